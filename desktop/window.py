"""The window: panels around the map. It arranges and passes on; it decides nothing."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QByteArray, QSize, Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QMainWindow,
    QMenuBar,
    QSizePolicy,
    QSplitter,
    QToolButton,
    QWidget,
)

from desktop import tasks
from desktop.commands import Commands
from desktop.deeds import Deeds
from desktop.desk import Desk
from desktop.middle import Middle
from desktop.panels.drawer import DRAWERS
from desktop.panels.filter_panel import FilterPanel
from desktop.panels.parts.words_of import name_at
from desktop.panels.right_side import TABS, RightSide
from desktop.panels.search_box import SearchBox
from desktop.revealing import reveal_in
from desktop.settings import Settings
from desktop.store import Store
from desktop.theme import icon, sizes
from desktop.tokens import CHOICES
from desktop.view import View
from desktop.walk import Walk
from desktop.wording import tr
from geodata.filter_words import filter_words
from geodata.filtering import matching
from geodata.records import Address

LEFT, MAP, RIGHT = 0, 1, 2
SMALLEST = QSize(1024, 600)


class Window(QMainWindow):
    """Top bar, three columns and a status line around `map_widget`, which may be any widget."""

    def __init__(self, store: Store, desk: Desk, map_widget: QWidget, settings: Settings) -> None:
        super().__init__()
        self._store = store
        self._desk = desk
        self._settings = settings
        self.map = map_widget
        self.middle = Middle(map_widget, settings)
        self.setMinimumSize(SMALLEST)
        self._widths_px = settings.column_widths_px or _usual_widths_px()
        reveal = reveal_in(desk.atlas, map_widget)
        self.search = SearchBox(store, desk, reveal)
        self.left, self.right = QWidget(), QWidget()
        for side in (self.left, self.right):
            side.setObjectName("column")
        self._reveal = reveal
        self.walk = Walk(store, self._name_of, reveal, self)
        self.deeds = Deeds(store, desk, settings, map_widget, self)  # type: ignore[arg-type]
        self.commands = Commands(store, self._what_commands_do(), self)
        # Not the main window's own bar: ours stands beside the product's name.
        self.menus = QMenuBar()
        self.menus.setNativeMenuBar(False)
        self.menus.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.commands.fill(self.menus)
        self.commands.action(f"theme_{settings.theme}").setChecked(True)
        self.columns = QSplitter(Qt.Orientation.Horizontal)
        self._status = QLabel()
        self._arrange()
        typed = getattr(map_widget, "typed", None)
        if typed is not None:
            typed.connect(self.search.begin)
        self.deeds.said.connect(lambda words: self.statusBar().showMessage(words, 8000))
        store.changed.connect(self._changed)
        self.show_view(store.view, frozenset({"language", "filter"}))
        self._restore()
        self.commands.action("drawer").setChecked(bool(settings.drawer_tab))
        map_widget.setFocus()

    def finish(self) -> None:
        """Fill the side columns: after the first picture, since it does not need them."""
        if self.columns.indexOf(self.left) < 0:
            return
        filters = FilterPanel(self._store, self._desk)
        action = self.commands.action
        right = RightSide(
            self._store,
            self._desk,
            self._reveal,
            (action("back"), action("forward")),
            action("copy_address"),
        )
        right.clause_asked.connect(self.deeds.show_clause)
        right.text_asked.connect(self.deeds.open_plan_text)
        for index, old, new in ((LEFT, self.left, filters), (RIGHT, self.right, right)):
            widths = self.columns.sizes()
            hidden = old.isHidden()
            self.columns.replaceWidget(index, new)
            old.deleteLater()
            new.setHidden(hidden)
            new.setMinimumWidth(_narrowest_px())
            self.columns.setSizes(widths)
        self.left, self.right = filters, right
        self.middle.finish(self._store, self._desk, self._reveal, action("drawer"))
        self.winId()  # so that there is a window to listen to, shown or not
        self.windowHandle().installEventFilter(self.walk)
        # The names to search are gathered before the first letter is typed.
        tasks.run(lambda: self._desk.index.hits("高新"), self)

    def show_view(self, view: View, what: frozenset[str]) -> None:
        """The window's own words: title, bar and status line."""
        if "language" in what:
            self.setWindowTitle(tr("高新图志"))
            self._name.setText(tr("高新图志"))
            self._export.setText(tr("导出"))
            self._language.setText("中文" if view.language == "en" else "EN")
            self._language.setToolTip(tr("切换语言"))
        if what & {"language", "selection"}:
            for command_id, words in self.walk.words.items():
                self.commands.offer(command_id, words)
        if what & {"language", "filter", "selection"}:
            number = len(matching(self._desk.atlas, self._desk.links, view.filter))
            words = filter_words(self._desk.atlas, view.filter, view.language)
            line = tr("{n} 处符合：{words}", n=number, words=words)
            undo = self._store.undo_words
            if undo:
                line += "　" + tr("Ctrl+Z 撤销：{what}", what=undo)
            self._status.setText(line)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        """What the person arranged is kept for the next start."""
        self._settings.geometry = bytes(self.saveGeometry().data())
        widths = self.columns.sizes()
        self._settings.column_widths_px = tuple(
            shown or kept for shown, kept in zip(widths, self._widths_px, strict=True)
        )
        self.middle.keep()
        super().closeEvent(event)

    def _changed(self, _old: View, new: View, what: frozenset[str]) -> None:
        self.show_view(new, what)

    def _what_commands_do(self) -> dict[str, Callable[..., object]]:
        deeds = self.deeds
        return {
            "open_view": deeds.open_view,
            "save_view": deeds.save_view,
            "export_map": deeds.export_map,
            "open_plan_text": deeds.open_plan_text,
            "quit": self.close,
            "undo": self._store.undo,
            "redo": self._store.redo,
            "search": self.search.begin,
            "copy_address": deeds.copy_address,
            "back": self.walk.back,
            "forward": self.walk.forward,
            **{f"tab_{tab.id}": partial(self._open_tab, n) for n, tab in enumerate(TABS)},
            "clear_filter": deeds.clear_filter,
            "clear_selection": deeds.clear_selection,
            "home": deeds.home,
            "zoom_in": deeds.zoom_in,
            "zoom_out": deeds.zoom_out,
            "left_side": lambda on: self._show_side(LEFT, on=on),
            "right_side": lambda on: self._show_side(RIGHT, on=on),
            "timeline": lambda on: self.middle.show_timeline(on=on),
            "drawer": lambda on: self.middle.show_drawer(on=on),
            **{f"drawer_{d.id}": partial(self._open_drawer, n) for n, d in enumerate(DRAWERS)},
            **{f"theme_{choice}": partial(deeds.theme, choice) for choice in CHOICES},
            "language": deeds.language,
            "about": deeds.about,
        }

    def _open_tab(self, tab: int) -> None:
        """Bring a tab of the right side forward, the side opened if need be."""
        self.commands.action("right_side").setChecked(True)
        if isinstance(self.right, RightSide):
            self.right.open(tab)

    def _open_drawer(self, tab: int) -> None:
        """Bring a tab of the drawer forward, the drawer opened if need be."""
        self.commands.action("drawer").setChecked(True)
        self.middle.open_drawer(tab)

    def _name_of(self, address: Address) -> str:
        return name_at(self._desk.atlas, address, self._store.view.language)

    def _show_side(self, side: int, *, on: bool) -> None:
        """Open or close a side; the map gives or takes the room and does not move."""
        widths = self.columns.sizes()
        if not on and widths[side]:
            kept = list(self._widths_px)
            kept[side] = widths[side]
            self._widths_px = tuple(kept)
        (self.left if side == LEFT else self.right).setVisible(on)
        if on:
            change = self._widths_px[side]
            widths[side], widths[MAP] = change, max(widths[MAP] - change, 1)
            self.columns.setSizes(widths)

    def _arrange(self) -> None:
        self.setMenuWidget(self._top_bar())
        for widget in (self.left, self.middle, self.right):
            self.columns.addWidget(widget)
        self.columns.setHandleWidth(1)
        self.columns.setChildrenCollapsible(False)
        self.columns.setStretchFactor(MAP, 1)
        for side in (self.left, self.right):
            side.setMinimumWidth(_narrowest_px())
        self.columns.setSizes(list(self._widths_px))
        self.setCentralWidget(self.columns)
        self.statusBar().addWidget(self._status, 1)
        self.statusBar().setSizeGripEnabled(False)
        self._status.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def _top_bar(self) -> QWidget:
        bar = QWidget()
        bar.setObjectName("top")
        self._name = QLabel()
        self._name.setObjectName("product")
        self._export, self._language = QToolButton(), QToolButton()
        self._export.setIcon(icon("export", "accent"))
        self._export.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._export.clicked.connect(self.deeds.export_map)
        self._language.setIcon(icon("language"))
        self._language.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._language.clicked.connect(self.deeds.language)
        row = QHBoxLayout(bar)
        row.setContentsMargins(16, 8, 12, 8)
        row.setSpacing(4)
        row.addWidget(self._name)
        row.addSpacing(12)
        row.addWidget(self.menus, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addStretch(1)
        self.search.setMinimumWidth(14 * sizes().body_px)
        self.search.setMaximumWidth(32 * sizes().body_px)
        row.addWidget(self.search, 4)
        row.addSpacing(8)
        for command_id in ("left_side", "home", "undo", "redo", "drawer", "right_side"):
            button = QToolButton()
            button.setDefaultAction(self.commands.action(command_id))
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
            button.setIconSize(QSize(20, 20))
            row.addWidget(button)
        row.addWidget(self._export)
        row.addWidget(self._language)
        return bar

    def _restore(self) -> None:
        if not self._settings.geometry or not self.restoreGeometry(
            QByteArray(self._settings.geometry)
        ):
            room = self.screen().availableGeometry().size()
            self.resize(min(1440, room.width()), min(900, room.height()))


def _narrowest_px() -> int:
    return 17 * sizes().body_px


def _usual_widths_px() -> tuple[int, int, int]:
    return (22 * sizes().body_px, 60 * sizes().body_px, 28 * sizes().body_px)
