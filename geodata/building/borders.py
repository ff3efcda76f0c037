"""Border lines by rank, each drawn once, and the special lines of the national map."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import shapely

from geodata.building import packages
from geodata.building.coverage import Cut, Units
from geodata.building.shapes import (
    Geometries,
    merged_lines,
    polygons,
    rounded,
    to_degrees,
    to_plane,
)

KINDS = ("国界", "海岸线", "省级界", "地级界", "县级界")
# The outline is land border where a neighbour's land is this near, and coast elsewhere.
LAND_BORDER_REACH_M = 6000.0
SPECIAL_REGIONS = ("810000", "820000")


def border_layer(
    units: Units, cut: Cut, tolerance_m: float, land: Any, special: gpd.GeoDataFrame
) -> gpd.GeoDataFrame:
    """One row a rank (1 national … 5 county). `land` is the ground near a neighbour's land.

    Left to the special lines: the undetermined border, and the boundary between Guangdong and
    the special administrative regions.
    """
    first, second, edges = _edges(cut.county)
    inner = second >= 0
    province = units.county["province"].to_numpy(dtype=object)
    prefecture = units.county["parent"].to_numpy(dtype=object)
    other = np.where(inner, second, first)
    same_province = province[first] == province[other]
    same_prefecture = prefecture[first] == prefecture[other]
    is_special = np.isin(province, SPECIAL_REGIONS)
    between_regions = is_special[first] != is_special[other]

    outline = merged_lines(edges[~inner])
    undetermined = to_plane(special.geometry[special["kind"] == "未定国界"].to_numpy())
    # Simplified, the outline leaves the undetermined line by up to the tolerance.
    beside = shapely.buffer(undetermined, 1.6 * tolerance_m, cap_style="flat")
    beside = to_degrees(shapely.union_all(beside))
    lines = (
        shapely.difference(shapely.intersection(outline, land), beside),
        shapely.difference(outline, land),
        edges[inner & ~same_province & ~between_regions],
        edges[inner & same_province & ~same_prefecture],
        edges[inner & same_prefecture],
    )
    return gpd.GeoDataFrame(
        {"kind": KINDS, "rank": np.arange(1, 6, dtype=np.int32)},
        geometry=[rounded(merged_lines(part)) for part in lines],
        crs=4326,
    )


def near_land(neighbours: Geometries, nation: Any) -> Any:
    """The ground within reach of a neighbour's land, along China's outline, in degrees."""
    land = shapely.intersection(shapely.union_all(neighbours), shapely.buffer(nation, 0.3))
    land = shapely.simplify(to_plane(land), 300.0)
    return to_degrees(shapely.buffer(land, LAND_BORDER_REACH_M))


def special_lines(inputs: Path) -> gpd.GeoDataFrame:
    """The source's map lines, one row a part: 南海断续线, 未定国界, 特别行政区界, 海上省级界."""
    kinds, lines = [], []
    for level in ("district", "province"):
        _units, frame = packages.divisions(inputs, level)
        for line in frame.geometry:
            kind = _kind(*line.bounds)
            # The province file repeats the lines of the district file, except those at sea.
            if level == "district" or kind == "海上省级界":
                for part in shapely.get_parts(line):
                    if not any(
                        k == kind and part.equals_exact(p, 0) for k, p in _pairs(kinds, lines)
                    ):
                        kinds.append(kind)
                        lines.append(part)
    keep = [
        i for i, kind in enumerate(kinds) if kind != "海上省级界" or not _repeats(i, kinds, lines)
    ]
    return gpd.GeoDataFrame(
        {"kind": [kinds[i] for i in keep]},
        geometry=rounded(np.array([lines[i] for i in keep], dtype=object)),
        crs=4326,
    )


def _pairs(kinds: list[str], lines: list[Any]) -> zip[tuple[str, Any]]:
    return zip(kinds, lines, strict=True)


def _kind(west: float, south: float, east: float, north: float) -> str:
    """The kind of a map line, which the source does not say, by where it lies."""
    if east < 76:
        return "未定国界"
    if west > 113 and east < 115:
        return "特别行政区界"
    in_south_china_sea = south < 21.9 and east > 115
    east_of_taiwan = west > 122.6 and 23 < south < 25 and north < 25
    return "南海断续线" if in_south_china_sea or east_of_taiwan else "海上省级界"


def _repeats(index: int, kinds: list[str], lines: list[Any]) -> bool:
    """Whether another line of the same kind covers this one (of two equal ones the second)."""
    line = lines[index]
    around = line.buffer(1e-6)
    return any(
        kinds[i] == kinds[index]
        and i != index
        and (other.length > line.length or i < index)
        and around.within(other.buffer(2e-6))
        for i, other in enumerate(lines)
    )


def _edges(counties: Geometries) -> tuple[np.ndarray, np.ndarray, Geometries]:
    """Every edge of the coverage once: the county on either side (-1 outside) and the line."""
    owners, rings = [], []
    for index, county in enumerate(counties):
        for part in polygons(county):
            found = shapely.get_rings(part)
            rings.extend(found)
            owners.extend([index] * len(found))
    coordinates, ring_of = shapely.get_coordinates(rings, return_index=True)
    vertices, ids = np.unique(coordinates, axis=0, return_inverse=True)
    ids = ids.ravel()
    start = np.flatnonzero(ring_of[1:] == ring_of[:-1])
    owner = np.array(owners)[ring_of[start]]
    low = np.minimum(ids[start], ids[start + 1])
    high = np.maximum(ids[start], ids[start + 1])
    key = low.astype(np.int64) * len(vertices) + high
    order = np.lexsort((owner, key))
    key, owner, low, high = key[order], owner[order], low[order], high[order]
    is_first = np.concatenate([[True], key[1:] != key[:-1]])
    at = np.flatnonzero(is_first)
    twice = np.concatenate([~is_first[1:], [False]])[at]
    second = np.where(twice, owner[np.minimum(at + 1, len(owner) - 1)], -1)
    lines = shapely.linestrings(np.stack([vertices[low[at]], vertices[high[at]]], axis=1))
    return owner[at], second, lines
