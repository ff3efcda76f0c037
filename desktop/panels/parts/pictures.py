"""Pictures: the small marks of lists and pages, painted as the map paints them."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen

from desktop.painting import paint_symbol
from desktop.sheet.drawing import Symbol
from desktop.sheet.symbols import STYLE
from desktop.theme import LIGHT
from geodata.vocabulary import EVIDENCE

# Painted at this many device pixels a logical one, and scaled down on plainer screens.
SHARPNESS = 3.0
EVIDENCE_INK = {
    "named": "#0B5FA5",
    "kind": "#0B5FA5",
    "listed": "#00735C",
    "matched": "#8A5A00",
    "unverified": "#6B7781",
}


def _blank(width_px: float, height_px: float) -> QImage:
    image = QImage(
        round(width_px * SHARPNESS), round(height_px * SHARPNESS), QImage.Format.Format_ARGB32
    )
    image.setDevicePixelRatio(SHARPNESS)
    image.fill(Qt.GlobalColor.transparent)
    return image


@lru_cache(maxsize=64)
def kind_picture(kind: str, size_px: int, *, hollow: bool = False) -> QImage:
    """The mark of a kind of place in a square `size_px` logical pixels wide."""
    style = STYLE[kind]
    image = _blank(size_px, size_px)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    # The largest mark, the star, fills the square; the others keep their share of it, but the
    # small ones are lifted, since a list needs no rank by size.
    height = size_px * min(0.94, 0.42 + 0.3 * style.size_em)
    middle = size_px / 2
    paint_symbol(
        Symbol(middle, middle, style.shape, height, style.colour, hollow=hollow, halo_mm=0.0),
        painter,
    )
    painter.end()
    return image


@lru_cache(maxsize=64)
def evidence_picture(evidence: str, size_px: int) -> QImage:
    """Four rising bars, as many filled as the evidence is strong; none for unverified."""
    codes = [term.code for term in EVIDENCE]
    filled = len(codes) - 1 - codes.index(evidence)
    image = _blank(size_px, size_px)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    ink = QColor(EVIDENCE_INK[evidence])
    step = size_px / 4
    for bar in range(4):
        height = size_px * (0.32 + 0.2 * bar)
        rect = QRectF(bar * step + 0.5, size_px - height - 0.5, step - 1.5, height)
        if bar < filled:
            painter.fillRect(rect, ink)
        else:
            painter.setPen(QPen(QColor(LIGHT.faint), 0.8))
            painter.drawRect(rect.adjusted(0.4, 0.4, -0.4, -0.4))
    painter.end()
    return image
