"""Linked places: the places that belong with a thing, by evidence and by province."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from desktop.panels.parts.brief import Brief
from desktop.panels.parts.link_rows import evidence_words, where_to_read
from desktop.panels.parts.markup import (
    evidence_mark,
    fold_link,
    heading,
    link,
    paragraph,
    quiet,
    said,
)
from desktop.wording import tr
from geodata.evidence import strongest
from geodata.records import Address, Link
from geodata.vocabulary import EVIDENCE

FEW_PLACES = 12


def counts_words(brief: Brief, place_ids: Iterable[str], *, linked: bool = True) -> str:
    """How many of the places are within the filter, and how many outside it.

    The map shows those outside when they are `linked` to what is selected, and else not at all.
    """
    ids = set(place_ids)
    inside = len(ids & brief.within)
    if inside == len(ids):
        return tr("{n} 处，均在当前筛选内", n=inside)
    if not linked:
        return tr(
            "{inside} 处在当前筛选内，{outside} 处在筛选之外（图上不显示）",
            inside=inside,
            outside=len(ids) - inside,
        )
    return tr(
        "{inside} 处在当前筛选内，{outside} 处在筛选之外（图上淡显）",
        inside=inside,
        outside=len(ids) - inside,
    )


def places_block(brief: Brief, target: Address) -> str:
    """Every place linked to the target, each once, under its strongest evidence."""
    best = _strongest_by_place(brief.links.to(target))
    sure = {i: found for i, found in best.items() if found.evidence != "unverified"}
    markup = heading(tr("相关载体"), len(sure))
    if not best:
        return markup + paragraph(said(tr("没有读到与它相关的载体。")), "source")
    if sure:
        markup += paragraph(said(counts_words(brief, sure)), "source")
    for term in EVIDENCE:
        found = [link_ for link_ in best.values() if link_.evidence == term.code]
        if not found:
            continue
        for reach in ("place", "city", "kind"):
            of_reach = [link_ for link_ in found if link_.reach == reach]
            if of_reach:
                markup += _evidence_block(brief, of_reach, f"{term.code}/{reach}")
    return markup


def _strongest_by_place(links: Iterable[Link]) -> dict[str, Link]:
    by_place: dict[str, list[Link]] = defaultdict(list)
    for found in links:
        by_place[found.place].append(found)
    return {place: best for place, found in by_place.items() if (best := strongest(found))}


def _evidence_block(brief: Brief, links: Sequence[Link], key: str) -> str:
    first = links[0]
    words = evidence_words(brief, first) if not first.after_plan else _without_year(brief, links)
    title = f"{evidence_mark(first.evidence)} {said(words)} {quiet(str(len(links)))}"
    markup = paragraph(title, "sub")
    if first.evidence == "unverified" and key not in brief.opened:
        shown = fold_link(key, tr("显示待核（{n}）", n=len(links)))
        return markup + paragraph(shown, "row")
    return markup + _by_province(brief, links, key)


def _without_year(brief: Brief, links: Sequence[Link]) -> str:
    dated = [found for found in links if not found.after_plan]
    if dated:
        return evidence_words(brief, dated[0])
    return evidence_words(brief, links[0])


def _by_province(brief: Brief, links: Sequence[Link], key: str) -> str:
    grouped: dict[str, list[Link]] = defaultdict(list)
    for found in links:
        grouped[brief.atlas.places[found.place].province].append(found)
    order = sorted(grouped, key=lambda code: (-len(grouped[code]), code))
    rows = []
    for code in order:
        region = brief.atlas.regions.get(code)
        name = (region.name_en if brief.language == "en" else region.short_zh) if region else code
        # English names hold commas of their own.
        names = ("; " if brief.language == "en" else "、").join(
            _place_link(brief, found) for found in grouped[code]
        )
        rows.append(
            paragraph(f"<b>{said(name)}</b> {quiet(str(len(grouped[code])))}　{names}", "row")
        )
    return brief.folded(rows, f"places/{key}", FEW_PLACES)


def _place_link(brief: Brief, found: Link) -> str:
    place = brief.atlas.places[found.place]
    english = brief.language == "en"
    name = place.name_en if english and place.name_en else place.short_zh or place.name_zh
    words = found.words_en if english else found.words_zh
    hint = "\n".join(part for part in (words, where_to_read(brief, found)) if part)
    markup = link(Address("place", found.place), name, hint)
    if found.place not in brief.within:
        # Outside the filter: as pale on the page as it is on the map.
        markup = markup.replace("<a ", '<a class="outside" ', 1)
    return markup
