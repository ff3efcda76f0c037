"""Outlines: a drawing's points and strokes as Qt's paths and pens, in whatever unit they have."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainterPath, QPen, QPolygonF
from shiboken6 import VoidPtr


def polygon_of(points: npt.NDArray[np.float64]) -> QPolygonF:
    """The points as Qt's own array, without a Python object per point."""
    polygon = QPolygonF()
    polygon.resize(len(points))
    # A QPointF is two doubles; the stubs do not know that data() gives their address.
    address: Any = polygon.data()
    memory: Any = VoidPtr(address, len(points) * 16, True)  # type: ignore[call-arg]  # noqa: FBT003
    np.frombuffer(memory, dtype=np.float64).reshape(-1, 2)[:] = points
    return polygon


def path_of(parts: Sequence[npt.NDArray[np.float64]], *, close: bool) -> QPainterPath:
    """One path of all the parts that have two points or more."""
    path = QPainterPath()
    for part in parts:
        if len(part) > 1:
            path.addPolygon(polygon_of(part))
            if close:
                path.closeSubpath()
    return path


def pen_of(colour: str, width_mm: float, dash: tuple[float, ...] = ()) -> QPen:
    """A pen with round ends and corners; `dash` alternates drawn and skipped lengths."""
    pen = QPen(QColor(colour), width_mm)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    if dash:
        pen.setDashPattern([length / width_mm for length in dash])
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    else:
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    return pen
