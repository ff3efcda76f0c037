"""Build geodata/layers: `python -m geodata.building [--inputs build/inputs] [--out FOLDER]`."""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from pathlib import Path

import geopandas as gpd
import pandas as pd
import shapely

from geodata.building import facts
from geodata.building.borders import border_layer, near_land, special_lines
from geodata.building.coverage import Cut, Units, cut, read_units
from geodata.building.neighbours import neighbour_layer, read_neighbours
from geodata.building.seats import seat_layer
from geodata.building.shapes import vertex_count
from geodata.building.waters import lake_layer, river_layer
from geodata.building.writing import write_package


@dataclass(frozen=True, slots=True)
class Detail:
    """A level of detail: tolerances in metres of units and neighbours, smallest island abroad."""

    level: str
    tolerance_m: float
    neighbour_tolerance_m: float
    least_island_km2: float


# On a national map of 1080 lines a pixel is 3.5 km. l serves down to about 2.4 km a pixel, m to
# 0.7 km, h below that. A source vertex lies this far from the simplified border in nine cases of
# ten: l 1,650 m, m 1,050 m, h 230 m, which is the source's own accuracy. Finer than that, the four
# files would outgrow their 26 MB: h at 400 m takes 1.7 MB more.
DETAILS = (
    Detail("l", 3600.0, 6000.0, 120.0),
    Detail("m", 2200.0, 3500.0, 25.0),
    Detail("h", 650.0, 1700.0, 4.0),
)


def main() -> None:
    """Build every layer and print its size."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--inputs", type=Path, default=Path("build/inputs"))
    parser.add_argument("--out", type=Path, default=Path(__file__).parents[1] / "layers")
    arguments = parser.parse_args()
    inputs, out = arguments.inputs, arguments.out
    out.mkdir(parents=True, exist_ok=True)

    units = read_units(inputs)
    cuts = {detail.level: cut(units, detail.tolerance_m) for detail in DETAILS}
    finest = cuts["h"].nation[0]
    neighbours = read_neighbours(inputs, finest)
    land = near_land(neighbours.land, finest)
    special = special_lines(inputs)
    for detail in DETAILS:
        at = cuts[detail.level]
        layers = _unit_layers(units, at)
        layers["border"] = border_layer(units, at, detail.tolerance_m, land, special)
        layers["neighbour"] = neighbour_layer(
            neighbours, at.nation[0], detail.neighbour_tolerance_m, detail.least_island_km2
        )
        _write(out / f"basemap_{detail.level}.gpkg", layers, pd.DataFrame())
    _write(
        out / "basemap.gpkg",
        {
            "special_line": special,
            "river": river_layer(inputs),
            "lake": lake_layer(inputs),
            "seat": seat_layer(units, inputs),
            "island_label": _islands(),
        },
        pd.DataFrame(facts.rows("about")),
    )


def _unit_layers(units: Units, at: Cut) -> dict[str, gpd.GeoDataFrame]:
    nation = pd.DataFrame({"adcode": ["100000"], "name_zh": ["中华人民共和国"]})
    return {
        "nation": gpd.GeoDataFrame(nation, geometry=at.nation, crs=4326),
        "province": gpd.GeoDataFrame(units.province, geometry=at.province, crs=4326),
        "prefecture": gpd.GeoDataFrame(units.prefecture, geometry=at.prefecture, crs=4326),
        "county": gpd.GeoDataFrame(units.county, geometry=at.county, crs=4326),
    }


def _islands() -> gpd.GeoDataFrame:
    frame = pd.DataFrame(facts.rows("islands"))
    frame = frame.astype({"lon": float, "lat": float, "rank": "int32"})
    return gpd.GeoDataFrame(
        frame[["name_zh", "lon", "lat", "rank"]],
        geometry=shapely.points(frame["lon"], frame["lat"]),
        crs=4326,
    )


def _write(path: Path, layers: dict[str, gpd.GeoDataFrame], about: pd.DataFrame) -> None:
    write_package(path, layers, about)
    print(f"{path.name}: {path.stat().st_size / 1e6:.2f} MB")
    for name, frame in layers.items():
        print(f"  {name}: {len(frame)} rows, {vertex_count(frame.geometry.to_numpy())} vertices")


if __name__ == "__main__":
    main()
