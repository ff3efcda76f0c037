import math
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.sheet.framing import (
    MUST_SHOW_M,
    MapFrame,
    corner_inset,
    frame_for,
    home_camera,
    home_frame,
    level_for,
    lines_for,
    shows_whole_country,
)
from desktop.view import Camera
from geodata.projecting import INSET, MAIN

millimetres = st.floats(20, 2000)
cameras = st.builds(
    Camera,
    st.floats(-3e6, 3e6),
    st.floats(1e6, 6e6),
    st.floats(2e4, 6e6),
    st.floats(2e4, 6e6),
)


@given(millimetres, millimetres)
def test_home_shows_the_whole_country_at_any_proportions(width_mm, height_mm):
    assert shows_whole_country(home_frame(width_mm, height_mm))


@given(millimetres, millimetres)
def test_the_inset_at_home_is_half_the_main_scale_and_clear_of_the_eastern_islands(width, height):
    frame = home_frame(width, height)
    inset = corner_inset(frame)
    assert inset.m_per_mm == pytest.approx(2 * frame.m_per_mm)
    assert inset.left_mm + inset.width_mm == pytest.approx(width)
    assert inset.top_mm + inset.height_mm == pytest.approx(height)
    # Taiwan's east coast, the dash east of Taiwan, 钓鱼岛, 赤尾屿
    for lon, lat in ((122.0, 25.0), (122.66, 23.67), (122.82, 24.66), (123.475, 25.745),
                     (124.556, 25.922)):  # fmt: skip
        x_mm, y_mm = frame.to_mm(*map(float, MAIN.forward(lon, lat)))
        assert x_mm < inset.left_mm or y_mm < inset.top_mm


def test_the_inset_shows_what_it_must():
    inset = corner_inset(home_frame(400, 300))
    left, bottom, right, top = inset.bounds_m
    for lon, lat in ((120.98, 14.6), (105.85, 21.03), (112.28, 3.97), (121.0, 23.44)):
        x_m, y_m = map(float, INSET.forward(lon, lat))
        assert left < x_m < right
        assert bottom < y_m < top


@given(cameras, millimetres, millimetres)
def test_a_frame_shows_at_least_the_cameras_rectangle_centred(camera, width_mm, height_mm):
    frame = frame_for(camera, width_mm, height_mm)
    left, bottom, right, top = frame.bounds_m
    slack = 1e-6 * frame.m_per_mm * (width_mm + height_mm)
    assert right - left >= camera.width_m - slack
    assert top - bottom >= camera.height_m - slack
    assert (frame.x_m, frame.y_m) == pytest.approx((camera.x_m, camera.y_m), abs=1e-3)


@given(millimetres, millimetres)
def test_the_home_camera_leads_back_to_the_home_frame(width_mm, height_mm):
    home = home_frame(width_mm, height_mm)
    again = frame_for(home_camera(width_mm, height_mm), width_mm, height_mm)
    assert again.m_per_mm == pytest.approx(home.m_per_mm)
    assert again.bounds_m == pytest.approx(home.bounds_m)


@given(cameras, st.floats(-1e6, 1e6), st.floats(-1e6, 1e6))
def test_millimetres_and_map_metres_lead_to_each_other(camera, dx_m, dy_m):
    frame = frame_for(camera, 300, 200).at(12, 34)
    x_m, y_m = camera.x_m + dx_m, camera.y_m + dy_m
    assert frame.to_map(*frame.to_mm(x_m, y_m)) == pytest.approx((x_m, y_m), abs=1e-3)


def test_north_is_up_and_the_centre_is_in_the_middle():
    frame = MapFrame(100.0, 200.0, 1000.0, 10.0, 20.0, 60.0, 40.0)
    assert frame.to_mm(100.0, 200.0) == (40.0, 40.0)
    assert frame.to_mm(100.0, 1200.0) == (40.0, 39.0)
    assert frame.box_mm == (10.0, 20.0, 70.0, 60.0)


def test_a_frame_that_cuts_the_panj_does_not_show_the_whole_country():
    west, south, east, north = MUST_SHOW_M
    camera = Camera((west + east) / 2 + 2e5, (south + north) / 2, east - west, north - south)
    assert not shows_whole_country(frame_for(camera, 400, 400 * (north - south) / (east - west)))


def test_closer_scales_show_finer_levels_and_never_fewer_kinds_of_borders():
    scales = [100 * 1.2**step for step in range(40)]
    levels = [level_for(scale) for scale in scales]
    assert [levels[0], levels[-1]] == ["h", "l"]
    assert sorted(levels, key="hml".index) == levels
    for near, far in pairwise(scales):
        assert set(lines_for(near).borders) >= set(lines_for(far).borders)
        assert lines_for(near).river_rank >= lines_for(far).river_rank
    assert all("国界" in lines_for(scale).borders for scale in scales)
    assert all("南海断续线" in lines_for(scale).special for scale in scales)
    assert math.isfinite(lines_for(1e9).least_lake_km2)
