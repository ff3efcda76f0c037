"""Section links: what a section of the outline speaks of, and the places it concerns.

A section concerns the places that the plan names in it or means by the kinds it speaks of there,
and those that belong with the industries, clusters and special projects it sets out. A term of
the glossary concerns the places of what it explains, a word for a kind of place all of that kind.
Pure functions.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, fields

from geodata.atlas import Atlas
from geodata.link_rules import entities_of
from geodata.plan_records import Mention
from geodata.records import Address, Clause, Link

LinksTo = Callable[[Address], tuple[Link, ...]]
"""The links of all places to a target."""

_THROUGH_TEXT = ("named", "kind")


@dataclass(frozen=True, slots=True)
class Concerns:
    """What the plan sets, explains or names in a section and below it: ids in table order.

    `sections` begins with the section itself; `metrics` holds repeated ones too.
    """

    sections: tuple[str, ...] = ()
    metrics: tuple[str, ...] = ()
    actions: tuple[str, ...] = ()
    projects: tuple[str, ...] = ()
    industries: tuple[str, ...] = ()
    clusters: tuple[str, ...] = ()
    terms: tuple[str, ...] = ()
    mentions: tuple[Mention, ...] = ()


def concerns_of(atlas: Atlas) -> Mapping[str, Concerns]:
    """What each section of the outline concerns, worked out for all of them at once."""
    found: dict[str, dict[str, list[object]]] = {
        section_id: defaultdict(list) for section_id in atlas.sections
    }
    lines = {section_id: section_line(atlas, section_id) for section_id in atlas.sections}
    for section_id in atlas.sections:
        for above in lines[section_id]:
            found[above]["sections"].append(section_id)
    for name, records in (
        ("metrics", atlas.metrics.values()),
        ("actions", atlas.actions.values()),
        ("projects", atlas.projects.values()),
        ("industries", atlas.industries.values()),
        ("clusters", atlas.clusters.values()),
        ("terms", atlas.definitions.values()),
        ("mentions", atlas.mentions),
    ):
        for record in records:
            for above in lines.get(record.clause.section, ()):
                found[above][name].append(record if name == "mentions" else record.id)
    names = [field.name for field in fields(Concerns)]
    return {
        section_id: Concerns(*(tuple(kept[name]) for name in names))  # type: ignore[arg-type]
        for section_id, kept in found.items()
    }


def section_line(atlas: Atlas, section_id: str) -> tuple[str, ...]:
    """The section and all above it, nearest first; empty for a section the outline has not."""
    line: list[str] = []
    while section_id in atlas.sections and section_id not in line:
        line.append(section_id)
        section_id = atlas.sections[section_id].parent
    return tuple(line)


def places_of_section(atlas: Atlas, links_to: LinksTo, concerns: Concerns) -> tuple[Link, ...]:
    """Links of the places that a section concerns, each once; their targets say by what."""
    within = set(concerns.sections)
    found: list[Link] = []
    for metric_id in concerns.metrics:
        first = atlas.metrics[metric_id].same_as
        metric_links = links_to(Address("metric", first or metric_id))
        # Where a figure is repeated, its links carry the clause where it stands first.
        wanted = {atlas.metrics[first].clause.section} if first else within
        found += (link for link in metric_links if _said_within(link, wanted))
    for action_id in concerns.actions:
        action_links = links_to(Address("action", action_id))
        found += (link for link in action_links if _said_within(link, within))
    named = {Address("entity", mention.status) for mention in concerns.mentions}
    for status in sorted(named, key=str):
        found += (link for link in links_to(status) if _said_within(link, within))
    for kind, ids in (
        ("project", concerns.projects),
        ("industry", concerns.industries),
        ("cluster", concerns.clusters),
        ("term", concerns.terms),
    ):
        for record_id in ids:
            found += links_to(Address(kind, record_id))
    return tuple(dict.fromkeys(found))


def places_of_term(atlas: Atlas, links_to: LinksTo, term_id: str) -> tuple[Link, ...]:
    """Links of the places of what a term of the glossary is about, each once."""
    found: list[Link] = []
    for record_id in atlas.definitions[term_id].relates_to.split(";"):
        if record_id in atlas.industries:
            under = atlas.industries_under(record_id)
            targets = [Address("industry", i) for i in atlas.industries if i in under]
        elif record_id in atlas.metrics:
            targets = [Address("metric", atlas.metrics[record_id].same_as or record_id)]
        else:
            targets = [Address("entity", record_id)]
        found += (link for target in targets for link in links_to(target))
    return tuple(dict.fromkeys(found))


def places_of_kind_word(atlas: Atlas, entity_id: str) -> tuple[Link, ...]:
    """Links of all counted places of the kind that a word of the plan means; none for others.

    That a place is of its kind is unverified as long as no source of the place was read.
    """
    entity = atlas.entities[entity_id]
    if entity.kind != "place_kind":
        return ()
    return tuple(
        Link(
            place.id,
            Address("entity", entity_id),
            "unverified" if place.standing == "unverified" else "kind",
            "kind",
            entity.name_zh,
            entity.name_en,
            Clause("", entity.anchor),
            entity.source,
            place.in_plan is False,
        )
        for place in atlas.places.values()
        if place.counted and entity_id in entities_of(atlas, place)
    )


def _said_within(link: Link, sections: Iterable[str]) -> bool:
    """Whether the plan's own words are the evidence, and stand in one of the sections."""
    return (
        link.evidence in _THROUGH_TEXT
        and link.clause is not None
        and link.clause.section in sections
    )
