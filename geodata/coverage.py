"""Coverage: how much of the plan's picture the atlas holds, how well located, how well read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from geodata.atlas import Atlas
from geodata.choices import Choice, Filter
from geodata.records import Place
from geodata.vocabulary import KIND, KINDS, STANDINGS

GRADES = ("A", "B", "C")
# A point of this basis says no more than the city.
CITY = "city_centre"
# Standings of places that count and whose source was read.
READ: tuple[str, ...] = ("plan", "service", "later", "undated")
# Hong Kong, Macao and Taiwan: the plan's programmes and counts are of the other 31.
BEYOND_PLAN = frozenset({"710000", "810000", "820000"})


@dataclass(frozen=True, slots=True)
class Coverage:
    """Of one kind of place: the plan's own count (None when it cannot be read) and what is held.

    `located` places have a point nearer than their city's centre; `standings` and `grades` count
    all held places by code.
    """

    kind: str
    plan: int | None
    held: int
    located: int
    standings: Mapping[str, int]
    grades: Mapping[str, int]

    @property
    def in_plan(self) -> int:
        """How many the plan's count holds: approved in its time and read in a source."""
        return self.standings[KIND[self.kind].standing]


def coverage(kind: str, places: Iterable[Place], plan: int | None) -> Coverage:
    """What there is among `places` of one kind, beside the plan's own count of it."""
    here = [place for place in places if place.kind == kind]
    standings = Counter(place.standing for place in here)
    grades = Counter(place.confidence for place in here)
    return Coverage(
        kind,
        plan,
        len(here),
        sum(place.position_basis != CITY for place in here),
        {term.code: standings[term.code] for term in STANDINGS},
        {grade: grades[grade] for grade in GRADES},
    )


def coverage_of(atlas: Atlas) -> tuple[Coverage, ...]:
    """The coverage of every kind, in the order of KINDS. Fault when the plan's count is missing."""
    places = atlas.places.values()
    return tuple(coverage(kind.code, places, atlas.plan_count(kind.count_metric)) for kind in KINDS)


def province_counts(atlas: Atlas) -> dict[str, dict[str, int]]:
    """By code of each province of the plan the number of places by kind, zeros left out.

    Only places that count and whose source was read: `READ`.
    """
    counts: dict[str, dict[str, int]] = {
        region.code: {}
        for region in atlas.regions.values()
        if region.level == "province" and region.code not in BEYOND_PLAN
    }
    read = (place for place in atlas.places.values() if place.standing in READ)
    for (province, kind), count in Counter((p.province, p.kind) for p in read).items():
        counts.setdefault(province, {})[kind] = count
    return counts


def just(**wanted: str | tuple[str, ...]) -> Filter:
    """The filter that lets pass the places with these values and nothing else: kind="zone"."""
    made = Filter()
    for facet, values in wanted.items():
        made = made.choose(facet, Choice(any=(values,) if isinstance(values, str) else values))
    return made


def just_located(kind: str) -> Filter:
    """The filter that lets pass the places of a kind that are located nearer than their city."""
    return just(kind=kind).choose("position_basis", Choice(none=(CITY,)))
