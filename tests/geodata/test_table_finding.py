"""Finding in a table, by any way to write a cell."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata.evidence import Links
from geodata.place_table import place_table
from geodata.table_finding import Finder, next_row
from geodata.tabulating import Column, Numbers, Table, Words


@pytest.fixture(scope="module")
def table(atlas):
    return place_table(atlas, Links(atlas))


@pytest.fixture(scope="module")
def finder(table):
    return Finder(table)


def ids(table, found):
    return {table.ids[row] for row in np.flatnonzero(found)}


@pytest.mark.parametrize("text", ["东湖", "donghu", "dong hu", "dh", "Donghu", "DONGHU"])
def test_a_zone_is_found_in_every_way_to_write_it(table, finder, text):
    assert "cn-htz-hubei-wuhan-donghu" in ids(table, finder.found(text, ["name"]).rows)


def test_only_the_columns_asked_for_are_looked_into(table, finder):
    kinds = finder.found("国家高新区", ["kind"]).rows
    assert ids(table, kinds) == {
        table.ids[row]
        for row in range(len(table))
        if table.cells["kind"].text(row, "zh") == "国家高新区"
    }


def test_letters_within_a_syllable_are_no_match():
    words = Words(np.array([0, 1], np.int32), ["边", "安"], ["边", "安"], ["bian", "an"])
    table = Table((Column("w", "词", "W"),), {"w": words}, ["0", "1"], np.zeros(2, np.bool_))
    assert Finder(table).found("an", ["w"]).rows.tolist() == [False, True]


def test_a_blank_finds_nothing_and_unknown_cells_are_never_found(finder, table):
    assert not finder.found("  ", [column.id for column in table.columns]).rows.any()
    words = Words(np.array([-1, 0], np.int32), ["x"], ["x"])
    blank = Table((Column("w", "词", "W"),), {"w": words}, ["0", "1"], np.zeros(2, np.bool_))
    assert Finder(blank).found("x", ["w"]).rows.tolist() == [False, True]


def test_a_number_is_found_by_its_value():
    cells = {"n": Numbers(np.array([1988.0, np.nan, 1991.0]))}
    table = Table((Column("n", "年", "Year"),), cells, ["0", "1", "2"], np.zeros(3, np.bool_))
    assert Finder(table).found("1991", ["n"]).rows.tolist() == [False, False, True]
    assert not Finder(table).found("nan", ["n"]).rows.any()


def test_what_was_found_says_in_which_columns(table, finder):
    found = finder.found("武汉", [column.id for column in table.columns])
    assert {"name", "city"} <= set(found.cells)
    assert "kind" not in found.cells
    assert (found.rows == np.any(list(found.cells.values()), axis=0)).all()


@given(st.lists(st.text("甲乙丙ab ", max_size=6), min_size=1), st.text("甲乙丙ab", min_size=1))
def test_found_is_what_a_look_at_every_cell_finds(values, wanted):
    different = list(dict.fromkeys(values))
    codes = np.array([different.index(value) for value in values], np.int32)
    words = Words(codes, different, different)
    table = Table((Column("w", "词", "W"),), {"w": words}, values, np.zeros(len(values), np.bool_))
    expected = [wanted in value.replace(" ", "") for value in values]
    assert Finder(table).found(wanted, ["w"]).rows.tolist() == expected


def test_the_next_one_found_goes_round_both_ways():
    rows = np.array([3, 1, 0, 2])
    found = np.array([True, False, True, True])  # at positions 2, 3 and 0 of the rows
    assert [next_row(found, rows, at) for at in (-1, 0, 2, 3)] == [0, 2, 3, 0]
    assert [next_row(found, rows, at, -1) for at in (0, 2, 3)] == [3, 0, 2]
    assert next_row(np.zeros(4, np.bool_), rows, 0) == -1
