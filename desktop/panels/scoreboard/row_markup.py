"""Row markup: one metric of the scoreboard, its figures in words, its chart and its clause."""

from __future__ import annotations

from desktop.charts.bullet import bullet_height_px
from desktop.charts.bullet_scale import bullet_of
from desktop.panels.parts.brief import Brief, text_link
from desktop.panels.parts.markup import fold_link, link, paragraph, said
from desktop.panels.parts.words_of import clause_words, source_words, term_words
from desktop.theme import sizes
from desktop.wording import tr
from geodata.amounts import metric_words, outcome_words
from geodata.plan_records import Outcome
from geodata.records import Address, Clause
from geodata.scoring import VERDICTS, ScoreRow
from geodata.vocabulary import ASSESSMENTS, BASELINE_MATCHES


def row_markup(brief: Brief, row: ScoreRow, width_px: int) -> str:
    """The row as markup with an anchor of the metric's id; the chart is `width_px` wide."""
    metric = row.metric
    when = (
        tr("目标（{year}）", year=metric.year)
        if row.target
        else tr("基期（{year}）", year=metric.year)
    )
    figure = metric_words(metric, brief.language)
    line = f"{said(when)} <b>{said(figure)}</b>"
    parts = [_name(brief, row), paragraph(line, "row")]
    if bullet_of(row, brief.language) is not None:
        size = f'width="{width_px}" height="{bullet_height_px()}"'
        parts.append(paragraph(f'<img src="bullet:{said(metric.id)}" {size} />', "row"))
    parts += [_baseline(brief, row), _published(brief, row), _where(brief, row)]
    return "".join(parts)


def places_of(brief: Brief, row: ScoreRow) -> int:
    """How many places the metric concerns, by any evidence that was read."""
    found = brief.links.to(Address("metric", row.metric.id))
    return len({one.place for one in found if one.evidence != "unverified"})


def sign_of(row: ScoreRow) -> str:
    """The code of the sign before a target's name: a verdict, "reference" or "none"."""
    return row.verdict or ("reference" if row.outcomes else "none")


def sign_image(code: str) -> str:
    """The sign of what became of a target, as high as a heading's type."""
    size = sizes().heading_px
    at = 'style="vertical-align: middle"'
    return f'<img src="verdict:{code}" width="{size}" height="{size}" {at} />'


def _name(brief: Brief, row: ScoreRow) -> str:
    address = Address("metric", row.metric.id)
    chosen = brief.view.selection is not None and brief.view.selection in (
        address,
        *(Address("metric", repeat.id) for repeat in row.repeats),
    )
    sign = ""
    if row.target is not None:
        sign = f"{sign_image(sign_of(row))} "
    markup = f'<a name="{said(row.metric.id)}"></a>{sign}{brief.link_to("metric", row.metric.id)}'
    apart = f"margin-top: {sizes().body_px}px"
    look = "sub chosen" if chosen else "sub"
    return f'<p class="{look}" style="{apart}">{markup}</p>'


def _baseline(brief: Brief, row: ScoreRow) -> str:
    """The baseline a target names; where the two count different things, that they do."""
    base = row.baseline
    if base is None:
        return ""
    words = f"{said(tr('基期（{year}）', year=base.year))} "
    if row.baseline_match != "same_concept":
        words += f"{brief.link_to('metric', base.id)} "
    words += f"<b>{said(metric_words(base, brief.language))}</b>"
    if row.baseline_match != "same_concept":
        match = term_words(BASELINE_MATCHES, row.baseline_match, brief.language)
        words += f'<br/><span class="small">{said(tr("{basis}：两数不可相除", basis=match))}</span>'
    return paragraph(words, "row")


def _published(brief: Brief, row: ScoreRow) -> str:
    """What was published: what the verdict rests on or else what is drawn or latest at once,
    all others folded in; that nothing was found where that is so.
    """
    if not row.outcomes:
        return paragraph(said(tr("未找到公布数据")), "source") if row.target else ""
    first = row.deciding or row.drawn or row.outcomes[0]
    rest = [one for one in row.outcomes if one is not first]
    markup = _outcome(brief, row, first)
    if not rest:
        return markup
    key = f"outcomes/{row.metric.id}"
    if key in brief.opened:
        markup += "".join(_outcome(brief, row, one) for one in rest)
        return markup + paragraph(fold_link(key, tr("收起")), "row")
    words = tr("另有 {n} 条公布数据", n=len(rest))
    return markup + paragraph(fold_link(key, words), "row")


def _outcome(brief: Brief, row: ScoreRow, outcome: Outcome) -> str:
    figure = said(outcome_words(outcome, row.metric, brief.language))
    judged = term_words(ASSESSMENTS, outcome.assessment, brief.language)
    if outcome.assessment in VERDICTS:
        judged = f"<b>{said(judged)}</b>"
    else:
        words = tr("{assessment}，仅供参考", assessment=judged)
        judged = f'<span class="small">{said(words)}</span>'
    year = tr("公布（{year}）", year=outcome.year)
    line = f"{said(year)} <b>{figure}</b> · {judged}"
    return paragraph(line, "row") + _note(brief, outcome)


def _note(brief: Brief, outcome: Outcome) -> str:
    """What the figure counts, the remark on it, and its source."""
    parts = [outcome.name_zh, outcome.note_zh]
    source = brief.atlas.sources.get(outcome.source)
    if source is not None:
        parts.append(source_words(source, brief.language))
    words = " · ".join(part for part in parts if part)
    # Of later figures the tables hold names and remarks in Chinese alone.
    return paragraph(said(tr("注：{words}", words=words)), "why")


def _where(brief: Brief, row: ScoreRow) -> str:
    between = "; " if brief.language == "en" else "；"
    clauses = between.join(_clause(brief, clause) for clause in row.clauses)
    number = places_of(brief, row)
    places = tr("相关载体 {n} 处", n=number) if number else tr("没有相关载体")
    return paragraph(f"{clauses} · {said(places)}", "source")


def _clause(brief: Brief, clause: Clause) -> str:
    words = tr("规划 {section}", section=clause.section)
    hint = clause_words(brief.atlas, clause, brief.language)
    at = link(Address("section", clause.section), words, hint)
    if not clause.anchor:
        return at
    return f"{at} “{said(clause.anchor)}…” {text_link(brief, clause)}"
