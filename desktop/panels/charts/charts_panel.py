"""ChartsPanel: the places under the filter as bars, cells and points; each brushes the map."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from desktop.desk import Desk
from desktop.panels.charts.chart_rooms import ChartRoom, Crossing, Distributions, Points
from desktop.panels.charts.concentration import Concentration
from desktop.panels.parts.drawer_panel import DrawerPanel
from desktop.store import Store
from desktop.view import View, pick
from desktop.wording import later, tr
from geodata.filtering import matching

SHOWN = frozenset({"filter", "picked", "language"})
ROOMS: tuple[tuple[str, Callable[[], ChartRoom]], ...] = (
    (later("分布"), Distributions),
    (later("产业 × 省份"), Crossing),
    (later("散点"), Points),
    (later("集中度"), Concentration),
)


class ChartsPanel(DrawerPanel):
    """Shows one room at a time, made when first seen; brushes ask the Store for other picks."""

    def __init__(self, store: Store, desk: Desk) -> None:
        super().__init__()
        self._store = store
        self._desk = desk
        self._made: dict[int, ChartRoom] = {}
        self.rooms = QStackedWidget()
        self.tabs = QTabBar()
        self.tabs.setObjectName("tabs")
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        for _ in ROOMS:
            self.tabs.addTab("")
            self.rooms.addWidget(QWidget())
        self.count = QLabel()
        self.count.setObjectName("quiet")
        self.tools = QWidget()
        row = QHBoxLayout(self.tools)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.tabs)
        row.addStretch(1)
        row.addWidget(self.count)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.rooms)
        self.tabs.currentChanged.connect(self._open)
        self._speak()

    @property
    def room(self) -> ChartRoom:
        """The room in front."""
        at = self.tabs.currentIndex()
        if at not in self._made:
            self._made[at] = ROOMS[at][1]()
            self._made[at].brushed.connect(self._brush)
            old = self.rooms.widget(at)
            self.rooms.insertWidget(at, self._made[at])
            if old is not None:
                self.rooms.removeWidget(old)
                old.deleteLater()
        self.rooms.setCurrentIndex(at)
        return self._made[at]

    def show_view(self, view: View, what: frozenset[str]) -> None:
        """Show what changed of the View: its filter, picks and language."""
        if not what & SHOWN:
            return
        if "language" in what:
            self._speak()
        ids = matching(self._desk.atlas, self._desk.links, view.filter)
        picked = frozenset(view.picked)
        self.room.show_places(self._desk, ids, picked, view.language)
        inside = sum(i in picked for i in ids)
        words = tr("{n} 处", n=len(ids))
        if picked:
            words += tr("，其中已选 {n} 处", n=inside)
        self.count.setText(words)

    def _open(self, _tab: int) -> None:
        self.show_view(self._store.view, SHOWN)

    def _brush(self, ids: tuple[str, ...], mode: str) -> None:
        wanted = pick(self._store.view, ids, mode)
        self._store.change(wanted, tr("在图表中选取"))

    def _speak(self) -> None:
        self.tabs.setAccessibleName(tr("图表"))
        for number, (words, _) in enumerate(ROOMS):
            self.tabs.setTabText(number, tr(words))
