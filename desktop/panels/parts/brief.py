"""Brief: what a page is written from, and the pieces that pages of every kind share."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from desktop.panels.parts.markup import (
    FEW,
    clause_link,
    folded,
    heading,
    link,
    paragraph,
    said,
)
from desktop.panels.parts.words_of import clause_words, name_at, source_words
from desktop.view import View
from desktop.wording import tr
from geodata.atlas import Atlas
from geodata.evidence import Links
from geodata.records import Address, Clause


@dataclass(frozen=True, slots=True)
class Brief:
    """The facts, the View, the ids of places within its filter, and the folds that are open."""

    atlas: Atlas
    links: Links
    view: View
    within: frozenset[str]
    opened: frozenset[str] = frozenset()

    @property
    def language(self) -> str:
        """The language pages are written in."""
        return self.view.language

    def name(self, address: Address) -> str:
        """The name of a thing in the page's language."""
        return name_at(self.atlas, address, self.language)

    def link_to(self, kind: str, record_id: str) -> str:
        """A link to a thing by its name."""
        address = Address(kind, record_id)
        return link(address, self.name(address))

    def folded(self, rows: list[str], key: str, few: int = FEW) -> str:
        """Rows of which only the first few show until asked."""
        more = tr("还有 {n} 项", n=len(rows) - few)
        return folded(rows, key, self.opened, more, tr("收起"), few)


# Kinds of records an address can name and that have pages of their own.
THINGS = ("entity", "industry", "project", "cluster", "metric", "action")


def address_of(atlas: Atlas, record_id: str) -> Address | None:
    """The address of a bare id, as tables use them between each other; None if unknown."""
    shelves = (
        atlas.entities,
        atlas.industries,
        atlas.projects,
        atlas.clusters,
        atlas.metrics,
        atlas.actions,
    )
    for kind, shelf in zip(THINGS, shelves, strict=True):
        if record_id in shelf:
            return Address(kind, record_id)
    return None


def joined_links(brief: Brief, record_ids: Iterable[str]) -> str:
    """Things named by bare ids as links in a row; what is not known stays its id."""
    parts = []
    for record_id in record_ids:
        address = address_of(brief.atlas, record_id)
        parts.append(link(address, brief.name(address)) if address else said(record_id))
    return (", " if brief.language == "en" else "、").join(parts)


def text_link(brief: Brief, clause: Clause) -> str:
    """The way to a clause in the plan's text; blank for one that has no anchor."""
    if not clause.anchor:
        return ""
    return clause_link(clause, tr("原文"), clause_words(brief.atlas, clause, brief.language))


def clause_block(brief: Brief, clause: Clause, source: str) -> str:
    """Where a thing is written, under the heading of sources."""
    words = said(clause_words(brief.atlas, clause, brief.language))
    if clause.section in brief.atlas.sections:
        at = Address("section", clause.section)
        known = clause_words(brief.atlas, Clause(clause.section, ""), brief.language)
        words = words.replace(said(known), link(at, known), 1)
    rows = [paragraph(" · ".join(filter(None, (words, text_link(brief, clause)))), "source")]
    if source in brief.atlas.sources:
        record = brief.atlas.sources[source]
        rows.append(paragraph(said(source_words(record, brief.language)), "source"))
    return heading(tr("出处")) + "".join(rows)


def sources_block(brief: Brief, source_ids: Iterable[str], confidence: str) -> str:
    """The credits of the sources, with what they vouch for."""
    rows = []
    for source_id in source_ids:
        record = brief.atlas.sources.get(source_id)
        if record is None:
            continue
        words = said(source_words(record, brief.language))
        if record.address:
            words += f' <a href="{said(record.address)}">{said(tr("网页"))}</a>'
        rows.append(paragraph(words, "source"))
    if confidence:
        rows.append(paragraph(said(confidence), "source"))
    return heading(tr("来源")) + "".join(rows)
