"""The published lists of a project: programme, batch, and every city or park as it is printed."""

from __future__ import annotations

from collections import defaultdict

from desktop.panels.parts.brief import Brief
from desktop.panels.parts.markup import heading, link, paragraph, quiet, said
from desktop.wording import tr
from geodata.plan_records import Listing
from geodata.records import Address


def lists_block(brief: Brief, project_id: str) -> str:
    """One paragraph a list, in table order; lists that were not read in a source are left out."""
    lists: dict[tuple[str, str, str], list[Listing]] = defaultdict(list)
    for listing in brief.atlas.listings:
        if listing.project == project_id and listing.confidence != "C":
            programme = listing.programme_zh
            if brief.language == "en" and listing.programme_en:
                programme = listing.programme_en
            lists[programme, listing.batch_zh, listing.year].append(listing)
    if not lists:
        return ""
    rows = [_row(*key, found) for key, found in lists.items()]
    return heading(tr("公布名单"), len(lists)) + brief.folded(rows, "lists", few=3)


def _row(programme: str, batch: str, year: str, found: list[Listing]) -> str:
    name = " · ".join(part for part in (programme, batch, year) if part)
    names = "、".join(dict.fromkeys(listing.name_zh for listing in found))
    source = Address("source", found[0].source)
    read = link(source, tr("见来源"))
    count = quiet(tr("{n} 行", n=len(found)))
    return paragraph(f"<b>{said(name)}</b> {count}", "lead") + paragraph(
        f"{said(names)} · {read}", "why"
    )
