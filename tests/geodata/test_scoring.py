"""What the scoreboard says is what the plan and the published figures say, and no more."""

from dataclasses import replace

import pytest

from geodata.amounts import metric_words, outcome_words
from geodata.atlas import Atlas
from geodata.plan_records import Metric, Outcome
from geodata.reading import read_atlas
from geodata.scoring import (
    GROUPS,
    VERDICTS,
    group_name,
    grouped_rows,
    reached,
    score_rows,
    verdict_counts,
)


@pytest.fixture(scope="module")
def atlas():
    return read_atlas()


@pytest.fixture(scope="module")
def rows(atlas):
    return {row.metric.id: row for row in score_rows(atlas)}


def atlas_of(metrics, outcomes, like):
    """An atlas of these metrics and outcomes, all else as in `like`."""
    records = {Metric: tuple(metrics), Outcome: tuple(outcomes)}
    return Atlas(
        lambda kind: records.get(kind, ()),
        lambda name, level: like.layer(name, level),
    )


def test_every_metric_stands_in_exactly_one_row(atlas, rows):
    told = []
    for row in rows.values():
        told += [row.metric.id, *(repeat.id for repeat in row.repeats)]
        if row.baseline_match == "same_concept":
            told.append(row.baseline.id)
    assert sorted(told) == sorted(atlas.metrics)


@pytest.mark.parametrize(("repeat", "of"), [("T32", "T17"), ("B06b", "B06"), ("B21", "B05")])
def test_a_figure_that_the_plan_repeats_stands_once_with_both_clauses(rows, repeat, of):
    assert repeat not in rows
    assert [one.id for one in rows[of].repeats] == [repeat]
    assert len(rows[of].clauses) == 2


def test_a_baseline_of_the_same_concept_stands_with_its_target_and_others_by_themselves(rows):
    assert rows["T30"].baseline.id == "B20"
    assert rows["T30"].drawn_baseline.id == "B20"
    assert "B20" not in rows
    assert {"B01", "B13"} <= set(rows)


def test_an_increment_is_never_drawn_beside_a_cumulative_count(rows):
    row = rows["T02"]
    assert (row.baseline.id, row.baseline_match) == ("B01", "same_concept_increment")
    assert row.drawn_baseline is None
    assert row.drawn is None
    assert row.verdict == ""


@pytest.mark.parametrize(
    ("metric", "verdict", "year", "value"),
    [
        ("T01", "met", 2015, 100_000),
        ("T04", "met", 2015, 9835),
        ("T07", "met_early", 2014, 10.9),
        ("T39", "met_early", 2014, 1000),
        ("T42", "met_early", 2014, 39),
        ("T44", "not_met", 2015, 583_200),
    ],
)
def test_a_verdict_rests_on_a_published_figure(rows, metric, verdict, year, value):
    row = rows[metric]
    assert (row.verdict, row.deciding.year, row.deciding.value) == (verdict, year, value)
    assert row.drawn is row.deciding


def test_no_other_row_has_a_verdict(rows):
    judged = {metric for metric, row in rows.items() if row.verdict}
    assert judged == {"T01", "T04", "T07", "T39", "T42", "T44"}


def test_progress_is_drawn_and_gives_no_verdict(rows):
    row = rows["T09"]
    assert (row.drawn.value, row.drawn.assessment, row.verdict) == (17, "progress", "")


def test_progress_that_would_reach_the_target_but_counts_something_else_is_not_drawn(rows):
    row = rows["T08"]
    assert (16, "progress") in {(one.value, one.assessment) for one in row.outcomes}
    assert reached(row.metric, 16)
    assert row.drawn is None


@pytest.mark.parametrize("metric", ["T05", "T29", "T33", "B13", "B06"])
def test_figures_of_another_concept_or_period_are_never_drawn(rows, metric):
    assert rows[metric].outcomes
    assert rows[metric].drawn is None


def test_a_figure_in_another_unit_is_not_drawn_as_progress(atlas):
    target = atlas.metrics["T06"]
    outcome = next(one for one in atlas.outcomes if one.metric == "T06")
    foreign = replace(outcome, unit_zh="万个")
    (row,) = score_rows(atlas_of([target], [foreign], atlas))
    assert row.outcomes == (foreign,)
    assert row.drawn is None


def test_a_target_without_an_outcome_has_none_rather_than_zero(rows):
    row = rows["T03"]
    assert (row.outcomes, row.drawn, row.verdict) == ((), None, "")


def test_figures_published_of_a_repeat_stand_with_the_original(atlas):
    original, repeat = atlas.metrics["T17"], atlas.metrics["T32"]
    outcome = replace(atlas.outcomes[0], metric="T32")
    (row,) = score_rows(atlas_of([original, repeat], [outcome], atlas))
    assert row.outcomes == (outcome,)


def test_verdicts_come_first_and_then_the_latest(rows):
    years = [(one.assessment in VERDICTS, one.year) for one in rows["T04"].outcomes]
    assert years == [(True, 2015), (True, 2014), (False, 2013)]


def test_groups_go_from_the_country_to_the_projects_and_keep_targets_before_baselines(rows):
    grouped = grouped_rows(rows.values())
    codes = list(grouped)
    assert codes[:4] == [term.code for term in GROUPS]
    assert codes[4:] == sorted(codes[4:])
    for found in grouped.values():
        kinds = [row.metric.kind for row in found]
        assert kinds == sorted(kinds, reverse=True)


def test_groups_are_named_in_both_languages(atlas):
    assert group_name(atlas, "SP19", "zh") == "SP19 新能源汽车"
    assert group_name(atlas, "zones", "en") == "High-tech zones, all together"


def test_the_verdicts_of_all_targets_add_up(atlas, rows):
    counts = verdict_counts(rows.values())
    targets = [m for m in atlas.metrics.values() if m.kind == "target" and not m.same_as]
    assert sum(counts.values()) == len(targets) == 47
    assert counts == {"met": 2, "met_early": 3, "not_met": 1, "reference": 9, "": 32}


@pytest.mark.parametrize(
    ("metric", "zh", "en"),
    [
        ("T07", "≥ 10 %", "≥ 10 %"),
        ("T17", "7–10 MW", "7–10 MW"),
        ("T33", "约 100 MW", "about 100 MW"),
        ("T26", "≤ 3 名", "≤ 3"),
        ("T04", "8000 亿元", "800 billion yuan"),
        ("T44", "1,000,000 辆", "1,000,000 vehicles"),
        ("T21", "50–60 家", "50–60"),
        ("T10", "提高（规划未给数值）", "increase (no figure in the plan)"),
        ("T12", "下降（规划未给数值）", "decrease (no figure in the plan)"),
        (
            "T27",
            "达到所述水平（规划未给数值）",
            "reach the level described (no figure in the plan)",
        ),
    ],
)
def test_a_figure_is_worded_with_comparator_and_unit(atlas, metric, zh, en):
    assert metric_words(atlas.metrics[metric], "zh") == zh
    assert metric_words(atlas.metrics[metric], "en") == en


def test_an_outcome_is_worded_in_its_metrics_unit(rows):
    row = rows["T39"]
    assert outcome_words(row.deciding, row.metric, "zh") == "≥ 1000 亿元"
    assert outcome_words(row.deciding, row.metric, "en") == "≥ 100 billion yuan"


def test_an_outcome_nobody_could_read_as_a_number_is_given_as_printed(rows):
    row = rows["T42"]
    words = replace(row.deciding, value=None, printed="数十个")
    assert outcome_words(words, row.metric, "zh") == "数十个"
