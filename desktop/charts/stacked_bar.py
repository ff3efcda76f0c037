"""Stacked bar: parts of a count side by side, told apart by colour and by pattern."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QImage, QPainter, QPen

from desktop.charts.bullet import blank_picture
from desktop.theme import tokens

HEIGHT_PX = 10
# The least width of a part that is not empty: one place among two hundred is still seen.
LEAST_PX = 3.0
PATTERNS = {
    "solid": Qt.BrushStyle.NoBrush,
    "hatched": Qt.BrushStyle.BDiagPattern,
    "dotted": Qt.BrushStyle.Dense5Pattern,
}


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a bar: how many, its colour, and "solid", "hatched" or "dotted", so that the
    parts differ on a grey print too.
    """

    count: int
    colour: str
    pattern: str


def stacked_picture(parts: Sequence[Part], most: int, width_px: int, ratio: float) -> QImage:
    """The bar in a picture `width_px` wide that `most` would fill; empty parts are left out."""
    image = blank_picture(width_px, HEIGHT_PX, ratio)
    painter = QPainter(image)
    painter.fillRect(QRectF(0, HEIGHT_PX - 1, width_px, 1), QColor(tokens().rule))
    left = 0.0
    for part in parts:
        if not part.count:
            continue
        width = max(LEAST_PX, width_px * part.count / max(most, 1))
        rect = QRectF(left, 0, min(width, width_px - left), HEIGHT_PX - 1)
        pattern = PATTERNS[part.pattern]
        painter.fillRect(rect, QColor(part.colour))
        if pattern != Qt.BrushStyle.NoBrush:
            painter.fillRect(rect, QBrush(QColor(tokens().paper), pattern))
            painter.setPen(QPen(QColor(part.colour), 1.0))
            painter.drawRect(rect.adjusted(0.5, 0.5, -0.5, -0.5))
        left += rect.width() + 1
    painter.end()
    return image


def part_picture(colour: str, pattern: str, size_px: int, ratio: float) -> QImage:
    """A square of one part's colour and pattern, for the words beside the bar."""
    return stacked_picture((Part(1, colour, pattern),), 1, size_px, ratio)
