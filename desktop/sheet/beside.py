"""Beside: where marks go that may not stand at their own point since another mark keeps it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from desktop.sheet.stacks import Floats

# The notches of a star come first: a mark that stands there is read as standing with it.
TURNS_DEG = (-54, 18, -126, 162, 90, -18, 54, -90, 126, 198)
TOUCH = 0.8
"""How near a mark comes to the middle of the one that it stands beside, as a share of that one's
radius: near enough to be seen as with it."""

_TURNS = np.radians(TURNS_DEG)
_ACROSS, _DOWN = np.cos(_TURNS), np.sin(_TURNS)


def set_aside(
    x: Floats, y: Floats, size: Floats, aside: Mapping[int, Sequence[int]]
) -> tuple[Floats, Floats]:
    """How far right and down each mark is drawn of its point; all in em.

    `aside` holds, by the mark that keeps a point, those that go around it, in their order. Each
    takes the first spot with room, else the one with most.
    """
    dx, dy = np.zeros(len(x)), np.zeros(len(x))
    still = np.ones(len(x), dtype=bool)
    still[[mark for marks in aside.values() for mark in marks]] = False
    for anchor in sorted(aside, reverse=True):
        for mark in aside[anchor]:
            radius = size[mark] / 2
            away = TOUCH * size[anchor] / 2 + radius
            others = np.flatnonzero(
                still & (np.hypot(x - x[anchor], y - y[anchor]) < away + radius + size.max() / 2)
            )
            # What it stands beside is meant to touch it.
            others = others[others != anchor]
            spots_x, spots_y = x[anchor] + away * _ACROSS, y[anchor] + away * _DOWN
            room = np.hypot(
                spots_x[:, None] - (x + dx)[others], spots_y[:, None] - (y + dy)[others]
            ) - (size[others] / 2 + radius)
            least = room.min(axis=1, initial=np.inf)
            free = np.flatnonzero(least >= 0)
            best = int(free[0]) if len(free) else int(least.argmax())
            dx[mark], dy[mark] = away * _ACROSS[best], away * _DOWN[best]
            still[mark] = True
    return dx, dy
