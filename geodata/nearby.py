"""Nearby: the places around a place, by distance on the ellipsoid."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from geodata.atlas import Atlas
from geodata.geodesy import Floats, distances_m


def neighbours_within(
    atlas: Atlas, place_id: str, radius_m: float
) -> tuple[tuple[str, float], ...]:
    """The other places at most `radius_m` metres away with their distances in metres.

    Nearest first, places at one distance in table order. A distance is between the points of the
    atlas, which may be no more than the centre of a county or city (`Place.position_basis`).
    Raises Fault when there is no such place.
    """
    place = atlas.place(place_id)
    place_ids, lon_deg, lat_deg = _points(atlas)
    distance_m = distances_m(place.lon_deg, place.lat_deg, lon_deg, lat_deg)
    nearest = np.argsort(distance_m, kind="stable")
    reached = nearest[distance_m[nearest] <= radius_m].tolist()
    return tuple(
        (place_ids[at], float(distance_m[at])) for at in reached if place_ids[at] != place_id
    )


@lru_cache(maxsize=4)
def _points(atlas: Atlas) -> tuple[tuple[str, ...], Floats, Floats]:
    places = atlas.places.values()
    lon_deg = np.array([place.lon_deg for place in places], dtype=np.float64)
    lat_deg = np.array([place.lat_deg for place in places], dtype=np.float64)
    return tuple(atlas.places), lon_deg, lat_deg
