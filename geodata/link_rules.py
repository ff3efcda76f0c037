"""The rules by which a place comes to a link, one function a kind of evidence. Pure functions.

The plan names some places (mentions); it speaks of kinds of places (entities); published lists
name places and cities; industry texts match words. Every rule returns links with their words and
the clause or source where they can be read.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from geodata import evidence_words as words_of
from geodata.atlas import Atlas
from geodata.plan_records import Action, Cluster, Listing, Mention, Metric
from geodata.records import Address, Link, Place
from geodata.text_links import ZONE_KINDS, text_links
from geodata.vocabulary import KIND

T = TypeVar("T")

# Classes of parks that the plan speaks of, as entities of the plan.
_CLASS_ENTITY = {
    "world_class": "PARK-WORLD",
    "innovative": "PARK-INNO",
    "innovative_specialty": "PARK-FEAT",
}
_PART_OF_ALL = (
    "属于此类载体合计的目标，不是单个载体的目标",
    "part of a target of all of them together",
)


@dataclass(frozen=True, slots=True)
class Basis:
    """What the rules look up, sorted once: mentions, lists and clusters by place and city."""

    metrics_of: Mapping[str, tuple[Metric, ...]]
    actions_of: Mapping[str, tuple[Action, ...]]
    metrics_of_project: Mapping[str, tuple[str, ...]]
    mentions_of: Mapping[str, tuple[Mention, ...]]
    listings_of_city: Mapping[str, tuple[Listing, ...]]
    listings_of_place: Mapping[str, tuple[Listing, ...]]
    clusters_of_host: Mapping[str, tuple[Cluster, ...]]
    clusters_of_city: Mapping[str, tuple[Cluster, ...]]
    county_codes: Mapping[tuple[str, str], str]


def basis_of(atlas: Atlas) -> Basis:
    """The look-up tables of an atlas. A metric that repeats another is left out."""
    metrics_of: dict[str, list[Metric]] = defaultdict(list)
    of_project: dict[str, list[str]] = defaultdict(list)
    for metric in atlas.metrics.values():
        if metric.same_as:
            continue
        # A figure counted for a narrow kind (six world-class parks) is not one of all zones.
        wider = atlas.entity_line(metric.scope)[1:]
        for thing in metric.relates_to:
            if thing not in wider:
                metrics_of[thing].append(metric)
        if metric.scope in atlas.projects:
            of_project[metric.scope].append(metric.id)
    actions_of: dict[str, list[Action]] = defaultdict(list)
    for action in atlas.actions.values():
        for thing in action.applies_to:
            actions_of[thing].append(action)
    listings_of_city: dict[str, list[Listing]] = defaultdict(list)
    listings_of_place: dict[str, list[Listing]] = defaultdict(list)
    for listing in atlas.listings:
        listings_of_city[listing.city].append(listing)
        if listing.place:
            listings_of_place[listing.place].append(listing)
    clusters_of_host: dict[str, list[Cluster]] = defaultdict(list)
    clusters_of_city: dict[str, list[Cluster]] = defaultdict(list)
    for cluster in atlas.clusters.values():
        if cluster.host:
            clusters_of_host[cluster.host].append(cluster)
        else:
            clusters_of_city[cluster.city].append(cluster)
    return Basis(
        _frozen(metrics_of),
        _frozen(actions_of),
        _frozen(of_project),
        _mentions_of(atlas),
        _frozen(listings_of_city),
        _frozen(listings_of_place),
        _frozen(clusters_of_host),
        _frozen(clusters_of_city),
        {
            (region.parent, region.name_zh): region.code
            for region in atlas.regions.values()
            if region.level == "county"
        },
    )


def own_links(atlas: Atlas, basis: Basis, place: Place) -> list[Link]:
    """Links of a place by every rule but the ways through a project or a member zone."""
    return [
        *named_links(basis, place),
        *kind_links(atlas, basis, place),
        *listed_links(atlas, basis, place),
        *cluster_links(basis, place),
        *text_links(atlas, place),
    ]


def named_links(basis: Basis, place: Place) -> Iterable[Link]:
    """What the plan says where it names the place: the status given, and the figures and actions
    of the same section that concern that status.
    """
    for mention in basis.mentions_of.get(place.id, ()):
        clause = mention.clause
        targets = [Address("entity", mention.status)]
        targets += [
            Address("metric", metric.id)
            for metric in basis.metrics_of.get(mention.status, ())
            if metric.clause.section == clause.section
        ]
        targets += [
            Address("action", action.id)
            for action in basis.actions_of.get(mention.status, ())
            if action.clause.section == clause.section
        ]
        name = mention.name_in_plan
        for target in targets:
            yield Link(place.id, target, "named", "place", name, name, clause, mention.source)


def entities_of(atlas: Atlas, place: Place) -> tuple[str, ...]:
    """The kinds of places, as the plan calls them, that the place is one of, narrowest first."""
    starts = [KIND[place.kind].entity]
    if place.demo_zone:
        starts.insert(0, "DEMO")
    if place.park_class:
        starts.insert(0, _CLASS_ENTITY[place.park_class])
    lines = (entity for start in starts for entity in atlas.entity_line(start))
    return tuple(dict.fromkeys(lines))


def kind_links(atlas: Atlas, basis: Basis, place: Place) -> Iterable[Link]:
    """What the plan asks of all places of the place's kinds."""
    if not place.counted:
        return
    after = place.in_plan is False
    # What is asked of a kind concerns a place only as surely as it is known to be of that kind.
    evidence = "unverified" if place.confidence == "C" else "kind"
    seen: set[Address] = set()
    for entity_id in entities_of(atlas, place):
        entity = atlas.entities[entity_id]
        records: list[Metric | Action] = [
            *basis.metrics_of.get(entity_id, ()),
            *basis.actions_of.get(entity_id, ()),
        ]
        for record in records:
            metric = isinstance(record, Metric)
            target = Address("metric" if metric else "action", record.id)
            if target in seen:
                continue
            seen.add(target)
            zh, en = entity.name_zh, entity.name_en
            if isinstance(record, Metric) and record.measure_type == "share":
                zh, en = f"{zh} · {_PART_OF_ALL[0]}", f"{en} · {_PART_OF_ALL[1]}"
            yield Link(
                place.id, target, evidence, "kind", zh, en, record.clause, record.source, after
            )


