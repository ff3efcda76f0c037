"""Stacks: what one mark of the map stands for: a place, or places too close to be told apart.

A stack of several stands at the point of one of its places. Demonstration zones and what a person
has selected, picked, compared or found linked are never within one; what lies under their marks,
or at their very point, is set beside them.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from desktop.sheet.gathering import gathered, m_per_em_of
from desktop.sheet.shown import Shown
from desktop.sheet.symbols import DRAWING_ORDER, SELECTED_SCALE, STYLE, hollow
from geodata.projecting import MAIN
from geodata.records import Place

Floats: TypeAlias = npt.NDArray[np.float64]
KindCounts: TypeAlias = tuple[tuple[str, int, int], ...]
"""Kind, number of places, and how many of these are unverified; the topmost kind first."""

RING_EM = 0.9
"""How much wider than its mark the ring around the selected place is."""
COVER_EM = 0.25
"""How far beyond its edge a separate mark still makes others illegible."""
# The notches of a star come first: a mark that stands there is read as standing with it.
TURNS_DEG = (-54, 18, -126, 162, 90, -18, 54, -90, 126, 198)
# Diameters of the mark of several, by the number of its figures.
SEVERAL_EM = (1.36, 1.60, 1.88, 2.16)

_RANK = {kind: position for position, kind in enumerate(DRAWING_ORDER)}


@dataclass(frozen=True, slots=True)
class Stack:
    """Places under one mark, the topmost first; where it stands in metres of the main projection.

    It is drawn `dx_em` right and `dy_em` below that point: not 0 when a separate mark is there.
    """

    places: tuple[Place, ...]
    x_m: float
    y_m: float
    dx_em: float = 0.0
    dy_em: float = 0.0
    opacity: float = 1.0

    @property
    def top(self) -> Place:
        """The topmost place: its mark when it is alone, its name when there are several."""
        return self.places[0]

    @property
    def several(self) -> bool:
        """Whether it is a mark of its own with a number, not that of a place."""
        return len(self.places) > 1

    @property
    def aside(self) -> bool:
        """Whether it is drawn beside its point."""
        return bool(self.dx_em or self.dy_em)

    @property
    def kinds(self) -> KindCounts:
        """What it holds, by kind."""
        numbers = Counter(place.kind for place in self.places)
        unverified = Counter(place.kind for place in self.places if hollow(place))
        return tuple(
            (kind, numbers[kind], unverified[kind])
            for kind in reversed(DRAWING_ORDER)
            if kind in numbers
        )


def several_em(count: int) -> float:
    """Diameter of the mark of so many places, in em."""
    return SEVERAL_EM[min(len(str(count)), len(SEVERAL_EM)) - 1]


def positions_m(places: Sequence[Place]) -> tuple[Floats, Floats]:
    """Positions of places in metres of the main projection."""
    lon = np.array([place.lon_deg for place in places], dtype=np.float64)
    lat = np.array([place.lat_deg for place in places], dtype=np.float64)
    return MAIN.forward(lon, lat)


def stacked(shown: Shown, x_m: Floats, y_m: Floats, step: int) -> tuple[Stack, ...]:
    """All shown places as marks of one step of scale, from the lowest to the topmost.

    `x_m` and `y_m` are the positions of `shown.places`.
    """
    # By rank, the topmost first.
    places = shown.places[::-1]
    x, y = x_m[::-1], y_m[::-1]
    m_per_em = m_per_em_of(step)
    cover = np.array([_cover_em(place, shown) for place in places])
    found = gathered(x, y, cover, m_per_em)
    members: dict[int, list[int]] = {}
    for row, leader in enumerate(found.leader.tolist()):
        members.setdefault(leader, []).append(row)
    stacks = {
        leader: Stack(
            tuple(places[row] for row in rows),
            float(x[leader]),
            float(y[leader]),
            opacity=shown.opacity.get(places[leader].id, 1.0),
        )
        for leader, rows in members.items()
    }
    beside = _beside(places, x, y, cover, found.beneath)
    if beside:
        _set_aside(stacks, beside, shown, m_per_em)
    return tuple(stacks[leader] for leader in sorted(stacks, reverse=True))


def mark_em(stack: Stack, selected: str) -> float:
    """Diameter of a stack's mark in em, with the ring around the selected place."""
    if stack.several:
        return several_em(len(stack.places))
    size = STYLE[stack.top.kind].size_em
    return size * SELECTED_SCALE + RING_EM if stack.top.id == selected else size


