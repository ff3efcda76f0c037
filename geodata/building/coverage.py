"""The one county coverage that every unit of every level of detail is cut from."""

from __future__ import annotations

import math
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd
import shapely

from geodata.building import facts, packages
from geodata.building.shapes import Geometries, multipolygons, rounded, to_degrees, to_plane


@dataclass(frozen=True, slots=True)
class Units:
    """County, prefecture and province attributes and full shapes; the rows of each agree."""

    county: pd.DataFrame
    prefecture: pd.DataFrame
    province: pd.DataFrame
    county_shapes: Geometries
    prefecture_shapes: Geometries


@dataclass(frozen=True, slots=True)
class Cut:
    """The units' shapes at one level of detail, EPSG:4326, row by row as in `Units`."""

    county: Geometries
    prefecture: Geometries
    province: Geometries
    nation: Geometries


def read_units(inputs: Path) -> Units:
    """Counties of the source made a valid coverage, and the units above them."""
    changes = facts.column("code_changes", "adcode_in_source", "adcode")
    named = {}
    for level in ("district", "city", "province"):
        frame, _lines = packages.divisions(inputs, level)
        named[level] = frame.assign(adcode=frame["gb"].str[3:].replace(changes))
    district = named["district"].sort_values("adcode", kind="stable").reset_index(drop=True)
    shapes = _repaired(district["adcode"].tolist(), district.geometry.to_numpy())

    prefectures = set(named["city"]["adcode"])
    parents = [
        next(p for p in (code, code[:4] + "00", code[:2] + "0000") if p in prefectures)
        for code in district["adcode"]
    ]
    county = _table(district["adcode"], district["name"], shapes)
    county.insert(2, "parent", parents)
    county.insert(3, "province", [code[:2] + "0000" for code in county["adcode"]])

    codes, prefecture_shapes = dissolved(shapes, parents)
    prefecture = _named(codes, named["city"], prefecture_shapes)
    prefecture.insert(2, "parent", [code[:2] + "0000" for code in codes])
    not_units = facts.column("not_units", "adcode", "reason")
    prefecture.insert(3, "kind", ["非建制单位" if c in not_units else _kind(c) for c in codes])

    codes, province_shapes = dissolved(shapes, county["province"])
    province = _named(codes, named["province"], province_shapes)
    own = {row["adcode"]: row for row in facts.rows("provinces")}
    province.insert(2, "name_short", [own[code]["name_short"] for code in codes])
    province.insert(3, "name_en", [own[code]["name_en"] for code in codes])
    province.insert(4, "parent", "100000")
    for axis in ("label_lon", "label_lat"):
        chosen = [own[code][axis] for code in codes]
        province[axis] = [float(c) if c else p for c, p in zip(chosen, province[axis], strict=True)]
    return Units(county, prefecture, province, shapes, prefecture_shapes)


def cut(units: Units, tolerance_m: float) -> Cut:
    """All units, simplified as one coverage (Visvalingam): `tolerance_m` is the square root of
    the area of the smallest triangle kept. No part of any unit is lost.
    """
    simple = shapely.coverage_simplify(to_plane(units.county_shapes), tolerance_m)
    county = multipolygons(rounded(to_degrees(simple)))
    whole = (
        shapely.is_valid(county).all()
        and shapely.coverage_is_valid(county)
        and (
            shapely.get_num_geometries(county) == shapely.get_num_geometries(units.county_shapes)
        ).all()
    )
    if not whole:
        raise SystemExit(f"simplified at {tolerance_m} m the counties are no valid coverage")
    _codes, prefecture = dissolved(county, units.county["parent"])
    _codes, province = dissolved(county, units.county["province"])
    nation = multipolygons([shapely.coverage_union_all(province)])
    return Cut(county, prefecture, province, nation)


def dissolved(shapes: Geometries, keys: list[str] | pd.Series) -> tuple[list[str], Geometries]:
    """The sorted keys, and for each the union of the shapes that have it."""
    labels = np.asarray(keys, dtype=object)
    codes = sorted(set(labels))
    return codes, multipolygons([shapely.coverage_union_all(shapes[labels == c]) for c in codes])


def _repaired(codes: list[str], shapes: Geometries) -> Geometries:
    """A valid coverage: invalid rings made valid, and ground that two counties claim (前三岛, drawn
    in both 连云区 and 岚山区) left to the lower code.
    """
    shapes = multipolygons(np.where(shapely.is_valid(shapes), shapes, shapely.make_valid(shapes)))
    first, second = shapely.STRtree(shapes).query(shapes, predicate="intersects")
    for low, high in sorted({(a, b) for a, b in zip(first, second, strict=True) if a < b}):
        if shapely.intersection(shapes[low], shapes[high]).area > 1e-12:
            shapes[high] = multipolygons([shapely.difference(shapes[high], shapes[low])])[0]
            print(f"{codes[low]} and {codes[high]} overlap: the ground is left to the first")
    if not shapely.coverage_is_valid(shapes):
        raise SystemExit("the source's counties are no valid coverage")
    return shapes


def _kind(code: str) -> str:
    if code.endswith("0000"):
        return "省级单位"
    return "地级" if code.endswith("00") and code[2:4] < "90" else "省直辖县级"


def _named(codes: list[str], source: pd.DataFrame, shapes: Geometries) -> pd.DataFrame:
    names = dict(zip(source["adcode"], source["name"], strict=True))
    return _table(codes, [names[code] for code in codes], shapes)


def _table(codes: object, names: object, shapes: Geometries) -> pd.DataFrame:
    """Codes, names and label points: the centre of the largest part's inscribed circle."""
    points = []
    for shape in shapes:
        largest = max(shapely.get_parts(shape), key=lambda part: part.area)
        circle = shapely.maximum_inscribed_circle(largest, tolerance=0.01 * math.sqrt(largest.area))
        points.append(shapely.get_coordinates(circle)[0])
    lon, lat = np.round(np.array(points), 4).T
    return pd.DataFrame(
        {"adcode": list(codes), "name_zh": list(names), "label_lon": lon, "label_lat": lat}
    )
