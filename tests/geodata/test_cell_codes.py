"""Codes of cells: one number for a column and a row, and cells within cells."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from geodata.cell_codes import FINEST, SIDE, Block, Square, codes_of, gathered

STEP = st.integers(0, SIDE - 1)


def as_codes(*numbers):
    return np.array(numbers, dtype=np.uint32)


@given(STEP, STEP)
def test_column_and_row_come_back_from_a_code(column, row):
    (code,) = codes_of(as_codes(column), as_codes(row))
    assert gathered(as_codes(code)) == column
    assert gathered(as_codes(code) >> np.uint32(1)) == row


@given(STEP, STEP, st.integers(0, FINEST))
def test_a_cells_code_begins_with_that_of_the_coarser_cell_around_it(column, row, level):
    shift = FINEST - level
    (fine,) = codes_of(as_codes(column), as_codes(row))
    (coarse,) = codes_of(as_codes(column >> shift), as_codes(row >> shift))
    assert int(fine) >> (2 * shift) == coarse


def test_a_block_names_its_cells_from_the_south_west():
    block = Block(4, 3, 5, 2, 3)
    expected = [[int(codes_of(as_codes(c), as_codes(r))[0]) for c in (3, 4)] for r in (5, 6, 7)]
    assert block.codes().tolist() == expected


@given(st.lists(st.floats(-7e6, 7e6), min_size=2), st.floats(0.001, 9e6))
def test_what_lies_further_east_is_never_in_a_column_further_west(xs, side):
    columns = Square(min(xs), 0.0, side).columns(sorted(xs)).tolist()
    assert columns == sorted(columns)


def test_positions_beyond_the_square_fall_into_its_outermost_cells():
    square = Square(100.0, 200.0, 50.0)
    assert square.columns([-1e9, 100.0, 149.9999, 1e9]).tolist() == [0, 0, SIDE - 1, SIDE - 1]
    assert square.rows([0.0, 225.0]).tolist() == [0, SIDE // 2]
    assert square.cell_m(1) == 25.0
