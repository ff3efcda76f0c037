"""A long flight begins and ends where it should, and rises so far that one sees where it goes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.map.leap import leap
from desktop.map.viewpoint import CLOSEST_M_PER_PX, FARTHEST_M_PER_PX, Viewpoint

viewpoints = st.builds(
    Viewpoint,
    x_m=st.floats(-3e6, 3e6),
    y_m=st.floats(5e5, 6e6),
    m_per_px=st.floats(CLOSEST_M_PER_PX, FARTHEST_M_PER_PX / 2),
    width_px=st.just(1280),
    height_px=st.just(720),
)


@given(viewpoints, viewpoints)
def test_it_begins_at_the_start_and_comes_down_onto_the_end(start, end):
    begun, almost = leap(start, end, 0.0), leap(start, end, 1.0 - 1e-9)
    for seen, wanted in ((begun, start), (almost, end)):
        assert seen.m_per_px == pytest.approx(wanted.m_per_px, rel=1e-3)
        tolerance_m = 2.0 * wanted.m_per_px
        assert (seen.x_m, seen.y_m) == pytest.approx((wanted.x_m, wanted.y_m), abs=tolerance_m)
    assert leap(start, end, 1.0) == end


@given(viewpoints, viewpoints, st.floats(0, 1))
def test_it_stays_on_the_straight_line_between_them(start, end, share):
    seen = leap(start, end, share)
    for low, high, at in ((start.x_m, end.x_m, seen.x_m), (start.y_m, end.y_m, seen.y_m)):
        assert min(low, high) - 100 <= at <= max(low, high) + 100


def test_from_city_to_city_both_come_into_sight_on_the_way():
    wuhan = Viewpoint(480_000.0, 3_420_000.0, 200.0, 1280, 720)
    beijing = Viewpoint(850_000.0, 4_500_000.0, 200.0, 1280, 720)
    highest = max((leap(wuhan, beijing, n / 20) for n in range(21)), key=lambda v: v.m_per_px)
    away_m = ((beijing.x_m - wuhan.x_m) ** 2 + (beijing.y_m - wuhan.y_m) ** 2) ** 0.5
    assert 0.8 * away_m < highest.m_per_px * highest.width_px < 4 * away_m
