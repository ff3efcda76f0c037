"""Labels: where names go. Greedy by priority on a grid of cells; never two upon each other.

Deterministic: the same wishes in the same order give the same places. A name that had a place
before keeps it where it is still free. Boxes are left, top, right, bottom in millimetres, y
downwards.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from desktop.sheet.label_grid import Box, Cells, Flags, Floats, LabelGrid
from desktop.sheet.label_spots import Spots

Offset = tuple[float, float]
"""Upper left corner of a name's box from the point that it names, in millimetres."""

BEYOND = 1.2
"""How far out, in its reach, a mark's own box may lie under the line that leads from it."""
SAME_MM = 0.02
"""Spots nearer than this are the same."""


@dataclass(frozen=True, slots=True)
class Wish:
    """A name that wants a place.

    `about` is what it names; `spots` are the upper left corners it may take, best first; its box
    is `width_mm` by `height_mm`. Wishes of smaller `priority` choose first. `point_mm` is what
    it names, and the mark there reaches so far; from the spot `far` on a line leads from the mark
    to the name, and these spots are chosen among with `far_priority`. A `roaming` one, that of an
    area, may also stay wherever it was.
    """

    about: str
    width_mm: float
    height_mm: float
    spots: Spots
    priority: int
    point_mm: tuple[float, float] = (0.0, 0.0)
    reach_mm: float = 0.0
    far: int | None = None
    far_priority: int = 0
    roaming: bool = False


@dataclass(frozen=True, slots=True)
class Placed:
    """Boxes by the `about` of the wishes that found room, and those that found none.

    `lines` lead from a mark to its name, as two points in millimetres; `offsets` say where the
    names stand, for the next time.
    """

    boxes: dict[str, Box]
    left_out: tuple[str, ...]
    lines: dict[str, Box] = field(default_factory=dict)
    offsets: dict[str, Offset] = field(default_factory=dict)


def place(
    wishes: Sequence[Wish],
    taken: Iterable[Box],
    frame: Box,
    cell_mm: float,
    origin_mm: tuple[float, float] = (0.0, 0.0),
    earlier: Mapping[str, Offset] | None = None,
    barred: Iterable[Box] = (),
) -> Placed:
    """Places for the wishes within `frame`, clear of the `taken` boxes and of each other.

    `cell_mm` is the grid's grain, about a sixth of the type size: smaller packs tighter. A name
    that is in `earlier` takes that place again if it is free. Lines that lead to names may run
    under marks, but not under names and what is in `barred`, and no name lies on a line.
    """
    before = earlier or {}
    grid = LabelGrid(frame, cell_mm, origin_mm)
    grid.take(barred)
    words = grid.taken.copy()
    grid.take(taken)
    turns = _turns(wishes, before)
    counts = [len(turn.spots) for turn in turns]
    if not sum(counts):
        return Placed({}, tuple(turn.wish.about for turn in turns))
    corners = np.array([spot for turn in turns for spot in turn.spots], dtype=np.float64)
    sizes = np.array([(turn.wish.width_mm, turn.wish.height_mm) for turn in turns])
    boxes = np.hstack([corners, corners + np.repeat(sizes, counts, axis=0)])
    cells = grid.cells(boxes)
    open_spots = grid.within(boxes)
    open_spots[open_spots] = ~grid.blocked(cells[open_spots])
    placed = Placed({}, ())
    start = 0
    for turn, count in zip(turns, counts, strict=True):
        about, point = turn.wish.about, turn.wish.point_mm
        free = np.flatnonzero(open_spots[start : start + count]) + start
        start += count
        if about in placed.boxes:
            continue
        found = _spot(turn, free.tolist(), boxes, cells, grid, words)
        if found is None:
            continue
        box, (x0, x1, y0, y1), line = found
        if line is not None:
            along = grid.along(*line)
            grid.taken[along] = words[along] = True
            placed.lines[about] = line
        grid.taken[y0:y1, x0:x1] = words[y0:y1, x0:x1] = True
        placed.boxes[about] = box
        placed.offsets[about] = (box[0] - point[0], box[1] - point[1])
    left_out = dict.fromkeys(turn.wish.about for turn in turns)
    left_out = {about: None for about in left_out if about not in placed.boxes}
    return Placed(placed.boxes, tuple(left_out), placed.lines, placed.offsets)


@dataclass(frozen=True, slots=True)
class _Turn:
    """A wish's turn to choose, among spots at hand or among `far` ones."""

    wish: Wish
    spots: Spots
    far: bool
    priority: int


def _turns(wishes: Sequence[Wish], earlier: Mapping[str, Offset]) -> list[_Turn]:
    """Who chooses among what, in order; the spot of before comes first."""
    turns: list[_Turn] = []
    for wish in wishes:
        far = len(wish.spots) if wish.far is None else wish.far
        near = _Turn(wish, wish.spots[:far], far=False, priority=wish.priority)
        parts = [near]
        if wish.spots[far:]:
            parts.append(_Turn(wish, wish.spots[far:], far=True, priority=wish.far_priority))
        before = earlier.get(wish.about)
        turns += parts if before is None else _preferring(parts, before)
    return sorted(turns, key=lambda turn: turn.priority)


def _preferring(parts: list[_Turn], earlier: Offset) -> list[_Turn]:
    """The turns of a wish with the spot of before first in its part."""
    wish = parts[0].wish
    x, y = wish.point_mm[0] + earlier[0], wish.point_mm[1] + earlier[1]
    for number, part in enumerate(parts):
        same = [s for s in part.spots if abs(s[0] - x) < SAME_MM and abs(s[1] - y) < SAME_MM]
        if same:
            parts[number] = replace(part, spots=(same[0], *part.spots))
            return parts
    if wish.roaming and parts[0].spots:
        parts[0] = replace(parts[0], spots=((x, y), *parts[0].spots))
    return parts


def _spot(
    turn: _Turn, free: list[int], boxes: Floats, cells: Cells, grid: LabelGrid, words: Flags
) -> tuple[Box, list[int], Box | None] | None:
    """The first spot that is still free: its box, its cells, and the line that leads to it.

    A line that must run under a mark is taken only where there is no other spot.
    """
    wish = turn.wish
    second: tuple[Box, list[int], Box] | None = None
    for spot in free:
        x0, x1, y0, y1 = cells[spot].tolist()
        if grid.taken[y0:y1, x0:x1].any():
            continue
        left, top, right, bottom = boxes[spot].tolist()
        box = (left, top, right, bottom)
        if not turn.far:
            return box, [x0, x1, y0, y1], None
        line = line_to(box, wish.point_mm, wish.reach_mm)
        # The corners of the mark's own box are taken too.
        along = grid.along(*line_to(box, wish.point_mm, BEYOND * wish.reach_mm))
        if not grid.taken[along].any():
            return box, [x0, x1, y0, y1], line
        if second is None and not words[along].any():
            second = (box, [x0, x1, y0, y1], line)
    return second


def line_to(box: Box, point_mm: tuple[float, float], reach_mm: float) -> Box:
    """A line from the edge of a mark to the nearest spot of a name's box: x, y, x, y."""
    x = min(max(point_mm[0], box[0]), box[2])
    # Letters do not fill their box to the brim.
    inset = 0.22 * (box[3] - box[1])
    y = min(max(point_mm[1], box[1] + inset), box[3] - inset)
    away = math.hypot(x - point_mm[0], y - point_mm[1])
    share = min(reach_mm / away, 1.0) if away else 1.0
    return (
        point_mm[0] + share * (x - point_mm[0]),
        point_mm[1] + share * (y - point_mm[1]),
        x,
        y,
    )