def listed_links(atlas: Atlas, basis: Basis, place: Place) -> Iterable[Link]:
    """Lists that name the place itself, then lists that name its city or another place there."""
    for listing in basis.listings_of_place.get(place.id, ()):
        yield from _of_listing(atlas, place, listing, "place")
    for city in _cities_of(basis, place):
        for listing in basis.listings_of_city.get(city, ()):
            if listing.place != place.id:
                yield from _of_listing(atlas, place, listing, "city")


def cluster_links(basis: Basis, place: Place) -> Iterable[Link]:
    """Clusters the place hosts, with their industries and, by those, their projects; for zones
    the clusters of the city that name no host.
    """
    for cluster in basis.clusters_of_host.get(place.id, ()):
        reach = "place" if cluster.host_basis == "listed" else "city"
        yield _of_cluster(place, cluster, Address("cluster", cluster.id), "listed", reach)
        for industry_id in cluster.industries:
            target = Address("industry", industry_id)
            yield _of_cluster(place, cluster, target, "listed", reach)
        for project_id in cluster.projects:
            target = Address("project", project_id)
            yield _of_cluster(place, cluster, target, "matched", reach)
    if place.kind in ZONE_KINDS:
        for city in _cities_of(basis, place):
            for cluster in basis.clusters_of_city.get(city, ()):
                yield _of_cluster(place, cluster, Address("cluster", cluster.id), "listed", "city")


def through_projects(atlas: Atlas, basis: Basis, links: Iterable[Link]) -> list[Link]:
    """The figures and actions set for the projects these links lead to, by the same evidence."""
    found: list[Link] = []
    for link in links:
        if link.target.kind != "project":
            continue
        project = atlas.projects[link.target.id]
        zh, en = words_of.through((link.words_zh, link.words_en), project.name_zh, project.name_en)
        targets = [
            (Address("metric", metric_id), atlas.metrics[metric_id].clause)
            for metric_id in basis.metrics_of_project.get(project.id, ())
        ]
        targets += [
            (Address("action", action.id), action.clause)
            for action in basis.actions_of.get(project.id, ())
        ]
        for target, clause in targets:
            found.append(
                Link(
                    link.place,
                    target,
                    link.evidence,
                    link.reach,
                    zh,
                    en,
                    clause,
                    link.source,
                    link.after_plan,
                )
            )
    return found


def _of_listing(atlas: Atlas, place: Place, listing: Listing, reach: str) -> Iterable[Link]:
    evidence = "unverified" if listing.confidence == "C" else "listed"
    said = words_of.listing_words(atlas, listing)
    after = words_of.after_plan(words_of.list_year(listing.year))
    targets = [Address("project", listing.project)] if listing.project else []
    # What a city is listed for is not what every place in it makes.
    if listing.industry and reach == "place":
        targets.append(Address("industry", listing.industry))
    for target in targets:
        yield Link(place.id, target, evidence, reach, *said, None, listing.source, after)


def _of_cluster(place: Place, cluster: Cluster, target: Address, evidence: str, reach: str) -> Link:
    zh, en = words_of.cluster_words(cluster)
    return Link(
        place.id,
        target,
        "unverified" if cluster.confidence == "C" else evidence,
        reach,
        zh,
        en,
        cluster.clause if target.kind == "cluster" else None,
        cluster.source,
        words_of.after_plan(cluster.year),
    )


def _cities_of(basis: Basis, place: Place) -> tuple[str, ...]:
    """Codes by which a list may name the place's city: the city's, and its county's own."""
    county = basis.county_codes.get((place.city, place.county_zh))
    return (place.city, county) if county and county != place.city else (place.city,)


def _mentions_of(atlas: Atlas) -> Mapping[str, tuple[Mention, ...]]:
    """Mentions by place; what is said of a demonstration zone is said of its zones at the time."""
    zones_of: dict[str, list[str]] = defaultdict(list)
    for place in atlas.places.values():
        if place.demo_zone:
            zones_of[place.demo_zone].append(place.id)
    found: dict[str, list[Mention]] = defaultdict(list)
    for mention in atlas.mentions:
        for place_id in (mention.place, *zones_of[mention.place]):
            found[place_id].append(mention)
    return _frozen(found)


def _frozen(grouped: Mapping[str, list[T]]) -> dict[str, tuple[T, ...]]:
    return {key: tuple(items) for key, items in grouped.items()}
