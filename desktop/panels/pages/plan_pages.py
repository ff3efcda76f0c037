"""Pages of the plan's own order: its sections, and the terms of its glossary."""

from __future__ import annotations

from desktop.panels.pages.metric_table import metric_table
from desktop.panels.parts.brief import Brief, clause_block, joined_links
from desktop.panels.parts.linked_places import places_block
from desktop.panels.parts.markup import facts, heading, link, paragraph, said, title
from desktop.panels.parts.words_of import name_of, term_words
from desktop.wording import tr
from geodata.plan_records import Section
from geodata.records import Address, Clause
from geodata.section_links import Concerns, section_line
from geodata.vocabulary import SECTION_KINDS

FEW_METRICS, FEW_ACTIONS = 8, 5


def section_page(brief: Brief, section_id: str) -> str:
    """A section of the plan: what it says in our words, what it sets, and the places meant."""
    section = brief.atlas.sections[section_id]
    concerns = brief.links.concerns(section_id)
    return "".join(
        (
            title(
                f"{section_id} {name_of(section, brief.language)}",
                term_words(SECTION_KINDS, section.kind, brief.language),
            ),
            _above(brief, section),
            paragraph(said(section_summary(section, brief.language))),
            _metrics(brief, concerns),
            _things(brief, tr("举措"), "action", concerns.actions, FEW_ACTIONS),
            _things(brief, tr("科技重点专项"), "project", concerns.projects),
            _industries(brief, concerns),
            _things(brief, tr("名词解释"), "term", concerns.terms),
            _below(brief, section_id),
            places_block(brief, Address("section", section_id)),
            clause_block(brief, Clause(section_id, section.anchor), section.source),
        )
    )


def term_page(brief: Brief, term_id: str) -> str:
    """A word of the plan's glossary, explained, and the places of what it is about."""
    term = brief.atlas.definitions[term_id]
    english = brief.language == "en"
    summary = term.summary_en if english and term.summary_en else term.summary_zh
    about = [i for i in term.relates_to.split(";") if i]
    return "".join(
        (
            title(name_of(term, brief.language), tr("名词解释")),
            paragraph(said(summary)),
            facts([(tr("关于"), joined_links(brief, about))]) if about else "",
            places_block(brief, Address("term", term_id)),
            clause_block(brief, term.clause, term.source),
        )
    )


def section_summary(section: Section, language: str) -> str:
    """What the section says, in our own words."""
    return section.summary_en if language == "en" and section.summary_en else section.summary_zh


def _above(brief: Brief, section: Section) -> str:
    """The way up, the chapter first; the whole plan is not said."""
    above = [i for i in section_line(brief.atlas, section.parent) if brief.atlas.sections[i].parent]
    if not above:
        return ""
    sections = brief.atlas.sections
    names = [
        link(Address("section", i), f"{i} {name_of(sections[i], brief.language)}")
        for i in reversed(above)
    ]
    return paragraph(" › ".join(names), "source")


def _metrics(brief: Brief, concerns: Concerns) -> str:
    if not concerns.metrics:
        return ""
    metrics = [brief.atlas.metrics[i] for i in concerns.metrics]
    markup = heading(tr("指标"), len(metrics))
    if len(metrics) <= FEW_METRICS + 1:
        return markup + metric_table(brief, metrics)
    rows = [metric_table(brief, [metric]) for metric in metrics]
    return markup + brief.folded(rows, "section/metric", FEW_METRICS)


def _things(brief: Brief, words: str, kind: str, ids: tuple[str, ...], few: int = 5) -> str:
    if not ids:
        return ""
    rows = [paragraph(brief.link_to(kind, i), "row") for i in ids]
    return heading(words, len(ids)) + brief.folded(rows, f"section/{kind}", few)


def _industries(brief: Brief, concerns: Concerns) -> str:
    if not concerns.industries:
        return ""
    markup = heading(tr("产业"), len(concerns.industries))
    return markup + paragraph(joined_links(brief, concerns.industries))


def _below(brief: Brief, section_id: str) -> str:
    sections = brief.atlas.sections
    below = [i for i, section in sections.items() if section.parent == section_id]
    rows = [
        paragraph(link(Address("section", i), f"{i} {name_of(sections[i], brief.language)}"), "row")
        for i in below
    ]
    if not rows:
        return ""
    return heading(tr("下一级"), len(rows)) + brief.folded(rows, "section/section", 9)
