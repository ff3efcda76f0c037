"""Clustering: whether places stand nearer to each other than chance would have them.

The nearest-neighbour ratio of P. J. Clark and F. C. Evans, “Distance to nearest neighbor as a
measure of spatial relationships in populations”, Ecology 35 (1954): R = observed mean distance to
the nearest neighbour ÷ 0.5 / √density. Below 1 places cluster, above 1 they keep apart.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from geodata.atlas import Atlas
from geodata.measuring import areas_km2
from geodata.projecting import MAIN

# Standard error of the mean distance under randomness: 0.26136 / √(n × density).
STANDARD_ERROR = 0.26136
FEWEST = 10
STRIP = 256

Points = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Nearest:
    """The ratio with the numbers behind it. Distances in kilometres, density per km².

    `z` is how many standard errors the observed mean is off the expected one. `shared` places
    stand exactly on another one's point (many are drawn at the centre of their county), which
    makes the ratio smaller than it truly is.
    """

    places: int
    area_km2: float
    observed_km: float
    expected_km: float
    ratio: float
    z: float
    shared: int


def nearest_neighbours(atlas: Atlas, place_ids: Iterable[str]) -> Nearest | None:
    """The ratio over the land of all provinces; None for fewer than FEWEST places.

    Distances are straight lines on the main map's Albers projection, true to some per cent.
    """
    places = [atlas.places[place_id] for place_id in place_ids]
    if len(places) < FEWEST:
        return None
    lon = np.array([place.lon_deg for place in places])
    lat = np.array([place.lat_deg for place in places])
    distances_km = _to_nearest_km(np.column_stack(MAIN.forward(lon, lat)))
    area = sum(areas_km2(atlas, "province").values())
    density = len(places) / area
    observed, expected = float(distances_km.mean()), 0.5 / math.sqrt(density)
    error = STANDARD_ERROR / math.sqrt(len(places) * density)
    return Nearest(
        len(places),
        area,
        observed,
        expected,
        observed / expected,
        (observed - expected) / error,
        int((distances_km == 0).sum()),
    )


def _to_nearest_km(points_m: Points) -> npt.NDArray[np.float64]:
    """From each point (n, 2) to the nearest other one; 0 where two share a point."""
    found, rows = np.empty(len(points_m)), np.arange(len(points_m))
    # In strips, so that some ten thousand places need no more than some megabytes.
    for start in range(0, len(points_m), STRIP):
        strip = points_m[start : start + STRIP]
        gaps = np.hypot(*(strip[:, None, :] - points_m[None, :, :]).transpose(2, 0, 1))
        gaps[np.arange(len(strip)), rows[start : start + STRIP]] = np.inf
        found[start : start + STRIP] = gaps.min(axis=1)
    return found / 1000
