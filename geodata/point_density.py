"""PointDensity: how many points there are to a square kilometre, in cells that suit a picture."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from geodata.cell_codes import FINEST, SIDE, Block
from geodata.point_index import Bounds, PointIndex


@dataclass(frozen=True, slots=True, eq=False)
class PointDensity:
    """Counts of square cells, northern row first, and the rectangle that they cover.

    `full` is a count that hardly any cell of this size exceeds, within the rectangle or not: a
    scale that rests on it stays the same while a map is panned.
    """

    counts: npt.NDArray[np.int64]
    bounds_m: Bounds
    cell_m: float
    full: int

    @property
    def cell_km2(self) -> float:
        """The area of a cell; the main projection keeps areas true."""
        return (self.cell_m / 1000) ** 2


def point_density(index: PointIndex, bounds: Bounds, cell_m: float) -> PointDensity:
    """The counts over a rectangle, in cells at most `cell_m` wide and more than half of that.

    Cells are those of the index, so that a point stays in its cell wherever the rectangle lies;
    the outermost ones reach beyond the rectangle. There are none finer than the index's finest.
    """
    square = index.square
    level = min(max(math.ceil(math.log2(square.side_m / cell_m)), 0), FINEST)
    cell = square.cell_m(level)
    left, bottom, right, top = index.bounds_m
    x_m = (max(bounds[0], left), min(bounds[2], right))
    y_m = (max(bounds[1], bottom), min(bounds[3], top))
    if not len(index) or x_m[0] > x_m[1] or y_m[0] > y_m[1]:
        x_m0, y_m0 = bounds[:2]
        return PointDensity(np.zeros((0, 0), np.int64), (x_m0, y_m0, x_m0, y_m0), cell, 0)
    step = SIDE >> level
    columns = [int(column) // step for column in square.columns(x_m)]
    rows = [int(row) // step for row in square.rows(y_m)]
    block = Block(level, columns[0], rows[0], columns[1] - columns[0] + 1, rows[1] - rows[0] + 1)
    west = square.west_m + block.column * cell
    south = square.south_m + block.row * cell
    covered = (west, south, west + block.columns * cell, south + block.rows * cell)
    return PointDensity(index.counts(block)[::-1], covered, cell, index.full(level))
