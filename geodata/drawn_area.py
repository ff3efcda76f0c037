"""Drawn area: which points lie within a ring that was drawn on the national map."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from geodata.projecting import MAIN

if TYPE_CHECKING:
    from geodata.choices import Ring


def inside(
    ring: Ring, lon_deg: npt.NDArray[np.float64], lat_deg: npt.NDArray[np.float64]
) -> npt.NDArray[np.bool_]:
    """Whether each point lies within the ring or on it.

    The ring is straight between its corners on the national map, as the hand drew it, not in
    degrees; where it crosses itself, what it goes around twice is outside.
    """
    import shapely  # not needed before somebody draws

    x_m, y_m = MAIN.forward(*np.asarray(ring, dtype=np.float64).T)
    drawn = shapely.make_valid(shapely.Polygon(np.column_stack((x_m, y_m))))
    shapely.prepare(drawn)
    found: npt.NDArray[np.bool_] = shapely.intersects_xy(drawn, *MAIN.forward(lon_deg, lat_deg))
    return found
