import pytest

from desktop.panels.parts.words_of import (
    clause_words,
    date_words,
    region_words,
    term_words,
)
from geodata.reading import read_atlas
from geodata.records import Clause
from geodata.vocabulary import PARK_CLASSES


@pytest.fixture(scope="module")
def atlas():
    return read_atlas()


@pytest.mark.parametrize(
    ("date", "zh"),
    [("2010", "2010年"), ("2010-09", "2010年9月"), ("2010-09-26", "2010年9月26日"), ("", "未知")],
)
def test_a_date_is_as_exact_as_it_is_known(date, zh):
    assert date_words(date, "zh") == zh


def test_what_is_blank_is_unknown():
    assert term_words(PARK_CLASSES, "", "zh") == "未知"
    assert term_words(PARK_CLASSES, "", "en") == "unknown"


def test_a_place_in_a_municipality_does_not_name_it_twice(atlas):
    place = atlas.places["cn-htz-beijing-zhongguancun"]
    assert region_words(atlas, place, "zh").split() == ["北京市", "海淀区"]


def test_a_clause_names_its_section_and_the_phrase_that_finds_it(atlas):
    clause = atlas.metrics["T07"].clause
    words = clause_words(atlas, clause, "zh")
    assert clause.section in words
    assert clause.anchor in words
    assert clause_words(atlas, Clause("9.9", ""), "en") == "Plan, section 9.9"
