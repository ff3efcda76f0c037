"""Stacks: places that share a point, each stack with its size since one mark hides the others."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from desktop.sheet.symbols import drawn_in_order
from geodata.records import Place


@dataclass(frozen=True, slots=True)
class Stack:
    """Places at one exact point (WGS 84 degrees), the topmost mark first."""

    lon_deg: float
    lat_deg: float
    places: tuple[Place, ...]

    @property
    def top(self) -> Place:
        """The place whose mark is seen."""
        return self.places[0]

    @property
    def mark(self) -> str:
        """What is written beside the mark: "×4", or nothing for a single place."""
        return f"×{len(self.places)}" if len(self.places) > 1 else ""


def stacked(places: Iterable[Place]) -> tuple[Stack, ...]:
    """The places grouped by exact point, in the order in which their topmost marks are drawn."""
    grouped: dict[tuple[float, float], list[Place]] = defaultdict(list)
    for place in places:
        grouped[place.lon_deg, place.lat_deg].append(place)
    stacks = [
        Stack(lon, lat, tuple(reversed(drawn_in_order(here))))
        for (lon, lat), here in grouped.items()
    ]
    position = {place.id: i for i, place in enumerate(drawn_in_order(s.top for s in stacks))}
    return tuple(sorted(stacks, key=lambda stack: position[stack.top.id]))
