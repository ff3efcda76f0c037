"""Every figure of the plan is in the table of metrics as the plan prints it.

`plan_figures.csv` was written line by line from the plan's text, with its own units, and knows
nothing of the table: `what` is a phrase of the thing counted, `超过`, `突破`, `多` and `余` are >,
`以上` is >=, `达到` is =, `近` and an order of size are about.
"""

import csv
from pathlib import Path

import pytest

# The plan's counting words and units in those of the table.
FACTORS = {
    "万家": (1e4, "家"),
    "万人": (1e4, "人"),
    "万辆": (1e4, "辆"),
    "亿户": (1e8, "户"),
    "千亿元": (1e3, "亿元"),
    "百万吨": (1e6, "吨"),
    "兆": (1, "Mbps"),
    "兆瓦": (1, "MW"),
    "百兆瓦": (1e2, "MW"),
    "百万千瓦": (1e3, "MW"),
    "千万千瓦": (1e4, "MW"),
}

with Path(__file__).with_name("plan_figures.csv").open(encoding="utf-8", newline="") as file:
    FIGURES = list(csv.DictReader(file))


def named(figure: dict[str, str]) -> str:
    return f"{figure['section']} {figure['what']}"


def metrics_of(atlas, figure):
    """Metrics of the figure's section and year that name the same thing."""
    return [
        metric
        for metric in atlas.metrics.values()
        if metric.clause.section == figure["section"]
        and str(metric.year) == figure["year"]
        and figure["what"] in metric.name_zh
    ]


@pytest.mark.parametrize("figure", FIGURES, ids=named)
def test_a_figure_of_the_plan_is_in_the_table_with_value_comparator_and_unit(atlas, figure):
    (metric,) = metrics_of(atlas, figure)
    factor, unit = FACTORS.get(figure["unit"], (1, figure["unit"]))
    low, high = (float(figure[end]) * factor if figure[end] else None for end in ("low", "high"))
    assert (metric.low, metric.high) == (low, high)
    assert metric.comparator == figure["comparator"]
    assert metric.kind == ("target" if figure["year"] == "2015" else "baseline")
    if low is not None:  # a target in words has no unit of the plan's
        assert metric.unit_zh == unit


def test_the_table_holds_no_figure_that_the_plan_does_not_print(atlas):
    printed = {metric.id for figure in FIGURES for metric in metrics_of(atlas, figure)}
    assert set(atlas.metrics) == printed
