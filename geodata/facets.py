"""Facets: what a filter can ask of a place, each with its values, their words and its meaning.

Everything that shows, says, counts or checks a facet takes it from here. A column of a user's own
table becomes a facet by being one more `Facet`, its code beginning with `choices.OWN`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from geodata.atlas import Atlas
from geodata.choices import FACETS
from geodata.evidence import Links
from geodata.records import Place, Region
from geodata.vocabulary import (
    CONFIDENCE,
    EVIDENCE,
    KINDS,
    PARK_CLASSES,
    POSITION_BASIS,
    STANDINGS,
    Term,
)

# Facets whose chosen values are what evidence is asked for; with none chosen it is everything.
LINKED = ("industry", "project")
# Too long for a list beside 东湖示范区.
_LONG_TITLE = "National Independent Innovation Demonstration Zone"


@dataclass(frozen=True, slots=True)
class Value(Term):
    """A value of a facet; `parent` is the code of the one above it, "" for none."""

    parent: str = ""
    pinyin: str = ""


@dataclass(frozen=True, slots=True)
class Facet(Term):
    """One thing that a filter can ask of a place.

    `values` gives all values in the order in which they are shown, parents before children, and
    `values_of` those that a place has: it has the parents of its values too. `lead` words stand
    before the values in a sentence where these alone would not be understood. `source` says where
    the values were read, "" for the atlas's own tables.
    """

    values: Callable[[Atlas], Iterable[Value]]
    values_of: Callable[[Atlas, Links, Place], frozenset[str]]
    about_zh: str
    about_en: str
    lead_zh: str = ""
    lead_en: str = ""
    source: str = ""

    def lead(self, language: str) -> str:
        """The words before the values in a sentence; mostly none."""
        return self.lead_en if language == "en" else self.lead_zh

    def about(self, language: str) -> str:
        """What it means that a place has a value."""
        return self.about_en if language == "en" else self.about_zh


def _of_field(name: str) -> Callable[[Atlas, Links, Place], frozenset[str]]:
    def values_of(_atlas: Atlas, _links: Links, place: Place) -> frozenset[str]:
        value: str = getattr(place, name)
        return frozenset((value,)) if value else frozenset()

    return values_of


def _evidence_of(_atlas: Atlas, links: Links, place: Place) -> frozenset[str]:
    """By which evidence a place is linked to anything."""
    return frozenset(link.evidence for link in links.of_place(place.id))


def _demo_zones_of(_atlas: Atlas, _links: Links, place: Place) -> frozenset[str]:
    own = place.id if place.kind == "demo_zone" else ""
    return frozenset(name for name in (place.demo_zone, place.demo_zone_later, own) if name)


def _regions_of(atlas: Atlas, _links: Links, place: Place) -> frozenset[str]:
    around = atlas.economic_region_of.get(place.province)
    own = (around, place.province, place.city, atlas.county_of(place))
    return frozenset(code for code in own if code)


def _closed(terms: Iterable[Term]) -> Callable[[Atlas], tuple[Value, ...]]:
    values = tuple(Value(term.code, term.zh, term.en) for term in terms)
    return lambda _atlas: values


def _industries(atlas: Atlas) -> Iterator[Value]:
    for one in atlas.industries.values():
        yield Value(one.id, one.name_zh, one.name_en or one.name_zh, one.parent, one.pinyin)


def _projects(atlas: Atlas) -> Iterator[Value]:
    for one in atlas.projects.values():
        yield Value(one.id, one.name_zh, one.name_en or one.name_zh, "", one.pinyin)


def _demo_zones(atlas: Atlas) -> Iterator[Value]:
    later = {place.demo_zone_later for place in atlas.places.values()}
    for one in atlas.places.values():
        if one.kind == "demo_zone" or one.id in later:
            en = one.name_en.replace(_LONG_TITLE, "Demonstration Zone")
            yield Value(one.id, one.short_zh, en or one.short_zh, "", one.short_pinyin)


def _regions(atlas: Atlas) -> Iterator[Value]:
    """Economic regions with their provinces, then the provinces of none; below each its
    prefectures, and below those the counties that some place is in.
    """
    of_places = {atlas.county_of(place) for place in atlas.places.values()}
    wide = ("province", "prefecture")
    kept = [r for r in atlas.regions.values() if r.level in wide or r.code in of_places]
    words = _region_words(atlas, kept)
    below: dict[str, list[Region]] = {}
    for region in kept:
        below.setdefault(region.parent, []).append(region)

    def branch(region: Region, parent: str) -> Iterator[Value]:
        yield Value(region.code, *words[region.code], parent, region.pinyin)
        for one in below.get(region.code, ()):
            yield from branch(one, region.code)

    provinces = {province.code: province for province in below.get("", ())}
    for one in atlas.economic_regions.values():
        yield Value(one.id, one.name_zh, one.name_en, "", one.pinyin)
        for code in one.provinces:
            yield from branch(provinces.pop(code), one.id)
    for province in provinces.values():
        yield from branch(province, "")


def _region_words(atlas: Atlas, regions: list[Region]) -> dict[str, tuple[str, str]]:
    """Names by code; those that several share are told apart: 吉林 and 吉林市, 朝阳区（长春）."""
    spelled = {region.code: region.name_en or _spelled(region) for region in regions}
    short = Counter(region.short_zh for region in regions)
    full = Counter(region.name_zh for region in regions)
    english = Counter(spelled.values())
    words = {}
    for region in regions:
        above = atlas.regions.get(region.parent)
        zh, en = region.short_zh, spelled[region.code]
        if region.level == "county" or (above is not None and short[zh] > 1):
            zh = region.name_zh
        if above is not None and full[zh] > 1:
            zh = f"{zh}（{above.short_zh}）"
        if above is not None and english[en] > 1:
            en = f"{en} ({above.name_en})"
        words[region.code] = (zh, en)
    return words


def _spelled(region: Region) -> str:
    """The pinyin of a county, without its rank as far as the name says it by one character."""
    syllables = region.pinyin.split()
    named = syllables[:-1] if region.name_zh[-1:] in ("市", "县") else syllables
    return "".join(named).capitalize()


_ALL = (
    Facet(
        "kind",
        "类型",
        "Kind",
        _closed(KINDS),
        _of_field("kind"),
        "示范区、高新区、规划所列的五类产业化基地；国家大学科技园属服务体系，勾选后才显示。",
        "Demonstration zones, high-tech zones and the plan's five kinds of bases; national "
        "university science parks, of the service system, show once they are ticked.",
    ),
    Facet(
        "standing",
        "规划关系",
        "Standing",
        _closed(STANDINGS),
        _of_field("standing"),
        "规划口径为2010年底前批准、读到来源并计入的载体；同样条件的国家大学科技园归服务体系，"
        "其余各归一类。",
        "In the plan are counted places approved by the end of 2010 whose source was read; "
        "university science parks like that are its service system, and the others stand in groups "
        "of their own.",
    ),
    Facet(
        "industry",
        "产业",
        "Industry",
        _industries,
        lambda _atlas, links, place: links.industries_of(place.id),
        "载体自身文字、获批领域或所办集群所属的产业，含其上级；待核的关联不算，除非在“依据”中选了待核。",
        "Industries of a place's own words, of the field it was approved for or of the clusters it "
        "hosts, with those above; unverified links do not count unless asked for under Evidence.",
    ),
    Facet(
        "project",
        "专项",
        "Special project",
        _projects,
        lambda _atlas, links, place: links.projects_of(place.id),
        "载体或其所在城市与专项的关联；待核的关联不算，除非在“依据”中选了待核。",
        "Projects that a place or its city is linked to; unverified links do not count unless "
        "asked for under Evidence.",
    ),
    Facet(
        "evidence",
        "依据",
        "Evidence",
        _closed(EVIDENCE),
        _evidence_of,
        "至少有一条关联属此依据：选了产业或专项时看与所选各项的关联，否则看全部关联。"
        "一处可有几种依据，各项之和可超过总数。",
        "At least one link rests on it: a link to the chosen industries and projects, or, with "
        "none chosen, to anything. A place may have several, so the numbers may add up to more.",
        "依据：",
        "evidence: ",
    ),
    Facet(
        "region",
        "地区",
        "Region",
        _regions,
        _regions_of,
        "四大经济区域按国家统计局2011年的划分，港澳台不在其中；省级与地级按行政区划代码，县级只列有载体的。",
        "The four economic regions as the National Bureau of Statistics draws them (2011), Hong "
        "Kong, Macao and Taiwan in none; provinces and prefectures by their codes, counties where "
        "a place is.",
        source="statistics-bureau-2011-06-13",
    ),
    Facet(
        "park_class",
        "三类园区",
        "Park class",
        _closed(PARK_CLASSES),
        _of_field("park_class"),
        "高新区在三类园区建设中的类别；未读到的为空，不在任何一类。",
        "The class of a zone among the three of park building; where none was read, no class.",
    ),
    Facet(
        "demo_zone",
        "示范区",
        "Demonstration zone",
        _demo_zones,
        _demo_zones_of,
        "载体所属的自主创新示范区，规划之后批准的也在内。",
        "The demonstration zone that a place belongs to, later ones included.",
    ),
    Facet(
        "confidence",
        "可信度",
        "Confidence",
        _closed(CONFIDENCE),
        _of_field("confidence"),
        "该行数据在多大程度上读自来源。",
        "How far the row was read in a source.",
    ),
    Facet(
        "position_basis",
        "定位",
        "Location",
        _closed(POSITION_BASIS),
        _of_field("position_basis"),
        "地图上的点从何而来、有多准。",
        "Where the point on the map comes from, and how exact it is.",
        "定位：",
        "location: ",
    ),
)
# In the order of `choices.FACETS`.
BUILT_IN: dict[str, Facet] = {code: next(f for f in _ALL if f.code == code) for code in FACETS}
