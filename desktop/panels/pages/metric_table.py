"""Metric table: several metrics with their figures, one a row."""

from __future__ import annotations

from collections.abc import Iterable

from desktop.panels.parts.brief import Brief
from desktop.panels.parts.markup import facts, said
from geodata.amounts import metric_words
from geodata.plan_records import Metric


def metric_table(brief: Brief, metrics: Iterable[Metric]) -> str:
    """Name as a link, and figure with year."""
    rows = []
    for metric in metrics:
        value = said(metric_words(metric, brief.language))
        name = brief.link_to("metric", metric.id)
        rows.append(
            f'<tr><td class="fact">{name}</td><td class="number" align="right"><b>{value}</b> '
            f'<span class="small">{metric.year}</span></td></tr>'
        )
    return (
        f'<table class="facts" cellspacing="0" cellpadding="0" width="100%">{"".join(rows)}</table>'
    )


def figure_rows(rows: Iterable[tuple[str, str]]) -> str:
    """Plain words in two columns."""
    return facts((what, said(value)) for what, value in rows)
