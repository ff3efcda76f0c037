"""Neighbour countries: Natural Earth, made to meet China's outline at every level of detail."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import shapely

from geodata.building import facts, packages
from geodata.building.shapes import (
    Geometries,
    multipolygons,
    polygons,
    rounded,
    to_degrees,
    to_plane,
)

# As far as a wide window shows around the national map, degrees.
FRAME = shapely.box(40, -14, 170, 72)
# Natural Earth's border and the source's lie up to some kilometres apart: ground between them this
# near to a neighbour is the neighbour's.
GAP_REACH_DEG = 0.12
# How far below China's outline a neighbour reaches before it is cut by that outline.
UNDERLAP_DEG = 0.15
# A neighbour's islet this near to an islet of China's is that islet, drawn by Natural Earth.
SAME_ISLET_DEG = 0.3
ISLET_KM2 = 50.0


@dataclass(frozen=True, slots=True)
class Neighbours:
    """`iso3`, `name_zh`, `name_en` and the Natural Earth shapes, and the ground along China's
    outline that belongs to each once China is cut out.
    """

    iso3: list[str | None]
    name_zh: list[str | None]
    name_en: list[str | None]
    shapes: Geometries
    along: Geometries
    land: Geometries


def read_neighbours(inputs: Path, nation: Any) -> Neighbours:
    """All countries within the frame but China; `nation` is China at the finest level."""
    world = packages.countries(inputs)
    world = world[world.intersects(FRAME)].reset_index(drop=True)
    known = {row["natural_earth_name"]: row for row in facts.rows("countries")}
    iso3 = np.array([known[name]["iso3"] for name in world["name"]], dtype=object)
    inside = multipolygons(
        shapely.intersection(shapely.make_valid(world.geometry.to_numpy()), FRAME)
    )
    china = shapely.union_all(inside[iso3 == "CHN"])
    codes = sorted(set(iso3) - {"CHN"})
    shapes = multipolygons([shapely.coverage_union_all(inside[iso3 == c]) for c in codes])
    shapes = multipolygons([_without_islets_of_china(shape) for shape in shapes])
    by_code = {row["iso3"]: row for row in known.values() if row["name_zh"]}
    names = [by_code.get(code, {"name_zh": "", "name_en": ""}) for code in codes]

    land = multipolygons(shapely.difference(shapes, nation))
    slivers = polygons(shapely.difference(china, nation))
    gaps = _shared_out(slivers, land)
    land = multipolygons(
        [shapely.buffer(shapely.union_all([g, *gap]), 0) for g, gap in zip(land, gaps, strict=True)]
    )
    along = np.array(
        [
            shapely.union_all([*gap, shapely.intersection(shapely.buffer(g, UNDERLAP_DEG), nation)])
            for g, gap in zip(land, gaps, strict=True)
        ],
        dtype=object,
    )
    return Neighbours(
        [code or None for code in codes],
        [row["name_zh"] or None for row in names],
        [row["name_en"] or None for row in names],
        shapes,
        along,
        land,
    )


def neighbour_layer(
    neighbours: Neighbours, nation: Any, tolerance_m: float, least_km2: float
) -> gpd.GeoDataFrame:
    """The neighbours at one level of detail, cut by China's outline of that same level, so that
    no gap shows along the land border. Islands below `least_km2` are left out.
    """
    source = np.array(
        [
            shapely.MultiPolygon(
                [p for p in polygons(shapely.remove_repeated_points(g)) if p.area > 1e-5]
            )
            for g in neighbours.shapes
        ],
        dtype=object,
    )
    plane = to_plane(shapely.set_precision(source, 1e-7))
    simple = shapely.coverage_simplify(plane, tolerance_m)
    simple = shapely.make_valid(rounded(to_degrees(simple)))
    shapes = shapely.union(multipolygons(simple), neighbours.along)
    shapes = multipolygons(shapely.difference(shapely.make_valid(shapes), nation))
    taken: list[Any] = []
    for index, shape in enumerate(shapes):
        # Two neighbours may both reach below China's outline where three countries meet.
        for other in taken:
            if shape.intersects(other) and shapely.intersection(shape, other).area > 0:
                shape = multipolygons([shapely.difference(shape, other)])[0]
        shape = shapely.MultiPolygon(
            [p for p in polygons(shape) if shapely.area(to_plane(p)) / 1e6 > least_km2]
        )
        shapes[index] = shape
        taken.append(shape)
    frame = gpd.GeoDataFrame(
        {
            "iso3": neighbours.iso3,
            "name_zh": neighbours.name_zh,
            "name_en": neighbours.name_en,
        },
        geometry=shapes,
        crs=4326,
    )
    return frame[~frame.geometry.is_empty].reset_index(drop=True)


def _without_islets_of_china(shape: Any) -> Any:
    islets = shapely.points(
        [facts.position(row) for row in facts.rows("islands") if row["rank"] == "2"]
    )
    near = shapely.union_all(shapely.buffer(islets, SAME_ISLET_DEG))
    return shapely.MultiPolygon(
        [
            part
            for part in polygons(shape)
            if not (near.contains(part) and shapely.area(to_plane(part)) / 1e6 < ISLET_KM2)
        ]
    )


def _shared_out(slivers: list[Any], land: Geometries) -> list[list[Any]]:
    """Each sliver's parts that lie near a neighbour, given to the nearest one first."""
    tree = shapely.STRtree(land)
    near = shapely.buffer(land, GAP_REACH_DEG)
    given: list[list[Any]] = [[] for _ in land]
    for sliver in slivers:
        found = tree.query(sliver, predicate="dwithin", distance=GAP_REACH_DEG)
        rest, middle = sliver, sliver.centroid
        for index in sorted(found, key=lambda i: (land[i].distance(middle), i)):
            part = shapely.intersection(rest, near[index])
            if part.area > 0:
                given[index].append(part)
                rest = shapely.difference(rest, near[index])
    return given
