"""Symbols: the outline of every mark on the map and the look of each kind of place.

Shape says the kind first; colour, which is the palette's, second.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from geodata.records import Place

Outline = npt.NDArray[np.float64]
"""Shape (n, 2), closed by its last point being joined to the first; x right, y down."""


def _turned(radii: Iterable[float], corners: int, first_deg: float) -> Outline:
    """Corners on circles whose radii take turns, clockwise from `first_deg` (0 is right)."""
    lengths = list(radii)
    angles = [math.radians(first_deg + 360 * i / corners) for i in range(corners)]
    return np.array(
        [
            (lengths[i % len(lengths)] * math.cos(a), lengths[i % len(lengths)] * math.sin(a))
            for i, a in enumerate(angles)
        ]
    )


def _fitted(outline: Outline) -> Outline:
    """Scaled to height 1 and centred on its bounding box."""
    low, high = outline.min(axis=0), outline.max(axis=0)
    return np.asarray((outline - (low + high) / 2) / (high[1] - low[1]))


def _circle(diameter: float) -> Outline:
    # 64 corners: at 10 mm the outline is within 0.006 mm of the true circle.
    return _turned([diameter / 2], 64, 0.0)


def _cross(arm: float) -> Outline:
    a, h = arm / 2, 0.5
    quarter = np.array([(-a, -h), (a, -h), (a, -a)])
    turns = [np.array([[0, 1], [-1, 0]], dtype=np.float64)] * 3
    corners = [quarter]
    for turn in turns:
        corners.append(corners[-1] @ turn)
    return np.concatenate(corners)


def _bow(half_width: float, waist: float) -> Outline:
    """Two wings that meet in a waist, like an open book."""
    w, a, h = half_width, waist / 2, 0.5
    return np.array([(-w, -h), (0.0, -a), (w, -h), (w, h), (0.0, a), (-w, h)])


def _corners(arm: float, thick: float) -> tuple[Outline, ...]:
    """The four corners of a square, each an angle of two arms."""
    out, far, near = -0.5, arm - 0.5, thick - 0.5
    one = np.array([(out, out), (far, out), (far, near), (near, near), (near, far), (out, far)])
    return tuple(one * np.array(side) for side in ((1, 1), (-1, 1), (-1, -1), (1, -1)))


# Odd-even rings, centred, of height 1.
SHAPES: dict[str, tuple[Outline, ...]] = {
    "star": (_fitted(_turned([1.0, 0.43], 10, -90.0)),),
    "circle": (_circle(1.0),),
    "square": (np.array([(-0.5, -0.5), (0.5, -0.5), (0.5, 0.5), (-0.5, 0.5)]),),
    "diamond": (np.array([(0.0, -0.5), (0.42, 0.0), (0.0, 0.5), (-0.42, 0.0)]),),
    "triangle": (np.array([(0.0, -0.5), (0.56, 0.5), (-0.56, 0.5)]),),
    "hexagon": (_fitted(_turned([1.0], 6, -90.0)),),
    "cross": (_cross(0.40),),
    "bow": (_bow(0.60, 0.26),),
    # Seats: the capital's and a province's double circle, a prefecture's single one.
    "ring_dot": (_circle(1.0), _circle(0.76), _circle(0.40)),
    "ring": (_circle(1.0), _circle(0.64)),
    "dot": (_circle(1.0),),
    # Around a place that was picked.
    "corners": _corners(0.27, 0.08),
    # Around several of which some were.
    "two_corners": _corners(0.27, 0.08)[::2],
}


@dataclass(frozen=True, slots=True)
class Style:
    """Look of a kind: shape, and height as a share of the map's em (its body type)."""

    shape: str
    size_em: float


# Sizes look equal within a group although the shapes differ in area: a diamond, a triangle and a
# cross of a square's height would look smaller than it.
STYLE: dict[str, Style] = {
    "demo_zone": Style("star", 1.60),
    "zone": Style("circle", 0.82),
    "high_tech": Style("square", 0.63),
    "modern_service": Style("diamond", 0.88),
    "torch_specialty": Style("triangle", 0.73),
    "torch_software": Style("hexagon", 0.78),
    "trade_innovation": Style("cross", 0.76),
    "university_park": Style("bow", 0.66),
}

# Painted from below: what serves the others, then bases, small marks first, demonstration zones
# on top.
DRAWING_ORDER: tuple[str, ...] = (
    "university_park",
    "torch_specialty",
    "trade_innovation",
    "torch_software",
    "modern_service",
    "high_tech",
    "zone",
    "demo_zone",
)

HALO_EM = 0.075
SELECTED_SCALE = 1.35
LINKED_OPACITY = 0.45
FADED_OPACITY = 0.25


def hollow(place: Place) -> bool:
    """Whether the place's mark is hollow: no source was read for it."""
    return place.standing == "unverified"


def drawn_in_order(places: Iterable[Place]) -> list[Place]:
    """The places from the lowest mark to the topmost, by kind; within a kind the first on top."""
    rank = {kind: position for position, kind in enumerate(DRAWING_ORDER)}
    last_first = list(places)[::-1]
    return sorted(last_first, key=lambda place: rank[place.kind])
