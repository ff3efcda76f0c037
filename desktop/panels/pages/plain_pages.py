"""Pages of the smaller things: actions, the plan's own words, regions and sources."""

from __future__ import annotations

from desktop.panels.pages.metric_table import metric_table
from desktop.panels.parts.brief import Brief, clause_block, joined_links, sources_block
from desktop.panels.parts.linked_places import counts_words, places_block
from desktop.panels.parts.markup import (
    facts,
    heading,
    kind_mark,
    paragraph,
    said,
    title,
)
from desktop.panels.parts.words_of import name_of, term_words
from desktop.wording import tr
from geodata.locating import places_in
from geodata.records import Address, Clause
from geodata.vocabulary import ENTITY_KINDS, KINDS, REGION_LEVELS


def action_page(brief: Brief, action_id: str) -> str:
    """What the plan sets out to do, and for whom."""
    action = brief.atlas.actions[action_id]
    english = brief.language == "en" and action.summary_en
    summary = action.summary_en if english else action.summary_zh
    return "".join(
        (
            title(name_of(action, brief.language), tr("举措")),
            paragraph(said(summary)),
            facts([(tr("适用于"), joined_links(brief, action.applies_to))]),
            places_block(brief, Address("action", action_id)),
            clause_block(brief, action.clause, action.source),
        )
    )


def entity_page(brief: Brief, entity_id: str) -> str:
    """A kind of place, programme or body of the plan."""
    atlas = brief.atlas
    entity = atlas.entities[entity_id]
    markup = title(
        name_of(entity, brief.language), term_words(ENTITY_KINDS, entity.kind, brief.language)
    )
    if entity.parent in atlas.entities:
        markup += facts([(tr("属于"), joined_links(brief, [entity.parent]))])
    metrics = [m for m in atlas.metrics.values() if entity_id in m.relates_to and not m.same_as]
    if metrics:
        markup += heading(tr("指标"), len(metrics)) + metric_table(brief, metrics)
    actions = [a.id for a in atlas.actions.values() if entity_id in a.applies_to]
    if actions:
        rows = [paragraph(brief.link_to("action", i), "row") for i in actions]
        markup += heading(tr("举措"), len(actions)) + brief.folded(rows, "actions")
    address = Address("entity", entity_id)
    if brief.links.to(address):
        markup += places_block(brief, address)
    return markup + clause_block(brief, Clause("", entity.anchor), entity.source)


def region_page(brief: Brief, code: str) -> str:
    """The places of a region, by kind."""
    atlas = brief.atlas
    region = atlas.regions[code]
    places = [atlas.places[place_id] for place_id in places_in(atlas, code)]
    level = term_words(REGION_LEVELS, region.level, brief.language)
    markup = title(name_of(region, brief.language), f"{level} · {code}")
    markup += heading(tr("载体"), len(places))
    if not places:
        return markup + paragraph(said(tr("图集中没有这里的载体。")), "source")
    markup += paragraph(said(counts_words(brief, (p.id for p in places), linked=False)), "source")
    for kind in KINDS:
        rows = [
            paragraph(
                f"{kind_mark(kind.code, hollow=p.standing == 'unverified')} "
                f"{brief.link_to('place', p.id)}",
                "row",
            )
            for p in sorted(places, key=lambda p: p.id not in brief.within)
            if p.kind == kind.code
        ]
        if rows:
            words = f"{said(kind.words(brief.language))} {len(rows)}"
            markup += paragraph(words, "sub")
            markup += brief.folded(rows, f"region/{kind.code}", 8)
    return markup


def source_page(brief: Brief, source_id: str) -> str:
    """A source and how many places rest on it."""
    source = brief.atlas.sources[source_id]
    resting = [p.id for p in brief.atlas.places.values() if source_id in p.sources]
    rows = [paragraph(brief.link_to("place", i), "row") for i in resting]
    markup = title(source.title, source.publisher)
    markup += heading(tr("引用它的载体"), len(rows)) + brief.folded(rows, "resting", 12)
    return markup + sources_block(brief, [source_id], "")
