"""PointIndex: a million points in an order that keeps neighbours together, and their counts.

Points lie in the order of their finest cell's code, so that those of any cell of any level are one
run of the arrays. `starts` holds where the runs of one middle level begin; the counts of all
coarser levels are in it too, every fourth, sixteenth … of its entries: a pyramid in one array.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from geodata.cell_codes import FINEST, Block, Codes, Floats, Square, codes_of, gathered

Rows = npt.NDArray[np.int64]
"""Numbers of points in the table they came from."""
Bounds = tuple[float, float, float, float]
"""Left, bottom, right, top in metres."""

# A pyramid of 4**10 cells takes 4 MB; a finer level is found by search, which is fast enough for
# the few cells that are looked at there.
FINEST_KEPT = 10
# One filled cell in so many may be fuller than what counts as full.
ONE_IN = 200


@dataclass(frozen=True, slots=True, eq=False)
class PointIndex:
    """Positions in metres in code order, each with its row in the table they came from.

    `bounds_m` are those of all points of the table, those left out by a filter too.
    """

    x_m: Floats
    y_m: Floats
    rows: npt.NDArray[np.int32]
    codes: Codes
    square: Square
    bounds_m: Bounds
    starts: npt.NDArray[np.int32]
    kept_level: int

    def __len__(self) -> int:
        return len(self.rows)

    @property
    def nbytes(self) -> int:
        """Bytes that the arrays take."""
        arrays = (self.x_m, self.y_m, self.rows, self.codes, self.starts)
        return sum(array.nbytes for array in arrays)

    def only(self, mask: npt.NDArray[np.bool_]) -> PointIndex:
        """The index of the points whose row is True in `mask`."""
        kept = mask[self.rows]
        codes = self.codes[kept]
        return replace(
            self,
            x_m=self.x_m[kept],
            y_m=self.y_m[kept],
            rows=self.rows[kept],
            codes=codes,
            starts=_starts(codes, self.kept_level),
        )

    def span(self, code: int, level: int) -> tuple[int, int]:
        """Where the points of one cell begin in the arrays, and where they end."""
        if level <= self.kept_level:
            step = 2 * (self.kept_level - level)
            return int(self.starts[code << step]), int(self.starts[(code + 1) << step])
        step = 2 * (FINEST - level)
        first = self.codes.searchsorted(np.uint32(code << step))
        last = self.codes.searchsorted(np.uint32(((code + 1) << step) - 1), side="right")
        return int(first), int(last)

    def spans(self, codes: Codes, level: int) -> tuple[Rows, Rows]:
        """Where the points of each cell begin and end."""
        if level <= self.kept_level:
            step = np.uint32(2 * (self.kept_level - level))
            # One more than the last code of level 16 would not fit; a kept level is coarser.
            first, last = self.starts[codes << step], self.starts[(codes + np.uint32(1)) << step]
            return first.astype(np.int64), last.astype(np.int64)
        step = np.uint32(2 * (FINEST - level))
        low = np.asarray(codes << step)
        high = np.asarray(low | np.uint32((1 << int(step)) - 1))
        return self.codes.searchsorted(low), self.codes.searchsorted(high, side="right")

    def counts(self, block: Block) -> npt.NDArray[np.int64]:
        """How many points lie in each cell of a block, southern row first.

        Coarse cells are looked up, in time that grows with the block; the points of fine ones are
        counted, in time that grows with the points upon it.
        """
        if block.level <= self.kept_level:
            first, last = self.spans(block.codes(), block.level)
            return np.asarray(last - first)
        codes = self.codes[self._upon(block)] >> np.uint32(2 * (FINEST - block.level))
        columns = gathered(codes).astype(np.int64) - block.column
        rows = gathered(codes >> np.uint32(1)).astype(np.int64) - block.row
        inside = (columns >= 0) & (columns < block.columns) & (rows >= 0) & (rows < block.rows)
        cells = (rows * block.columns + columns)[inside]
        flat = np.bincount(cells, minlength=block.rows * block.columns)
        return flat.reshape(block.rows, block.columns)

    def _upon(self, block: Block) -> Rows:
        """Positions in the arrays of the points upon a block, and some around it."""
        shift = max(0, (max(block.columns, block.rows) - 1).bit_length() - 4)
        level = block.level - shift
        if level <= 0:
            return np.arange(len(self))
        column, row = block.column >> shift, block.row >> shift
        last_column = (block.column + block.columns - 1) >> shift
        last_row = (block.row + block.rows - 1) >> shift
        coarse = Block(level, column, row, last_column - column + 1, last_row - row + 1)
        return runs(*self.spans(coarse.codes().ravel(), level))

    def full(self, level: int) -> int:
        """A count that one in ONE_IN of that level's filled cells exceeds at most; 0 if empty.

        A few cells are far fuller than all others where many points were given one position.
        """
        if not len(self):
            return 0
        codes = self.codes >> np.uint32(2 * (FINEST - level))
        ends = np.flatnonzero(codes[1:] != codes[:-1]) + 1
        counts = np.diff(ends, prepend=0, append=len(codes))
        rank = len(counts) - 1 - len(counts) // ONE_IN
        return int(np.partition(counts, rank)[rank])


def runs(first: Rows, last: Rows) -> Rows:
    """The numbers of every run from `first` up to but not including `last`, one after another."""
    lengths = last - first
    full = lengths > 0
    first, lengths = first[full], lengths[full]
    ends = np.cumsum(lengths)
    total = int(ends[-1]) if len(ends) else 0
    return np.asarray(np.arange(total) + np.repeat(first - (ends - lengths), lengths))


def indexed(x_m: Floats, y_m: Floats) -> PointIndex:
    """The index of points at finite positions in metres; their rows are their numbers."""
    bounds = _bounds(x_m, y_m)
    left, bottom, right, top = bounds
    # Points all at one spot still need a square with a side.
    square = Square(left, bottom, max(right - left, top - bottom, 1.0))
    codes = codes_of(square.columns(x_m), square.rows(y_m))
    order = np.argsort(codes)
    # As many cells as points, or a few more: coarser tells little, finer is mostly empty.
    level = min(FINEST_KEPT, max(1, (len(codes).bit_length() + 1) // 2))
    codes = codes[order]
    return PointIndex(
        x_m[order],
        y_m[order],
        order.astype(np.int32),
        codes,
        square,
        bounds,
        _starts(codes, level),
        level,
    )


def _bounds(x_m: Floats, y_m: Floats) -> Bounds:
    if not len(x_m):
        return 0.0, 0.0, 0.0, 0.0
    return float(x_m.min()), float(y_m.min()), float(x_m.max()), float(y_m.max())


def _starts(codes: Codes, level: int) -> npt.NDArray[np.int32]:
    cells = codes >> np.uint32(2 * (FINEST - level))
    counts = np.bincount(cells, minlength=4**level)
    return np.concatenate([[0], np.cumsum(counts)]).astype(np.int32)
