"""Reading the boundary layers: GeoPackages, with SQLite and shapely alone.

A GeoPackage geometry is a small header (magic "GP", flags, SRS, an optional envelope) and WKB:
OGC 12-128r18, clause 2.1.3.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import shapely

from geodata.faults import Fault
from geodata.layer import Layer

LEVELS = ("l", "m", "h")
# Bytes of the envelope by its code in bits 1 to 3 of the flags.
_ENVELOPE_BYTES = (0, 32, 48, 48, 64)
_HEADER_BYTES = 8

Floats = npt.NDArray[np.float64]


def package_of(folder: Path, level: str) -> Path:
    """The file that holds the layers of a level ("" for the single-level ones)."""
    return folder / (f"basemap_{level}.gpkg" if level else "basemap.gpkg")


def read_layer(folder: Path, name: str, level: str = "") -> Layer:
    """The layer `name` at `level`, EPSG:4326, in the file's order.

    Raises Fault when the file or the layer is missing or damaged.
    """
    file = package_of(folder, level)
    names, rows = _rows(file, name)
    try:
        at = names.index("geom")
        wkb = [_wkb(row[at]) for row in rows]
        geometries = np.asarray(shapely.from_wkb(wkb), dtype=np.object_)
    except (ValueError, TypeError, IndexError, shapely.errors.GEOSException) as error:
        raise _damaged(file, name) from error
    columns = {
        column: tuple(row[i] for row in rows)
        for i, column in enumerate(names)
        if column not in ("geom", "fid")
    }
    return Layer(name, level, columns, geometries)


def read_about(folder: Path) -> dict[str, str]:
    """What the layers say of themselves: sources, vintage, projection."""
    _, rows = _rows(package_of(folder, ""), "about")
    return {str(row[-2]): str(row[-1]) for row in rows}


def _rows(file: Path, table: str) -> tuple[list[str], list[tuple[Any, ...]]]:
    if not file.is_file():
        raise Fault(
            f"缺少底图文件 {file}，请恢复该文件或重新安装本程序。",
            f"The base map file {file} is missing; restore it or install the program again.",
        )
    try:
        # Read-only and immutable: no lock file beside it, so a read-only folder serves as well.
        address = f"{file.resolve().as_uri()}?mode=ro&immutable=1"
        with closing(sqlite3.connect(address, uri=True)) as package:
            known = package.execute(
                "select count(*) from sqlite_master where type='table' and name=?", (table,)
            ).fetchone()[0]
            if not known:
                raise Fault(
                    f"底图文件 {file} 中没有图层“{table}”，请恢复该文件。",
                    f'The base map file {file} has no layer "{table}"; restore the file.',
                )
            cursor = package.execute(f'select * from "{table}" order by rowid')  # noqa: S608
            return [column[0] for column in cursor.description], cursor.fetchall()
    except sqlite3.Error as error:
        raise _damaged(file, table) from error


def _wkb(blob: bytes) -> bytes:
    if blob[:2] != b"GP":
        raise ValueError(blob[:2])
    return blob[_HEADER_BYTES + _ENVELOPE_BYTES[(blob[3] >> 1) & 0b111] :]


def _damaged(file: Path, table: str) -> Fault:
    return Fault(
        f"底图文件 {file} 的图层“{table}”已损坏，请恢复该文件或重新安装本程序。",
        f'The layer "{table}" of the base map file {file} is damaged; restore the file or install '
        "the program again.",
    )


def rings(
    geometries: npt.NDArray[np.object_],
    project: Callable[[Floats, Floats], tuple[Floats, Floats]],
) -> list[list[Floats]]:
    """Per geometry, its rings (of areas) or parts (of lines) as (n, 2) arrays.

    `project` takes longitudes and latitudes in degrees to x and y in metres; it is called once.
    """
    parts, owner = shapely.get_parts(geometries, return_index=True)
    if len(parts) and shapely.get_dimensions(parts[0]) == 2:
        parts, inner = shapely.get_rings(parts, return_index=True)
        owner = owner[inner]
    points, part_of = shapely.get_coordinates(parts, return_index=True)
    x_m, y_m = project(points[:, 0], points[:, 1])
    flat = np.column_stack([x_m, y_m])
    ends = np.cumsum(np.bincount(part_of, minlength=len(parts)))
    pieces = np.split(flat, ends[:-1]) if len(parts) else []
    found: list[list[Floats]] = [[] for _ in range(len(geometries))]
    for which, piece in zip(owner.tolist(), pieces, strict=True):
        found[which].append(piece)
    return found
