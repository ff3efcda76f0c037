"""Pictures: the small marks of lists and pages, painted as the map paints them."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QImage, QPainter, QPen, QPixmap

from desktop.painting import paint_symbol
from desktop.sheet.kind_marks import kind_mark
from desktop.sheet.symbols import STYLE
from desktop.theme import LiveIcon, map_palette, per_theme, tokens
from geodata.vocabulary import EVIDENCE

# Painted at this many device pixels a logical one, and scaled down on plainer screens.
SHARPNESS = 3.0


def evidence_ink(evidence: str) -> str:
    """The colour of a kind of evidence now."""
    # What the plan says of all such places, it says.
    return str(getattr(tokens(), "named" if evidence == "kind" else evidence))


def _blank(side_px: float, sharpness: float) -> QImage:
    pixels = round(side_px * sharpness)
    image = QImage(pixels, pixels, QImage.Format.Format_ARGB32)
    image.setDevicePixelRatio(sharpness)
    image.fill(Qt.GlobalColor.transparent)
    return image


def kind_icon(kind: str, *, hollow: bool = False) -> QIcon:
    """The mark of a kind of place before a row of a list; it changes with the theme."""

    def draw(width_px: int, height_px: int, _mode: QIcon.Mode) -> QPixmap:
        side_px = min(width_px, height_px)
        picture = kind_picture(kind, side_px, hollow=hollow, sharpness=1.0)
        return QPixmap.fromImage(picture)

    return QIcon(LiveIcon(draw))


@per_theme
def kind_picture(
    kind: str, size_px: int, *, hollow: bool = False, sharpness: float = SHARPNESS
) -> QImage:
    """The mark of a kind of place in a square `size_px` logical pixels wide."""
    style = STYLE[kind]
    image = _blank(size_px, sharpness)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    # The largest mark, the star, fills the square; the others keep their share of it, but the
    # small ones are lifted, since a list needs no rank by size.
    height = size_px * min(0.94, 0.42 + 0.3 * style.size_em)
    middle = size_px / 2
    paint_symbol(kind_mark(kind, map_palette(), middle, middle, height, hollow=hollow), painter)
    painter.end()
    return image


@per_theme
def evidence_picture(evidence: str, size_px: int) -> QImage:
    """Four rising bars, as many filled as the evidence is strong; none for unverified."""
    codes = [term.code for term in EVIDENCE]
    filled = len(codes) - 1 - codes.index(evidence)
    image = _blank(size_px, SHARPNESS)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    ink = QColor(evidence_ink(evidence))
    step = size_px / 4
    for bar in range(4):
        height = size_px * (0.32 + 0.2 * bar)
        rect = QRectF(bar * step + 0.5, size_px - height - 0.5, step - 1.5, height)
        if bar < filled:
            painter.fillRect(rect, ink)
        else:
            painter.setPen(QPen(QColor(tokens().faint), 0.8))
            painter.drawRect(rect.adjusted(0.4, 0.4, -0.4, -0.4))
    painter.end()
    return image
