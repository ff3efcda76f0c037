"""Evidence: every link between a place and what the plan speaks of, and what each rests on.

`Links` is built from an Atlas by the pure functions of link_rules and held; `grouped` folds many
links to one line a target, the strongest evidence first.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from geodata import evidence_words, link_rules, section_links
from geodata.atlas import Atlas
from geodata.records import Address, Link, Place
from geodata.section_links import Concerns
from geodata.vocabulary import EVIDENCE, REACH

STRENGTH = {term.code: rank for rank, term in enumerate(EVIDENCE)}
# The order of kinds of targets in a panel.
TARGETS = ("entity", "cluster", "industry", "project", "metric", "action")
# What speaks of places without being linked to them one by one.
_SPEAKING = ("section", "term", "entity")
_NEARNESS = {term.code: rank for rank, term in enumerate(REACH)}


@dataclass(frozen=True, slots=True)
class Grouped:
    """One target with all its links, strongest first; `evidence` is the strongest one's."""

    target: Address
    evidence: str
    links: tuple[Link, ...]


class Links:
    """All links of an atlas, worked out place by place when first asked for."""

    def __init__(self, atlas: Atlas) -> None:
        self._atlas = atlas
        self._of_place: dict[str, tuple[Link, ...]] = {}
        self._spoken_of: dict[Address, tuple[Link, ...]] = {}

    def of_place(self, place_id: str) -> tuple[Link, ...]:
        """Links of one place, strongest evidence first; Fault when there is no such place."""
        if place_id not in self._of_place:
            place = self._atlas.place(place_id)
            self._of_place[place_id] = _links_of(self._atlas, self._basis, place)
        return self._of_place[place_id]

    def to(self, target: Address) -> tuple[Link, ...]:
        """Links of all places to that target, in the order of the places' table.

        For a section or term, the links to what it speaks of, whose targets say by what a place
        belongs there; for a word that means a kind of place, all places of the kind.
        """
        if target.kind not in _SPEAKING:
            return self._to.get(target, ())
        if target not in self._spoken_of:
            self._spoken_of[target] = self._links_of_words(target)
        return self._spoken_of[target]

    def concerns(self, section_id: str) -> Concerns:
        """What a section of the outline speaks of, with all below it; nothing if unknown."""
        return self._concerns.get(section_id, Concerns())

    def industries_of(self, place_id: str) -> frozenset[str]:
        """Industries of a place with all above them: from its own text, the field it was named
        for and the clusters it hosts; unverified ones and lists of its city are left out.
        """
        return frozenset(
            above
            for link in self.of_place(place_id)
            if link.target.kind == "industry" and link.evidence != "unverified"
            for above in self._atlas.industry_line(link.target.id)
        )

    def projects_of(self, place_id: str) -> frozenset[str]:
        """Special projects of a place by any evidence but unverified, its city's included."""
        return frozenset(
            link.target.id
            for link in self.of_place(place_id)
            if link.target.kind == "project" and link.evidence != "unverified"
        )

    def metrics_of_project(self, project_id: str) -> tuple[str, ...]:
        """Ids of the metrics set for a project, repeated ones once, in table order."""
        return self._basis.metrics_of_project.get(project_id, ())

    @cached_property
    def _basis(self) -> link_rules.Basis:
        return link_rules.basis_of(self._atlas)

    @cached_property
    def _concerns(self) -> Mapping[str, Concerns]:
        return section_links.concerns_of(self._atlas)

    def _links_of_words(self, target: Address) -> tuple[Link, ...]:
        atlas = self._atlas
        if target.kind == "section":
            return section_links.places_of_section(atlas, self.to, self.concerns(target.id))
        if target.kind == "term" and target.id in atlas.definitions:
            return section_links.places_of_term(atlas, self.to, target.id)
        named = self._to.get(target, ())
        if target.kind == "entity" and target.id in atlas.entities:
            return named + section_links.places_of_kind_word(atlas, target.id)
        return named

    @cached_property
    def _to(self) -> Mapping[Address, tuple[Link, ...]]:
        links: dict[Address, list[Link]] = defaultdict(list)
        for place_id in self._atlas.places:
            for link in self.of_place(place_id):
                links[link.target].append(link)
        return {target: tuple(found) for target, found in links.items()}


def strongest(links: Iterable[Link]) -> Link | None:
    """The link whose evidence labels its target: the strongest, then the nearest; None of none."""
    return min(links, key=_rank, default=None)


def grouped(links: Iterable[Link]) -> tuple[Grouped, ...]:
    """One entry a target: kinds of targets in the order of TARGETS, strongest evidence first."""
    of_target: dict[Address, list[Link]] = defaultdict(list)
    for link in links:
        of_target[link.target].append(link)
    folded = []
    for target, found in of_target.items():
        found.sort(key=_rank)
        folded.append(Grouped(target, found[0].evidence, tuple(found)))
    return tuple(sorted(folded, key=lambda g: (TARGETS.index(g.target.kind), _rank(g.links[0]))))


def _rank(link: Link) -> tuple[int, int, bool]:
    return STRENGTH[link.evidence], _NEARNESS[link.reach], link.after_plan


def _links_of(atlas: Atlas, basis: link_rules.Basis, place: Place) -> tuple[Link, ...]:
    own = link_rules.own_links(atlas, basis, place)
    for member_id in place.members:
        member = atlas.places.get(member_id)
        if member is not None:
            own.extend(_through_member(link_rules.own_links(atlas, basis, member), place, member))
    own.extend(link_rules.through_projects(atlas, basis, own))
    return tuple(sorted(dict.fromkeys(own), key=_rank))


def _through_member(links: list[Link], place: Place, member: Place) -> Iterable[Link]:
    for link in links:
        if link.reach == "place" and link.evidence in ("listed", "matched"):
            words = evidence_words.of_member((link.words_zh, link.words_en), member)
            yield replace(link, place=place.id, words_zh=words[0], words_en=words[1])
