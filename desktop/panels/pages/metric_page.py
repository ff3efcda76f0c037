"""The page of a metric: its figure, of what, its baseline, what came of it, and the places."""

from __future__ import annotations

from desktop.panels.parts.brief import Brief, address_of, clause_block, joined_links
from desktop.panels.parts.linked_places import places_block
from desktop.panels.parts.markup import facts, heading, paragraph, said, title
from desktop.panels.parts.words_of import name_of, source_words, term_words
from desktop.wording import tr
from geodata.amounts import metric_words, outcome_words
from geodata.plan_records import Metric, Outcome
from geodata.records import Address
from geodata.vocabulary import ASSESSMENTS, BASELINE_MATCHES, MEASURE_TYPES, METRIC_KINDS

VERDICTS = ("met", "met_early", "not_met")
# Codes of a metric's scope that are no record of the atlas.
_SCOPES = {"national": ("全国", "the whole country"), "zones": ("国家高新区合计", "all zones")}


def metric_page(brief: Brief, metric_id: str) -> str:
    """The page as markup."""
    atlas, language = brief.atlas, brief.language
    metric = atlas.metrics[metric_id]
    note = metric.note_en if language == "en" and metric.note_en else metric.note_zh
    rows = [
        (tr("量的类别"), said(term_words(MEASURE_TYPES, metric.measure_type, language))),
        (tr("范围"), _scope(brief, metric)),
        (tr("关于"), joined_links(brief, metric.relates_to)),
    ]
    if metric.baseline in atlas.metrics:
        base = atlas.metrics[metric.baseline]
        words = f"{brief.link_to('metric', base.id)} <b>{said(metric_words(base, language))}</b>"
        match = term_words(BASELINE_MATCHES, metric.baseline_match, language)
        rows.append((tr("基期"), f"{words} {said(tr('（{basis}）', basis=match))}"))
    repeats = [m.id for m in atlas.metrics.values() if m.same_as == metric_id]
    repeats += [metric.same_as] if metric.same_as else []
    if repeats:
        rows.append((tr("原文重复处"), joined_links(brief, repeats)))
    parts = [
        title(name_of(metric, language), term_words(METRIC_KINDS, metric.kind, language)),
        paragraph(said(metric_words(metric, language)), "figure"),
    ]
    if metric.scope == "zones" and metric.kind == "target":
        words = tr("这是全体国家高新区合计的目标，不是单个高新区的目标值，也不能平均分摊。")
        parts.append(paragraph(said(words), "warning"))
    parts.append(facts(rows))
    parts.append(paragraph(said(note), "source") if note else "")
    parts.append(_outcomes(brief, metric_id))
    parts.append(places_block(brief, Address("metric", metric.same_as or metric_id)))
    parts.append(clause_block(brief, metric.clause, metric.source))
    return "".join(parts)


def _scope(brief: Brief, metric: Metric) -> str:
    if metric.scope in _SCOPES:
        return said(_SCOPES[metric.scope][brief.language == "en"])
    if address_of(brief.atlas, metric.scope):
        return joined_links(brief, [metric.scope])
    return said(metric.scope)


def _outcomes(brief: Brief, metric_id: str) -> str:
    """What was published later: first the verdicts, then figures for reference only."""
    found = [o for o in brief.atlas.outcomes if o.metric == metric_id]
    if not found:
        return ""
    found.sort(key=lambda outcome: outcome.assessment not in VERDICTS)
    rows = [_outcome(brief, outcome) for outcome in found]
    return heading(tr("完成情况"), len(rows)) + brief.folded(rows, "outcomes")


def _outcome(brief: Brief, outcome: Outcome) -> str:
    language = brief.language
    value = outcome_words(outcome, brief.atlas.metrics[outcome.metric], language)
    verdict = said(term_words(ASSESSMENTS, outcome.assessment, language))
    if outcome.assessment in VERDICTS:
        verdict = f"<b>{verdict}</b>"
    line = f"{outcome.year} {said(outcome.name_zh)} <b>{said(value)}</b> "
    markup = paragraph(f'{line}<span class="small">{verdict}</span>', "row")
    source = brief.atlas.sources.get(outcome.source)
    words = [outcome.note_zh] if outcome.note_zh else []
    words += [source_words(source, language)] if source else []
    return markup + paragraph(said(" · ".join(words)), "why")
