"""LabelGrid: which parts of a frame are taken, in small cells. Boxes take all cells they touch."""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

Box = tuple[float, float, float, float]
"""Left, top, right, bottom in millimetres, y downwards."""
Floats: TypeAlias = npt.NDArray[np.float64]
Flags: TypeAlias = npt.NDArray[np.bool_]
Cells: TypeAlias = npt.NDArray[np.int64]


class LabelGrid:
    """The cells of a frame. `origin_mm` is a corner of cells: one that moves with the map keeps a
    name and a mark as far apart in cells wherever the map is moved.
    """

    def __init__(self, frame: Box, cell_mm: float, origin_mm: tuple[float, float]) -> None:
        self.frame = frame
        self.cell_mm = cell_mm
        left, top, right, bottom = frame
        self._left = left - (left - origin_mm[0]) % cell_mm
        self._top = top - (top - origin_mm[1]) % cell_mm
        columns = max(1, math.ceil((right - self._left) / cell_mm))
        rows = max(1, math.ceil((bottom - self._top) / cell_mm))
        self.taken = np.zeros((rows, columns), dtype=bool)

    def cells(self, boxes: Floats) -> Cells:
        """First and last-plus-one column and row of boxes, shape (n, 4), not clipped."""
        origin = np.array([self._left, self._top, self._left, self._top])
        scaled = (boxes - origin) / self.cell_mm
        # A hair is shaved off so that a box ending on a cell's edge does not take the next cell.
        scaled[:, :2] = np.floor(scaled[:, :2] + 1e-6)
        scaled[:, 2:] = np.ceil(scaled[:, 2:] - 1e-6)
        return np.asarray(scaled.astype(np.int64)[:, [0, 2, 1, 3]])

    def take(self, boxes: Iterable[Box]) -> None:
        """Mark what lies under the boxes as taken."""
        found = np.array(list(boxes), dtype=np.float64).reshape(-1, 4)
        rows, columns = self.taken.shape
        clipped = np.clip(self.cells(found), 0, [columns, columns, rows, rows])
        for x0, x1, y0, y1 in clipped.tolist():
            self.taken[y0:y1, x0:x1] = True

    def within(self, boxes: Floats) -> Flags:
        """Which boxes lie in the frame."""
        left, top, right, bottom = self.frame
        return np.asarray(
            (boxes[:, 0] >= left)
            & (boxes[:, 1] >= top)
            & (boxes[:, 2] <= right)
            & (boxes[:, 3] <= bottom)
        )

    def blocked(self, cells: Cells) -> Flags:
        """Which boxes (all within the grid) touch a taken cell, by one summed-area table."""
        rows, columns = self.taken.shape
        sums = np.zeros((rows + 1, columns + 1), dtype=np.int32)
        np.cumsum(np.cumsum(self.taken, axis=0, dtype=np.int32), axis=1, out=sums[1:, 1:])
        x0, x1, y0, y1 = cells.T
        return np.asarray(sums[y1, x1] - sums[y0, x1] - sums[y1, x0] + sums[y0, x0] > 0)

    def along(self, x0_mm: float, y0_mm: float, x1_mm: float, y1_mm: float) -> tuple[Cells, Cells]:
        """Rows and columns of the cells of a straight line, those in the grid."""
        steps = max(2, math.ceil(2 * math.hypot(x1_mm - x0_mm, y1_mm - y0_mm) / self.cell_mm))
        column = (np.linspace(x0_mm, x1_mm, steps) - self._left) // self.cell_mm
        row = (np.linspace(y0_mm, y1_mm, steps) - self._top) // self.cell_mm
        rows, columns = self.taken.shape
        inside = (column >= 0) & (column < columns) & (row >= 0) & (row < rows)
        return row[inside].astype(np.int64), column[inside].astype(np.int64)
