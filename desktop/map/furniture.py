"""Furniture: the live map's inset, scale bar and source line, made by the sheet's own rooms."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QObject, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QImage, QPainter

from desktop.map.ground_style import GroundStyle
from desktop.map.naming import frame_of
from desktop.map.overlay_key import OverlayKey
from desktop.map.repainting import Repainting
from desktop.map.viewpoint import Viewpoint
from desktop.painting import paint, picture
from desktop.sheet.drawing import Drawing
from desktop.sheet.framing import (
    MM_PER_LOGICAL_PX,
    Bounds,
    MapFrame,
    corner_inset,
    home_frame,
    inset_frame,
    shows_whole_country,
)
from desktop.sheet.inset import inset_marks
from desktop.sheet.palette import EM_MM
from desktop.sheet.scale import scale_bar
from desktop.theme import map_palette
from geodata.atlas import Atlas

GAP_PX = 12.0
# Over a part of the country the inset keeps out of the way.
CLOSE_SHARE = 0.68
MOST_INSETS = 4
VEIL = 0.72


def inset_of(viewpoint: Viewpoint) -> MapFrame:
    """The inset in the window's lower right corner, at half the scale of the country at home.

    It keeps its size while the map zooms, and is smaller where the map shows a part only.
    """
    frame = frame_of(viewpoint)
    inset = corner_inset(home_frame(frame.width_mm, frame.height_mm))
    if shows_whole_country(frame):
        return inset
    _, _, right_mm, bottom_mm = inset.box_mm
    width_mm, height_mm = inset.width_mm * CLOSE_SHARE, inset.height_mm * CLOSE_SHARE
    return inset_frame(right_mm - width_mm, bottom_mm - height_mm, inset.m_per_mm / CLOSE_SHARE)


InsetKey = tuple[MapFrame, str, float, GroundStyle]
"""Frame, language, pixel ratio, style."""


class Furniture(QObject):
    """Painted over the map, at the window's lower edge, where the home camera leaves it room.

    The inset is made on a worker thread; until it is there the last one stays. `renewed` says that
    it is.
    """

    renewed = Signal()

    def __init__(self, parent: QObject, atlas: Atlas) -> None:
        super().__init__(parent)
        self._atlas = atlas
        self._style = GroundStyle(map_palette())
        self._language = "zh"
        self.key = OverlayKey()
        self._insets: list[tuple[InsetKey, QImage]] = []
        self._asked: InsetKey | None = None
        self._making = Repainting(self)
        self._making.ready.connect(self._take)
        self.rest = self._making.finish

    @property
    def ready(self) -> bool:
        """Whether no inset is in the making."""
        return self._making.idle

    def wear(self, style: GroundStyle) -> None:
        """Have the inset in that style from now on."""
        self._style = style

    def speak(self, language: str) -> None:
        """Words in "zh" or "en" from now on."""
        self._language = language

    def boxes_mm(self, viewpoint: Viewpoint) -> list[Bounds]:
        """What the furniture covers: left, top, right, bottom in millimetres of the window."""
        frame = frame_of(viewpoint)
        bar = scale_bar(frame, map_palette(), EM_MM, self._language)
        gap = GAP_PX * MM_PER_LOGICAL_PX
        bottom = frame.height_mm - gap
        key = self.key.box_mm(bottom - bar.height_mm)
        return [
            inset_of(viewpoint).box_mm,
            (gap, bottom - bar.height_mm, gap + bar.width_mm, bottom),
            *([key] if key is not None else []),
        ]

    def paint(self, painter: QPainter, viewpoint: Viewpoint) -> None:
        """The inset in the lower right corner, the scale bar in the lower left, over it the key."""
        ratio = painter.device().devicePixelRatioF()
        inset = self._inset(viewpoint, ratio)
        painter.drawImage(
            QPointF(
                viewpoint.width_px - inset.width() / ratio,
                viewpoint.height_px - inset.height() / ratio,
            ),
            inset,
        )
        bar = scale_bar(frame_of(viewpoint), map_palette(), EM_MM, self._language)
        px_per_mm = 1 / MM_PER_LOGICAL_PX
        painter.save()
        painter.translate(GAP_PX, viewpoint.height_px - GAP_PX - bar.height_mm * px_per_mm)
        # A veil over whatever lies under it keeps the small type legible.
        veil = QColor(map_palette().paper)
        veil.setAlphaF(VEIL)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(veil)
        room = QRectF(0.0, 0.0, bar.width_mm * px_per_mm, bar.height_mm * px_per_mm)
        painter.drawRoundedRect(room.adjusted(-6, -2, 6, 6), 4, 4)
        paint(Drawing(0.0, 0.0, bar.marks), painter, px_per_mm)
        painter.restore()
        gap = GAP_PX * MM_PER_LOGICAL_PX
        self.key.paint(painter, viewpoint.height_px * MM_PER_LOGICAL_PX - gap - bar.height_mm)

    def _inset(self, viewpoint: Viewpoint, ratio: float) -> QImage:
        frame = inset_of(viewpoint).at(0.0, 0.0)
        key = (frame, self._language, ratio, self._style)
        for kept, image in self._insets:
            if kept == key:
                return image
        if not self._insets:
            self._insets.append((key, self._picture(key)))
        elif key != self._asked:
            self._asked = key
            self._making.ask(lambda: (key, self._picture(key)))
        return self._insets[-1][1]

    def _picture(self, key: InsetKey) -> QImage:
        frame, language, ratio, style = key
        palette = style.palette
        marks = inset_marks(
            self._atlas, frame, palette, EM_MM, 1.0, style.hidden, language, style.look
        )
        drawing = Drawing(frame.width_mm, frame.height_mm, tuple(marks), palette.paper)
        image = picture(drawing, 96.0 * ratio)
        image.setDevicePixelRatio(ratio)
        return image

    def _take(self, made: object) -> None:
        self._asked = None
        self._insets.append(cast("tuple[InsetKey, QImage]", made))
        del self._insets[:-MOST_INSETS]
        self.renewed.emit()
