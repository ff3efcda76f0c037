"""Seats of government, matched to GeoNames by name within their own unit."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import geopandas as gpd
import pandas as pd
import shapely

from geodata.building import facts, packages
from geodata.building.coverage import Units

# GeoNames positions and simplified outlines differ by about as much.
REACH_DEG = 0.02
LEAST_POPULATION = 20_000
LARGE_POPULATION = 50_000
# 加格达奇 is the seat of 大兴安岭地区 in Heilongjiang but lies in Inner Mongolia.
EXCLAVE_UNIT = "大兴安岭地区"
EXCLAVE = shapely.box(123.5, 49.5, 125, 51)

Town = dict[str, Any]
Found = tuple[float, float, str]


def seat_layer(units: Units, inputs: Path) -> gpd.GeoDataFrame:
    """Points: adcode, unit_zh, name_zh, level, province, lon, lat, source."""
    towns = packages.towns(inputs)
    by_name: dict[str, list[Town]] = {}
    for town in towns:
        for name in sorted({*town["alternatenames"], town["name"]}):
            by_name.setdefault(name, []).append(town)
    own = {row["unit_zh"]: row for row in facts.rows("seats")}
    capitals = set(facts.column("provinces", "adcode", "capital_adcode").values())

    rows = []
    table = units.prefecture.assign(shape=units.prefecture_shapes)
    for unit in table[(table["kind"] != "非建制单位") & (table["adcode"] != "710000")].itertuples():
        ground = EXCLAVE if unit.name_zh == EXCLAVE_UNIT else unit.shape
        name, given = unit.name_zh, own.get(unit.name_zh)
        names = given["names_tried"].split(";") if given else [name, name.removesuffix("市")]
        least = 0 if given else LEAST_POPULATION
        found = (
            _by_name(by_name, names, ground, least)
            or (given and _own(given, ground))
            or _largest(towns, ground)
            or _label_point(unit)
        )
        seat = given["seat_zh"] if given else name
        rows.append((unit.adcode, name, _short(seat), _level(unit.adcode, capitals), *found))
    counties = units.county.assign(shape=units.county_shapes).set_index("adcode", drop=False)
    for row in facts.rows("taiwan_seats"):
        unit = counties.loc[row["adcode"]]
        found = _by_name(by_name, row["names_tried"].split(";"), unit["shape"], 0)
        found = found or _label_point(unit)
        name = row["unit_zh"]
        rows.append((row["adcode"], name, name.removesuffix("市"), row["level"], *found))
    frame = pd.DataFrame(
        rows, columns=["adcode", "unit_zh", "name_zh", "level", "lon", "lat", "source"]
    )
    frame.insert(4, "province", frame["adcode"].str[:2] + "0000")
    for row in frame[
        frame["source"].isin(["GeoNames (largest place)", "label point"])
    ].itertuples():
        print(f"seat of {row.unit_zh}: {row.source}")
    return gpd.GeoDataFrame(frame, geometry=shapely.points(frame["lon"], frame["lat"]), crs=4326)


def _at(town: Town, source: str) -> Found:
    return round(town["longitude"], 4), round(town["latitude"], 4), source


def _by_name(
    by_name: dict[str, list[Town]], names: list[str], ground: Any, least: int
) -> Found | None:
    for name in names:
        for town in sorted(by_name.get(name, []), key=lambda t: -t["population"]):
            point = shapely.Point(town["longitude"], town["latitude"])
            if town["population"] >= least and shapely.dwithin(ground, point, REACH_DEG):
                return _at(town, "GeoNames")
    return None


def _own(given: dict[str, str], ground: Any) -> Found | None:
    position = facts.position(given)
    if position and shapely.dwithin(ground, shapely.Point(position), REACH_DEG):
        return *position, "own"
    return None


def _largest(towns: list[Town], ground: Any) -> Found | None:
    """The largest town, for a unit whose seat GeoNames knows under another spelling only."""
    inside = [
        town
        for town in towns
        if town["population"] >= LARGE_POPULATION
        and ground.contains(shapely.Point(town["longitude"], town["latitude"]))
    ]
    if not inside:
        return None
    return _at(max(inside, key=lambda t: t["population"]), "GeoNames (largest place)")


def _label_point(unit: Any) -> Found:
    return float(unit.label_lon), float(unit.label_lat), "label point"


def _level(code: str, capitals: set[str]) -> str:
    if code == "110000":
        return "国家首都"
    if code.endswith("0000") or code in capitals:
        return "省级行政中心"
    return "地级行政中心" if code.endswith("00") else "县级行政中心"


def _short(seat: str) -> str:
    return seat[:-1] if len(seat) > 2 and seat[-1] in "市镇区" else seat
