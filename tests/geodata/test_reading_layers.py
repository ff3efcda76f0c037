"""Boundary layers are read whole, and a missing or damaged file is named in one sentence."""

import shutil
import sqlite3
from pathlib import Path

import geopandas
import numpy as np
import pytest
import shapely

from geodata.faults import Fault
from geodata.projecting import MAIN
from geodata.reading_layers import LEVELS, package_of, read_about, read_layer, rings

LAYERS = Path(__file__).parents[2] / "geodata" / "layers"


@pytest.mark.parametrize("level", LEVELS)
def test_every_province_is_read_as_gdal_reads_it(level):
    ours = read_layer(LAYERS, "province", level)
    theirs = geopandas.read_file(package_of(LAYERS, level), layer="province")
    assert ours.columns["adcode"] == tuple(theirs.adcode)
    assert shapely.equals(ours.geometries, theirs.geometry.values).all()


def test_rings_keep_every_vertex_of_every_feature():
    layer = read_layer(LAYERS, "prefecture", "l")
    found = rings(layer.geometries, MAIN.forward)
    counts = [sum(len(ring) for ring in parts) for parts in found]
    assert counts == shapely.get_num_coordinates(layer.geometries).tolist()


def test_rings_of_lines_are_their_parts():
    layer = read_layer(LAYERS, "border", "l")
    found = rings(layer.geometries, lambda lon, lat: (lon, lat))
    for line, parts in zip(layer.geometries, found, strict=True):
        assert [len(p) for p in parts] == [len(p.coords) for p in shapely.get_parts(line)]
        assert np.allclose(parts[0], shapely.get_parts(line)[0].coords)


def test_the_layers_name_their_sources():
    about = read_about(LAYERS)
    assert "天地图" in about["source_line_zh"]
    assert "Tianditu" in about["source_line_en"]


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(Fault, match=r"basemap_m\.gpkg"):
        read_layer(tmp_path, "province", "m")


def test_a_missing_layer_is_named():
    with pytest.raises(Fault, match="moon"):
        read_layer(LAYERS, "moon", "l")


def test_a_file_that_is_no_database_is_named(tmp_path):
    (tmp_path / "basemap.gpkg").write_bytes(b"not a database" * 100)
    with pytest.raises(Fault, match=r"basemap\.gpkg"):
        read_layer(tmp_path, "river")


def test_a_broken_geometry_is_a_fault(tmp_path):
    shutil.copy(LAYERS / "basemap.gpkg", tmp_path)
    with sqlite3.connect(tmp_path / "basemap.gpkg") as package:
        package.execute("update lake set geom = x'4750000100' where fid = 1")
    package.close()
    with pytest.raises(Fault, match="lake"):
        read_layer(tmp_path, "lake")
