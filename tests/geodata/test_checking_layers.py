"""The shipped layers are sound; a damaged copy is told apart by file, row and column."""

import shutil
from pathlib import Path

import geopandas
import pytest
import shapely

from geodata.checking_layers import check_layers

LAYERS = Path(__file__).parents[2] / "geodata" / "layers"


@pytest.fixture
def copy(tmp_path):
    for file in LAYERS.glob("*.gpkg"):
        shutil.copy(file, tmp_path)
    return tmp_path


def rewrite(folder, layer, change, file="basemap_l.gpkg"):
    frame = geopandas.read_file(folder / file, layer=layer)
    change(frame).to_file(folder / file, layer=layer, driver="GPKG")


def test_the_shipped_layers_have_no_problem():
    assert check_layers(LAYERS) == []


def test_a_missing_file_is_one_problem_a_layer(copy):
    (copy / "basemap_m.gpkg").unlink()
    problems = check_layers(copy)
    assert {p.file for p in problems} == {"basemap_m.gpkg"}


def test_a_moved_county_breaks_the_coverage_and_its_prefecture(copy):
    def move(frame):
        frame.loc[4, "geometry"] = shapely.affinity.translate(frame.geometry[4], 0.3, 0)
        return frame

    rewrite(copy, "county", move)
    problems = check_layers(copy)
    assert any(p.column == "county" and p.row == 5 for p in problems)
    assert any(p.column == "prefecture" for p in problems)


def test_a_lost_province_is_counted(copy):
    rewrite(copy, "province", lambda frame: frame[frame.adcode != "710000"])
    problems = check_layers(copy)
    assert any(p.column == "province" and "33" in p.zh for p in problems)
    assert any(p.column == "prefecture.parent" and "710000" in p.zh for p in problems)


def test_a_repeated_code_is_placed(copy):
    def repeat(frame):
        frame.loc[1, "adcode"] = frame.adcode[0]
        return frame

    rewrite(copy, "prefecture", repeat)
    assert any(p.column == "prefecture.adcode" and p.row == 2 for p in check_layers(copy))


def test_a_dash_too_few_is_said(copy):
    rewrite(
        copy,
        "special_line",
        lambda f: f.drop(f[f.kind == "南海断续线"].index[0]),
        file="basemap.gpkg",
    )
    assert any(p.column == "special_line.kind" for p in check_layers(copy))
