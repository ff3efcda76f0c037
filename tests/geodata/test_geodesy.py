"""Distances and areas are those of the WGS 84 ellipsoid, as pyproj's geodesics give them."""

import math

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from pyproj import Geod

from geodata.geodesy import area_m2, distances_m, length_m, positions_along

GEOD = Geod(ellps="WGS84")
MILLIMETRE_M = 1e-3


def degrees(low: float, high: float):
    return st.floats(low, high, allow_nan=False, allow_infinity=False)


positions = st.tuples(degrees(-180, 180), degrees(-90, 90))
in_china = st.tuples(degrees(73, 136), degrees(3, 54))


@st.composite
def rings(draw, largest_deg: float):
    """A ring around a point, its corners in order, without crossing itself."""
    lon, lat = draw(degrees(-180, 180)), draw(degrees(-40, 40))
    sectors = draw(st.integers(4, 9))
    corners = []
    for sector in range(sectors):
        turn = 2 * math.pi * (sector + draw(degrees(0.1, 0.9))) / sectors
        reach = largest_deg * draw(degrees(0.3, 1))
        corners.append((lon + reach * math.cos(turn), lat + reach * math.sin(turn)))
    return np.array(corners)


@given(positions, positions)
def test_a_distance_under_5000_km_is_right_to_a_millimetre(here, there):
    expected = GEOD.inv(*here, *there)[2]
    assume(expected < 5e6)
    assert abs(float(distances_m(*here, *there)) - expected) < MILLIMETRE_M


@given(in_china, degrees(0, 360), degrees(-3, 6.6))
def test_a_distance_of_any_size_in_china_is_right_to_a_millimetre(here, azimuth, magnitude):
    metres = 10**magnitude
    lon, lat, _ = GEOD.fwd(*here, azimuth, metres)
    assert abs(float(distances_m(*here, lon, lat)) - metres) < MILLIMETRE_M


@given(in_china, in_china)
def test_there_and_back_are_one_distance_and_a_place_is_no_way_from_itself(here, there):
    back = float(distances_m(*there, *here))
    assert float(distances_m(*here, *there)) == pytest.approx(back, abs=1e-6)
    assert float(distances_m(*here, *here)) == 0


def test_a_whole_table_of_distances_is_each_of_its_distances():
    lon, lat = np.array([116.4, 121.5, 87.6]), np.array([39.9, 31.2, 43.8])
    table = distances_m(lon[:, None], lat[:, None], lon, lat)
    assert table.shape == (3, 3)
    for row in range(3):
        for column in range(3):
            alone = distances_m(lon[row], lat[row], lon[column], lat[column])
            assert table[row, column] == pytest.approx(float(alone), abs=1e-6)


def test_along_the_equator_and_over_the_antimeridian_and_the_pole_the_distance_holds():
    for ends in ((0, 0, 30, 0), (179, 10, -179, 12), (10, 80, -170, 80)):
        expected = GEOD.inv(*ends)[2]
        assert float(distances_m(*ends)) == pytest.approx(expected, abs=MILLIMETRE_M)


def test_a_distance_that_cannot_be_told_is_not_a_number():
    assert math.isnan(float(distances_m(0, 0, 179.9, 0.1)))
    assert math.isnan(float(distances_m(math.nan, 30, 110, 30)))


@given(st.lists(in_china, min_size=2, max_size=6))
def test_a_line_is_as_long_as_its_parts(line):
    lon, lat = zip(*line, strict=True)
    assert length_m(lon, lat) == pytest.approx(GEOD.line_length(lon, lat), abs=6 * MILLIMETRE_M)


def test_a_line_of_fewer_than_two_positions_has_no_length():
    assert length_m([], []) == 0
    assert length_m([110], [30]) == 0


@given(st.sampled_from((0.01, 0.3, 5.0, 40.0)).flatmap(rings))
def test_an_area_of_any_size_is_right_to_a_millionth(ring):
    expected = abs(GEOD.polygon_area_perimeter(ring[:, 0], ring[:, 1])[0])
    assert area_m2(ring[:, 0], ring[:, 1]) == pytest.approx(expected, rel=1e-6)


@given(rings(5.0))
def test_the_way_round_and_a_repeated_first_corner_do_not_matter(ring):
    area = area_m2(ring[:, 0], ring[:, 1])
    closed = np.vstack([ring, ring[:1]])[::-1]
    assert area_m2(closed[:, 0], closed[:, 1]) == pytest.approx(area, rel=1e-9)


def test_a_ring_across_the_equator_has_both_its_halves():
    lon, lat = [0, 10, 10, 0], [-10, -10, 20, 20]
    expected = GEOD.polygon_area_perimeter(lon, lat)[0]
    assert area_m2(lon, lat) == pytest.approx(expected, rel=1e-9)


def test_fewer_than_three_positions_hold_no_area():
    assert area_m2([], []) == 0
    assert area_m2([110], [30]) == 0
    assert area_m2([110, 111], [30, 31]) == pytest.approx(0, abs=1e-3)


@given(in_china, in_china, st.lists(degrees(0, 1), min_size=1, max_size=5))
def test_positions_along_a_line_lie_on_its_geodesic(here, there, shares):
    lon, lat = positions_along(*here, *there, shares)
    azimuth, _, whole = GEOD.inv(*here, *there)
    for x, y, share in zip(lon, lat, shares, strict=True):
        far = GEOD.inv(*here, x, y)[2]
        expected = GEOD.fwd(*here, azimuth, far)
        assert GEOD.inv(x, y, *expected[:2])[2] < MILLIMETRE_M
        assert far == pytest.approx(share * whole, rel=0.002, abs=MILLIMETRE_M)


def test_a_line_along_the_equator_and_a_line_of_no_length():
    lon, lat = positions_along(100.0, 0.0, 110.0, 0.0, [0.0, 0.5, 1.0])
    assert lon == pytest.approx([100, 105, 110])
    assert lat == pytest.approx([0, 0, 0])
    lon, lat = positions_along(116.4, 39.9, 116.4, 39.9, [0.0, 0.3, 1.0])
    assert lon == pytest.approx([116.4] * 3)
    assert lat == pytest.approx([39.9] * 3)
