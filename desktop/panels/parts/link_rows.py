"""Link rows: what a place belongs with, each with its evidence at a glance and why."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.panels.parts.brief import Brief, text_link
from desktop.panels.parts.markup import (
    evidence_mark,
    fold_link,
    heading,
    link,
    paragraph,
    said,
)
from desktop.panels.parts.words_of import clause_words, reach_words, source_words
from desktop.wording import tr
from geodata.amounts import metric_words
from geodata.evidence import Grouped
from geodata.records import Address, Link
from geodata.vocabulary import EVIDENCE_BY_CODE


def where_to_read(brief: Brief, found: Link) -> str:
    """The clause or source that a link rests on, for a tip; blank when it has none."""
    in_plan = clause_words(brief.atlas, found.clause, brief.language) if found.clause else ""
    source = brief.atlas.sources.get(found.source)
    credit = source_words(source, brief.language) if source else ""
    return in_plan or credit if _rests_on_plan(found) else credit or in_plan


def evidence_words(brief: Brief, found: Link) -> str:
    """The evidence in words, of what it speaks, and whether it is later than the plan."""
    parts = [EVIDENCE_BY_CODE[found.evidence].words(brief.language)]
    if found.reach == "city" or (found.reach == "kind" and found.evidence != "kind"):
        parts.append(reach_words(found.reach, brief.language))
    if found.after_plan:
        parts.append(tr("规划之后"))
    return " · ".join(parts)


def row(brief: Brief, group: Grouped) -> str:
    """One target: bars and words of its strongest evidence, its name as a link, and why."""
    best = group.links[0]
    hints = [
        f"{evidence_words(brief, found)}：{_words(brief, found)} {where_to_read(brief, found)}"
        for found in group.links
    ]
    name = brief.name(group.target)
    line = f"{evidence_mark(group.evidence)} {link(group.target, name, chr(10).join(hints))}"
    if group.target.kind == "metric":
        line += f" {_figure(brief, group.target.id)}"
    line += f' <span class="small">{said(evidence_words(brief, best))}</span>'
    # A list's words begin with the name of what is listed: it is not said twice.
    why = _words(brief, best).removeprefix(f"{name} · ")
    more = len({found.evidence for found in group.links}) - 1
    if more:
        why += tr("（另有 {n} 种依据）", n=more)
    whole = " · ".join(part for part in (said(why), _where_link(brief, best)) if part)
    return paragraph(line, "lead") + paragraph(whole, "why")


def _figure(brief: Brief, metric_id: str) -> str:
    """A metric's figure, and whether it is where things stood or where they were to get."""
    metric = brief.atlas.metrics[metric_id]
    value = f"<b>{said(metric_words(metric, brief.language))}</b>"
    when = tr("{year} 基期", year=metric.year)
    if metric.kind == "target":
        when = tr("{year} 目标", year=metric.year)
    return f'{value} <span class="small">{said(when)} · </span>'


def _where_link(brief: Brief, found: Link) -> str:
    """The way to the clause or source of a link, for hands without a pointer too."""
    sections, sources = brief.atlas.sections, brief.atlas.sources
    hint = where_to_read(brief, found)
    if _rests_on_plan(found) and found.clause is not None and found.clause.section in sections:
        words = tr("规划 {section}", section=found.clause.section)
        at = link(Address("section", found.clause.section), words, hint)
        return " · ".join(filter(None, (at, text_link(brief, found.clause))))
    if found.source in sources and sources[found.source].kind != "none":
        return link(Address("source", found.source), tr("见来源"), hint)
    return ""


def _rests_on_plan(found: Link) -> bool:
    """Whether the plan's text is the evidence; for the rest a clause only says where it belongs."""
    return found.evidence in ("named", "kind")


def _words(brief: Brief, found: Link) -> str:
    return found.words_en if brief.language == "en" else found.words_zh


def section(brief: Brief, title: str, groups: Sequence[Grouped], none: str = "") -> str:
    """A heading with the groups' rows, the unverified ones folded away with their count.

    `none` is said when nothing is known; without it the section is then left out.
    """
    sure = [group for group in groups if group.evidence != "unverified"]
    unsure = [group for group in groups if group.evidence == "unverified"]
    if not groups and not none:
        return ""
    markup = heading(title, len(sure))
    key = f"links/{title}"
    if sure:
        markup += brief.folded([row(brief, group) for group in sure], key)
    elif none:
        markup += paragraph(said(none), "source")
    if unsure:
        hidden = f"unverified/{title}"
        if hidden in brief.opened:
            markup += "".join(row(brief, group) for group in unsure)
            words = tr("收起待核")
        else:
            words = tr("显示待核（{n}）", n=len(unsure))
        markup += paragraph(fold_link(hidden, words), "row")
    return markup
