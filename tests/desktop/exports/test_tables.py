"""Tables as files, read back by other eyes: openpyxl, pandas, geopandas and plain JSON."""

import csv
import json
from dataclasses import replace

import geopandas
import numpy as np
import openpyxl
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.exports.tables import WRITERS, write_table
from desktop.exports.xlsx import MOST_ROWS
from desktop.tasks import Stopped
from geodata.choices import PLAN_FILTER, Choice, Filter
from geodata.evidence import Links
from geodata.extract import Extract
from geodata.faults import Fault
from geodata.filtering import matching
from geodata.place_extract import extract_places
from geodata.place_table import place_table
from geodata.table_cells import guarded, unguarded
from geodata.table_look import TableLook
from geodata.tabulating import Column, Numbers, Sort, Table, Words, sorted_rows

LOOK = TableLook(
    ("name", "kind", "approved", "approved_year", "area", "lon", "note", "id"),
    (Sort("area", falling=True),),
)


def extract(atlas, wanted, look=LOOK, language="zh"):
    links = Links(atlas)
    table = place_table(atlas, links)
    rows = table.rows_of(matching(atlas, links, wanted))
    rows = sorted_rows(table, rows, look.sorts, language)
    return extract_places(atlas, table, rows, look, wanted, language, "2026-11-26")


@pytest.fixture(scope="module")
def zones(atlas):
    return extract(atlas, Filter().choose("kind", Choice(any=("zone",))))


def lines(made):
    return list(made.lines())


def test_a_csv_opens_in_excel_and_holds_the_same_rows(zones, tmp_path):
    path = tmp_path / "表.csv"
    write_table(zones, path)
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    with path.open(encoding="utf-8-sig", newline="") as file:
        heads, *rows = csv.reader(file)
    assert tuple(heads) == zones.heads
    assert [unguarded(row[0]) for row in rows] == [line[0] for line in lines(zones)]
    read = pd.read_csv(path)
    assert list(read["编号"]) == [line[-1] for line in lines(zones)]
    area = [np.nan if line[4] is None else line[4] for line in lines(zones)]
    np.testing.assert_array_equal(read["面积（公顷）"], area)


def test_a_workbook_holds_the_rows_with_numbers_as_numbers(zones, tmp_path):
    path = tmp_path / "表.xlsx"
    write_table(zones, path)
    book = openpyxl.load_workbook(path)
    heads, *rows = book["产业化载体"].iter_rows(values_only=True)
    assert heads == zones.heads
    assert rows == lines(zones)
    assert all(isinstance(row[4], int | float | None) for row in rows)
    assert isinstance(rows[0][3], int)


def test_a_workbook_says_what_was_taken_and_where_from(zones, atlas, tmp_path):
    path = tmp_path / "表.xlsx"
    write_table(zones, path)
    rows = list(openpyxl.load_workbook(path)["来源"].iter_rows(values_only=True))
    about = {row[0]: row[1] for row in rows[: len(zones.about)]}
    assert about["筛选"] == "国家高新区"
    assert about["行数"].startswith(f"{len(zones)}（")
    assert about["排序"] == "面积（公顷） 降序"
    assert about["导出日期"] == "2026-11-26"
    listed = {row[0]: row for row in rows[len(zones.about) + 2 :]}
    for line in lines(zones):
        for source in atlas.places[line[-1]].sources:
            assert listed[source][1] == atlas.sources[source].title
    cited = sum(len(atlas.places[line[-1]].sources) for line in lines(zones))
    assert sum(row[-1] for row in listed.values()) == cited


