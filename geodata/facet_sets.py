"""Facet sets: the places that have each value of each facet, as bit sets, and what passes a filter.

Counting is then "and" and a count of bits: every count of the panel after a change takes less than
a frame.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property

import numpy as np

from geodata.atlas import Atlas
from geodata.choices import Choice, Filter, Ring
from geodata.drawn_area import inside
from geodata.evidence import Links
from geodata.facets import BUILT_IN, LINKED, Facet
from geodata.records import Place
from geodata.vocabulary import EVIDENCE

# Answers kept for filters asked lately: every part of the screen asks about the same few.
_KEPT = 64


class Facets:
    """Per facet the places that have each value, as bit sets: bit n is the nth place's.

    `place_ids` are in table order; `all` has every bit. A facet is worked out when first asked
    for: the plan's own picture needs no links, and so need not wait for them.
    """

    def __init__(
        self, atlas: Atlas, links: Links, facets: Iterable[Facet] = BUILT_IN.values()
    ) -> None:
        self._atlas = atlas
        self._places = tuple(atlas.places.values())
        self._links = links
        self._shelves: dict[str, dict[str, int]] = {}
        self._areas: dict[Ring, int] = {}
        self._passing: dict[Filter, int] = {}
        self.facets = {facet.code: facet for facet in facets}
        self.place_ids = tuple(atlas.places)
        self.all = (1 << len(self.place_ids)) - 1
        self._years: list[tuple[int, int]] = []
        self._names: list[str] = []
        for index, place in enumerate(self._places):
            if (year := place.approved_year) is not None:
                self._years.append((year, 1 << index))
            self._names.append("\n".join(_names_of(place)))

    def values(self, facet: str) -> Mapping[str, int]:
        """Bit sets by value of one facet; for evidence, of links to anything."""
        if facet not in self._shelves:
            shelf: dict[str, int] = {}
            values_of = self.facets[facet].values_of
            for index, place in enumerate(self._places):
                for value in values_of(self._atlas, self._links, place):
                    shelf[value] = shelf.get(value, 0) | 1 << index
            self._shelves[facet] = shelf
        return self._shelves[facet]

    def passing(self, wanted: Filter) -> int:
        """The places that pass."""
        wanted = wanted.applied
        if wanted not in self._passing:
            while len(self._passing) >= _KEPT:
                del self._passing[next(iter(self._passing))]
            self._passing[wanted] = self._worked_out(wanted)
        return self._passing[wanted]

    def counts(self, wanted: Filter, facet: str) -> dict[str, int]:
        """For each value of a facet how many places pass when it alone is chosen there (`alone`);
        values of no place are left out.
        """
        choice = wanted.choice(facet)
        if facet == "evidence" or (facet in LINKED and "evidence" in wanted.applied.parts):
            # What evidence is asked for depends on the value: each is asked about by itself.
            values = self._with_unverified[facet] if facet in LINKED else self.values(facet)
            each = ((value, wanted.choose(facet, alone(choice, value))) for value in values)
            return {value: self._worked_out(only.applied).bit_count() for value, only in each}
        shelf = self.values(facet)
        rest = self._worked_out(wanted.applied, leave_out=facet)
        left = _chosen(shelf, Choice(none=choice.none), rest)
        counts = {value: (bits & left).bit_count() for value, bits in shelf.items()}
        for value in choice.none:
            counts[value] = _chosen(shelf, alone(choice, value), rest).bit_count()
        return counts

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

    def of_area(self, area: Ring) -> int:
        """The places within a drawn area; all when there is none."""
        if not area:
            return self.all
        if area not in self._areas:
            lon_deg = np.array([place.lon_deg for place in self._places])
            lat_deg = np.array([place.lat_deg for place in self._places])
            bits = np.packbits(inside(area, lon_deg, lat_deg), bitorder="little").tobytes()
            while len(self._areas) >= _KEPT:
                del self._areas[next(iter(self._areas))]
            self._areas[area] = int.from_bytes(bits, "little")
        return self._areas[area]

    def ids(self, passing: int) -> tuple[str, ...]:
        """The place ids of a bit set, in table order."""
        return tuple(
            place_id for index, place_id in enumerate(self.place_ids) if passing >> index & 1
        )

    def _worked_out(self, wanted: Filter, leave_out: str = "") -> int:
        passing = self.of_years(wanted.from_year, wanted.to_year) & self.of_text(wanted.text)
        passing &= self.of_area(wanted.area)
        # Unverified links count for nothing unless they are asked for.
        asked = "unverified" in (wanted.choice("evidence").any or ())
        for facet, choice in wanted.choices:
            if facet == leave_out:
                continue
            if facet == "evidence":
                shelf = self._evidence_for(wanted)
            elif facet in LINKED and asked:
                shelf = self._with_unverified[facet]
            else:
                shelf = self.values(facet)
            passing &= _chosen(shelf, choice, self.all)
        return passing

    def _evidence_for(self, wanted: Filter) -> Mapping[str, int]:
        """Bit sets by evidence of links to the chosen industries and projects."""
        targets = [(facet, value) for facet in LINKED for value in wanted.choice(facet).any or ()]
        if not targets:
            return self.values("evidence")
        shelf = dict.fromkeys((term.code for term in EVIDENCE), 0)
        for facet, value in targets:
            for evidence in shelf:
                shelf[evidence] |= self._linked.get((facet, value, evidence), 0)
        return shelf

    @cached_property
    def _linked(self) -> Mapping[tuple[str, str, str], int]:
        """Bit sets by facet, value and evidence; an industry has the links of those below it."""
        found: dict[tuple[str, str, str], int] = {}
        for index, place_id in enumerate(self.place_ids):
            for link in self._links.of_place(place_id):
                kind, target = link.target.kind, link.target.id
                if kind not in LINKED:
                    continue
                line = self._atlas.industry_line(target) if kind == "industry" else (target,)
                for value in line:
                    key = (kind, value, link.evidence)
                    found[key] = found.get(key, 0) | 1 << index
        return found

    @cached_property
    def _with_unverified(self) -> Mapping[str, Mapping[str, int]]:
        """Bit sets by value of the facets of links, whatever the evidence."""
        shelves: dict[str, dict[str, int]] = {facet: {} for facet in LINKED}
        for (facet, value, _), bits in self._linked.items():
            shelves[facet][value] = shelves[facet].get(value, 0) | bits
        return shelves


def alone(choice: Choice, value: str) -> Choice:
    """The choice of just that value within its facet; what else is ruled out stays so."""
    return Choice((value,), tuple(other for other in choice.none if other != value))


def _chosen(shelf: Mapping[str, int], choice: Choice, among: int) -> int:
    """Those `among` the places that a choice lets pass, by the bit sets of its facet."""
    if choice.any is not None:
        wanted = 0
        for value in choice.any:
            wanted |= shelf.get(value, 0)
        among &= wanted
    for value in choice.none:
        among &= ~shelf.get(value, 0)
    return among


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())


def _names_of(place: Place) -> Mapping[str, None]:
    """Every way to write a place's names, folded, each once."""
    names = [place.name_zh, place.short_zh, *place.aliases_zh, place.name_en]
    for pinyin in (place.pinyin, place.short_pinyin):
        syllables = pinyin.split()
        names += [pinyin, "".join(syllables), "".join(part[0] for part in syllables)]
    return dict.fromkeys(_folded(name) for name in names if name)
