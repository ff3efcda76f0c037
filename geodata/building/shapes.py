"""Small operations on arrays of shapely geometries that the whole build shares."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import shapely

from geodata.projecting import MAIN

Geometries = npt.NDArray[np.object_]

# The source's coordinates have six decimals, so that a vertex which went to the plane and back is
# exactly itself again after rounding.
DECIMALS = 6


def _each_vertex(geometries: Any, step: Callable[..., Any]) -> Any:
    return shapely.transform(geometries, lambda c: np.column_stack(step(c[:, 0], c[:, 1])))


def to_plane(geometries: Any) -> Any:
    """Degrees to metres in the Albers projection of the national map."""
    return _each_vertex(geometries, MAIN.forward)


def to_degrees(geometries: Any) -> Any:
    """Metres in the Albers projection of the national map to degrees, unrounded."""
    return _each_vertex(geometries, MAIN.inverse)


def rounded(geometries: Any, decimals: int = DECIMALS) -> Any:
    """Every coordinate rounded to `decimals` of a degree."""
    return shapely.transform(geometries, lambda c: np.round(c, decimals))


def polygons(geometry: Any) -> list[Any]:
    """The non-empty polygons in a geometry of any type."""
    return [
        part
        for outer in shapely.get_parts(geometry)
        for part in shapely.get_parts(outer)
        if part.geom_type == "Polygon" and not part.is_empty
    ]


def multipolygons(geometries: Sequence[Any] | Geometries) -> Geometries:
    """Each geometry's polygonal part, as a MultiPolygon (empty where there is none)."""
    return np.array([shapely.MultiPolygon(polygons(g)) for g in geometries], dtype=object)


def merged_lines(geometries: Any) -> Any:
    """All line work in the geometries, merged end to end, as one MultiLineString."""
    parts = [
        line
        for outer in shapely.get_parts(np.atleast_1d(geometries))
        for line in shapely.get_parts(outer)
        if line.geom_type in ("LineString", "LinearRing") and line.length > 0
    ]
    return shapely.MultiLineString(
        list(shapely.get_parts(shapely.line_merge(shapely.MultiLineString(parts))))
    )


def vertex_count(geometries: Any) -> int:
    """Number of vertices in all."""
    return int(shapely.get_num_coordinates(geometries).sum())
