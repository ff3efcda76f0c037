"""Tables in columns: cells, order, and what is unknown."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata.evidence import Links
from geodata.place_table import place_table
from geodata.table_look import TableLook, fitted, move_column, sort_by, switch_column
from geodata.tabulating import Column, Numbers, Sort, Table, Words, sorted_rows
from geodata.vocabulary import KINDS


@pytest.fixture(scope="module")
def table(atlas):
    return place_table(atlas, Links(atlas))


def every_row(table):
    return np.arange(len(table))


def small(words=(), numbers=(), pinyin=()):
    """A table of one column of words and one of numbers, None for unknown."""
    values = [value for value in dict.fromkeys(words) if value is not None]
    codes = [-1 if value is None else values.index(value) for value in words]
    said = dict(zip(words, pinyin, strict=False))
    cells = {
        "word": Words(np.array(codes, np.int32), values, values, [said.get(v, "") for v in values]),
        "number": Numbers(np.array([np.nan if n is None else n for n in numbers], np.float64)),
    }
    columns = (Column("word", "词", "Word"), Column("number", "数", "Number"))
    ids = [f"row{n}" for n in range(len(words))]
    return Table(columns, cells, ids, np.zeros(len(words), np.bool_))


def test_every_place_is_a_row_with_its_own_words(table, atlas):
    assert list(table.ids) == list(atlas.places)
    for row, place in enumerate(atlas.places.values()):
        assert table.cells["name"].text(row, "zh") == place.name_zh
        assert table.cells["name"].text(row, "en") == place.name_en
        assert table.cells["approved"].text(row, "zh") == place.approved
        assert table.cells["approved_year"].value(row, "zh") == place.approved_year
        assert table.cells["area"].value(row, "zh") == place.area_ha
        assert bool(table.unverified[row]) == (place.standing == "unverified")


def test_every_column_has_cells_and_both_languages(table):
    assert [column.id for column in table.columns] == list(table.cells)
    for column in table.columns:
        assert column.zh
        assert column.en
        cells = table.cells[column.id]
        if isinstance(cells, Words):
            assert len(cells.codes) == len(table)
            assert len(cells.zh) == len(cells.en)
            assert "" not in cells.zh
            assert "" not in cells.en


def test_what_is_linked_by_the_city_alone_says_so_and_nothing_unverified_counts(table, atlas):
    links = Links(atlas)
    column = table.cells["projects"]
    marked = 0
    for row, place_id in enumerate(atlas.places):
        own, city = set(), set()
        for link in links.of_place(place_id):
            if link.target.kind == "project" and link.evidence != "unverified":
                name = atlas.projects[link.target.id].name_zh
                (own if link.reach == "place" else city).add(name)
        expected = own | {f"{name}（所在城市）" for name in city - own}
        said = column.text(row, "zh")
        assert set(said.split("、") if said else ()) == expected
        marked += bool(city - own)
    assert marked > 0


def test_names_are_sorted_by_pinyin_in_chinese_and_by_letters_in_english(table, atlas):
    places = list(atlas.places.values())
    rows = sorted_rows(table, every_row(table), [Sort("name")], "zh")
    assert [places[row].pinyin for row in rows] == sorted(place.pinyin for place in places)
    rows = sorted_rows(table, every_row(table), [Sort("name")], "en")
    names = [places[row].name_en.casefold() for row in rows]
    assert names == sorted(names)


def test_counties_stand_in_the_order_of_their_checked_pinyin(table, atlas):
    pinyin = {}
    for region in atlas.regions.values():
        pinyin.setdefault(region.name_zh, set()).add(region.pinyin)
    rows = sorted_rows(table, every_row(table), [Sort("county")], "zh")
    names = [name for row in rows if (name := table.cells["county"].text(row, "zh"))]
    first_syllables = [min(pinyin[name]).split()[0] for name in names if len(pinyin[name]) == 1]
    assert first_syllables == sorted(first_syllables)


def test_a_closed_list_keeps_its_own_order(table):
    rows = sorted_rows(table, every_row(table), [Sort("kind")], "zh")
    kinds = [table.cells["kind"].text(row, "zh") for row in rows]
    order = [kind.zh for kind in KINDS]
    assert kinds == sorted(kinds, key=order.index)


@given(st.lists(st.none() | st.integers(-3, 3).map(float)), st.booleans())
def test_equal_rows_stay_as_they_stand_and_unknown_ones_come_last(numbers, falling):
    table = small([None] * len(numbers), numbers)
    rows = sorted_rows(table, every_row(table), [Sort("number", falling)], "zh").tolist()
    sign = -1 if falling else 1
    known = [row for row in range(len(numbers)) if numbers[row] is not None]
    expected = sorted(known, key=lambda row: sign * numbers[row])
    assert rows == expected + [row for row in range(len(numbers)) if numbers[row] is None]


@given(st.data(), st.integers(0, 12))
def test_a_second_column_orders_what_is_equal_in_the_first(data, size):
    words = data.draw(st.lists(st.sampled_from("abc"), min_size=size, max_size=size))
    numbers = data.draw(st.lists(st.integers(0, 2), min_size=size, max_size=size))
    table = small(words, numbers)
    sorts = [Sort("word"), Sort("number", falling=True)]
    rows = sorted_rows(table, every_row(table), sorts, "en").tolist()
    assert rows == sorted(range(size), key=lambda row: (words[row], -numbers[row]))


@given(st.sets(st.integers(0, 9)))
def test_only_the_rows_asked_for_are_sorted(wanted):
    table = small(list("hgfedcbaji"), range(10))
    rows = sorted_rows(table, np.array(sorted(wanted), np.int64), [Sort("word")], "en")
    assert set(rows.tolist()) == wanted
    assert [table.cells["word"].text(r, "en") for r in rows] == sorted(
        table.cells["word"].text(r, "en") for r in wanted
    )


def test_chinese_without_pinyin_stands_in_the_order_of_the_common_characters():
    table = small(["重庆", "北京", "天津", "安徽"], [1, 2, 3, 4])
    words = Words(table.cells["word"].codes, table.cells["word"].zh, table.cells["word"].en)
    table = Table(table.columns, {"word": words}, table.ids, table.unverified)
    rows = sorted_rows(table, every_row(table), [Sort("word")], "zh")
    # GB 2312 reads 重 as zhong.
    assert [words.text(row, "zh") for row in rows] == ["安徽", "北京", "天津", "重庆"]


def test_numbers_are_told_without_needless_zeros_and_years_without_a_comma():
    cells = Numbers(np.array([23252.29, 5524.0, np.nan]), 2)
    assert [cells.text(row, "zh") for row in range(3)] == ["23,252.29", "5,524", ""]
    assert [cells.value(row, "zh") for row in range(3)] == [23252.29, 5524.0, None]
    assert Numbers(np.array([1988.0]), grouped=False).text(0, "en") == "1988"


COLUMNS = (Column("a", "甲", "A"), Column("b", "乙", "B"), Column("c", "丙", "C", usual=False))


def test_a_look_kept_from_another_table_keeps_what_there_is():
    kept = TableLook(("c", "gone", "a", "c"), (Sort("gone"), Sort("a", falling=True)))
    assert fitted(kept, COLUMNS) == TableLook(("c", "a"), (Sort("a", falling=True),))
    assert fitted(TableLook(("gone",)), COLUMNS).columns == ("a", "b")


def test_clicks_on_a_head_sort_rising_then_falling_then_not():
    first = sort_by(TableLook(("a", "b")), "a")
    assert first.sorts == (Sort("a"),)
    second = sort_by(first, "a")
    assert second.sorts == (Sort("a", falling=True),)
    assert sort_by(second, "a").sorts == ()
    assert sort_by(second, "b").sorts == (Sort("b"), Sort("a", falling=True))


def test_columns_come_go_and_move_but_one_stays():
    shown = TableLook(("a", "b"))
    assert switch_column(shown, "c", on=True).columns == ("a", "b", "c")
    assert switch_column(shown, "a", on=False).columns == ("b",)
    assert switch_column(TableLook(("a",)), "a", on=False).columns == ("a",)
    assert move_column(TableLook(("a", "b", "c")), "c", 0).columns == ("c", "a", "b")
