"""Filtering: which places a Filter lets pass, and how many each further choice would leave.

A place passes a facet when it has one of the values asked for and none of those ruled out; facets,
years and words must all let it pass. Facet values are worked out once (`Facets`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from functools import lru_cache

from geodata.atlas import Atlas
from geodata.choices import Choice, Filter
from geodata.evidence import Links
from geodata.records import Place
from geodata.vocabulary import KINDS, STANDINGS


class Facets:
    """Per facet the places that have each value, as bit sets: bit n is the nth place's.

    `place_ids` are in table order; `all` has every bit. A facet is worked out when first asked
    for: the plan's own picture needs no links, and so need not wait for them.
    """

    def __init__(self, atlas: Atlas, links: Links) -> None:
        self._places = tuple(atlas.places.values())
        self._links = links
        self._shelves: dict[str, dict[str, int]] = {}
        self.place_ids = tuple(atlas.places)
        self.all = (1 << len(self.place_ids)) - 1
        self._years: list[tuple[int, int]] = []
        self._names: list[str] = []
        for index, place in enumerate(self._places):
            if (year := place.approved_year) is not None:
                self._years.append((year, 1 << index))
            self._names.append("\n".join(_names_of(place)))

    def values(self, facet: str) -> Mapping[str, int]:
        """Bit sets by value of one facet."""
        if facet not in self._shelves:
            shelf: dict[str, int] = {}
            for index, place in enumerate(self._places):
                for value in values_of(self._links, place, facet):
                    shelf[value] = shelf.get(value, 0) | 1 << index
            self._shelves[facet] = shelf
        return self._shelves[facet]

    def of_choice(self, facet: str, choice: Choice) -> int:
        """The places that a choice within one facet lets pass."""
        shelf = self.values(facet)
        passing = self.all
        if choice.any is not None:
            passing = 0
            for value in choice.any:
                passing |= shelf.get(value, 0)
        for value in choice.none:
            passing &= ~shelf.get(value, 0)
        return passing

    def of_years(self, from_year: int | None, to_year: int | None) -> int:
        """The places approved within the span, both ends included; all when it has no end."""
        if from_year is None and to_year is None:
            return self.all
        passing = 0
        for year, bit in self._years:
            if (from_year is None or year >= from_year) and (to_year is None or year <= to_year):
                passing |= bit
        return passing

    def of_text(self, text: str) -> int:
        """The places one of whose names holds the text, in any of the ways to write it."""
        wanted = _folded(text)
        if not wanted:
            return self.all
        passing = 0
        for index, names in enumerate(self._names):
            if wanted in names:
                passing |= 1 << index
        return passing

    def ids(self, passing: int) -> tuple[str, ...]:
        """The place ids of a bit set, in table order."""
        return tuple(
            place_id for index, place_id in enumerate(self.place_ids) if passing >> index & 1
        )


def values_of(links: Links, place: Place, facet: str) -> frozenset[str]:
    """The values of one facet that a place has; several for industries, projects, zones."""
    if facet == "industry":
        return links.industries_of(place.id)
    if facet == "project":
        return links.projects_of(place.id)
    if facet == "demo_zone":
        own = place.id if place.kind == "demo_zone" else ""
        later = (name for name in (place.demo_zone, place.demo_zone_later, own) if name)
        return frozenset(later)
    if facet == "standing":
        return frozenset((place.standing,))
    value: str = getattr(place, facet)
    return frozenset((value,)) if value else frozenset()


def matching(atlas: Atlas, links: Links, wanted: Filter) -> tuple[str, ...]:
    """Ids of the places that pass, in table order."""
    facets = facets_of(atlas, links)
    return facets.ids(_passing(facets, wanted))


def facet_counts(atlas: Atlas, links: Links, wanted: Filter, facet: str) -> dict[str, int]:
    """For each value of a facet how many places it would leave, chosen by itself, under the rest
    of the filter; values of no place are left out.
    """
    facets = facets_of(atlas, links)
    rest = _passing(facets, wanted, leave_out=facet)
    rest &= facets.of_choice(facet, Choice(none=wanted.choice(facet).none))
    return {value: (bits & rest).bit_count() for value, bits in facets.values(facet).items()}


def standing_counts(atlas: Atlas) -> dict[str, int]:
    """How many places have each standing, in the order of STANDINGS; the sum is all places."""
    counts = Counter(place.standing for place in atlas.places.values())
    return {term.code: counts[term.code] for term in STANDINGS}


def plan_counts(atlas: Atlas) -> dict[str, tuple[int, int]]:
    """Per kind: places in the plan's picture (standing "plan") and the plan's own count."""
    held = Counter(place.kind for place in atlas.places.values() if place.standing == "plan")
    return {kind.code: (held[kind.code], atlas.plan_count(kind.count_metric)) for kind in KINDS}


@lru_cache(maxsize=4)
def facets_of(atlas: Atlas, links: Links) -> Facets:
    """The facet values of an atlas, worked out once."""
    return Facets(atlas, links)


def _passing(facets: Facets, wanted: Filter, leave_out: str = "") -> int:
    passing = facets.of_years(wanted.from_year, wanted.to_year) & facets.of_text(wanted.text)
    for facet, choice in wanted.choices:
        if facet != leave_out:
            passing &= facets.of_choice(facet, choice)
    return passing


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())


def _names_of(place: Place) -> Mapping[str, None]:
    """Every way to write a place's names, folded, each once."""
    names = [place.name_zh, place.short_zh, *place.aliases_zh, place.name_en]
    for pinyin in (place.pinyin, place.short_pinyin):
        syllables = pinyin.split()
        names += [pinyin, "".join(syllables), "".join(part[0] for part in syllables)]
    return dict.fromkeys(_folded(name) for name in names if name)
