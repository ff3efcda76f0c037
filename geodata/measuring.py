"""Measuring: a measure worked out for every region, with the numbers behind each figure.

Every figure is derived from the atlas's own tables and boundaries; nothing here was published.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

import shapely

from geodata.atlas import Atlas
from geodata.classing import NO_DATA, figure
from geodata.coverage import BEYOND_PLAN
from geodata.evidence import Links
from geodata.faults import Fault
from geodata.measures import Measure, measure_of
from geodata.projecting import MAIN
from geodata.records import Place
from geodata.vocabulary import KIND, REGION_LEVELS

# A quotient or share of fewer places swings with each of them.
FEW = 5
_ZONE_KINDS = frozenset({"demo_zone", "zone"})
# The place of the denominator among the parts of a ratio of places.
_DENOMINATOR = {"location_quotient": 1, "verified_share": 1}
_LEVEL = {term.code: term for term in REGION_LEVELS}


@dataclass(frozen=True, slots=True)
class Measured:
    """A measure of every region of a level, in the order of the boundary layer.

    `values` are by region code, in the measure's unit; None is no data: a ratio of nothing, or a
    region beyond the plan without a place. `parts` are the numbers behind each value, in the order
    of `measure.parts`. `counted` is how many places were counted, `elsewhere` how many of them lie
    in no region of the level, `without_industry` how many have no known industry (told for
    quotients only). `kinds` are the kinds of places that were, or could have been, counted.
    """

    measure: Measure
    of: str
    level: str
    values: Mapping[str, float | None]
    parts: Mapping[str, tuple[float, ...]]
    counted: int
    elsewhere: int
    without_industry: int
    kinds: frozenset[str]

    @property
    def few(self) -> frozenset[str]:
        """Regions whose quotient or share rests on fewer than FEW places."""
        if self.measure.code not in _DENOMINATOR:
            return frozenset()
        at = _DENOMINATOR[self.measure.code]
        return frozenset(code for code, parts in self.parts.items() if 0 < parts[at] < FEW)


def measured(
    atlas: Atlas, links: Links, place_ids: Iterable[str], measure: str, level: str, of: str = ""
) -> Measured:
    """The measure of that code over the places, for each region of `level`, one of its levels.

    `of` is the kind or industry that some measures need. A region without places counts 0; a ratio
    whose denominator is 0 is None. Raises Fault for an unknown measure, level, kind, industry or
    place, and for a measure that cannot be told at the level.
    """
    wanted = measure_of(measure)
    check_measure(atlas, wanted, level, of)
    places = [atlas.place(place_id) for place_id in place_ids]
    if wanted.of == "kind":
        places = [place for place in places if place.kind == of]
    codes: tuple[str, ...] = atlas.layer(level, "l").columns["adcode"]
    here = _by_region(places, level)
    without_industry = 0
    parts: dict[str, tuple[float, ...]] = {code: (here[code],) for code in codes}
    if wanted.code == "density":
        area_km2 = areas_km2(atlas, level)
        parts = {code: (here[code], area_km2[code]) for code in codes}
    elif wanted.code == "location_quotient":
        industries = {place.id: links.industries_of(place.id) for place in places}
        without_industry = sum(not own for own in industries.values())
        fitting = [place for place in places if of in industries[place.id]]
        there = _by_region(fitting, level)
        nation = (len(fitting), len(places))
        parts = {code: (there[code], here[code], *nation) for code in codes}
    elif wanted.code == "verified_share":
        verified = _by_region((place for place in places if place.confidence != "C"), level)
        parts = {code: (verified[code], here[code]) for code in codes}
    beyond = {code for code in codes if code in BEYOND_PLAN and not here[code]}
    figure = _FIGURES.get(wanted.code, _count)
    return Measured(
        wanted,
        of,
        level,
        MappingProxyType({c: None if c in beyond else figure(*parts[c]) for c in codes}),
        MappingProxyType(parts),
        len(places),
        len(places) - sum(here[code] for code in codes),
        without_industry,
        frozenset((of,)) if wanted.of == "kind" else frozenset(place.kind for place in places),
    )


@lru_cache(maxsize=8)
def areas_km2(atlas: Atlas, level: str) -> Mapping[str, float]:
    """Square kilometres of the regions of a level by code, worked out once.

    From the most detailed boundaries, on the main map's Albers projection, on which areas of the
    WGS 84 ellipsoid are true. Between two vertices a border is straight on that map: geodesics
    would give areas up to 0.005 % different.
    """
    layer = atlas.layer(level, "h")
    flat = shapely.transform(layer.geometries, MAIN.forward, interleaved=False)
    areas = (shapely.area(flat) / 1e6).tolist()
    return MappingProxyType(dict(zip(layer.columns["adcode"], areas, strict=True)))


def title(atlas: Atlas, found: Measured, language: str) -> str:
    """The name of the measure with what it is of: 产业区位商：新材料."""
    return measure_words(atlas, found.measure, found.of, language)


def measure_words(atlas: Atlas, measure: Measure, of: str, language: str) -> str:
    """The name of a measure with the kind or industry it is of."""
    name = measure.words(language)
    if not of:
        return name
    if measure.of == "kind":
        named = KIND[of].words(language)
    else:
        industry = atlas.industries[of]
        named = industry.name_en if language == "en" else industry.name_zh
    return f"{name}: {named}" if language == "en" else f"{name}：{named}"


def value_words(found: Measured, code: str, language: str) -> str:
    """The figure of one region with its unit, to three figures; 无数据 where there is none."""
    value = found.values[code]
    if value is None:
        return NO_DATA.words(language)
    told = figure(value if value == round(value) else float(f"{value:.3g}"))
    unit = found.measure.unit(language)
    return f"{told}{'' if unit == '%' else ' '}{unit}".strip()


def parts_words(found: Measured, code: str, language: str) -> str:
    """The numbers behind the figure of one region: 本省该产业载体 3 · 本省载体 12 · …"""
    pairs = zip(found.measure.parts, found.parts[code], strict=True)
    return " · ".join(f"{part.words(language)} {number:,.0f}" for part, number in pairs)


def remarks(found: Measured, language: str) -> tuple[str, ...]:
    """Where the figures come from and what to beware of, for the foot of the legend."""
    few = len(found.few)
    level = _LEVEL[found.level]
    said = [
        (
            True,
            f"由图集计算（{found.counted} 处载体），不是公布的统计",
            f"Computed from the atlas ({found.counted} places), not a published statistic",
        ),
        (
            any(found.values[code] is None for code in BEYOND_PLAN & found.values.keys()),
            "港澳台不在规划统计范围，记为无数据",
            "Hong Kong, Macao and Taiwan are beyond the plan's counts: no data",
        ),
        (
            not found.kinds <= _ZONE_KINDS,
            "基地名单不全：没有载体表示图集未收，不表示当地没有",
            "The lists of bases are incomplete: none means none in the atlas, not none there",
        ),
        (
            found.kinds >= _ZONE_KINDS,
            "示范区与其中的高新区各计一处；跨市的示范区计在一市",
            "A demonstration zone and the zones in it count one each; one that spans cities counts "
            "in one city",
        ),
        (
            found.without_industry > 0,
            f"其中 {found.without_industry} 处产业未知，计入分母",
            f"{found.without_industry} of them, of no known industry, count in the denominators",
        ),
        (
            few > 0,
            f"{few} 个{level.zh}地区的载体不足 {FEW} 处，比值不稳",
            f"In {few} regions ({level.en.lower()}) the ratio rests on fewer than {FEW} places",
        ),
        (
            found.elsewhere > 0,
            f"{found.elsewhere} 处载体不在任何{level.zh}地区内，图上不显示",
            f"{found.elsewhere} places lie in no region ({level.en.lower()}) and are not shown",
        ),
    ]
    return tuple(en if language == "en" else zh for true, zh, en in said if true)


def check_measure(atlas: Atlas, measure: Measure, level: str, of: str) -> None:
    """Fault when the measure cannot be told at that level, or of that kind or industry."""
    if level not in measure.levels:
        levels = [_LEVEL[code] for code in measure.levels]
        levels_zh = "、".join(term.zh for term in levels)
        levels_en = ", ".join(term.en.lower() for term in levels)
        raise Fault(
            f"“{measure.zh}”只能按{levels_zh}地区计算，不能按“{level}”。请改选地区级别。",
            f'"{measure.en}" can be told by {levels_en} only, not by "{level}". Choose one.',
        )
    known: Mapping[str, Mapping[str, object]] = {
        "kind": KIND,
        "industry": atlas.industries,
        "": {"": None},
    }
    if of not in known[measure.of]:
        raise Fault(
            f"“{measure.zh}”不能按“{of}”计算，请改选类型或产业。",
            f'"{measure.en}" cannot be told of "{of}"; choose another kind or industry.',
        )


def _by_region(places: Iterable[Place], level: str) -> Counter[str]:
    if level == "province":
        return Counter(place.province for place in places)
    return Counter(place.city for place in places)


def _count(places: float) -> float | None:
    return places


def _density(places: float, area_km2: float) -> float | None:
    return places / area_km2 * 10_000 if area_km2 else None


def _quotient(own: float, all_here: float, own_nation: float, nation: float) -> float | None:
    """Location quotient: P. S. Florence, Investment, Location, and Size of Plant (1948)."""
    return (own * nation) / (all_here * own_nation) if all_here and own_nation else None


def _per_cent(part: float, whole: float) -> float | None:
    return part / whole * 100 if whole else None


_FIGURES: Mapping[str, Callable[..., float | None]] = {
    "density": _density,
    "location_quotient": _quotient,
    "verified_share": _per_cent,
}
