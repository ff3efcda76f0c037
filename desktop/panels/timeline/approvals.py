"""Approvals: how many places of each kind were approved in each year. No Qt here."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from desktop.desk import Desk
from desktop.panels.facets.year_bars import FIRST_YEAR
from geodata.atlas import Atlas
from geodata.choices import Filter
from geodata.filtering import matching
from geodata.vocabulary import KINDS

# Bars are stacked from below in this order: zones, the most even row, bear the others.
STACKED: tuple[str, ...] = (*(kind.code for kind in KINDS[1:]), KINDS[0].code)


@dataclass(frozen=True, slots=True)
class Approvals:
    """Numbers of places: by year and kind (in the order of STACKED), and of unknown year."""

    by_year: Mapping[int, tuple[int, ...]]
    undated: int

    def in_year(self, year: int) -> int:
        """How many were approved in a year."""
        return sum(self.by_year.get(year, ()))

    @property
    def most(self) -> int:
        """The number of the fullest year; 0 when there is none."""
        return max(map(self.in_year, self.by_year), default=0)

    def between(self, from_year: int | None, to_year: int | None) -> int:
        """How many pass the span, both ends included; with no end those of unknown year too."""
        dated = sum(
            sum(numbers)
            for year, numbers in self.by_year.items()
            if (from_year is None or year >= from_year) and (to_year is None or year <= to_year)
        )
        return dated + (self.undated if from_year is None and to_year is None else 0)


def without_years(wanted: Filter) -> Filter:
    """The filter with its span of years open."""
    return wanted.without("years")


def approvals(desk: Desk, wanted: Filter) -> Approvals:
    """The approvals of the places that pass the filter, whatever its years."""
    tally: Counter[tuple[int | None, str]] = Counter()
    for place_id in matching(desk.atlas, desk.links, without_years(wanted)):
        place = desk.atlas.places[place_id]
        tally[place.approved_year, place.kind] += 1
    years = sorted({year for year, _ in tally if year is not None})
    by_year = {year: tuple(tally[year, kind] for kind in STACKED) for year in years}
    return Approvals(by_year, sum(n for (year, _), n in tally.items() if year is None))


def reach(atlas: Atlas) -> range:
    """The years of the timeline: from 1988, or the first approval if earlier, to the latest."""
    years = [p.approved_year for p in atlas.places.values() if p.approved_year is not None]
    return range(min([FIRST_YEAR, *years]), max([FIRST_YEAR, *years]) + 1)
