"""Pens of the live map: strokes of the palette that keep their width at every scale."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPen

from desktop.sheet.framing import MM_PER_LOGICAL_PX
from desktop.sheet.palette import Stroke


def pen_of(stroke: Stroke) -> QPen:
    """A pen of that stroke in device pixels of an image at 96 dpi, whatever the painter's scale."""
    pen = QPen(QColor(stroke.colour), stroke.width_mm / MM_PER_LOGICAL_PX)
    pen.setCosmetic(True)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    if stroke.dash_mm:
        pen.setDashPattern([length / stroke.width_mm for length in stroke.dash_mm])
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    return pen
