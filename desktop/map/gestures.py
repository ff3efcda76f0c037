"""Gestures: what a hand did with a tool, as plain values. What follows from it others decide.

Positions are metres of the main projection, so that a gesture keeps its ground while the map moves.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Point: TypeAlias = tuple[float, float]


@dataclass(frozen=True, slots=True)
class AreaDrawn:
    """A closed ring was drawn around what is meant; `mode` is one of View's `pick`."""

    ring_m: tuple[Point, ...]
    mode: str


@dataclass(frozen=True, slots=True)
class SpotPressed:
    """A single spot was meant, in logical pixels of the window."""

    x_px: float
    y_px: float
    mode: str


Gesture: TypeAlias = AreaDrawn | SpotPressed


def inside(ring_m: tuple[Point, ...], x_m: Floats, y_m: Floats) -> npt.NDArray[np.bool_]:
    """Which positions lie within a ring, by the odd-even rule where it crosses itself.

    Its left and lower edges count as within, so that no position is in two rings side by side.
    """
    found = np.zeros(np.shape(x_m), dtype=bool)
    for (x0, y0), (x1, y1) in zip(ring_m, (*ring_m[1:], *ring_m[:1]), strict=True):
        if y0 == y1:
            continue
        crosses = (y_m >= min(y0, y1)) & (y_m < max(y0, y1))
        found ^= crosses & (x_m < x0 + (y_m - y0) / (y1 - y0) * (x1 - x0))
    return found
