"""Lengths and areas measured on the map are those of the ellipsoid."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyproj import Geod

from desktop.map.measurement import Measurement
from desktop.wording import set_language
from geodata.projecting import MAIN

GEOD = Geod(ellps="WGS84")
corners = st.tuples(st.floats(75, 134), st.floats(5, 53))


def measured(lon_lat, *, closed=False):
    x_m, y_m = MAIN.forward(*np.array(lon_lat).T)
    return Measurement(tuple(zip(x_m.tolist(), y_m.tolist(), strict=True)), closed)


@given(st.lists(corners, min_size=2, max_size=8))
def test_a_line_is_as_long_as_its_geodesics(lon_lat):
    expected = GEOD.line_length(*zip(*lon_lat, strict=True))
    assert measured(lon_lat).length_m == pytest.approx(expected, abs=0.01)


@given(corners, st.floats(0.05, 4), st.integers(3, 9))
def test_an_area_is_as_large_as_its_ring_of_geodesics(middle, radius_deg, count):
    turns = np.linspace(0, 2 * np.pi, count, endpoint=False)
    ring = [
        (middle[0] + radius_deg * np.cos(turn), middle[1] + radius_deg * np.sin(turn))
        for turn in turns
    ]
    area, perimeter = GEOD.polygon_area_perimeter(*zip(*ring, strict=True))
    found = measured(ring, closed=True)
    assert found.area_m2 == pytest.approx(abs(area), rel=1e-6)
    assert found.length_m == pytest.approx(perimeter, abs=0.01)


def test_a_long_line_is_drawn_as_the_geodesic_it_is():
    line = measured([(75.0, 40.0), (130.0, 45.0)])
    (drawn,) = line.lines_m
    lon, lat = MAIN.inverse(*drawn.T)
    azimuth, _, whole = GEOD.inv(75.0, 40.0, 130.0, 45.0)
    for x, y in zip(lon, lat, strict=True):
        far = GEOD.inv(75.0, 40.0, x, y)[2]
        assert GEOD.inv(x, y, *GEOD.fwd(75.0, 40.0, azimuth, far)[:2])[2] < 0.1
    straight = np.linspace(drawn[0], drawn[-1], len(drawn))
    assert np.hypot(*(drawn - straight).T).max() > 20_000
    assert whole == pytest.approx(line.length_m)


def test_the_result_is_said_in_both_languages_and_written_with_its_corners():
    line = measured([(116.0, 40.0), (116.0, 41.0), (117.0, 41.0)])
    assert line.words() == "本段 84.1 千米 · 共 195 千米"
    rows = line.report().splitlines()
    assert rows[0] == line.words()
    assert rows[-1].split("\t")[:3] == ["3", "117.0000", "41.0000"]
    assert float(rows[-1].split("\t")[3]) == pytest.approx(84_136, abs=10)
    set_language("en")
    assert line.words() == "this leg 84.1 km, 195 km in all"


def test_of_an_area_with_two_corners_only_its_side_is_known():
    assert measured([(116.0, 40.0), (116.0, 41.0)], closed=True).words() == "边长 111 千米"
    assert measured([(116.0, 40.0)]).words() == ""


def test_a_corner_where_the_last_one_stands_adds_nothing():
    one = Measurement(((0.0, 4e6),))
    assert one.beyond((0.0, 4e6)) == one
    assert one.beyond((1e5, 4e6)).shortened() == one
