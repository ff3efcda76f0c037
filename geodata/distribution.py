"""Distribution: places counted by what they are, where and when; the bars and cells of charts.

Every bar and cell holds the ids of its places, so that a chart can pick them. An industry's bar
counts a place once, however many of its branches the place is in; a place of several industries
stands in several bars, so that industry bars add up to more than there are places.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from geodata.atlas import Atlas
from geodata.evidence import Links
from geodata.vocabulary import KINDS, Term

BY: tuple[Term, ...] = (
    Term("kind", "类型", "Kind"),
    Term("province", "省份", "Province"),
    Term("industry", "产业", "Industry"),
    Term("year", "批准年份", "Year approved"),
)
UNKNOWN = Term("", "不详", "Unknown")
# The second level of the industry tree: the branches that the plan's chapters speak of.
LEVEL = 2


@dataclass(frozen=True, slots=True)
class Bar:
    """One value with the places that have it, in table order; code "" is unknown."""

    code: str
    zh: str
    en: str
    ids: tuple[str, ...]

    def words(self, language: str) -> str:
        """The value in `language` ("zh" or "en")."""
        return self.en if language == "en" else self.zh


@dataclass(frozen=True, slots=True)
class Cross:
    """Industries against provinces: `cells` by (industry, province) hold place ids; empty ones are
    left out. `all_here` are all places of a province and `of_industry` all of an industry.
    """

    industries: tuple[Bar, ...]
    provinces: tuple[Bar, ...]
    cells: dict[tuple[str, str], tuple[str, ...]]
    places: int

    def quotient(self, industry: str, province: str) -> float | None:
        """Location quotient (Florence 1948): the industry's share of the province's places over
        its share of all places; None where the province or the industry has none.
        """
        own = len(self.cells.get((industry, province), ()))
        here = next((len(bar.ids) for bar in self.provinces if bar.code == province), 0)
        there = next((len(bar.ids) for bar in self.industries if bar.code == industry), 0)
        return own * self.places / (here * there) if here and there else None


def bars(atlas: Atlas, links: Links, place_ids: Iterable[str], by: str) -> tuple[Bar, ...]:
    """The places counted by one of BY: kinds and years in their own order, the rest by count.

    What is not known stands last. Years without places between the first and last are kept.
    """
    held: dict[str, list[str]] = {}
    for place_id in place_ids:
        for code in _codes(atlas, links, place_id, by):
            held.setdefault(code, []).append(place_id)
    unknown = held.pop("", [])
    if by == "kind":
        order = [kind.code for kind in KINDS if kind.code in held]
    elif by == "year":
        years = sorted(map(int, held))
        order = [str(year) for year in range(years[0], years[-1] + 1)] if years else []
    else:
        order = sorted(held, key=lambda code: (-len(held[code]), code))
    found = [Bar(code, *_names(atlas, by, code), tuple(held.get(code, ()))) for code in order]
    if unknown:
        found.append(Bar("", UNKNOWN.zh, UNKNOWN.en, tuple(unknown)))
    return tuple(found)


def cross(atlas: Atlas, links: Links, place_ids: Iterable[str]) -> Cross:
    """Industries of the second level against provinces, both by falling count."""
    ids = tuple(place_ids)
    industries = tuple(bar for bar in bars(atlas, links, ids, "industry") if bar.code)
    provinces = tuple(bar for bar in bars(atlas, links, ids, "province") if bar.code)
    cells: dict[tuple[str, str], tuple[str, ...]] = {}
    for industry in industries:
        for place_id in industry.ids:
            key = (industry.code, atlas.places[place_id].province)
            cells[key] = (*cells.get(key, ()), place_id)
    return Cross(industries, provinces, cells, len(ids))


def _codes(atlas: Atlas, links: Links, place_id: str, by: str) -> Iterable[str]:
    place = atlas.places[place_id]
    if by == "industry":
        return _branches(atlas, links.industries_of(place_id)) or ("",)
    if by == "year":
        return ("" if place.approved_year is None else str(place.approved_year),)
    if by in ("kind", "province"):
        return (getattr(place, by),)
    raise ValueError(by)


def _branches(atlas: Atlas, industries: frozenset[str]) -> tuple[str, ...]:
    """The second-level industries at or above some industries."""
    lines = (atlas.industry_line(industry)[::-1] for industry in sorted(industries))
    return tuple(dict.fromkeys(line[LEVEL - 1] for line in lines if len(line) >= LEVEL))


def _names(atlas: Atlas, by: str, code: str) -> tuple[str, str]:
    if by == "kind":
        kind = next(kind for kind in KINDS if kind.code == code)
        return kind.zh, kind.en
    if by == "year":
        return code, code
    if by == "industry":
        industry = atlas.industries[code]
        return industry.name_zh, industry.name_en or industry.name_zh
    region = atlas.regions.get(code)
    return (region.short_zh, region.name_en) if region else (code, code)
