"""Figures are said one way everywhere: comparator, number, unit."""

import re

import pytest

from geodata.amounts import figure_words, metric_words, number, outcome_words


@pytest.mark.parametrize(
    ("metric", "zh", "en"),
    [
        ("T07", "≥ 10 %", "≥ 10 %"),
        ("T32", "7–10 MW", "7–10 MW"),
        ("T33", "约 100 MW", "about 100 MW"),
        ("B06", "83 家", "83"),
        ("T04", "8000 亿元", "800 billion yuan"),
        ("B19", "超过 8,000,000 人", "more than 8,000,000 people"),
        ("T10", "提高（规划未给数值）", "increase (no figure in the plan)"),
    ],
)
def test_a_figure_is_said_with_its_comparator_and_unit(atlas, metric, zh, en):
    assert metric_words(atlas.metrics[metric], "zh") == zh
    assert metric_words(atlas.metrics[metric], "en") == en


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_figure_of_the_tables_is_said(atlas, language):
    said = [metric_words(metric, language) for metric in atlas.metrics.values()]
    said += [outcome_words(o, atlas.metrics[o.metric], language) for o in atlas.outcomes]
    said += [figure_words(figure, language) for figure in atlas.figures]
    assert all(words and "None" not in words for words in said)
    # "3000 100 million US dollars" is no English.
    assert not [words for words in said if re.search(r"\d (10,000|100 million)", words)]


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (10.0, "10"),
        (9835.0, "9835"),
        (23252.29, "23,252.29"),
        (0.5, "0.5"),
        (746.913, "746.913"),
        (1e6, "1,000,000"),
    ],
)
def test_numbers_have_no_needless_zeros(value, words):
    assert number(value) == words
