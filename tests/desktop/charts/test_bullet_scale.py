"""A chart draws the figures there are, on a round axis, and nothing in place of a missing one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.charts.bullet_scale import MOST_STEPS, axis_to, bullet_of, round_step
from geodata.reading import read_atlas
from geodata.scoring import score_rows


@pytest.fixture(scope="module")
def rows():
    return {row.metric.id: row for row in score_rows(read_atlas())}


def test_a_target_in_words_and_a_lone_baseline_have_no_chart(rows):
    for row in rows.values():
        drawn = bullet_of(row, "zh")
        has_figure = row.metric.kind == "target" and row.metric.low is not None
        assert (drawn is not None) == has_figure, row.metric.id


def test_an_outcome_is_drawn_only_where_one_was_published(rows):
    assert bullet_of(rows["T03"], "zh").outcome is None
    assert bullet_of(rows["T05"], "zh").outcome is None
    met = bullet_of(rows["T39"], "zh")
    assert (met.low, met.outcome, met.judged, met.at_least) == (400, 1000, "met_early", True)


def test_a_baseline_of_another_concept_is_not_drawn(rows):
    assert bullet_of(rows["T02"], "zh").baseline is None
    assert bullet_of(rows["T20"], "zh").baseline is None
    assert bullet_of(rows["T30"], "zh").baseline == 750_000_000


def test_the_wanted_side_follows_the_comparator(rows):
    sides = {metric: bullet_of(rows[metric], "zh").toward for metric in ("T07", "T26", "T17")}
    assert sides == {"T07": "more", "T26": "less", "T17": ""}
    assert bullet_of(rows["T17"], "zh").high == 10


def test_a_rank_begins_at_one(rows):
    axis = bullet_of(rows["T26"], "zh").axis
    assert axis.start == 1
    assert axis.ticks[0] == (1, "1")
    assert axis.share(3) < axis.share(10) < 1


@pytest.mark.parametrize(
    ("metric", "zh", "en"),
    [
        ("T44", "万辆", "million vehicles"),
        ("T30", "亿户", "million users"),
        ("T01", "万家", "thousand"),
        ("T25", "亿元", "billion yuan"),
        ("T34", "MW", "MW"),
        ("T07", "%", "%"),
    ],
)
def test_an_axis_counts_in_a_unit_a_reader_would_use(rows, metric, zh, en):
    assert bullet_of(rows[metric], "zh").axis.unit == zh
    assert bullet_of(rows[metric], "en").axis.unit == en


def test_both_languages_draw_the_same_proportions(rows):
    zh, en = bullet_of(rows["T25"], "zh"), bullet_of(rows["T25"], "en")
    assert zh.axis.share(zh.low) == pytest.approx(en.axis.share(en.low))
    assert zh.axis.share(zh.outcome) == pytest.approx(en.axis.share(en.outcome))


def test_counted_things_have_no_halves(rows):
    ticks = [words for _, words in bullet_of(rows["T38"], "zh").axis.ticks]
    assert ticks == ["0", "1", "2"]


@given(st.floats(min_value=1e-3, max_value=1e12))
def test_a_step_is_round_and_parts_any_length_into_few(length):
    step = round_step(length)
    assert step * MOST_STEPS >= length * (1 - 1e-9)
    assert f"{step:.6e}"[0] in "125"


@given(st.floats(min_value=0.5, max_value=1e10))
def test_every_tick_and_the_largest_value_are_within_the_axis(most):
    axis = axis_to(0.0, most, "家", "zh", whole=False)
    assert 2 <= len(axis.ticks) <= MOST_STEPS + 1
    assert axis.start <= axis.ticks[0][0] < axis.ticks[-1][0] <= axis.end * (1 + 1e-9)
    assert 0 < axis.share(most) < 1
