"""The check says of every province what the tables hold, and the provinces add up to the kinds."""

import shutil

import pytest

from geodata.checking_provinces import counts_per_province, province_names
from geodata.coverage import GRADES, coverage_of, province_counts
from geodata.reading import PACKAGE_FOLDER, read_atlas
from geodata.vocabulary import KINDS

ATLAS = read_atlas()
TABLE = counts_per_province(PACKAGE_FOLDER)
LINES = {line[0]: dict(zip(TABLE[0], line, strict=True)) for line in TABLE[1:]}


def test_each_of_the_31_provinces_has_its_line_and_the_last_adds_up():
    assert len(LINES) == 31 + 1
    for column in TABLE[0][1:]:
        summed = sum(int(line[column]) for code, line in LINES.items() if code != "all")
        assert int(LINES["all"][column]) == summed


@pytest.mark.parametrize("kind", [kind.code for kind in KINDS])
def test_a_provinces_number_is_that_of_the_coverage_page(kind):
    for code, by_kind in province_counts(ATLAS).items():
        assert int(LINES[code][kind]) == by_kind.get(kind, 0)


def test_every_place_has_its_grade_in_one_province():
    for grade in GRADES:
        assert int(LINES["all"][grade]) == sum(one.grades[grade] for one in coverage_of(ATLAS))


def test_provinces_are_named_in_both_languages():
    assert province_names(PACKAGE_FOLDER, "zh")["540000"] == "西藏"
    assert province_names(PACKAGE_FOLDER, "en")["540000"] == "Tibet"


def test_the_table_survives_a_place_that_cannot_be_read(tmp_path):
    shutil.copytree(PACKAGE_FOLDER / "tables", tmp_path / "tables")
    bases = tmp_path / "tables" / "bases.csv"
    bases.write_text(bases.read_text("utf-8").replace(",county_centre,", ",nowhere,"), "utf-8")
    damaged = counts_per_province(tmp_path)
    assert [line[0] for line in damaged] == [line[0] for line in TABLE]
    assert int(damaged[-1][-1]) < int(TABLE[-1][-1])
