"""The camera keeps its promises: what the hand holds stays under the hand."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.map.viewpoint import (
    CLOSEST_M_PER_PX,
    FARTHEST_M_PER_PX,
    Viewpoint,
    between,
    seeing,
)
from desktop.view import Camera

viewpoints = st.builds(
    Viewpoint,
    x_m=st.floats(-3e6, 3e6),
    y_m=st.floats(5e5, 6e6),
    m_per_px=st.floats(CLOSEST_M_PER_PX, FARTHEST_M_PER_PX),
    width_px=st.integers(320, 3840),
    height_px=st.integers(240, 2160),
)
share = st.floats(0, 1)


@given(viewpoints, st.floats(0.2, 5), share, share)
def test_the_point_under_the_cursor_stays_there_when_zooming(at, factor, across, down):
    x_px, y_px = across * at.width_px, down * at.height_px
    held = at.to_map(x_px, y_px)
    after = at.zoomed(factor, x_px, y_px).to_px(*held)
    assert after == pytest.approx((x_px, y_px), abs=0.01)


@given(viewpoints, st.floats(-500, 500), st.floats(-500, 500))
def test_panning_moves_the_map_by_the_hand_s_way(at, dx, dy):
    held = at.to_map(100, 100)
    assert at.panned(dx, dy).to_px(*held) == pytest.approx((100 + dx, 100 + dy), abs=0.01)


@given(viewpoints)
def test_a_camera_seen_in_a_window_of_the_same_size_is_the_same_viewpoint(at):
    again = seeing(at.camera(), at.width_px, at.height_px)
    assert again.m_per_px == pytest.approx(at.m_per_px)
    assert (again.x_m, again.y_m) == (at.x_m, at.y_m)


@given(viewpoints, st.integers(320, 3840), st.integers(240, 2160))
def test_a_window_of_any_proportions_shows_all_of_the_camera(at, width, height):
    camera = at.camera()
    left, bottom, right, top = seeing(camera, width, height).bounds_m
    if seeing(camera, width, height).m_per_px < FARTHEST_M_PER_PX:
        assert left <= camera.x_m - camera.width_m / 2 + 1
        assert right >= camera.x_m + camera.width_m / 2 - 1
        assert bottom <= camera.y_m - camera.height_m / 2 + 1
        assert top >= camera.y_m + camera.height_m / 2 - 1


@given(viewpoints, st.integers(-400, 400), st.integers(320, 3840))
def test_a_side_panel_that_opens_leaves_the_map_where_it_was(at, left_px, width):
    held = at.to_map(300, 200)
    after = at.resized(width, at.height_px, left_px=left_px).to_px(*held)
    assert after == pytest.approx((300 - left_px, 200), abs=0.01)


@given(viewpoints, viewpoints)
def test_a_flight_starts_and_ends_where_it_should(start, end):
    end = replace(end, width_px=start.width_px, height_px=start.height_px)
    first = between(start, end, 0.0)
    assert (first.x_m, first.m_per_px) == pytest.approx((start.x_m, start.m_per_px))
    assert between(start, end, 1.0) == end


def test_the_scale_has_limits():
    at = seeing(Camera(0, 3e6, 1e6, 1e6), 1000, 1000)
    assert at.zoomed(1e9, 0, 0).m_per_px == CLOSEST_M_PER_PX
    assert at.zoomed(1e-9, 0, 0).m_per_px == FARTHEST_M_PER_PX
