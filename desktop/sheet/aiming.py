"""Aiming: cameras that show given places, or a region, whole."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from desktop.sheet.base_shapes import base_shapes
from desktop.sheet.framing import Bounds
from desktop.view import Camera
from geodata.atlas import Atlas
from geodata.projecting import MAIN

# Room to each side, as a share of what is shown.
AROUND = 0.12
# However near to each other the places lie, this much of the map is shown, so that one sees where.
LEAST_M = 120_000.0
# A county is shown with a little around it, and the smallest is not blown up beyond this.
LEAST_REGION_M = 30_000.0


def around_places(atlas: Atlas, place_ids: Iterable[str]) -> Camera | None:
    """The camera that shows all those places with room around them; None for no place."""
    places = [atlas.place(place_id) for place_id in place_ids]
    if not places:
        return None
    x_m, y_m = MAIN.forward([p.lon_deg for p in places], [p.lat_deg for p in places])
    bounds = (float(x_m.min()), float(y_m.min()), float(x_m.max()), float(y_m.max()))
    return _around(bounds, LEAST_M)


def around_region(atlas: Atlas, code: str) -> Camera | None:
    """The camera that shows all of a region's ground; None when the map does not have it."""
    level = atlas.regions[code].level
    shapes = base_shapes(atlas).of(level, "l")
    rows = np.flatnonzero(shapes.rows_of("adcode", code))
    if not len(rows):
        return None
    west, south, east, north = shapes.bounds[int(rows[0])].tolist()
    return _around((west, south, east, north), LEAST_REGION_M)


def _around(bounds: Bounds, least_m: float) -> Camera:
    west, south, east, north = bounds
    width = max((east - west) * (1 + 2 * AROUND), least_m)
    height = max((north - south) * (1 + 2 * AROUND), least_m)
    return Camera((west + east) / 2, (south + north) / 2, width, height)
