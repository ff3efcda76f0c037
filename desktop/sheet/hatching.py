"""Hatching: line patterns that tell classes apart without colour, and the lines of one in an area.

Lengths are in em of the map. A pattern's lines are equally far apart everywhere on a page, so that
they run on from one region into the next of its class.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from desktop.sheet.drawing import Points

# Lengths on a line within this many millimetres of each other meet.
HAIR_MM = 1e-6


@dataclass(frozen=True, slots=True)
class Hatch:
    """Parallel lines at each of the angles (degrees, 0 level, 45 rising to the right).

    `dash_em` alternates drawn and skipped lengths.
    """

    angles_deg: tuple[int, ...]
    spacing_em: float
    width_em: float
    dash_em: tuple[float, ...] = ()

    @property
    def ink(self) -> float:
        """The share of the ground that the lines cover, roughly."""
        drawn = self.dash_em[0] / sum(self.dash_em) if self.dash_em else 1.0
        return len(self.angles_deg) * self.width_em / self.spacing_em * drawn


# From light to dark, no two alike: neighbours differ in direction, and each has more ink than the
# one before. The first class stays bare.
DENSITIES: tuple[Hatch | None, ...] = (
    None,
    Hatch((45,), 1.00, 0.040),
    Hatch((135,), 0.76, 0.040),
    Hatch((0,), 0.60, 0.042),
    Hatch((90,), 0.50, 0.044),
    Hatch((45,), 0.40, 0.048),
    Hatch((45, 135), 0.62, 0.048),
    Hatch((0, 90), 0.46, 0.048),
    Hatch((0, 60, 120), 0.54, 0.052),
)
NO_DATA = Hatch((135,), 0.56, 0.078, (0.32, 0.24))
"""What has no data: broken lines, as no class has them."""
FEW = Hatch((0,), 0.50, 0.070, (0.075, 0.425))
"""What rests on few places: a light stipple upon the colour."""


def class_hatches(count: int) -> tuple[Hatch | None, ...]:
    """Patterns of so many classes, the lowest first."""
    last = len(DENSITIES) - 1
    return tuple(DENSITIES[round(n * last / max(count - 1, 1))] for n in range(count))


def hatch_lines(hatch: Hatch, rings: Sequence[Points], em_mm: float) -> tuple[Points, ...]:
    """The pattern's lines within the rings (odd-even, page millimetres), each of two points."""
    if not rings:
        return ()
    found: list[Points] = []
    for angle in hatch.angles_deg:
        found += _lines_at(np.radians(angle), hatch.spacing_em * em_mm, rings)
    return tuple(found)


def _lines_at(angle: float, spacing_mm: float, rings: Sequence[Points]) -> list[Points]:
    # Turned so that the lines are level, each at a whole number of spacings; y goes down the page.
    cos, sin = np.cos(angle), -np.sin(angle)
    turn = np.array([(cos, -sin), (sin, cos)])
    starts = np.concatenate([ring[:-1] for ring in rings]) @ turn
    ends = np.concatenate([ring[1:] for ring in rings]) @ turn
    # An edge meets the lines from its lower end up to, and not including, its upper one: so every
    # ring meets every line an even number of times.
    low = np.minimum(starts[:, 1], ends[:, 1]) / spacing_mm
    high = np.maximum(starts[:, 1], ends[:, 1]) / spacing_mm
    first = np.ceil(low).astype(np.int64)
    counts = np.ceil(high).astype(np.int64) - first
    edges = np.repeat(np.arange(len(counts)), counts)
    if not len(edges):
        return []
    lines = first[edges] + np.arange(len(edges)) - np.repeat(np.cumsum(counts) - counts, counts)
    rise = ends[edges, 1] - starts[edges, 1]
    share = (lines * spacing_mm - starts[edges, 1]) / rise
    x = starts[edges, 0] + share * (ends[edges, 0] - starts[edges, 0])
    order = np.lexsort((x, lines))
    pairs_x, pairs_line = x[order].reshape(-1, 2), lines[order].reshape(-1, 2)[:, 0]
    # Where two regions of the class touch, the line runs on.
    runs_on = (np.diff(pairs_line) == 0) & (pairs_x[1:, 0] - pairs_x[:-1, 1] < HAIR_MM)
    begins = np.concatenate([[True], ~runs_on])
    stops = np.concatenate([~runs_on, [True]])
    y = pairs_line[begins] * spacing_mm
    level = np.column_stack([pairs_x[begins, 0], y, pairs_x[stops, 1], y]).reshape(-1, 2, 2)
    return list(level @ turn.T)
