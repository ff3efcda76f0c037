"""Checking positions: every point inside the province and the prefecture that its row names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from geodata.problems import Problem
from geodata.reading import Row
from geodata.records import Park, Place

Rows = Mapping[type[Any], Sequence[Row]]

# Degrees, about 300 m: three times the simplification of the finest layer, far less than the
# uncertainty of any point in the tables.
TOLERANCE_DEG = 0.003


def check_positions(rows: Rows, layers: Path) -> Iterator[Problem]:
    """Every place outside its province or prefecture, every park outside its zone's province.

    Uses the finest boundary layers (EPSG:4326) with TOLERANCE_DEG. Raises Fault when a layer
    cannot be read.
    """
    if not rows[Place] and not rows[Park]:
        return
    import shapely

    from geodata.reading_layers import read_layer

    shapes: dict[str, dict[str, Any]] = {}
    names: dict[str, str] = {}
    for level in ("province", "prefecture"):
        layer = read_layer(layers, level, "h")
        shapes[level] = dict(zip(layer.columns["adcode"], layer.geometries, strict=True))
        names |= dict(zip(layer.columns["adcode"], layer.columns["name_zh"], strict=True))

    def outside(row: Row, level: str, code: str) -> Iterator[Problem]:
        shape = shapes[level].get(code)
        if shape is None:
            return
        point = shapely.Point(row.record.lon_deg, row.record.lat_deg)
        if not shapely.dwithin(shape, point, TOLERANCE_DEG):
            yield Problem(
                row.file,
                row.line,
                "lon_deg",
                f"点（{row.record.lon_deg}, {row.record.lat_deg}）不在{names[code]}境内。",
                f"the point ({row.record.lon_deg}, {row.record.lat_deg}) is not in {names[code]}.",
            )

    provinces = {row.record.id: row.record.province for row in rows[Place]}
    for row in rows[Place]:
        strays = list(outside(row, "prefecture", row.record.city))
        yield from strays or outside(row, "province", row.record.province)
    for row in rows[Park]:
        yield from outside(row, "province", provinces.get(row.record.demo_zone, ""))