@pytest.mark.parametrize("ending", [".gpkg", ".geojson"])
def test_a_layer_has_the_rows_at_their_places(zones, atlas, tmp_path, ending):
    path = tmp_path / f"层{ending}"
    write_table(zones, path)
    layer = "places" if ending == ".gpkg" else None
    read = geopandas.read_file(path, layer=layer)
    assert read.crs.to_epsg() == 4326
    assert list(read["编号"]) == [line[-1] for line in lines(zones)]
    for _, row in read.iterrows():
        place = atlas.places[row["编号"]]
        assert (row.geometry.x, row.geometry.y) == (place.lon_deg, place.lat_deg)
        assert row["名称"] == place.name_zh
        assert pd.isna(row["面积（公顷）"]) == (place.area_ha is None)
        assert place.area_ha is None or row["面积（公顷）"] == place.area_ha


def test_a_geopackage_lists_its_sources_and_geojson_keeps_them_beside(zones, tmp_path):
    write_table(zones, tmp_path / "层.gpkg")
    sources = geopandas.read_file(tmp_path / "层.gpkg", layer="sources")
    assert list(sources["来源编号"]) == [line[0] for line in zones.sources]
    write_table(zones, tmp_path / "层.geojson")
    read = json.loads((tmp_path / "层.geojson").read_text(encoding="utf-8"))
    assert read["about"]["筛选"] == "国家高新区"
    assert [source["来源编号"] for source in read["sources"]] == [s[0] for s in zones.sources]


@pytest.mark.parametrize("ending", WRITERS)
def test_a_filter_that_leaves_nothing_gives_an_empty_table(atlas, tmp_path, ending):
    made = extract(atlas, Filter().choose("kind", Choice(any=())))
    write_table(made, tmp_path / f"空{ending}")
    assert (tmp_path / f"空{ending}").stat().st_size > 0


def test_english_heads_and_words_when_english_is_spoken(atlas, tmp_path):
    made = extract(atlas, PLAN_FILTER, language="en")
    write_table(made, tmp_path / "table.xlsx")
    book = openpyxl.load_workbook(tmp_path / "table.xlsx")
    assert book.sheetnames == ["Places", "Sources"]
    heads, first, *_ = book["Places"].iter_rows(values_only=True)
    assert heads[:5] == ("Name", "Kind", "Approved", "Year approved", "Area (ha)")
    place = atlas.places[first[-1]]
    assert first[0] == place.name_en


def test_unverified_rows_are_never_unmarked(atlas):
    bare = TableLook(("name",))
    made = extract(atlas, Filter(), bare)
    assert made.columns == ("name", "confidence")
    assert "另加一列" in dict(made.about)
    made = extract(atlas, PLAN_FILTER, bare)
    assert made.columns == ("name",)
    assert "另加一列" not in dict(made.about)
    told = TableLook(("name", "standing"))
    assert extract(atlas, Filter(), told).columns == ("name", "standing")


def test_progress_rises_to_the_whole_and_can_stop_the_writing(zones, tmp_path):
    for ending in WRITERS:
        told = []
        write_table(zones, tmp_path / f"表{ending}", told.append)
        assert told == sorted(told)
        assert told[-1] == 1.0

    def stop(_share):
        raise Stopped

    before = (tmp_path / "表.csv").read_bytes()
    with pytest.raises(Stopped):
        write_table(zones, tmp_path / "表.csv", stop)
    assert (tmp_path / "表.csv").read_bytes() == before
    assert sorted(p.name for p in tmp_path.iterdir()) == sorted(f"表{e}" for e in WRITERS)


def test_another_ending_and_a_missing_folder_are_told(zones, tmp_path):
    with pytest.raises(Fault, match=r"\.xlsx"):
        write_table(zones, tmp_path / "表.xls")
    with pytest.raises(Fault, match="不存在"):
        write_table(zones, tmp_path / "没有" / "表.csv")


def test_a_file_open_in_excel_stays_and_is_told(zones, tmp_path, monkeypatch):
    path = tmp_path / "表.xlsx"
    path.write_bytes(b"open elsewhere")

    def locked(_beside, _path):  # as Windows answers
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(type(path), "replace", locked)
    with pytest.raises(Fault, match="别的程序") as told:
        write_table(zones, path)
    assert "Excel" in told.value.en
    assert [p.name for p in tmp_path.iterdir()] == ["表.xlsx"]
    assert path.read_bytes() == b"open elsewhere"


