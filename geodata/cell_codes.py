"""Cells of a square, and the one number that names each: halving the square again and again.

A level has 2**level columns and as many rows, counted from the west and from the south. A cell's
code interleaves the bits of its column and its row (G. M. Morton, 1966), so that the four cells
within a cell of the level above have that cell's code, times four, plus 0 to 3: numbers that share
a cell of any level lie side by side in order.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Codes = npt.NDArray[np.uint32]
Floats = npt.NDArray[np.float64]

FINEST = 16
"""The level at which a code fills its 32 bits."""
SIDE = 1 << FINEST

_MASKS = (0x00FF00FF, 0x0F0F0F0F, 0x33333333, 0x55555555)


@dataclass(frozen=True, slots=True)
class Square:
    """The square that is halved: its south-western corner and its side in metres."""

    west_m: float
    south_m: float
    side_m: float

    def columns(self, x_m: npt.ArrayLike) -> Codes:
        """Finest columns of positions; those beyond an edge fall into the column along it.

        A position further east is never in a column further west: rounding does not change that,
        and the exactness of every query rests on it.
        """
        return _steps(x_m, self.west_m, self.side_m)

    def rows(self, y_m: npt.ArrayLike) -> Codes:
        """Finest rows of positions, as `columns`."""
        return _steps(y_m, self.south_m, self.side_m)

    def cell_m(self, level: int) -> float:
        """The side of a cell of that level in metres."""
        return self.side_m / (1 << level)


@dataclass(frozen=True, slots=True)
class Block:
    """A rectangle of cells of one level: its first column and row, and how many of each."""

    level: int
    column: int
    row: int
    columns: int
    rows: int

    def codes(self) -> Codes:
        """The cells' codes, shape (rows, columns), southern row first."""
        columns = spread(np.arange(self.column, self.column + self.columns, dtype=np.uint32))
        rows = spread(np.arange(self.row, self.row + self.rows, dtype=np.uint32))
        return np.asarray(columns[None, :] | (rows << np.uint32(1))[:, None])


def _steps(at_m: npt.ArrayLike, from_m: float, side_m: float) -> Codes:
    steps = np.floor((np.asarray(at_m, dtype=np.float64) - from_m) * (SIDE / side_m))
    return np.clip(steps, 0, SIDE - 1).astype(np.uint32)


def spread(numbers: Codes) -> Codes:
    """The low 16 bits of each number with a zero before every one of them."""
    spaced = numbers
    for shift, mask in zip((8, 4, 2, 1), _MASKS, strict=True):
        spaced = (spaced | (spaced << np.uint32(shift))) & np.uint32(mask)
    return spaced


def gathered(codes: Codes) -> Codes:
    """Every second bit of each code, closed up: its column; of `codes >> 1` its row."""
    packed = codes & np.uint32(_MASKS[-1])
    for shift, mask in zip((1, 2, 4, 8), (*_MASKS[-2::-1], 0x0000FFFF), strict=True):
        packed = (packed | (packed >> np.uint32(shift))) & np.uint32(mask)
    return packed


def codes_of(columns: Codes, rows: Codes) -> Codes:
    """The codes of cells by column and row."""
    return np.asarray(spread(columns) | (spread(rows) << np.uint32(1)))
