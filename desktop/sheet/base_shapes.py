"""BaseShapes: the boundary layers in map metres, projected once, cut to what a frame shows."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from weakref import WeakKeyDictionary

import numpy as np
import numpy.typing as npt
import shapely

from desktop.sheet.drawing import Points
from desktop.sheet.framing import MapFrame
from geodata.atlas import Atlas
from geodata.projecting import INSET, MAIN, Albers

# Cut edges must lie outside the frame by more than the widest line drawn along them.
CUT_MARGIN_MM = 4.0


@dataclass(frozen=True, eq=False)
class Shapes:
    """One layer in metres: geometries, and their bounds of shape (n, 4)."""

    geometries: npt.NDArray[np.object_]
    columns: dict[str, tuple[object, ...]]

    @cached_property
    def bounds(self) -> npt.NDArray[np.float64]:
        """Left, bottom, right, top of each feature in metres."""
        return np.asarray(shapely.bounds(self.geometries))

    def rows_of(self, column: str, value: object) -> npt.NDArray[np.bool_]:
        """Which features have that value."""
        return np.array([cell == value for cell in self.columns[column]], dtype=bool)


class BaseShapes:
    """Layers of one atlas in one projection, each made when first asked for."""

    def __init__(self, atlas: Atlas, projection: Albers) -> None:
        self._atlas = atlas
        self._projection = projection
        self._made: dict[tuple[str, str], Shapes] = {}

    def of(self, name: str, level: str = "") -> Shapes:
        """A layer in metres of the projection."""
        key = (name, level)
        if key not in self._made:
            layer = self._atlas.layer(name, level)
            geometries = shapely.transform(layer.geometries, self._to_map)
            self._made[key] = Shapes(geometries, dict(layer.columns))
        return self._made[key]

    def _to_map(self, lon_lat: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
        return np.column_stack(self._projection.forward(lon_lat[:, 0], lon_lat[:, 1]))


_SHAPES: WeakKeyDictionary[Atlas, dict[Albers, BaseShapes]] = WeakKeyDictionary()


def base_shapes(atlas: Atlas, projection: Albers = MAIN) -> BaseShapes:
    """The atlas's layers in that projection (MAIN or INSET), kept as long as the atlas lives."""
    made = _SHAPES.setdefault(atlas, {})
    if projection not in made:
        made[projection] = BaseShapes(atlas, projection)
    return made[projection]


def inset_shapes(atlas: Atlas) -> BaseShapes:
    """The atlas's layers in the inset's projection."""
    return base_shapes(atlas, INSET)


def rows_in(frame: MapFrame, shapes: Shapes, margin_mm: float = 0.0) -> list[int]:
    """Row numbers of the features whose bounds reach into the frame, widened by a margin."""
    margin = margin_mm * frame.m_per_mm
    left, bottom, right, top = frame.bounds_m
    b = shapes.bounds
    seen = (b[:, 0] <= right + margin) & (b[:, 2] >= left - margin)
    seen &= (b[:, 1] <= top + margin) & (b[:, 3] >= bottom - margin)
    return [int(row) for row in np.flatnonzero(seen)]


def parts_in(
    frame: MapFrame, shapes: Shapes, wanted: npt.NDArray[np.bool_] | None = None
) -> list[tuple[int, tuple[Points, ...]]]:
    """Row number and parts (rings or lines, in page millimetres) of what lies in the frame.

    Features that reach far beyond the frame are cut a little outside it.
    """
    margin = CUT_MARGIN_MM * frame.m_per_mm
    left, bottom, right, top = frame.bounds_m
    left, bottom, right, top = left - margin, bottom - margin, right + margin, top + margin
    b = shapes.bounds
    seen = np.zeros(len(b), dtype=bool)
    seen[rows_in(frame, shapes, CUT_MARGIN_MM)] = True
    if wanted is not None:
        seen &= wanted
    whole = (b[:, 0] >= left) & (b[:, 2] <= right) & (b[:, 1] >= bottom) & (b[:, 3] <= top)
    rows = np.flatnonzero(seen)
    geometries = shapes.geometries[rows].copy()
    crossing = ~whole[rows]
    if crossing.any():
        geometries[crossing] = shapely.clip_by_rect(geometries[crossing], left, bottom, right, top)
    features = _parts_mm(frame, geometries)
    return [(int(row), parts) for row, parts in zip(rows, features, strict=True) if parts]


def _parts_mm(frame: MapFrame, geometries: npt.NDArray[np.object_]) -> list[tuple[Points, ...]]:
    """Rings of areas and parts of lines in millimetres, per geometry; one projection for all."""
    found: list[list[Points]] = [[] for _ in geometries]
    parts, owners = shapely.get_parts(geometries, return_index=True)
    areas = shapely.get_type_id(parts) == shapely.GeometryType.POLYGON
    rings, ring_owners = shapely.get_rings(parts[areas], return_index=True)
    lines = np.isin(
        shapely.get_type_id(parts),
        (shapely.GeometryType.LINESTRING, shapely.GeometryType.LINEARRING),
    )
    strings = np.concatenate([rings, parts[lines]])
    string_owners = np.concatenate([owners[areas][ring_owners], owners[lines]])
    points, point_owners = shapely.get_coordinates(strings, return_index=True)
    if not len(points):
        return [()] * len(geometries)
    x_mm, y_mm = frame.to_mm(points[:, 0], points[:, 1])
    points = np.column_stack([x_mm, y_mm])
    pieces = np.split(points, np.flatnonzero(np.diff(point_owners)) + 1)
    for owner, piece in zip(string_owners[np.unique(point_owners)], pieces, strict=True):
        found[owner].append(piece)
    return [tuple(strings_of) for strings_of in found]