def test_more_rows_than_a_worksheet_holds_are_told_before_any_is_written(zones, tmp_path):
    many = replace(zones, rows=np.zeros(MOST_ROWS + 1, np.int64))
    with pytest.raises(Fault, match="CSV"):
        write_table(many, tmp_path / "表.xlsx")
    assert list(tmp_path.iterdir()) == []


# Words as hands write them: formulas, quotes, line ends, other scripts; no lone surrogates.
CELLS = st.text(
    st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff"), min_size=1
) | st.sampled_from(["=1+1", "+86", "-5", "@x", "'quoted", "'=1", "a,b", '"', "甲\n乙", " 空 "])
ROWS = st.lists(
    st.tuples(st.none() | CELLS, st.none() | st.floats(-1e300, 1e300, allow_subnormal=False)),
    max_size=8,
)


def made_of(rows):
    """An extract of a table of one's own."""
    words = list(dict.fromkeys(word for word, _ in rows if word is not None))
    codes = [-1 if word is None else words.index(word) for word, _ in rows]
    cells = {
        "word": Words(np.array(codes, np.int32), words, words),
        "number": Numbers(np.array([np.nan if n is None else n for _, n in rows]), 3),
        "lon": Numbers(np.full(len(rows), 110.5), 6),
        "lat": Numbers(np.full(len(rows), 30.25), 6),
    }
    columns = (Column("word", "=词", "Word"), Column("number", "数", "Number", "吨", "t"))
    table = Table(columns, cells, [str(n) for n in range(len(rows))], np.zeros(len(rows), bool))
    return Extract(
        table, np.arange(len(rows)), ("word", "number"), "zh", "表", (("筛选", "=无"),), ("源",), ()
    )


@given(ROWS)
def test_any_words_come_back_from_a_csv_and_none_is_a_formula(tmp_path_factory, rows):
    path = tmp_path_factory.mktemp("csv") / "表.csv"
    write_table(made_of(rows), path)
    with path.open(encoding="utf-8-sig", newline="") as file:
        read = list(csv.reader(file))
    assert not any(word.startswith(("=", "+", "-", "@")) for word, _ in read)
    assert [unguarded(word) or None for word, _ in read[1:]] == [word for word, _ in rows]
    assert [float(n) if n else None for _, n in read[1:]] == [n for _, n in rows]


@given(ROWS)
def test_any_words_come_back_from_a_workbook_and_none_is_a_formula(tmp_path_factory, rows):
    path = tmp_path_factory.mktemp("xlsx") / "表.xlsx"
    write_table(made_of(rows), path)
    sheet = openpyxl.load_workbook(path)["表"]
    read = list(sheet.iter_rows(min_row=2, max_row=len(rows) + 1)) if rows else []
    assert [word.value for word, _ in read] == [word for word, _ in rows]
    # A workbook keeps 16 figures of a number.
    numbers = [number for _, number in rows]
    assert [number.value for _, number in read] == [
        None if n is None else pytest.approx(n, rel=1e-15) for n in numbers
    ]
    assert all(word.data_type != "f" for word, _ in sheet.iter_rows())


@given(ROWS)
def test_any_words_come_back_from_a_geopackage(tmp_path_factory, rows):
    path = tmp_path_factory.mktemp("gpkg") / "层.gpkg"
    write_table(made_of(rows), path)
    read = geopandas.read_file(path, layer="places")
    words = [None if pd.isna(word) else word for word in read["=词"]]
    numbers = [None if pd.isna(number) else number for number in read["数（吨）"]]
    assert list(zip(words, numbers, strict=True)) == rows


@given(st.text())
def test_a_guard_is_taken_off_again(text):
    assert unguarded(guarded(text)) == text
    assert not guarded(text).startswith(("=", "+", "-", "@"))
