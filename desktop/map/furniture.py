"""Furniture: the live map's inset, scale bar, north arrow and graticule, by the sheet's rooms."""

from __future__ import annotations

from PySide6.QtCore import QObject, QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from desktop.map.ground_style import GroundStyle
from desktop.map.live_inset import LiveInset
from desktop.map.live_net import LiveNet
from desktop.map.naming import frame_of
from desktop.map.overlay_key import OverlayKey
from desktop.map.unnamed_note import UnnamedNote
from desktop.map.viewpoint import Viewpoint
from desktop.painting import paint
from desktop.sheet.base_layers import GRATICULE, NORTH_ARROW, layers_off
from desktop.sheet.blocks import Block
from desktop.sheet.drawing import Drawing
from desktop.sheet.framing import MM_PER_LOGICAL_PX, Bounds
from desktop.sheet.north_arrow import scale_and_north
from desktop.sheet.palette import EM_MM
from desktop.theme import map_palette
from desktop.view import View
from geodata.atlas import Atlas

GAP_PX = 12.0
VEIL = 0.72
VEIL_MM = 1.6
"""How far the veil reaches beyond the words upon it."""
# The note stands right of the scale bar's ground, its foot where that has its own.
NOTE_MM = 3.2
NOTE_DROP_MM = 1.6


class Furniture(QObject):
    """Painted over the map, at the window's edges. `renewed` says that a newer inset is there."""

    def __init__(self, parent: QObject, atlas: Atlas) -> None:
        super().__init__(parent)
        self._language = "zh"
        self._arrow = False
        self._last_bar: tuple[object, Block] | None = None
        self.key = OverlayKey()
        self.note = UnnamedNote()
        self.net = LiveNet()
        self.inset = LiveInset(self, atlas)
        self.renewed = self.inset.renewed
        self.rest = self.inset.rest

    @property
    def ready(self) -> bool:
        """Whether no inset is in the making."""
        return self.inset.ready

    def wear(self, style: GroundStyle) -> None:
        """Have the inset in that style from now on."""
        self.inset.wear(style)

    def show(self, view: View) -> None:
        """What the view asks for, in its language."""
        self._language = view.language
        self.inset.speak(view.language)
        off = layers_off(view)
        self._arrow, self.net.on = NORTH_ARROW not in off, GRATICULE not in off

    def boxes_mm(self, viewpoint: Viewpoint) -> list[Bounds]:
        """What the furniture covers: left, top, right, bottom in millimetres of the window."""
        own = self._boxes_mm(viewpoint)
        return [*own, *self.net.boxes_mm(viewpoint, own)]

    def paint(self, painter: QPainter, viewpoint: Viewpoint) -> None:
        """The inset in its corner, scale bar and arrow in the lower left, over them the key."""
        self.net.paint_labels(painter, viewpoint, self._boxes_mm(viewpoint))
        self.inset.paint(painter, viewpoint)
        bar = self._bar(viewpoint)
        px_per_mm = 1 / MM_PER_LOGICAL_PX
        painter.save()
        painter.translate(GAP_PX, viewpoint.height_px - GAP_PX - bar.height_mm * px_per_mm)
        # A veil over whatever lies under it keeps the small type legible.
        veil = QColor(map_palette().paper)
        veil.setAlphaF(VEIL)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(veil)
        room = QRectF(0.0, 0.0, bar.width_mm * px_per_mm, bar.height_mm * px_per_mm)
        pad = VEIL_MM * px_per_mm
        painter.drawRoundedRect(room.adjusted(-pad, -pad / 3, pad, pad), 4, 4)
        paint(Drawing(0.0, 0.0, bar.marks), painter, px_per_mm)
        painter.restore()
        gap = GAP_PX * MM_PER_LOGICAL_PX
        bottom = viewpoint.height_px * MM_PER_LOGICAL_PX - gap
        self.key.paint(painter, bottom - bar.height_mm)
        self.note.paint(painter, gap + bar.width_mm + NOTE_MM, bottom + NOTE_DROP_MM)

    def _bar(self, viewpoint: Viewpoint) -> Block:
        """Scale bar and arrow, worked out once for the several who ask in one frame."""
        frame, palette = frame_of(viewpoint), map_palette()
        key = (viewpoint, palette.ink, self._language, self._arrow)
        if self._last_bar is None or self._last_bar[0] != key:
            bar = scale_and_north(frame, palette, EM_MM, self._language, arrow=self._arrow)
            self._last_bar = (key, bar)
        return self._last_bar[1]

    def _boxes_mm(self, viewpoint: Viewpoint) -> list[Bounds]:
        bar = self._bar(viewpoint)
        gap = GAP_PX * MM_PER_LOGICAL_PX
        bottom = viewpoint.height_px * MM_PER_LOGICAL_PX - gap
        key = self.key.box_mm(bottom - bar.height_mm)
        inset = self.inset.box_mm(viewpoint)
        return [
            *([inset] if inset is not None else []),
            (0.0, bottom - bar.height_mm - VEIL_MM, gap + bar.width_mm + VEIL_MM, bottom + gap),
            self.note.box_mm(gap + bar.width_mm + NOTE_MM, bottom + NOTE_DROP_MM),
            *([key] if key is not None else []),
        ]
