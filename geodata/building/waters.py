"""Rivers and lakes of Natural Earth 1:10m around China, with their Chinese names."""

from __future__ import annotations

from pathlib import Path

import geopandas as gpd
import numpy as np
import shapely

from geodata.building import facts, packages
from geodata.building.shapes import multipolygons, rounded, to_degrees, to_plane

AROUND_CHINA = shapely.box(70, 15, 137, 56)
LEAST_LAKE_KM2 = 60.0
NAME_REACH_DEG = 0.25


def river_layer(inputs: Path) -> gpd.GeoDataFrame:
    """Rivers: name_zh, name_en, rank (Natural Earth's scale rank, 1 the greatest)."""
    source = packages.rivers(inputs)
    source = source[source.intersects(AROUND_CHINA) & (source["scalerank"] <= 9)]
    names = facts.column("rivers", "name_en", "name_zh")
    lines = shapely.intersection(source.geometry.to_numpy(), shapely.box(58, -13, 152, 61))
    lines = shapely.simplify(to_plane(lines), 350.0)
    parts = [shapely.MultiLineString(list(shapely.get_parts(line))) for line in lines]
    return gpd.GeoDataFrame(
        {
            "name_zh": [names.get(name) for name in source["name"]],
            "name_en": [name if isinstance(name, str) else None for name in source["name"]],
            "rank": source["scalerank"].to_numpy().astype(np.int32),
        },
        geometry=rounded(to_degrees(np.array(parts, dtype=object)), 4),
        crs=4326,
    )


def lake_layer(inputs: Path) -> gpd.GeoDataFrame:
    """Lakes over 60 km²: name_zh where the facts give a position in it, and km2."""
    source = packages.lakes(inputs)
    shapes = source[source.intersects(AROUND_CHINA)].geometry.to_numpy()
    km2 = np.round(shapely.area(to_plane(shapes)) / 1e6)
    shapes, km2 = shapes[km2 >= LEAST_LAKE_KM2], km2[km2 >= LEAST_LAKE_KM2]
    names: list[str | None] = [None] * len(shapes)
    for row in facts.rows("lakes"):
        distance = shapely.distance(shapes, shapely.Point(facts.position(row)))
        nearest = int(distance.argmin())
        if distance[nearest] < NAME_REACH_DEG and names[nearest] is None:
            names[nearest] = row["name_zh"]
        else:
            print(f"lake {row['name_zh']}: Natural Earth has none there")
    shapes = rounded(to_degrees(shapely.simplify(to_plane(shapes), 250.0)), 4)
    return gpd.GeoDataFrame(
        {"name_zh": names, "km2": km2}, geometry=multipolygons(shapely.make_valid(shapes)), crs=4326
    )
