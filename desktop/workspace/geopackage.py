"""GeoPackages in memory: the tables of OGC 12-128r18 (1.3), with SQLite and shapely alone."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime

import numpy as np
import numpy.typing as npt
import shapely

APPLICATION_ID = 0x47504B47  # "GPKG"
VERSION = 10300
WGS84 = 4326
_WGS84_WKT = (
    'GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563,'
    'AUTHORITY["EPSG","7030"]],AUTHORITY["EPSG","6326"]],PRIMEM["Greenwich",0,'
    'AUTHORITY["EPSG","8901"]],UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]],'
    'AXIS["Latitude",NORTH],AXIS["Longitude",EAST],AUTHORITY["EPSG","4326"]]'
)
_TABLES = """
CREATE TABLE gpkg_spatial_ref_sys (
  srs_name TEXT NOT NULL,
  srs_id INTEGER NOT NULL PRIMARY KEY,
  organization TEXT NOT NULL,
  organization_coordsys_id INTEGER NOT NULL,
  definition TEXT NOT NULL,
  description TEXT
);
CREATE TABLE gpkg_contents (
  table_name TEXT NOT NULL PRIMARY KEY,
  data_type TEXT NOT NULL,
  identifier TEXT UNIQUE,
  description TEXT DEFAULT '',
  last_change DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')),
  min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE,
  srs_id INTEGER,
  CONSTRAINT fk_gc_r_srs_id FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id)
);
CREATE TABLE gpkg_geometry_columns (
  table_name TEXT NOT NULL,
  column_name TEXT NOT NULL,
  geometry_type_name TEXT NOT NULL,
  srs_id INTEGER NOT NULL,
  z TINYINT NOT NULL,
  m TINYINT NOT NULL,
  CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name),
  CONSTRAINT uk_gc_table_name UNIQUE (table_name),
  CONSTRAINT fk_gc_tn FOREIGN KEY (table_name) REFERENCES gpkg_contents(table_name),
  CONSTRAINT fk_gc_srs FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys (srs_id)
);
"""
# The three that every GeoPackage has: unknown on a plane, unknown on the globe, and WGS 84.
_SYSTEMS = (
    ("Undefined cartesian SRS", -1, "NONE", -1, "undefined", "undefined cartesian"),
    ("Undefined geographic SRS", 0, "NONE", 0, "undefined", "undefined geographic"),
    ("WGS 84 geodetic", WGS84, "EPSG", WGS84, _WGS84_WKT, "longitude and latitude in degrees"),
)
# "GP", version 0, no envelope, little-endian, EPSG:4326; WKB follows.
_HEADER = b"GP\x00\x01" + WGS84.to_bytes(4, "little")


def new_package() -> sqlite3.Connection:
    """An empty GeoPackage in memory; `serialize` gives its file."""
    made = sqlite3.connect(":memory:")
    made.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    made.execute(f"PRAGMA user_version = {VERSION}")
    made.executescript(_TABLES)
    made.executemany("INSERT INTO gpkg_spatial_ref_sys VALUES (?, ?, ?, ?, ?, ?)", _SYSTEMS)
    return made


def add_table(
    package: sqlite3.Connection,
    name: str,
    columns: str,
    rows: Iterable[Sequence[object]],
    note: str,
) -> None:
    """A table without positions; `columns` is its SQL after an integer key, `note` what it is."""
    package.execute(f"CREATE TABLE {name} (id INTEGER PRIMARY KEY NOT NULL, {columns})")
    _insert(package, name, rows)
    package.execute(
        "INSERT INTO gpkg_contents (table_name, data_type, identifier, description, last_change)"
        " VALUES (?, 'attributes', ?, ?, ?)",
        (name, name, note, _now()),
    )


def add_points(
    package: sqlite3.Connection,
    name: str,
    columns: str,
    points_deg: Sequence[tuple[float, float]],
    rows: Sequence[Sequence[object]],
    note: str,
) -> None:
    """A layer of points (longitude, latitude in degrees, WGS 84) with a row of values for each."""
    at = np.asarray(points_deg, dtype=float).reshape(-1, 2)
    add_shapes(package, name, columns, "POINT", shapely.points(at), rows, note)


def add_shapes(
    package: sqlite3.Connection,
    name: str,
    columns: str,
    kind: str,
    shapes_deg: npt.NDArray[np.object_],
    rows: Sequence[Sequence[object]],
    note: str,
) -> None:
    """A layer of shapely objects (degrees, WGS 84), all of one `kind`, "MULTIPOLYGON" say, with a
    row of values for each.
    """
    wkb = shapely.to_wkb(shapes_deg, byte_order=1)
    package.execute(
        f"CREATE TABLE {name} (fid INTEGER PRIMARY KEY NOT NULL, geom {kind}, {columns})"
    )
    filled = (
        (n, _HEADER + shape, *row) for n, (shape, row) in enumerate(zip(wkb, rows, strict=True), 1)
    )
    _insert(package, name, filled)
    bounds = shapely.total_bounds(shapes_deg).tolist() if len(rows) else (None,) * 4
    package.execute(
        "INSERT INTO gpkg_contents VALUES (?, 'features', ?, ?, ?, ?, ?, ?, ?, ?)",
        (name, name, note, _now(), *bounds, WGS84),
    )
    package.execute(
        "INSERT INTO gpkg_geometry_columns VALUES (?, 'geom', ?, ?, 0, 0)", (name, kind, WGS84)
    )


def _insert(package: sqlite3.Connection, name: str, rows: Iterable[Sequence[object]]) -> None:
    for row in rows:
        package.execute(f"INSERT INTO {name} VALUES ({', '.join('?' * len(row))})", row)  # noqa: S608


def _now() -> str:
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%S.000Z")
