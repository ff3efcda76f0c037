"""The region found is the one that a search through all of them finds."""

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from geodata.locating import RegionFinder, places_in, region_line
from geodata.projecting import MAIN
from geodata.reading import read_atlas

WEST, SOUTH, EAST, NORTH = 73.0, 17.0, 135.5, 54.0


@pytest.fixture(scope="module")
def atlas():
    return read_atlas()


@pytest.fixture(scope="module")
def counties(atlas):
    layer = atlas.layer("county", "m")
    flat = shapely.transform(layer.geometries, MAIN.forward, interleaved=False)
    return flat, layer.columns["adcode"]


@pytest.fixture(scope="module")
def finder(atlas, counties):
    return RegionFinder(*counties, atlas.regions)


@settings(max_examples=300)
@given(st.floats(WEST, EAST), st.floats(SOUTH, NORTH))
def test_it_is_the_one_that_holds_the_point(finder, counties, lon, lat):
    x_m, y_m = (float(value) for value in MAIN.forward(lon, lat))
    geometries, codes = counties
    held = np.flatnonzero(shapely.intersects(geometries, shapely.Point(x_m, y_m)))
    assert finder.smallest_at(x_m, y_m) == (codes[held[0]] if len(held) else "")


def test_a_corner_shared_by_regions_belongs_to_the_first_of_them(finder, counties):
    geometries, codes = counties
    for row in range(0, len(codes), 97):
        x_m, y_m = shapely.get_coordinates(geometries[row])[0]
        held = np.flatnonzero(shapely.intersects(geometries, shapely.Point(x_m, y_m)))
        assert finder.smallest_at(x_m, y_m) == codes[held[0]]


def names(atlas, line):
    return [atlas.regions[code].name_zh for code in line]


@pytest.mark.parametrize(
    ("lon", "lat", "line"),
    [
        (120.98, 31.38, ["江苏省", "苏州市", "昆山市"]),
        (116.31, 39.98, ["北京市", "海淀区"]),
        (113.38, 22.52, ["广东省", "中山市"]),
        (121.0, 23.9, ["台湾省", "南投县"]),
        (125.0, 30.0, []),
    ],
)
def test_a_position_has_its_line_of_regions(atlas, finder, lon, lat, line):
    x_m, y_m = MAIN.forward(lon, lat)
    assert names(atlas, finder.line_at(float(x_m), float(y_m))) == line


def test_every_line_begins_with_a_province(atlas, counties):
    for code in counties[1]:
        line = region_line(atlas.regions, code)
        assert line[-1] == code
        assert atlas.regions[line[0]].level == "province"


def test_the_places_of_a_province_are_those_of_its_prefectures_and_of_none(atlas):
    jiangsu = set(places_in(atlas, "320000"))
    assert jiangsu == {i for i, place in atlas.places.items() if place.province == "320000"}
    suzhou = set(places_in(atlas, "320500"))
    assert set(places_in(atlas, "320583")) < suzhou < jiangsu


def test_a_county_s_places_are_not_those_of_its_namesake(atlas):
    chaoyang = [r for r in atlas.regions.values() if r.name_zh == "朝阳区"]
    assert len(chaoyang) > 1
    for region in chaoyang:
        for place_id in places_in(atlas, region.code):
            place = atlas.places[place_id]
            assert region.parent in (place.city, place.province)
