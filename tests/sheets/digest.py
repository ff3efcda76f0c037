"""A drawing as plain values that a person can read and compare."""

import numpy as np

from desktop.sheet.drawing import (
    Area,
    Box,
    Dots,
    Drawing,
    Group,
    Line,
    Mark,
    Picture,
    Symbol,
    Text,
)


def digest(drawing: Drawing) -> dict:
    """The drawing's marks, positions in millimetres to two decimals.

    Of areas and lines: the number of parts and vertices, the bounds, and the total length, which
    change with any vertex that moves by more than a hair.
    """
    return {
        "size_mm": [round(drawing.width_mm, 2), round(drawing.height_mm, 2)],
        "ground": drawing.ground,
        "marks": [_mark(mark) for mark in drawing.marks],
    }


def _mark(mark: Mark) -> dict | list:
    match mark:
        case Group():
            return {
                "group": mark.about,
                "clip": _box(mark.clip),
                "marks": list(map(_mark, mark.marks)),
            }
        case Area():
            look = [mark.fill, mark.stroke, _mm(mark.stroke_mm)]
            return ["area", mark.about, *look, *_parts(mark.rings)]
        case Line():
            look = [mark.colour, _mm(mark.width_mm), [_mm(mm) for mm in mark.dash]]
            return ["line", mark.about, *look, *_parts(mark.parts)]
        case Symbol():
            look = [mark.shape, _mm(mark.size_mm), mark.fill, mark.hollow, mark.opacity]
            return ["symbol", mark.about, _mm(mark.x_mm), _mm(mark.y_mm), *look]
        case Dots():
            look = [_mm(mark.size_mm), mark.fill, mark.halo, _mm(mark.halo_mm)]
            return ["dots", mark.about, *look, *_parts((mark.points,))]
        case Picture():
            corner = [_mm(v) for v in (mark.x_mm, mark.y_mm, mark.width_mm, mark.height_mm)]
            means = [round(float(v), 1) for v in mark.pixels.reshape(-1, 4).mean(axis=0)]
            return ["picture", mark.about, corner, list(mark.pixels.shape[:2]), means]
        case Text():
            look = [_mm(mark.size_mm), mark.colour, mark.bold, mark.anchor, mark.halo]
            return ["text", mark.about, mark.words, _mm(mark.x_mm), _mm(mark.y_mm), *look]
        case Box():
            return ["box", mark.about, _box(mark), mark.fill, mark.stroke, _mm(mark.stroke_mm)]


def _mm(value: float) -> float:
    return round(float(value), 2)


def _box(box: Box) -> list[float]:
    return [_mm(v) for v in (box.x_mm, box.y_mm, box.width_mm, box.height_mm)]


def _parts(parts: tuple[np.ndarray, ...]) -> list:
    points = np.concatenate(parts)
    length = sum(float(np.hypot(*np.diff(part, axis=0).T).sum()) for part in parts)
    bounds = [round(float(v), 1) for v in (*points.min(axis=0), *points.max(axis=0))]
    return [len(parts), len(points), bounds, round(length, 1)]
