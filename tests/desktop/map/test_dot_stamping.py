"""Dots stamped in numpy look as the painter's do, however many there are and wherever they lie."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.map.dot_stamping import stamped

FILL, HALO = "#0B5FA5", "#FFFFFF"


def channels(made):
    """Opacity, red, green and blue, shape (height, width)."""
    return [(made.pixels >> np.uint32(shift) & 0xFF).astype(int) for shift in (24, 16, 8, 0)]


def at(made, x, y):
    return [int(channel[int(y) - made.top_px, int(x) - made.left_px]) for channel in channels(made)]


@given(st.floats(-500, 3000), st.floats(-500, 3000), st.floats(1, 5), st.sampled_from([0.0, 1.0]))
def test_a_dot_lies_where_it_should_and_is_as_large(x, y, radius, halo):
    made = stamped(np.array([x]), np.array([y]), radius, halo, FILL, HALO)
    opacity = channels(made)[0] / 255
    rows, columns = np.indices(opacity.shape)
    assert opacity.sum() == pytest.approx(np.pi * (radius + halo) ** 2, rel=0.12)
    middle_x = np.average(columns + 0.5 + made.left_px, weights=opacity)
    middle_y = np.average(rows + 0.5 + made.top_px, weights=opacity)
    # It stands on the nearest of the quarters of a pixel.
    assert (middle_x, middle_y) == pytest.approx((x, y), abs=0.3)


def test_the_middle_has_the_fill_and_the_rim_the_halo():
    made = stamped(np.array([50.0]), np.array([40.0]), 4.0, 2.5, FILL, HALO)
    assert at(made, 50, 40) == [255, 0x0B, 0x5F, 0xA5]
    assert at(made, 55, 40) == [255, 255, 255, 255]
    assert at(made, 50, 33)[0] < 255


def test_pixels_are_multiplied_by_their_opacity():
    made = stamped(np.array([10.25]), np.array([10.25]), 2.0, 0.7, FILL, HALO)
    opacity, red, green, blue = channels(made)
    assert ((red <= opacity) & (green <= opacity) & (blue <= opacity)).all()
    assert opacity.min() == 0


def test_no_halo_lies_over_a_dot_and_the_order_does_not_matter():
    x, y = np.array([20.25, 24.25, 22.25]), np.array([20.25, 20.25, 23.25])
    made = stamped(x, y, 3.0, 1.0, FILL, HALO)
    for column, row in zip(x, y, strict=True):
        assert at(made, column, row) == [255, 0x0B, 0x5F, 0xA5]
    turned = stamped(x[::-1], y[::-1], 3.0, 1.0, FILL, HALO)
    assert (made.pixels == turned.pixels).all()


@given(st.integers(0, 30))
def test_many_dots_are_all_there_and_nothing_else(seed):
    random = np.random.default_rng(seed)
    x, y = random.uniform(0, 300, (2, 400))
    made = stamped(x, y, 1.5, 0.5, FILL, HALO)
    opacity = channels(made)[0]
    assert all(at(made, column, row)[0] > 200 for column, row in zip(x, y, strict=True))
    rows, columns = np.nonzero(opacity)
    columns, rows = columns + 0.5 + made.left_px, rows + 0.5 + made.top_px
    away = np.hypot(columns[:, None] - x, rows[:, None] - y)
    assert away.min(axis=1).max() <= 1.5 + 0.5 + 0.5 + 0.4
