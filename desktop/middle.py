"""Middle: the map and the years under it."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.desk import Desk
from desktop.panels.timeline.timeline import Timeline, height_px
from desktop.store import Store


class Middle(QWidget):
    """The window's middle column. The timeline's room is kept from the start, so that the map does
    not move when the timeline comes after the first picture.
    """

    def __init__(self, the_map: QWidget) -> None:
        super().__init__()
        self.timeline: QWidget = QWidget()
        self.timeline.setObjectName("column")
        self.timeline.setFixedHeight(height_px())
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(the_map, 1)
        self._column.addWidget(self.timeline)

    def finish(self, store: Store, desk: Desk) -> None:
        """Put the timeline into the room that was kept for it."""
        timeline = Timeline(store, desk, self)
        self._column.replaceWidget(self.timeline, timeline)
        timeline.setHidden(self.timeline.isHidden())
        self.timeline.deleteLater()
        self.timeline = timeline

    def show_timeline(self, *, on: bool) -> None:
        """Open or close the timeline; the map gives or takes the room below it."""
        self.timeline.setVisible(on)
