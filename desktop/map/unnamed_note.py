"""UnnamedNote: a quiet line beside the scale bar: how many places are in view, how many unnamed."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from desktop.map.naming import Words
from desktop.painting import paint_text
from desktop.sheet.drawing import Text
from desktop.sheet.framing import MM_PER_LOGICAL_PX, Bounds
from desktop.sheet.palette import EM_MM
from desktop.sheet.text_widths import width_em
from desktop.theme import map_palette
from desktop.wording import tr

SIZE_MM = 0.64 * EM_MM
HEIGHT_MM = 1.5 * SIZE_MM
PAD_MM = 0.7 * SIZE_MM
VEIL = 0.72
# Room is kept for any number, so that the names around it do not depend on what it says.
MOST = 999


class UnnamedNote:
    """Says what the names that are seen left out."""

    def __init__(self) -> None:
        self._words: Words | None = None

    def say(self, words: Words | None) -> None:
        """Count these names from now on."""
        self._words = words

    @property
    def line(self) -> str:
        """What it says; blank before there are names, and where no place is in view."""
        words = self._words
        if words is None or not words.count:
            return ""
        line = tr("图中 {n} 处", n=words.count)
        return line + tr("，{n} 处未标名", n=words.unnamed) if words.unnamed else line

    def box_mm(self, left_mm: float, bottom_mm: float) -> Bounds:
        """What it may cover with its lower left corner there, in millimetres of the window."""
        longest = tr("图中 {n} 处", n=MOST) + tr("，{n} 处未标名", n=MOST)
        width = width_em(longest) * SIZE_MM + 2 * PAD_MM
        return left_mm, bottom_mm - HEIGHT_MM, left_mm + width, bottom_mm

    def paint(self, painter: QPainter, left_mm: float, bottom_mm: float) -> None:
        """Put it there."""
        line = self.line
        if not line:
            return
        palette = map_palette()
        width = width_em(line) * SIZE_MM + 2 * PAD_MM
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(1 / MM_PER_LOGICAL_PX, 1 / MM_PER_LOGICAL_PX)
        veil = QColor(palette.paper)
        veil.setAlphaF(VEIL)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(veil)
        painter.drawRoundedRect(QRectF(left_mm, bottom_mm - HEIGHT_MM, width, HEIGHT_MM), 1, 1)
        base = bottom_mm - HEIGHT_MM / 2 + 0.36 * SIZE_MM
        paint_text(Text(left_mm + PAD_MM, base, line, SIZE_MM, palette.quiet_ink), painter)
        painter.restore()
