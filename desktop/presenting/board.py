"""Board: the legend beside the big map, and what else must be said of it, made as on paper."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, QSize, Signal
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from desktop.map.naming import frame_of
from desktop.map.repainting import Repainting
from desktop.map.viewpoint import Viewpoint
from desktop.painting import picture
from desktop.sheet.drawing import Drawing
from desktop.sheet.framing import MM_PER_LOGICAL_PX
from desktop.sheet.page import page_of_pixels
from desktop.sheet.palette import EM_MM
from desktop.sheet.sheet_parts import (
    contents_of,
    fitting_legend,
    sheet_of,
    small_print,
    title_of,
)
from desktop.theme import tokens
from desktop.view import View
from geodata.atlas import Atlas
from geodata.faults import Fault

DPI = 96.0
LARGER = 1.6
"""Than the map's, the legend's type where there is room: an audience sits farther away."""


@dataclass(frozen=True, slots=True, eq=False)
class Board:
    """A legend as a picture, the map's own title, and where all is from."""

    view: View
    legend: QImage
    title: str
    sources: tuple[str, ...]


def board_of(
    atlas: Atlas, view: View, viewpoint: Viewpoint, room_px: QSize, ratio: float, theme: str
) -> Board:
    """The board of what a map of that viewpoint shows, its legend in that room."""
    page = replace(page_of_pixels(viewpoint.width_px, viewpoint.height_px), theme=theme)
    sheet = replace(sheet_of(atlas, view, page), em_mm=EM_MM)
    frame = frame_of(viewpoint)
    width_mm = room_px.width() * MM_PER_LOGICAL_PX
    height_mm = room_px.height() * MM_PER_LOGICAL_PX
    shown = contents_of(sheet, frame)
    large = replace(sheet, em_mm=LARGER * EM_MM)
    legend = fitting_legend(large, shown, (0.0, 0.0, width_mm, height_mm), with_scale=False)
    drawing = Drawing(width_mm, height_mm, legend.marks, sheet.palette.paper)
    image = picture(drawing, DPI * ratio)
    image.setDevicePixelRatio(ratio)
    return Board(view, image, title_of(sheet, frame), small_print(sheet, 0))


class BoardView(QWidget):
    """Shows the legend. It is made on another thread; till then there is none rather than that of
    another scene.
    """

    def __init__(self) -> None:
        super().__init__()
        self._image: QImage | None = None

    def put(self, legend: QImage | None) -> None:
        """Show that legend; None clears the board."""
        self._image = legend
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802
        """The legend from the upper left."""
        if self._image is not None:
            painter = QPainter(self)
            painter.drawImage(0, 0, self._image)
            painter.end()


class BoardMaking(QObject):
    """Makes boards on a worker thread, the newest wish only; `ready(Board or Fault)`."""

    ready = Signal(object)

    def __init__(self, parent: QObject, atlas: Atlas) -> None:
        super().__init__(parent)
        self._atlas = atlas
        self._making = Repainting(self)
        self._making.ready.connect(self.ready)
        self.rest = self._making.finish

    @property
    def idle(self) -> bool:
        """Whether no board is in the making."""
        return self._making.idle

    def ask(self, view: View, viewpoint: Viewpoint, room_px: QSize, ratio: float) -> None:
        """Make the board of that."""
        theme = tokens().name

        def make() -> Board | Fault:
            try:
                return board_of(self._atlas, view, viewpoint, room_px, ratio, theme)
            except Fault as fault:
                return fault

        self._making.ask(make)
