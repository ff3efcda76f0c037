"""A million points around a few cities, the same ones with every version of every library."""

import numpy as np

from geodata.overlay import Overlay, overlay

# Longitude, latitude, how wide the crowd is in degrees, its share of all.
CITIES = (
    (116.4, 39.9, 0.6, 0.22),
    (121.4, 31.2, 0.5, 0.20),
    (113.4, 23.0, 0.6, 0.18),
    (114.3, 30.6, 0.7, 0.12),
    (104.1, 30.7, 0.6, 0.10),
    (108.9, 34.3, 0.5, 0.07),
    (123.4, 41.8, 0.8, 0.05),
    (117.2, 34.2, 2.5, 0.05),
    (87.6, 43.8, 0.5, 0.01),
)
COUNT = 1_000_000
GOLDEN_ANGLE = np.pi * (3 - 5**0.5)


def _around(lon: float, lat: float, width: float, count: int) -> tuple[np.ndarray, np.ndarray]:
    """So many points as a bell spreads them, on a spiral."""
    step = np.arange(count)
    away = width * np.sqrt(-2 * np.log((step + 0.5) / count))
    return (
        lon + away * np.cos(step * GOLDEN_ANGLE),
        lat + 0.8 * away * np.sin(step * GOLDEN_ANGLE),
    )


def a_million_points() -> Overlay:
    """The crowds as one overlay."""
    parts = [_around(*city[:3], round(COUNT * city[3])) for city in CITIES]
    lon, lat = np.concatenate(parts, axis=1)
    return overlay("spirals", ("百万个点", "A million points"), lon, lat)
