"""Writes layers as GeoPackage, byte for byte the same at every run."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import geopandas as gpd
import pandas as pd
import pyogrio

# GeoPackage stamps its tables with the time of writing; this one is the date of the source.
STAMP = "2024-06-30T00:00:00.000Z"


# The newest version that the GDAL of every QGIS in use reads without a warning.
VERSION = "1.2"
# A unit's shape fills some pages of the file and part of one more: small pages waste least, here
# two megabytes in four files.
PAGE_BYTES = 512


def write_package(path: Path, layers: dict[str, gpd.GeoDataFrame], about: pd.DataFrame) -> None:
    """One file with `layers` in order (EPSG:4326) and, unless it is empty, the table `about`.

    Without spatial index tables: the program reads whole layers, and they would take a tenth.
    """
    path.unlink(missing_ok=True)
    pyogrio.set_gdal_config_options({"OGR_CURRENT_DATE": STAMP})
    for name, frame in layers.items():
        pyogrio.write_dataframe(
            frame,
            path,
            layer=name,
            driver="GPKG",
            geometry_type=frame.geometry.iloc[0].geom_type,
            promote_to_multi=False,
            dataset_options=None if path.exists() else {"VERSION": VERSION},
            layer_options={"SPATIAL_INDEX": "NO"},
        )
    if len(about):
        pyogrio.write_dataframe(about, path, layer="about", driver="GPKG")
    with closing(sqlite3.connect(path)) as file:
        file.execute(f"PRAGMA page_size = {PAGE_BYTES}")
        file.execute("VACUUM")
