"""Which points lie within what a hand drew is what a search point by point finds."""

from fractions import Fraction

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt

from desktop.held_keys import mode_of
from desktop.map.gestures import inside

metres = st.floats(-3e6, 3e6, allow_nan=False).map(round)
points = st.tuples(metres, metres)
rings = st.lists(points, min_size=3, max_size=40).map(tuple)


def crossings(ring, x, y):
    """How far each edge's crossing of the point's own height lies to its right, exactly."""
    return [
        Fraction((x1 - x0) * (y - y0), y1 - y0) + x0 - x
        for (x0, y0), (x1, y1) in zip(ring, (*ring[1:], ring[0]), strict=True)
        if (y0 > y) != (y1 > y)
    ]


@given(rings, st.lists(points, min_size=1, max_size=30))
def test_a_free_line_holds_what_the_odd_even_rule_says(ring, spots):
    x_m, y_m = np.array(spots, dtype=float).T
    for held, spot in zip(inside(ring, x_m, y_m), spots, strict=True):
        ways = crossings(ring, *spot)
        # Nothing is asked of points upon the line itself.
        if all(abs(way) > 1e-3 for way in ways):
            assert held == sum(way > 0 for way in ways) % 2


@given(points, points, st.lists(points, min_size=1, max_size=30))
def test_a_box_holds_what_lies_between_its_sides(one, other, spots):
    (left, right), (bottom, top) = (sorted(side) for side in zip(one, other, strict=True))
    ring = ((left, bottom), (right, bottom), (right, top), (left, top))
    x_m, y_m = np.array(spots).T
    expected = [left <= x < right and bottom <= y < top for x, y in spots]
    assert inside(ring, x_m, y_m).tolist() == expected


@given(st.floats(1e4, 2e6), st.integers(3, 60), st.lists(points, min_size=1, max_size=30))
def test_a_round_line_holds_what_its_polygon_holds(radius_m, corners, spots):
    turns = np.linspace(0, 2 * np.pi, corners, endpoint=False)
    ring = tuple(zip(radius_m * np.cos(turns), radius_m * np.sin(turns), strict=True))
    polygon = shapely.Polygon(ring)
    x_m, y_m = np.array(spots).T
    far = shapely.distance(polygon.exterior, shapely.points(x_m, y_m)) > 1e-3
    found = inside(ring, x_m, y_m)
    assert (found == shapely.contains_xy(polygon, x_m, y_m))[far].all()


SHIFT, CTRL, ALT = (
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
)


@pytest.mark.parametrize(
    ("keys", "mode"),
    [
        (Qt.KeyboardModifier.NoModifier, "replace"),
        (SHIFT, "add"),
        (CTRL, "remove"),
        (ALT, "remove"),
        (SHIFT | CTRL, "toggle"),
        (SHIFT | ALT, "toggle"),
    ],
)
def test_shift_adds_ctrl_and_alt_remove_and_both_toggle(keys, mode):
    assert mode_of(keys) == mode
