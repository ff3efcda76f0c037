"""Which points lie in a box or a polygon, and which is nearest: exactly, by way of their index."""

from __future__ import annotations

import heapq
from typing import Any

import numpy as np
import shapely

from geodata.cell_codes import FINEST, Block, Codes, Floats
from geodata.point_index import Bounds, PointIndex, Rows, runs

# A box is looked at in this many cells a side, or up to twice as many: finer cells are more to
# look up, coarser ones leave more points along the edge to be compared one by one.
CELLS_ACROSS = 32
POLYGON_CELLS_ACROSS = 48
# So few points are compared at once in less time than it takes to halve their cell again.
FEW = 128
# Positions of cells in metres are rounded; a share of the square's side covers what that loses.
ROUNDING = 1e-9


def count_in_box(index: PointIndex, bounds: Bounds) -> int:
    """How many points lie in a box or on its edge."""
    level, whole, edge = _cells_of_box(index, bounds)
    first, last = index.spans(whole, level)
    along = runs(*index.spans(edge, level))
    return int((last - first).sum()) + int(_in_box(index, along, bounds).sum())


def rows_in_box(index: PointIndex, bounds: Bounds) -> Rows:
    """Rows of the points in a box or on its edge, in rising order."""
    at = positions_in_box(index, bounds)
    return np.sort(index.rows[at].astype(np.int64))


def positions_in_box(index: PointIndex, bounds: Bounds) -> Rows:
    """Where in the index's arrays the points in a box or on its edge stand."""
    level, whole, edge = _cells_of_box(index, bounds)
    along = runs(*index.spans(edge, level))
    return np.concatenate([runs(*index.spans(whole, level)), along[_in_box(index, along, bounds)]])


def _in_box(index: PointIndex, at: Rows, bounds: Bounds) -> Any:
    left, bottom, right, top = bounds
    x_m, y_m = index.x_m[at], index.y_m[at]
    return (x_m >= left) & (x_m <= right) & (y_m >= bottom) & (y_m <= top)


def _cells_of_box(index: PointIndex, bounds: Bounds) -> tuple[int, Codes, Codes]:
    """A level, the codes of its cells wholly within the box, and of those along its edge."""
    square = index.square
    left, bottom, right, top = bounds
    if right < left or top < bottom:
        return 0, np.zeros(0, np.uint32), np.zeros(0, np.uint32)
    columns = [int(column) for column in square.columns([left, right])]
    rows = [int(row) for row in square.rows([bottom, top])]
    across = max(columns[1] - columns[0], rows[1] - rows[0]) + 1
    shift = max(0, (across - 1).bit_length() - CELLS_ACROSS.bit_length())
    block = Block(
        FINEST - shift,
        columns[0] >> shift,
        rows[0] >> shift,
        (columns[1] >> shift) - (columns[0] >> shift) + 1,
        (rows[1] >> shift) - (rows[0] >> shift) + 1,
    )
    # Beyond the outermost points an edge cuts no cell that holds any.
    inside = np.ones((block.rows, block.columns), dtype=np.bool_)
    west, south, east, north = index.bounds_m
    if left > west:
        inside[:, 0] = False
    if bottom > south:
        inside[0] = False
    if right < east:
        inside[:, -1] = False
    if top < north:
        inside[-1] = False
    codes = block.codes()
    return block.level, codes[inside], codes[~inside]


def rows_in_polygon(index: PointIndex, polygon: Any) -> Rows:
    """Rows of the points in a shapely polygon (or several) or on its outline, in rising order.

    An outline that crosses itself, as one drawn by hand may, is taken apart where it does.
    """
    if not shapely.is_valid(polygon):
        polygon = shapely.make_valid(polygon)
    if shapely.is_empty(polygon) or not len(index):
        return np.zeros(0, dtype=np.int64)
    shapely.prepare(polygon)
    level, codes, boxes = _filled_cells(index, shapely.bounds(polygon))
    touched = shapely.intersects(polygon, boxes)
    codes, boxes = codes[touched], boxes[touched]
    whole = shapely.contains_properly(polygon, boxes)
    along = runs(*index.spans(codes[~whole], level))
    along = along[shapely.intersects_xy(polygon, index.x_m[along], index.y_m[along])]
    at = np.concatenate([runs(*index.spans(codes[whole], level)), along])
    return np.sort(index.rows[at].astype(np.int64))


def _filled_cells(index: PointIndex, bounds: Floats) -> tuple[int, Codes, Any]:
    """A level, its cells that meet the bounds and hold points, and boxes that cover them."""
    square = index.square
    columns = [int(column) for column in square.columns(bounds[[0, 2]])]
    rows = [int(row) for row in square.rows(bounds[[1, 3]])]
    across = max(columns[1] - columns[0], rows[1] - rows[0]) + 1
    shift = max(0, (across - 1).bit_length() - POLYGON_CELLS_ACROSS.bit_length())
    level = FINEST - shift
    column, row = np.meshgrid(
        np.arange(columns[0] >> shift, (columns[1] >> shift) + 1),
        np.arange(rows[0] >> shift, (rows[1] >> shift) + 1),
    )
    block = Block(level, int(column[0, 0]), int(row[0, 0]), column.shape[1], column.shape[0])
    codes = block.codes()
    first, last = index.spans(codes.ravel(), level)
    filled = (last > first).reshape(codes.shape)
    cell, rounding = square.cell_m(level), ROUNDING * square.side_m
    left = square.west_m + column[filled] * cell
    bottom = square.south_m + row[filled] * cell
    boxes = shapely.box(
        left - rounding, bottom - rounding, left + cell + rounding, bottom + cell + rounding
    )
    return level, codes[filled], boxes


def nearest_row(index: PointIndex, x_m: float, y_m: float, reach_m: float) -> int | None:
    """The row of the nearest point at most `reach_m` away, the lowest of several; None if none.

    Cells are opened in the order of their distance, each into its quarters, until no closed one
    can hold a nearer point.
    """
    square = index.square
    rounding = ROUNDING * square.side_m
    best_m2, best = reach_m * reach_m, None
    # Distance (squared, never above the true one), level, code, column, row, first point, end.
    heap = [(0.0, 0, 0, 0, 0, 0, len(index))] if len(index) else []
    while heap and heap[0][0] <= best_m2:
        _, level, code, column, row, first, last = heapq.heappop(heap)
        if last - first <= FEW or level == FINEST:
            away = (index.x_m[first:last] - x_m) ** 2 + (index.y_m[first:last] - y_m) ** 2
            least = float(away.min(initial=np.inf))
            if least <= best_m2:
                found = int(index.rows[first:last][away == least].min())
                best = found if best is None or least < best_m2 else min(best, found)
                best_m2 = least
            continue
        cell = square.side_m / (1 << (level + 1))
        for quarter in range(4):
            inner = 4 * code + quarter
            start, end = index.span(inner, level + 1)
            if start == end:
                continue
            across, up = 2 * column + (quarter & 1), 2 * row + (quarter >> 1)
            dx = _beyond(x_m - square.west_m, across * cell, cell) - rounding
            dy = _beyond(y_m - square.south_m, up * cell, cell) - rounding
            away_m2 = max(dx, 0.0) ** 2 + max(dy, 0.0) ** 2
            if away_m2 <= best_m2:
                heapq.heappush(heap, (away_m2, level + 1, inner, across, up, start, end))
    return best


def _beyond(at: float, low: float, width: float) -> float:
    """How far outside an interval a number lies; zero or less within."""
    return max(low - at, at - low - width)
