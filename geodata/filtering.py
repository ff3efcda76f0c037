"""Filtering: which places a Filter lets pass, and how many each further choice would leave.

A place passes a facet when it has one of the values asked for and none of those ruled out; facets,
area, years and words must all let it pass.
"""

from __future__ import annotations

from collections import Counter
from functools import lru_cache

from geodata.atlas import Atlas
from geodata.choices import Filter
from geodata.evidence import Links
from geodata.facet_sets import Facets
from geodata.vocabulary import KINDS, STANDINGS


def matching(atlas: Atlas, links: Links, wanted: Filter) -> tuple[str, ...]:
    """Ids of the places that pass, in table order."""
    facets = facets_of(atlas, links)
    return facets.ids(facets.passing(wanted))


def facet_counts(atlas: Atlas, links: Links, wanted: Filter, facet: str) -> dict[str, int]:
    """For each value of a facet how many places it would leave, chosen by itself, under the rest
    of the filter and what else the facet rules out; values of no place are left out.
    """
    return facets_of(atlas, links).counts(wanted, facet)


def ways_out(atlas: Atlas, links: Links, wanted: Filter) -> tuple[tuple[str, int], ...]:
    """For each applied part of a filter how many places pass without it, the most first."""
    facets = facets_of(atlas, links)
    parts = wanted.applied.parts
    freed = [(part, facets.passing(wanted.without(part)).bit_count()) for part in parts]
    return tuple(sorted(freed, key=lambda pair: -pair[1]))


@lru_cache(maxsize=4)
def standing_counts(atlas: Atlas) -> dict[str, int]:
    """How many places have each standing, in the order of STANDINGS; the sum is all places."""
    counts = Counter(place.standing for place in atlas.places.values())
    return {term.code: counts[term.code] for term in STANDINGS}


@lru_cache(maxsize=4)
def plan_counts(atlas: Atlas) -> dict[str, tuple[int, int]]:
    """Per kind: places that the plan's own count holds (of the kind's standing), and that count."""
    held = Counter((place.kind, place.standing) for place in atlas.places.values())
    return {
        kind.code: (held[kind.code, kind.standing], atlas.plan_count(kind.count_metric))
        for kind in KINDS
    }


@lru_cache(maxsize=4)
def facets_of(atlas: Atlas, links: Links) -> Facets:
    """The facet values of an atlas, worked out once."""
    return Facets(atlas, links)
