"""The drawer: a row of tabs under the map over what shows many things at once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QSizePolicy,
    QStackedWidget,
    QTabBar,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop.desk import Desk
from desktop.panels.parts.drawer_panel import DrawerPanel
from desktop.panels.parts.reveal import Reveal
from desktop.settings import Settings
from desktop.store import Store
from desktop.theme import sizes, tokens
from desktop.view import View
from desktop.wording import later, tr

EVERYTHING = frozenset(field.name for field in fields(View))


def _table(store: Store, desk: Desk, settings: Settings, reveal: Reveal) -> DrawerPanel:
    from desktop.panels.table.table_panel import TablePanel

    return TablePanel(store, desk, settings, reveal)


def _charts(store: Store, desk: Desk, settings: Settings, reveal: Reveal) -> DrawerPanel:  # noqa: ARG001
    from desktop.panels.charts.charts_panel import ChartsPanel

    return ChartsPanel(store, desk)


def _compare(store: Store, desk: Desk, settings: Settings, reveal: Reveal) -> DrawerPanel:  # noqa: ARG001
    from desktop.panels.compare.compare_panel import ComparePanel

    return ComparePanel(store, desk, reveal)


@dataclass(frozen=True, slots=True)
class DrawerTab:
    """A tab: its words, and how its panel is made once somebody opens it."""

    id: str
    words: str
    hint: str
    make: Callable[[Store, Desk, Settings, Reveal], DrawerPanel]


# The keys of the tabs follow those of the columns and the timeline: Ctrl+4 is the first.
FIRST_KEY = 4
DRAWERS: tuple[DrawerTab, ...] = (
    DrawerTab("table", later("表格"), later("筛选之内的载体，一行一处"), _table),
    DrawerTab("charts", later("图表"), later("分布、散点、产业与省份、集中度"), _charts),
    DrawerTab("compare", later("并排对比"), later("两至四处载体或地区并排对比"), _compare),
)


class Drawer(QWidget):
    """Shows one panel at a time; `closing` is the action that closes the drawer. `asked(command
    id)` passes on what a panel would have the window do.

    Which tab is in front is the drawer's own affair, not the View's. A panel is made when it is
    first seen, and told of changes only while it is seen; what it missed it is told when it comes
    forward.
    """

    asked = Signal(str)

    def __init__(
        self,
        store: Store,
        desk: Desk,
        settings: Settings,
        reveal: Reveal,
        closing: QAction,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("column")
        self._store = store
        self._means = (store, desk, settings, reveal)
        self._made: dict[int, DrawerPanel] = {}
        self._missed: dict[int, frozenset[str]] = {}
        self.tabs = QTabBar()
        self.tabs.setObjectName("tabs")
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.panels, self.tools = QStackedWidget(), QStackedWidget()
        self.tools.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        for _ in DRAWERS:
            self.tabs.addTab("")
            self.panels.addWidget(QWidget())
            self.tools.addWidget(QWidget())
        self.closer = QToolButton()
        self.closer.setDefaultAction(closing)
        self.closer.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        self.closer.setIconSize(QSize(18, 18))
        self._arrange()
        self.tabs.currentChanged.connect(self.open)
        store.changed.connect(self._changed)
        self._speak()

    def open(self, tab: int) -> None:
        """Bring a tab forward."""
        self.tabs.setCurrentIndex(tab)
        self.panels.setCurrentIndex(tab)
        self.tools.setCurrentIndex(tab)
        self._catch_up()

    @property
    def panel(self) -> DrawerPanel | None:
        """The panel in front, once it was seen."""
        return self._made.get(self.tabs.currentIndex())

    def _changed(self, _old: View, _new: View, what: frozenset[str]) -> None:
        """Pass on what changed to the panel in sight, and keep it for the others."""
        if "language" in what:
            self._speak()
        for tab in self._made:
            self._missed[tab] = self._missed.get(tab, frozenset()) | what
        self._catch_up()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """What was missed is shown now."""
        super().showEvent(event)
        self._catch_up()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002
        """The ground, and a hairline towards the timeline."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), tokens().side)
        painter.fillRect(0, 0, self.width(), 1, tokens().rule)
        painter.end()

    def _catch_up(self) -> None:
        tab = self.tabs.currentIndex()
        if not self.isVisible():
            return
        if tab not in self._made:
            self._made[tab] = DRAWERS[tab].make(*self._means)
            self._made[tab].asked.connect(self.asked)
            self._missed[tab] = EVERYTHING
            self._put(self.panels, tab, self._made[tab])
            self._put(self.tools, tab, self._made[tab].tools or QWidget())
        what = self._missed.pop(tab, frozenset())
        if what:
            self._made[tab].show_view(self._store.view, what)

    @staticmethod
    def _put(stack: QStackedWidget, tab: int, widget: QWidget) -> None:
        old = stack.widget(tab)
        assert old is not None
        stack.insertWidget(tab, widget)
        stack.setCurrentIndex(tab)
        stack.removeWidget(old)
        old.deleteLater()

    def _arrange(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(8, 1, 8, 0)
        head.setSpacing(8)
        head.addWidget(self.tabs)
        head.addWidget(self.tools, 1)
        head.addWidget(self.closer)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.panels, 1)
        self.setMinimumHeight(11 * sizes().body_px)

    def _speak(self) -> None:
        self.setAccessibleName(tr("数据栏"))
        self.tabs.setAccessibleName(tr("数据栏"))
        for number, tab in enumerate(DRAWERS):
            self.tabs.setTabText(number, tr(tab.words))
            self.tabs.setTabToolTip(number, f"{tr(tab.hint)} (Ctrl+{FIRST_KEY + number})")
            self.tabs.setAccessibleTabName(number, tr(tab.hint))
