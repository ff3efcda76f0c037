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
BLOT_EM = APART_EM / 4
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
    their own marks cover others (at most ROOM_EM). What a separate mark covers is gathered apart
    from all else, so that it can be shown beside that mark.
    """
    leader = np.arange(len(x_m))
    beneath = np.full(len(x_m), -1)
    if not len(x_m):
        return Gathered(leader, beneath)
    x, y = x_m / m_per_em, y_m / m_per_em
    loose = cover_em <= 0
    leader[loose] = _one_a_square(x, y, np.flatnonzero(loose))
    nodes = np.unique(leader)
    pairs = _pairs(x[nodes], y[nodes], ROOM_EM)
    pairs = _Pairs(nodes[pairs.high], nodes[pairs.low], pairs.away)
    joined = leader.copy()
    over = _covered(pairs, loose, cover_em, beneath)
    free = loose & (over < 0)
    first: dict[int, int] = {}
    for row in nodes[over[nodes] >= 0].tolist():
        joined[row] = first.setdefault(int(over[row]), row)
    for cover, row in first.items():
        beneath[row] = cover
    among = pairs.where(free[pairs.high] & free[pairs.low])
    near = among.where(among.away < APART_EM)
    _join(joined, near, _leaders(len(leader), near))
    _make_room(joined, leader, among)
    return Gathered(joined[leader], beneath)


def _one_a_square(x: Floats, y: Floats, rows: Rows) -> Rows:
    """For each of the rows the first row in its square of BLOT_EM."""
    across = np.floor(x[rows] / BLOT_EM).astype(np.int64)
    down = np.floor(y[rows] / BLOT_EM).astype(np.int64)
    _, first, square = np.unique(across * (1 << 31) + down, return_index=True, return_inverse=True)
    return np.asarray(rows[first[square]])


def _pairs(x: Floats, y: Floats, reach: float) -> _Pairs:
    """All pairs nearer than `reach`, found by strips of squares of that side."""
    across = np.floor(x / reach).astype(np.int64)
    down = np.floor(y / reach).astype(np.int64)
    across -= across.min(initial=0)
    wide = int(across.max(initial=0)) + 3
    key = down * wide + across
    order = np.argsort(key, kind="stable")
    key = key[order]
    place = np.arange(len(order))
    # The rest of a point's own square and the next one; the three squares of the next strip.
    starts = np.concatenate([place + 1, np.searchsorted(key, key + wide - 1)])
    ends = np.searchsorted(key, np.concatenate([key + 1, key + wide + 1]), side="right")
    counts = np.maximum(ends - starts, 0)
    one = np.repeat(np.concatenate([place, place]), counts)
    other = np.arange(len(one)) + np.repeat(starts - np.cumsum(counts) + counts, counts)
    a, b = order[one], order[other]
    away = np.hypot(x[a] - x[b], y[a] - y[b])
    near = away < reach
    a, b = a[near], b[near]
    return _Pairs(np.minimum(a, b), np.maximum(a, b), away[near])


def _covered(pairs: _Pairs, loose: Flags, cover_em: Floats, none: Rows) -> Rows:
    """For each point the separate one whose mark covers it, the nearest; else -1."""
    over = none.copy()
    mixed = pairs.where(loose[pairs.high] != loose[pairs.low])
    separate = np.where(loose[mixed.high], mixed.low, mixed.high)
    beside = np.where(loose[mixed.high], mixed.high, mixed.low)
    within = mixed.away <= cover_em[separate]
    separate, beside = separate[within], beside[within]
    # The nearest is written last.
    order = np.lexsort((-separate, -mixed.away[within]))
    over[beside[order]] = separate[order]
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
    count = len(joined)
    several = np.bincount(joined[leader], minlength=count) > 1
    marks = joined == np.arange(count)
    among = pairs.where(marks[pairs.high] & marks[pairs.low])
    leads = _leaders(count, among.where(several[among.high] & several[among.low]))
    stays = several & leads
    # Marks of one, and of several that gave way, join a mark of several that stays.
    gives_way = among.where(stays[among.high] != stays[among.low])
    taken = joined.copy()
    _join(taken, gives_way, stays)
    joined[:] = taken[joined]
