"""Crowds: points as people have them, around the places of the atlas, few of them very full."""

from __future__ import annotations

import numpy as np

from geodata.atlas import Atlas
from geodata.cell_codes import Floats
from geodata.overlay import Columns, Overlay, overlay

TITLE = ("登记企业", "Registered firms")


def positions(atlas: Atlas, count: int, *, east_of_deg: float = -180.0) -> tuple[Floats, Floats]:
    """Longitudes and latitudes of so many points around the places east of a meridian."""
    places = [place for place in atlas.places.values() if place.lon_deg > east_of_deg]
    middles = np.array([(place.lon_deg, place.lat_deg) for place in places])
    random = np.random.default_rng(1)
    weight = random.pareto(1.1, len(places)) + 0.05
    at = random.choice(len(places), count, p=weight / weight.sum())
    away = random.normal(0, 0.22, (count, 2)) * random.exponential(1.2, (count, 1))
    lon, lat = (middles[at] + away).T
    return lon.copy(), lat.copy()


def crowd(atlas: Atlas, count: int, *, east_of_deg: float = -180.0) -> Overlay:
    """An overlay of so many points with a value each."""
    lon, lat = positions(atlas, count, east_of_deg=east_of_deg)
    value = np.random.default_rng(2).lognormal(3, 1, count)
    return overlay("crowd", TITLE, lon, lat, Columns(value=value))
