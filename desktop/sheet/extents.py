"""Extents: the rectangle of the page that a mark may hide."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from desktop.sheet.drawing import (
    Area,
    Box,
    Dots,
    Group,
    Line,
    Mark,
    Picture,
    Points,
    Symbol,
    Text,
)
from desktop.sheet.framing import Bounds
from desktop.sheet.text_widths import ASCENT_EM, DESCENT_EM, width_em


def ink_mm(mark: Mark) -> Bounds | None:
    """What a mark laid upon the map may hide; None for an outline, which hides nothing."""
    match mark:
        case Box():
            return _box(mark) if mark.fill is not None else None
        case Picture():
            return _box(mark)
        case Dots():
            return _around((mark.points,))
        case Group():
            return _box(mark.clip)
        case Area():
            return _around(mark.rings) if mark.fill is not None else None
        case Line():
            return _around(mark.parts)
        case Symbol():
            half = mark.size_mm / 2
            return (mark.x_mm - half, mark.y_mm - half, mark.x_mm + half, mark.y_mm + half)
        case Text():
            return text_box_mm(mark)


def _box(box: Box | Picture) -> Bounds:
    return (box.x_mm, box.y_mm, box.x_mm + box.width_mm, box.y_mm + box.height_mm)


def _around(parts: Iterable[Points]) -> Bounds | None:
    points = [part for part in parts if len(part)]
    if not points:
        return None
    low, high = np.concatenate(points).min(axis=0), np.concatenate(points).max(axis=0)
    return (float(low[0]), float(low[1]), float(high[0]), float(high[1]))


def text_box_mm(text: Text) -> Bounds:
    """The rectangle of a line of text: left, top, right, bottom in millimetres."""
    width = width_em(text.words, bold=text.bold) * text.size_mm
    left = text.x_mm - {"left": 0.0, "middle": width / 2, "right": width}[text.anchor]
    return (
        left,
        text.y_mm - ASCENT_EM * text.size_mm,
        left + width,
        text.y_mm + DESCENT_EM * text.size_mm,
    )