def _cover_em(place: Place, shown: Shown) -> float:
    """How far a place that stays separate covers others; 0 for one that may be gathered."""
    if place.kind != "demo_zone" and place.id not in shown.separate:
        return 0.0
    size = STYLE[place.kind].size_em
    if place.id == shown.selected:
        return (size * SELECTED_SCALE + RING_EM) / 2
    return size / 2 + COVER_EM


def _beside(
    places: Sequence[Place], x: Floats, y: Floats, cover: Floats, beneath: npt.NDArray[np.intp]
) -> dict[int, list[int]]:
    """Leaders that must stand beside a separate mark, by the row of that mark.

    Of separate marks at one point the topmost kind keeps it, whatever is selected.
    """
    keeps: dict[int, int] = {}
    beside: dict[int, list[int]] = {}
    at: dict[tuple[float, float], list[int]] = {}
    for row in np.flatnonzero(cover > 0).tolist():
        at.setdefault((float(x[row]), float(y[row])), []).append(row)
    for rows in at.values():
        rows.sort(key=lambda row: (-_RANK[places[row].kind], places[row].id))
        keeps |= dict.fromkeys(rows, rows[0])
        if len(rows) > 1:
            beside[rows[0]] = rows[1:]
    for leader in np.flatnonzero(beneath >= 0).tolist():
        beside.setdefault(keeps[int(beneath[leader])], []).append(leader)
    return beside


def _set_aside(
    stacks: dict[int, Stack], beside: dict[int, list[int]], shown: Shown, m_per_em: float
) -> None:
    """Give every stack of `beside` its place around the mark that it stands beside."""
    moved = {row for rows in beside.values() for row in rows}
    still = [stack for row, stack in stacks.items() if row not in moved]
    taken = [(s.x_m / m_per_em, -s.y_m / m_per_em) for s in still]
    reach = [mark_em(s, shown.selected) / 2 for s in still]
    for anchor_row in sorted(beside):
        anchor = stacks[anchor_row]
        for row in beside[anchor_row]:
            stack = stacks[row]
            radius = mark_em(stack, shown.selected) / 2
            away = 0.8 * mark_em(anchor, shown.selected) / 2 + radius
            x, y = _freest(
                (anchor.x_m / m_per_em, -anchor.y_m / m_per_em), away, radius, taken, reach
            )
            taken.append((x, y))
            reach.append(radius)
            stacks[row] = Stack(
                stack.places,
                anchor.x_m,
                anchor.y_m,
                x - anchor.x_m / m_per_em,
                y + anchor.y_m / m_per_em,
                stack.opacity,
            )


def _freest(
    at: tuple[float, float],
    away: float,
    radius: float,
    taken: Sequence[tuple[float, float]],
    reach: Sequence[float],
) -> tuple[float, float]:
    """The first spot around a point with room for a mark, else the one with most; all in em."""
    turns = [math.radians(turn) for turn in TURNS_DEG]
    x = at[0] + away * np.cos(turns)
    y = at[1] + away * np.sin(turns)
    others = np.array(taken)
    gaps = np.hypot(x[:, None] - others[:, 0], y[:, None] - others[:, 1]) - np.array(reach)
    # What it stands beside is meant to touch it.
    own = np.hypot(others[:, 0] - at[0], others[:, 1] - at[1]) < 1e-9
    room = np.where(own, np.inf, gaps - radius).min(axis=1)
    free = np.flatnonzero(room >= 0)
    best = int(free[0]) if len(free) else int(room.argmax())
    return float(x[best]), float(y[best])
