"""Middle: the map with its tools beside it, the years under it, and below them the drawer."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from desktop.desk import Desk
from desktop.panels.drawer import DRAWERS, Drawer
from desktop.panels.parts.reveal import Reveal
from desktop.panels.timeline.timeline import Timeline, height_px
from desktop.settings import Settings
from desktop.store import Store
from desktop.theme import sizes

ABOVE, DRAWER = 0, 1


class Middle(QSplitter):
    """The window's middle column. The rooms of timeline and drawer are kept from the start, so
    that the map does not move when they are filled after the first picture.
    """

    def __init__(self, the_map: QWidget, rail: QWidget, settings: Settings) -> None:
        super().__init__(Qt.Orientation.Vertical)
        self._settings = settings
        self._height_px = settings.drawer_height_px or 19 * sizes().body_px
        self._tab = next((n for n, tab in enumerate(DRAWERS) if tab.id == settings.drawer_tab), 0)
        self.timeline: QWidget = QWidget()
        self.timeline.setObjectName("column")
        self.timeline.setFixedHeight(height_px())
        self.drawer: QWidget = QWidget()
        self.drawer.setObjectName("column")
        self.drawer.hide()
        above = QWidget()
        self._column = QVBoxLayout(above)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        beside = QHBoxLayout()
        beside.setSpacing(0)
        beside.addWidget(rail)
        beside.addWidget(the_map, 1)
        self._column.addLayout(beside, 1)
        self._column.addWidget(self.timeline)
        self.addWidget(above)
        self.addWidget(self.drawer)
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)
        self.setStretchFactor(ABOVE, 1)
        self.setStretchFactor(DRAWER, 0)

    def finish(self, store: Store, desk: Desk, reveal: Reveal, closing: QAction) -> None:
        """Put timeline and drawer into the rooms that were kept for them."""
        timeline = Timeline(store, desk, self)
        self._column.replaceWidget(self.timeline, timeline)
        timeline.setHidden(self.timeline.isHidden())
        self.timeline.deleteLater()
        self.timeline = timeline
        heights, old = self.sizes(), self.drawer
        drawer = Drawer(store, desk, self._settings, reveal, closing)
        drawer.open(self._tab)
        drawer.setHidden(old.isHidden())
        self.drawer = drawer
        self.replaceWidget(DRAWER, drawer)
        old.deleteLater()
        self.setSizes(heights)

    def show_timeline(self, *, on: bool) -> None:
        """Open or close the timeline; the map gives or takes the room below it."""
        self.timeline.setVisible(on)

    def show_drawer(self, *, on: bool) -> None:
        """Open or close the drawer; the map gives or takes the room and does not move."""
        heights = self.sizes()
        if not on and heights[DRAWER]:
            self._height_px = heights[DRAWER]
        self.drawer.setVisible(on)
        if on:
            self.setSizes([max(sum(heights) - self._height_px, 1), self._height_px])

    def set_drawer_height(self, height_px: int) -> None:
        """Give the open drawer that height, as far as there is room; a closed one when it opens."""
        self._height_px = height_px
        if not self.drawer.isHidden():
            self.setSizes([max(sum(self.sizes()) - height_px, 1), height_px])

    def open_drawer(self, tab: int) -> None:
        """Bring a tab of the open drawer forward, and the keyboard into it."""
        self._tab = tab
        if isinstance(self.drawer, Drawer):
            self.drawer.open(tab)
            if self.drawer.panel is not None:
                self.drawer.panel.setFocus()

    def keep(self) -> None:
        """The drawer's height, and what is open in it, are kept for the next start."""
        open_now = not self.drawer.isHidden()
        if isinstance(self.drawer, Drawer):
            self._tab = self.drawer.tabs.currentIndex()
        self._settings.drawer_height_px = self.sizes()[DRAWER] if open_now else self._height_px
        self._settings.drawer_tab = DRAWERS[self._tab].id if open_now else ""
