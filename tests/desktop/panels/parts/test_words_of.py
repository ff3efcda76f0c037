import pytest

from desktop.panels.parts.words_of import (
    amount_words,
    clause_words,
    date_words,
    metric_value,
    number_words,
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
    ("metric", "zh", "en"),
    [
        ("T07", "≥10 %", "≥10 %"),
        ("T32", "7–10 MW", "7–10 MW"),
        ("T33", "约100 MW", "about 100 MW"),
        ("B06", "83家", "83"),
        ("T04", "8000亿元", "800 billion yuan"),
        ("T26", "≤3名", "≤3"),
        ("T10", "文字目标：提高", "in words: increase"),
        ("T12", "文字目标：下降", "in words: decrease"),
        ("T46", "文字目标", "in words"),
        ("B18", "超过1100人", None),
        ("B19", "超过8,000,000人", None),
    ],
)
def test_a_figure_is_said_with_its_comparator_and_unit(atlas, metric, zh, en):
    record = atlas.metrics[metric]
    assert metric_value(record, "zh") == zh
    assert en is None or metric_value(record, "en") == en


def test_every_figure_of_the_plan_is_said_in_both_languages(atlas):
    for metric in atlas.metrics.values():
        for language in ("zh", "en"):
            words = metric_value(metric, language)
            assert words
            assert "None" not in words


@pytest.mark.parametrize(
    ("date", "zh"),
    [("2010", "2010年"), ("2010-09", "2010年9月"), ("2010-09-26", "2010年9月26日"), ("", "未知")],
)
def test_a_date_is_as_exact_as_it_is_known(date, zh):
    assert date_words(date, "zh") == zh


def test_what_is_blank_is_unknown():
    assert term_words(PARK_CLASSES, "", "zh") == "未知"
    assert term_words(PARK_CLASSES, "", "en") == "unknown"
    assert amount_words("=", None, None, "家", "zh") == ""


@pytest.mark.parametrize(
    ("value", "words"),
    [(10.0, "10"), (9835.0, "9835"), (23252.29, "23,252.29"), (0.5, "0.5"), (1e6, "1,000,000")],
)
def test_numbers_have_no_needless_zeros(value, words):
    assert number_words(value) == words


def test_a_place_in_a_municipality_does_not_name_it_twice(atlas):
    place = atlas.places["cn-htz-beijing-zhongguancun"]
    assert region_words(atlas, place, "zh").split() == ["北京市", "海淀区"]


def test_a_clause_names_its_section_and_the_phrase_that_finds_it(atlas):
    clause = atlas.metrics["T07"].clause
    words = clause_words(atlas, clause, "zh")
    assert clause.section in words
    assert clause.anchor in words
    assert clause_words(atlas, Clause("9.9", ""), "en") == "Plan, section 9.9"
