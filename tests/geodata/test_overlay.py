"""The user's points: where they are, which are shown, how many there are to a square kilometre."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata.cell_codes import FINEST
from geodata.faults import Fault
from geodata.overlay import Columns, overlay
from geodata.point_density import point_density
from geodata.point_queries import count_in_box, rows_in_box
from geodata.projecting import MAIN

TITLE = ("企业", "Enterprises")
EVERYWHERE = (-1e8, -1e8, 1e8, 1e8)
LON, LAT = st.floats(75, 132), st.floats(18, 53)
SPOTS = st.lists(st.tuples(LON, LAT), max_size=80)


def layer(spots, columns=None):
    at = np.array(spots, dtype=np.float64).reshape(-1, 2)
    return overlay("mine", TITLE, at[:, 0], at[:, 1], columns)


def many(count, seed=5):
    random = np.random.default_rng(seed)
    return np.column_stack([random.normal(113, 6, count), random.normal(32, 4, count)])


def test_points_stand_where_the_main_projection_has_them():
    made = layer([(114.3, 30.6), (121.5, 31.2)])
    assert (made.title("zh"), made.title("en")) == TITLE
    for row, spot in enumerate([(114.3, 30.6), (121.5, 31.2)]):
        x_m, y_m = map(float, MAIN.forward(*spot))
        box = (x_m - 1, y_m - 1, x_m + 1, y_m + 1)
        assert rows_in_box(made.points, box).tolist() == [row]


@pytest.mark.parametrize("lost", [(float("nan"), 30.0), (114.0, 91.0), (500.0, 30.0)])
def test_a_row_without_a_position_is_counted_and_rows_keep_their_numbers(lost):
    made = layer([(114.3, 30.6), lost, (121.5, 31.2)])
    assert made.unplaced == 1
    assert rows_in_box(made.points, EVERYWHERE).tolist() == [0, 2]
    only_last = made.filtered(np.array([False, True, True]))
    assert rows_in_box(only_last.shown, EVERYWHERE).tolist() == [2]


def test_columns_of_another_length_are_refused_in_both_languages():
    with pytest.raises(Fault, match="（2、2、3 行）") as refused:
        layer([(114, 30), (115, 31)], Columns(value=np.zeros(3, np.float32)))
    assert "Enterprises" in refused.value.en


@given(SPOTS, st.integers(0, 1000))
def test_a_filter_leaves_exactly_its_rows_and_taking_it_off_brings_all_back(spots, seed):
    made = layer(spots)
    mask = np.random.default_rng(seed).random(len(spots)) < 0.5
    narrowed = made.filtered(mask)
    assert rows_in_box(narrowed.shown, EVERYWHERE).tolist() == np.flatnonzero(mask).tolist()
    assert len(narrowed.shown) == mask.sum()
    assert len(narrowed.filtered(None).shown) == len(spots)


@given(SPOTS, st.floats(50, 5e6))
def test_the_counts_of_a_density_are_the_points_upon_it(spots, cell_m):
    made = layer(spots)
    whole = point_density(made.points, EVERYWHERE, max(cell_m, made.points.square.side_m / 512))
    assert whole.counts.sum() == len(spots)
    if spots:
        filled = np.sort(whole.counts[whole.counts > 0])
        assert (filled > whole.full).sum() <= len(filled) // 200
        assert whole.full in filled


@given(st.integers(0, 60))
def test_a_part_of_a_density_counts_the_points_of_its_cells(seed):
    spots = many(4000)
    index = layer(spots).points
    random = np.random.default_rng(seed)
    at = random.integers(len(spots))
    x_m, y_m = index.x_m[at], index.y_m[at]
    half_m = 10 ** random.uniform(3.5, 6.5)
    asked = (x_m - half_m, y_m - half_m, x_m + half_m, y_m + half_m / 2)
    made = point_density(index, asked, 2 * half_m / random.integers(8, 300))
    west, south = made.bounds_m[:2]
    square = index.square
    level = round(np.log2(square.side_m / made.cell_m))
    step = 2 ** (FINEST - level)
    columns, rows = square.columns(index.x_m) // step, square.rows(index.y_m) // step
    first_column = round((west - square.west_m) / made.cell_m)
    first_row = round((south - square.south_m) / made.cell_m)
    expected = np.zeros_like(made.counts)
    height, width = expected.shape
    for column, row in zip(columns.tolist(), rows.tolist(), strict=True):
        if 0 <= column - first_column < width and 0 <= row - first_row < height:
            expected[height - 1 - (row - first_row), column - first_column] += 1
    assert (made.counts == expected).all()
    assert count_in_box(index, asked) <= made.counts.sum()


SOME = layer(many(500))


@given(st.floats(200, 1e6))
def test_cells_are_as_wide_as_asked_and_more_than_half_of_that(cell_m):
    made = point_density(SOME.points, EVERYWHERE, cell_m)
    assert cell_m / 2 < made.cell_m <= cell_m
    assert made.cell_km2 == pytest.approx((made.cell_m / 1000) ** 2)


def test_a_density_beside_all_points_is_empty():
    index = layer(many(500)).points
    assert point_density(index, (5e6, 0, 6e6, 1e6), 1e4).counts.size == 0
    assert point_density(layer([]).points, EVERYWHERE, 1e4).counts.size == 0


def test_a_million_points_and_their_index_take_less_than_fifty_megabytes():
    made = layer(many(1_000_000), Columns(value=np.zeros(1_000_000, np.float32)))
    assert made.nbytes < 50e6
    half = made.filtered(np.arange(1_000_000) % 2 == 0)
    assert half.nbytes < 70e6


def test_the_share_of_the_work_done_only_grows_and_ends_at_all():
    said = []
    spots = many(200_000)
    overlay("mine", TITLE, spots[:, 0], spots[:, 1], said=said.append)
    assert len(said) > 3
    assert said == sorted(said)
    assert said[-1] == 1.0
