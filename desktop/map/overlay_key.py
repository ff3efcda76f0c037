"""OverlayKey: the legend of the overlays in the window's lower left corner, over the scale bar."""

from __future__ import annotations

import math
from dataclasses import replace

from PySide6.QtCore import QPointF
from PySide6.QtGui import QImage, QPainter

from desktop.painting import picture
from desktop.sheet.blocks import Block, panel
from desktop.sheet.drawing import Drawing
from desktop.sheet.framing import MM_PER_LOGICAL_PX, Bounds
from desktop.sheet.overlay_legend import overlays_block
from desktop.sheet.overlay_marks import OverlaySign
from desktop.sheet.palette import EM_MM, Palette

GAP_PX = 12.0
PAD_EM = 0.6
# It is a whole number of these wide.
STEP_EM = 3.0
RULE_MM = 0.12


class OverlayKey:
    """Painted once for what it says, then put where it belongs."""

    def __init__(self) -> None:
        self._said: tuple[object, ...] = ()
        self._block: Block | None = None
        self._image: QImage | None = None

    def say(self, signs: tuple[OverlaySign, ...], palette: Palette, language: str) -> bool:
        """Explain these from now on, in "zh" or "en"; whether it now takes other room."""
        said = (signs, palette.paper, palette.ink, language)
        if said == self._said:
            return False
        self._said = said
        before, self._block, self._image = self._size_mm(), None, None
        if signs:
            block = overlays_block(signs, palette, EM_MM, language)
            # Counts change with every filter; the room they take should not each time.
            steps = math.ceil(block.width_mm / (STEP_EM * EM_MM))
            block = replace(block, width_mm=steps * STEP_EM * EM_MM)
            self._block = panel(block, PAD_EM * EM_MM, palette.paper, palette.rule, RULE_MM)
        return self._size_mm() != before

    def _size_mm(self) -> tuple[float, float]:
        return (self._block.width_mm, self._block.height_mm) if self._block else (0.0, 0.0)

    def box_mm(self, above_mm: float) -> Bounds | None:
        """What it covers when it stands above that line: left, top, right, bottom; None if empty.

        In millimetres of the window.
        """
        if self._block is None:
            return None
        left, bottom = GAP_PX * MM_PER_LOGICAL_PX, above_mm - GAP_PX * MM_PER_LOGICAL_PX
        return left, bottom - self._block.height_mm, left + self._block.width_mm, bottom

    def paint(self, painter: QPainter, above_mm: float) -> None:
        """Put it above that line of the window."""
        box = self.box_mm(above_mm)
        if self._block is None or box is None:
            return
        ratio = painter.device().devicePixelRatioF()
        if self._image is None or self._image.devicePixelRatioF() != ratio:
            drawing = Drawing(self._block.width_mm, self._block.height_mm, self._block.marks)
            self._image = picture(drawing, 96.0 * ratio)
            self._image.setDevicePixelRatio(ratio)
        painter.drawImage(
            QPointF(box[0] / MM_PER_LOGICAL_PX, box[1] / MM_PER_LOGICAL_PX), self._image
        )
