"""The window: panels around the map. It arranges and passes on; it decides nothing."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QByteArray, QPoint, QSize, Qt
from PySide6.QtGui import QCloseEvent, QGuiApplication
from PySide6.QtWidgets import QMainWindow, QWidget

from desktop import tasks
from desktop.arranging import arrange, arrangement_of
from desktop.bookmark_deeds import BookmarkDeeds
from desktop.columns import LEFT, RIGHT, Columns
from desktop.command_list import WORDS
from desktop.commands import Commands
from desktop.comparison_deeds import ComparisonDeeds
from desktop.deeds import Deeds
from desktop.desk import Desk
from desktop.dialogs.history_list import HistoryList
from desktop.export_deeds import ExportDeeds
from desktop.filter_deeds import filter_deeds_of
from desktop.map_deeds import MapDeeds
from desktop.middle import Middle
from desktop.panels.drawer import DRAWERS, Drawer
from desktop.panels.left_side import SHADING, LeftSide
from desktop.panels.palette.command_palette import CommandPalette
from desktop.panels.parts.words_of import name_at
from desktop.panels.right_side import TABS, RightSide
from desktop.panels.search_box import SearchBox
from desktop.recent_menu import RecentMenu
from desktop.restoring import Restoring
from desktop.revealing import reveal_in
from desktop.settings import Settings
from desktop.status_line import StatusLine
from desktop.store import Store
from desktop.story_deeds import StoryDeeds
from desktop.switching import USUAL, Switching
from desktop.tokens import CHOICES
from desktop.tool_rail import ToolRail
from desktop.top_bar import TopBar
from desktop.view import View
from desktop.walk import Walk
from desktop.wording import tr
from desktop.workspace.records import Arrangement
from desktop.workspace_deeds import WorkspaceDeeds
from geodata.overlay import Overlay
from geodata.records import Address

SMALLEST = QSize(1024, 600)


class Window(QMainWindow):
    """Top bar, three columns and a status line around `map_widget`, which may be any widget."""

    def __init__(self, store: Store, desk: Desk, map_widget: QWidget, settings: Settings) -> None:
        super().__init__()
        self._store = store
        self._desk = desk
        self._settings = settings
        self.map = map_widget
        self.setMinimumSize(SMALLEST)
        reveal = reveal_in(desk.atlas, map_widget)
        self.search = SearchBox(store, desk, reveal)
        self._reveal = reveal
        self.walk = Walk(store, self._name_of, reveal, self)
        self.deeds = Deeds(store, desk, settings, map_widget, self, self._overlays)  # type: ignore[arg-type]
        self.exports = ExportDeeds(store, desk, settings, self._overlays, self)
        self.comparison = ComparisonDeeds(store, desk, settings, self)
        self.bookmarks = BookmarkDeeds(store, desk, map_widget, self)
        self.files = WorkspaceDeeds(
            store, desk, settings, lambda: arrangement_of(self, settings), self
        )
        self.story = StoryDeeds(
            store, desk, settings, map_widget, lambda: self.files.keeping.name, self
        )
        self.restoring = Restoring(self.files, desk.atlas, self.files.autosaving.path.parent, self)
        self.recent = RecentMenu(settings, self)
        self.recent.chosen.connect(self.files.open_file)
        self.map_deeds = MapDeeds(store, desk, settings, getattr(map_widget, "take_tool", bool))
        self.commands = Commands(store, self._what_commands_do(), self)
        self.commands.action("recent").setMenu(self.recent)
        self.commands.action("reopens").setChecked(settings.reopens)
        self.top = TopBar(self.commands, self.search, self.deeds.export_map, self.deeds.language)
        self.menus = self.top.menus
        self.history = HistoryList(store, self)
        self.commands.action(f"theme_{settings.theme}").setChecked(True)
        self.middle = Middle(map_widget, ToolRail(self.commands.action), settings)
        self.columns = Columns(self.middle, settings.column_widths_px)
        of_picked = ("zoom_picked", "invert_picked", "clear_picked")
        self._status = StatusLine(store, desk, map(self.commands.action, of_picked))
        self._arrange()
        self._listen()
        self.files.closable.connect(self.close)
        self.files.keeping.told.connect(self._say_title)
        self.switching = Switching(self, settings)
        self.files.arranged.connect(self._arrange_as)
        store.changed.connect(self._changed)
        self.show_view(store.view, frozenset({"language", "filter"}))
        self._restore()
        self.switching.begin()
        self.commands.action("drawer").setChecked(bool(settings.drawer_tab))
        map_widget.setFocus()

    @property
    def left(self) -> QWidget:
        """The left column."""
        return self.columns.left

    @property
    def right(self) -> QWidget:
        """The right column."""
        return self.columns.right

    def finish(self) -> None:
        """Fill the side columns: after the first picture, since it does not need them."""
        if isinstance(self.left, LeftSide):
            return
        left = LeftSide(self._store, self._desk)
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
        right.bookmark_asked.connect(self.bookmarks.do)
        right.story_asked.connect(self.story.do)
        self.columns.fill(left, right)
        self.middle.finish(self._store, self._desk, self._reveal, action("drawer"))
        if isinstance(self.middle.drawer, Drawer):
            self.middle.drawer.asked.connect(lambda i: self.commands.action(i).trigger())
        self.finder = self._make_finder()
        self.winId()  # so that there is a window to listen to, shown or not
        self.windowHandle().installEventFilter(self.walk)
        self.restoring.look()
        # The names to search are gathered before the first letter is typed.
        tasks.run(lambda: self._desk.index.hits("高新"), self)

    def show_view(self, view: View, what: frozenset[str]) -> None:
        """The window's own words: title, bar and status line."""
        if "language" in what:
            self._say_title()
            self.top.speak(view.language)
        if what & {"language", "selection"}:
            for command_id, words in self.walk.words.items():
                self.commands.offer(command_id, words)
        self._status.show_view(view, what)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        """What the person arranged is kept for the next start, and nothing unsaved is lost."""
        if not self.files.may_close():
            event.ignore()
            return
        self._settings.geometry = bytes(self.saveGeometry().data())
        self._settings.column_widths_px = self.columns.widths_px()
        self.middle.keep()
        self.files.finish()
        self.story.finish()
        super().closeEvent(event)

    def _say_title(self) -> None:
        """The file's name and, by the system's own custom, a mark while something is unsaved."""
        keeping, product = self.files.keeping, tr("高新图志")
        unsaved = bool(keeping.unsaved)
        name = keeping.name or (tr("未命名") if unsaved else "")
        self.setWindowTitle(f"{name}[*] — {product}" if name else product)
        self.setWindowModified(unsaved)
        QGuiApplication.setApplicationDisplayName(product)

    def _changed(self, _old: View, new: View, what: frozenset[str]) -> None:
        self.show_view(new, what)

    def _listen(self) -> None:
        """Connect what the map and the deeds have to say, whatever widget stands for the map."""
        for name, slot in (
            ("typed", self.search.begin),
            ("tool_taken", self.commands.show_tool),
            ("tool_said", self._status.say),
            ("pointed", self._status.point),
            ("said", self._say),
        ):
            signal = getattr(self.map, name, None)
            if signal is not None:
                signal.connect(slot)
        said = (self.deeds, self.exports, self.files, self.bookmarks, self.comparison, self.story)
        for does in said:
            does.said.connect(self._say)
        self.story.empty.connect(self.commands.action("tab_story").trigger)

    def _say(self, words: str) -> None:
        self.statusBar().showMessage(words, 8000)

    def _what_commands_do(self) -> dict[str, Callable[..., object]]:
        deeds = self.deeds
        return {
            **self.files.deeds(),
            **self.bookmarks.deeds(),
            **self.exports.deeds(),
            **self.story.deeds(),
            "recent": lambda: self.recent.popup(self.menus.mapToGlobal(QPoint())),
            "history": lambda: self.history.open_below(self.top.history),
            "export_map": deeds.export_map,
            "compose_page": deeds.compose_page,
            "export_table": deeds.export_table,
            "export_comparison": self.comparison.ask_and_write,
            "open_plan_text": deeds.open_plan_text,
            "quit": self.close,
            "undo": self._store.undo,
            "redo": self._store.redo,
            "search": self.search.begin,
            "palette": lambda: self.finder.toggle(),
            "copy_address": deeds.copy_address,
            "back": self.walk.back,
            "forward": self.walk.forward,
            **{f"tab_{tab.id}": partial(self._open_tab, n) for n, tab in enumerate(TABS)},
            **filter_deeds_of(self, self._store, self._desk).deeds(),
            **self.map_deeds.deeds(),
            "to_shading": self._open_shading,
            "home": deeds.home,
            "reset_all": deeds.reset_all,
            "zoom_in": deeds.zoom_in,
            "zoom_out": deeds.zoom_out,
            **{f"arrange_{name}": partial(self._switch_to, name) for name in USUAL},
            "left_side": lambda on: self.columns.show_side(LEFT, on=on),
            "right_side": lambda on: self.columns.show_side(RIGHT, on=on),
            "timeline": lambda on: self.middle.show_timeline(on=on),
            "drawer": lambda on: self.middle.show_drawer(on=on),
            **{f"drawer_{d.id}": partial(self._open_drawer, n) for n, d in enumerate(DRAWERS)},
            **{f"theme_{choice}": partial(deeds.theme, choice) for choice in CHOICES},
            "language": deeds.language,
            "about": deeds.about,
        }

    def _switch_to(self, name: str) -> None:
        self.switching.to(name)

    def _arrange_as(self, arrangement: Arrangement) -> None:
        """As a workspace was arranged when it was saved."""
        arrange(self, arrangement)
        self.switching.take(arrangement.name)

    def _make_finder(self) -> CommandPalette:
        words = {i: said for i, said in WORDS.items() if i != "palette"}
        actions = {command_id: self.commands.action(command_id) for command_id in words}
        store, desk, settings = self._store, self._desk, self._settings
        return CommandPalette(store, desk, settings, actions, words, self, self._reveal)

    def _open_tab(self, tab: int) -> None:
        """Bring a tab of the right side forward, the side opened if need be."""
        self.commands.action("right_side").setChecked(True)
        if isinstance(self.right, RightSide):
            self.right.open(tab)

    def _open_shading(self) -> None:
        """Bring the measures of the regions forward, ready to choose one."""
        self.commands.action("left_side").setChecked(True)
        if isinstance(self.left, LeftSide):
            self.left.open(SHADING)
            self.left.shading.form.measure.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _open_drawer(self, tab: int) -> None:
        """Bring a tab of the drawer forward, the drawer opened if need be."""
        self.commands.action("drawer").setChecked(True)
        self.middle.open_drawer(tab)

    def _overlays(self) -> tuple[Overlay, ...]:
        """The person's own layers on the map, where the widget that stands for it has any."""
        layer = getattr(self.map, "overlays", None)
        return layer.all if layer is not None else ()

    def _name_of(self, address: Address) -> str:
        return name_at(self._desk.atlas, address, self._store.view.language)

    def _arrange(self) -> None:
        self.setMenuWidget(self.top)
        self.setCentralWidget(self.columns)
        self.statusBar().addWidget(self._status, 1)
        self.statusBar().setSizeGripEnabled(False)

    def _restore(self) -> None:
        if not self._settings.geometry or not self.restoreGeometry(
            QByteArray(self._settings.geometry)
        ):
            room = self.screen().availableGeometry().size()
            self.resize(min(1440, room.width()), min(900, room.height()))
