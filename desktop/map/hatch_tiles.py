"""Hatch tiles: the sheet's line patterns as small pictures that repeat without a seam."""

from __future__ import annotations

import math
from functools import lru_cache

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush, QImage, QPainter, QTransform

from desktop.painting import paint
from desktop.sheet.drawing import Drawing, Line, Points
from desktop.sheet.hatching import Hatch


@lru_cache(maxsize=64)
def hatch_tile(hatch: Hatch, ink: str, em_px: float) -> QImage:
    """One repeat of a pattern, in device pixels of which `em_px` are an em."""
    width, height = _size_px(hatch, em_px)
    tile = QImage(width, height, QImage.Format.Format_ARGB32_Premultiplied)
    tile.fill(Qt.GlobalColor.transparent)
    lines = tuple(
        _lines(hatch, ink, angle, width / em_px, height / em_px) for angle in hatch.angles_deg
    )
    painter = QPainter(tile)
    # The drawing's millimetre counts as one em here.
    paint(Drawing(0.0, 0.0, lines), painter, em_px)
    painter.end()
    return tile


def hatch_brush(
    hatch: Hatch, ink: str, em_px: float, painter: QPainter, x_px: float, y_px: float
) -> QBrush:
    """The pattern for areas painted with `painter`, unstretched whatever its scale.

    It holds on to a point of the image, in device pixels, so that it moves with the map.
    """
    tile = hatch_tile(hatch, ink, em_px)
    brush = QBrush(tile)
    shift = QTransform.fromTranslate(round(x_px) % tile.width(), round(y_px) % tile.height())
    brush.setTransform(shift * painter.deviceTransform().inverted()[0])
    return brush


def _size_px(hatch: Hatch, em_px: float) -> tuple[int, int]:
    """Width and height after which every line of the pattern comes again."""
    spacing = hatch.spacing_em * em_px
    slanted = [math.radians(angle) for angle in hatch.angles_deg if angle % 90]
    if slanted:
        across, down = abs(math.sin(slanted[0])), abs(math.cos(slanted[0]))
        return round(spacing / across), round(spacing / down)
    along = round(sum(hatch.dash_em) * em_px) if hatch.dash_em else round(spacing)
    return (round(spacing), along) if hatch.angles_deg == (90,) else (along, round(spacing))


def _lines(hatch: Hatch, ink: str, angle: int, width: float, height: float) -> Line:
    """The lines of one direction that cross the tile, and those that only touch its edges.

    Lines of all directions meet in its corners, as they meet on the sheet.
    """
    parts: list[Points]
    if angle == 0:
        rows = max(1, round(height / hatch.spacing_em))
        tops = [height * row / rows for row in range(rows + 1)]
        parts = [np.array([(0.0, top), (width, top)]) for top in tops]
    elif angle == 90:
        columns = max(1, round(width / hatch.spacing_em))
        lefts = [width * column / columns for column in range(columns + 1)]
        parts = [np.array([(left, 0.0), (left, height)]) for left in lefts]
    else:
        start, end = (height, 0.0) if angle < 90 else (0.0, height)
        parts = [np.array([(x, start), (x + width, end)]) for x in (-width, 0.0, width)]
    dash: tuple[float, ...] = ()
    if hatch.dash_em:
        # As many dashes as end with the tile.
        length = float(np.hypot(*(parts[0][1] - parts[0][0])))
        period = sum(hatch.dash_em)
        fitted = length / max(1, round(length / period)) / period
        dash = tuple(part * fitted for part in hatch.dash_em)
    return Line(tuple(parts), ink, hatch.width_em, dash)
