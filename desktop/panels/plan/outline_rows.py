"""Outline rows: what is said of each section of the plan in the tree, and what finds it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from desktop.panels.pages.plan_pages import section_summary
from desktop.panels.parts.words_of import name_of
from desktop.wording import tr
from geodata.atlas import Atlas
from geodata.evidence import Links
from geodata.records import Address


@dataclass(frozen=True, slots=True)
class OutlineRow:
    """One section: its title, our summary, how much it sets with all below it, in words."""

    id: str
    parent: str
    level: int
    title: str
    summary: str
    counts: str
    sought: str


def outline_rows(atlas: Atlas, links: Links, language: str) -> tuple[OutlineRow, ...]:
    """A row of every section, parents before children."""
    return tuple(
        OutlineRow(
            section.id,
            section.parent,
            section.level,
            name_of(section, language),
            section_summary(section, language),
            _counts(links, section.id),
            _sought(atlas, section.id),
        )
        for section in atlas.sections.values()
    )


def found_sections(rows: Iterable[OutlineRow], text: str) -> frozenset[str]:
    """The sections that hold every word of the text, by their number from its beginning or by
    their titles, summaries or what they set; all of them for a blank text.
    """
    words = text.lower().split()
    return frozenset(
        row.id
        for row in rows
        if all(word in row.sought or row.id.lower().startswith(word) for word in words)
    )


def section_of(atlas: Atlas, selection: Address | None) -> str:
    """The section that is selected, or where the selected thing is written; blank if nowhere."""
    if selection is None:
        return ""
    if selection.kind == "section":
        return selection.id
    clause = getattr(atlas.record(selection), "clause", None)
    section = clause.section if clause is not None else ""
    return section if section in atlas.sections else ""


def _counts(links: Links, section_id: str) -> str:
    """Figures, actions and special projects, those there are."""
    concerns = links.concerns(section_id)
    parts = [
        (len(concerns.metrics), tr("指标 {n}", n=len(concerns.metrics))),
        (len(concerns.actions), tr("举措 {n}", n=len(concerns.actions))),
    ]
    # The section of a special project needs not say that it is of one.
    if len(concerns.projects) > 1:
        parts.append((len(concerns.projects), tr("专项 {n}", n=len(concerns.projects))))
    return " · ".join(words for number, words in parts if number)


def _sought(atlas: Atlas, section_id: str) -> str:
    """Everything a section can be found by, in both languages and small letters."""
    section = atlas.sections[section_id]
    words = [section.title_zh, section.title_en, section.summary_zh, section.summary_en]
    for records in (atlas.metrics, atlas.projects, atlas.definitions):
        for record in records.values():
            if record.clause.section == section_id:
                words += [name_of(record, "zh"), name_of(record, "en")]
    for action in atlas.actions.values():
        if action.clause.section == section_id:
            words += [action.title_zh, action.title_en]
    return "\n".join(words).lower()
