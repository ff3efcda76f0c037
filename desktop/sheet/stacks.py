"""Stacks: what one mark of the map stands for: a place, or places too close to be told apart.

A stack of several stands at the point of one of its places. Demonstration zones and what a person
has selected, picked, compared or found linked are never within one; what lies under their marks,
or at their very point, is set beside them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from desktop.sheet.symbols import DRAWING_ORDER, hollow
from geodata.projecting import MAIN
from geodata.records import Place

Floats: TypeAlias = npt.NDArray[np.float64]
KindCounts: TypeAlias = tuple[tuple[str, int, int], ...]
"""Kind, number of places, and how many of these are unverified; the topmost kind first."""

# Diameters of the mark of several, by the number of its figures.
SEVERAL_EM = (1.36, 1.60, 1.88, 2.16)


@dataclass(frozen=True)
class Stack:
    """Places under one mark, the topmost first; where it stands in metres of the main projection.

    It is drawn `dx_em` right and `dy_em` below that point: not 0 when a separate mark is there.
    Its mark, with the ring when it is selected, is `size_em` wide.
    """

    places: tuple[Place, ...]
    x_m: float
    y_m: float
    dx_em: float = 0.0
    dy_em: float = 0.0
    size_em: float = 0.0
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

    @cached_property
    def kinds(self) -> KindCounts:
        """What it holds, by kind; kept, since every frame asks."""
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
