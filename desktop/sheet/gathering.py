"""Gathering: which marks stand too close to be told apart at a scale, and which one leads each.

All on map positions at steps of scale, never on a window: moving the map changes nothing, and
paper of the same scale gathers alike. Lengths are in em of the map's type.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Rows = npt.NDArray[np.intp]
Flags = npt.NDArray[np.bool_]

STEPS_PER_DOUBLING = 4
"""Steps of scale between one scale and half of it."""
APART_EM = 0.66
"""Centres nearer than this are one blot: four fifths of a zone's mark."""
ROOM_EM = 1.1
"""What a mark of several needs around its centre, so that its number stays legible."""
BLOT_EM = APART_EM / 2
"""Points in one square of this side are taken for one point before any distance is measured."""


def step_of(m_per_em: float) -> int:
    """The step of scale: the same for all scales that gather alike."""
    return math.ceil(STEPS_PER_DOUBLING * math.log2(m_per_em) - 1e-9)


def m_per_em_of(step: int) -> float:
    """The farthest scale of a step: what can be told apart there can be within all of it."""
    return float(2.0 ** (step / STEPS_PER_DOUBLING))


@dataclass(frozen=True, slots=True, eq=False)
class Gathered:
    """For each point the row of the one that leads it (itself when it leads or stands alone).

    `beneath` is, for each leader, the row of the separate point whose mark covers it, or -1.
    """

    leader: Rows
    beneath: Rows


@dataclass(frozen=True, slots=True, eq=False)
class _Pairs:
    """Points that are near each other: rows of the higher and the lower in rank, and how far."""

    high: Rows
    low: Rows
    away: Floats

    def where(self, wanted: Flags) -> _Pairs:
        return _Pairs(self.high[wanted], self.low[wanted], self.away[wanted])


def gathered(x_m: Floats, y_m: Floats, cover_em: Floats, m_per_em: float) -> Gathered:
    """Gather points given in order of rank, the highest first.

    `cover_em` is 0 for points that may be gathered, and for those that stay separate how far
    their own marks cover others. What a separate mark covers is gathered apart from all else, so
    that it can be shown beside that mark.
    """
    leader = np.arange(len(x_m))
    beneath = np.full(len(x_m), -1)
    if not len(x_m):
        return Gathered(leader, beneath)
    x, y = x_m / m_per_em, y_m / m_per_em
    loose = cover_em <= 0
    leader[loose] = _one_a_square(x, y, np.flatnonzero(loose))
    nodes = np.unique(leader)
    joined = leader.copy()
    over = _covered(x, y, cover_em, nodes)
    beneath_of: dict[int, int] = {}
    for row in nodes[over[nodes] >= 0].tolist():
        joined[row] = beneath_of.setdefault(int(over[row]), row)
    for cover, row in beneath_of.items():
        beneath[row] = cover
    free = nodes[loose[nodes] & (over[nodes] < 0)]
    near = _pairs(x, y, free, APART_EM)
    _join(joined, near, _leaders(len(leader), near))
    marks = free[joined[free] == free]
    _make_room(joined, leader, _pairs(x, y, marks, ROOM_EM))
    return Gathered(joined[leader], beneath)


def _one_a_square(x: Floats, y: Floats, rows: Rows) -> Rows:
    """For each of the rows the first row in its square of BLOT_EM."""
    across = np.floor(x[rows] / BLOT_EM).astype(np.int64)
    down = np.floor(y[rows] / BLOT_EM).astype(np.int64)
    _, first, square = np.unique(across * (1 << 31) + down, return_index=True, return_inverse=True)
    return np.asarray(rows[first[square]])


def _pairs(x: Floats, y: Floats, rows: Rows, reach: float) -> _Pairs:
    """All pairs among the rows that are nearer than `reach`, the higher in rank first."""
    one, other, away = _near(x, y, rows, rows, reach)
    once = one < other
    return _Pairs(one[once], other[once], away[once])


def _near(
    x: Floats, y: Floats, seekers: Rows, rows: Rows, reach: float
) -> tuple[Rows, Rows, Floats]:
    """Each seeker with each of the rows nearer than `reach`, found by squares of that side."""
    if not len(seekers) or not len(rows):
        nothing = np.zeros(0, dtype=np.intp)
        return nothing, nothing, np.zeros(0)
    across, down = (np.floor(z[rows] / reach).astype(np.int64) for z in (x, y))
    first, wide = int(across.min()) - 1, int(np.ptp(across)) + 3
    key = down * wide + (across - first)
    order = np.argsort(key, kind="stable")
    key, rows = key[order], rows[order]
    column = np.floor(x[seekers] / reach).astype(np.int64) - first
    row = np.floor(y[seekers] / reach).astype(np.int64)
    # Three squares side by side are one run of the sorted keys.
    left = (np.add.outer(row, (-1, 0, 1)) * wide + column[:, None] - 1).ravel()
    starts = np.searchsorted(key, left)
    counts = np.searchsorted(key, left + 2, side="right") - starts
    ends = np.cumsum(counts)
    one = np.repeat(np.repeat(seekers, 3), counts)
    other = rows[np.arange(len(one)) + np.repeat(starts - ends + counts, counts)]
    away = np.hypot(x[one] - x[other], y[one] - y[other])
    near = away < reach
    return one[near], other[near], away[near]


def _covered(x: Floats, y: Floats, cover_em: Floats, nodes: Rows) -> Rows:
    """For each point the separate one whose mark covers it, the nearest; else -1."""
    over = np.full(len(x), -1)
    separate, loose = nodes[cover_em[nodes] > 0], nodes[cover_em[nodes] <= 0]
    reach = float(cover_em.max(initial=0.0))
    if not reach:
        return over
    cover, row, away = _near(x, y, separate, loose, reach)
    within = away <= cover_em[cover]
    cover, row, away = cover[within], row[within], away[within]
    # The nearest, and of equals the highest in rank, is written last.
    order = np.lexsort((-cover, -away))
    over[row[order]] = cover[order]
    return over


def _leaders(count: int, pairs: _Pairs) -> Flags:
    """Which rows lead when, from the highest in rank, each that no leader is near becomes one."""
    leads = np.ones(count, dtype=bool)
    settled = np.zeros(count, dtype=bool)
    high, low = pairs.high, pairs.low
    while len(high):
        waits = np.zeros(count, dtype=bool)
        waits[low] = True
        settled[high[~waits[high]]] = True
        led = low[settled[high] & leads[high]]
        leads[led], settled[led] = False, True
        open_still = ~settled[low] & leads[high]
        high, low = high[open_still], low[open_still]
    return leads


def _join(joined: Rows, pairs: _Pairs, leads: Flags) -> None:
    """Let each row that does not lead join the nearest leader."""
    one, other = np.concatenate([pairs.high, pairs.low]), np.concatenate([pairs.low, pairs.high])
    away = np.concatenate([pairs.away, pairs.away])
    wanted = leads[one] & ~leads[other]
    one, other, away = one[wanted], other[wanted], away[wanted]
    order = np.lexsort((-one, -away))
    joined[other[order]] = one[order]


def _make_room(joined: Rows, leader: Rows, pairs: _Pairs) -> None:
    """Let every mark of several also lead the marks that its own, larger one would cover."""
    several = np.bincount(joined[leader], minlength=len(joined)) > 1
    leads = _leaders(len(joined), pairs.where(several[pairs.high] & several[pairs.low]))
    stays = several & leads
    # Marks of one, and of several that gave way, join a mark of several that stays.
    taken = joined.copy()
    _join(taken, pairs, stays)
    joined[:] = taken[joined]
