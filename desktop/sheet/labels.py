"""Labels: where names go. Greedy by priority on a grid of cells; never two upon each other.

Deterministic: the same wishes in the same order give the same places. Boxes are left, top, right,
bottom in millimetres, y downwards.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from desktop.sheet.text_widths import ASCENT_EM, DESCENT_EM, width_em

Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Wish:
    """A name that wants a place.

    `about` is what it names; `spots` are the upper left corners it may take, best first; its box
    is `width_mm` by `height_mm`. Wishes of smaller `priority` choose first.
    """

    about: str
    width_mm: float
    height_mm: float
    spots: tuple[tuple[float, float], ...]
    priority: int


@dataclass(frozen=True, slots=True)
class Placed:
    """Boxes by the `about` of the wishes that found room, and those that found none."""

    boxes: dict[str, Box]
    left_out: tuple[str, ...]


class _Grid:
    """Taken cells of the frame; a box takes every cell that it touches."""

    def __init__(self, frame: Box, cell_mm: float) -> None:
        self.left, self.top, self.right, self.bottom = frame
        self.cell_mm = cell_mm
        columns = max(1, math.ceil((self.right - self.left) / cell_mm))
        rows = max(1, math.ceil((self.bottom - self.top) / cell_mm))
        self.taken = np.zeros((rows, columns), dtype=bool)

    def cells(self, boxes: npt.NDArray[np.float64]) -> npt.NDArray[np.int64]:
        """First and last-plus-one column and row of boxes, shape (n, 4), not clipped."""
        origin = np.array([self.left, self.top, self.left, self.top])
        scaled = (boxes - origin) / self.cell_mm
        # A hair is shaved off so that a box ending on a cell's edge does not take the next cell.
        scaled[:, :2] = np.floor(scaled[:, :2] + 1e-9)
        scaled[:, 2:] = np.ceil(scaled[:, 2:] - 1e-9)
        return np.asarray(scaled.astype(np.int64)[:, [0, 2, 1, 3]])

    def take(self, boxes: npt.NDArray[np.float64]) -> None:
        if not len(boxes):
            return
        rows, columns = self.taken.shape
        clipped = np.clip(self.cells(boxes), 0, [columns, columns, rows, rows])
        for x0, x1, y0, y1 in clipped.tolist():
            self.taken[y0:y1, x0:x1] = True

    def blocked(self, cells: npt.NDArray[np.int64]) -> npt.NDArray[np.bool_]:
        """Which boxes (all within the grid) touch a taken cell, by one summed-area table."""
        rows, columns = self.taken.shape
        sums = np.zeros((rows + 1, columns + 1), dtype=np.int32)
        np.cumsum(np.cumsum(self.taken, axis=0, dtype=np.int32), axis=1, out=sums[1:, 1:])
        x0, x1, y0, y1 = cells.T
        return np.asarray(sums[y1, x1] - sums[y0, x1] - sums[y1, x0] + sums[y0, x0] > 0)


def place(wishes: Sequence[Wish], taken: Iterable[Box], frame: Box, cell_mm: float) -> Placed:
    """Places for the wishes within `frame`, clear of the `taken` boxes and of each other.

    `cell_mm` is the grid's grain, about a sixth of the type size: smaller packs tighter.
    """
    grid = _Grid(frame, cell_mm)
    grid.take(np.array(list(taken), dtype=np.float64).reshape(-1, 4))
    ordered = sorted(wishes, key=lambda wish: wish.priority)
    counts = [len(wish.spots) for wish in ordered]
    if not sum(counts):
        return Placed({}, tuple(wish.about for wish in ordered))
    corners = np.array([spot for wish in ordered for spot in wish.spots], dtype=np.float64)
    sizes = np.repeat(
        np.array([(wish.width_mm, wish.height_mm) for wish in ordered]), counts, axis=0
    )
    boxes = np.hstack([corners, corners + sizes])
    inside = (
        (boxes[:, 0] >= grid.left)
        & (boxes[:, 1] >= grid.top)
        & (boxes[:, 2] <= grid.right)
        & (boxes[:, 3] <= grid.bottom)
    )
    cells = grid.cells(boxes)
    open_spots = np.zeros(len(boxes), dtype=bool)
    open_spots[inside] = ~grid.blocked(cells[inside])
    found: dict[str, Box] = {}
    left_out: list[str] = []
    start = 0
    for wish, count in zip(ordered, counts, strict=True):
        for row in np.flatnonzero(open_spots[start : start + count]).tolist():
            x0, x1, y0, y1 = cells[start + row].tolist()
            if not grid.taken[y0:y1, x0:x1].any():
                grid.taken[y0:y1, x0:x1] = True
                left, top, right, bottom = boxes[start + row].tolist()
                found[wish.about] = (left, top, right, bottom)
                break
        else:
            left_out.append(wish.about)
        start += count
    return Placed(found, tuple(left_out))


def box_size(lines: Sequence[str], size_mm: float, *, bold: bool = False) -> tuple[float, float]:
    """Width and height in millimetres of a name of one or more lines, with a little air."""
    width = max(width_em(line, bold=bold) for line in lines)
    height = ASCENT_EM + DESCENT_EM + LEADING_EM * (len(lines) - 1)
    return (width + 0.16) * size_mm, height * size_mm


LEADING_EM = 1.14


def baseline_mm(box: Box, line: int, size_mm: float) -> float:
    """Height (y) of the baseline of a name's line within its box."""
    return box[1] + (ASCENT_EM + LEADING_EM * line) * size_mm


def around(
    x_mm: float,
    y_mm: float,
    reach_mm: float,
    width_mm: float,
    height_mm: float,
    rings: int = 1,
) -> tuple[tuple[float, float], ...]:
    """Upper left corners of a box in twelve places around a mark of half-height `reach_mm`.

    Right first, then left, the corners, above and below, as is the custom for names of points.
    More `rings` repeat the places farther out, for names that must not be lost.
    """
    spots: list[tuple[float, float]] = []
    for ring in range(rings):
        reach = reach_mm + 0.75 * height_mm * ring
        near = 0.85 * reach
        right, left = x_mm + reach, x_mm - reach - width_mm
        middle, low, high = y_mm - height_mm / 2, y_mm - 0.25 * height_mm, y_mm - 0.75 * height_mm
        above, below = y_mm - near - height_mm, y_mm + near
        centred_left = x_mm - width_mm / 2
        spots += [
            (right, middle),
            (left, middle),
            (x_mm + near, above),
            (x_mm + near, below),
            (x_mm - near - width_mm, above),
            (x_mm - near - width_mm, below),
            (right, high),
            (right, low),
            (left, high),
            (left, low),
            (centred_left, y_mm - reach - height_mm),
            (centred_left, y_mm + reach),
        ]
    return tuple(spots)


def centred(
    x_mm: float, y_mm: float, width_mm: float, height_mm: float, step_mm: float = 0.0
) -> tuple[tuple[float, float], ...]:
    """Upper left corners of a box centred there; with a step, also shifted by it to each side."""
    left, top = x_mm - width_mm / 2, y_mm - height_mm / 2
    shifts = [(0.0, 0.0)]
    if step_mm:
        shifts += [(0, -1), (0, 1), (1, 0), (-1, 0), (1, -1), (-1, -1), (1, 1), (-1, 1)]
        shifts += [(0, -2), (0, 2), (2, 0), (-2, 0)]
    return tuple((left + dx * step_mm, top + dy * step_mm) for dx, dy in shifts)
