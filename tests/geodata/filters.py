"""Random filters over the shipped atlas, and what they mean, said once more and slowly."""

from functools import cache, lru_cache

import shapely
from hypothesis import strategies as st

from geodata.choices import FACETS, PARTS, Choice, Filter
from geodata.evidence import Links
from geodata.filter_words import values_of_facet
from geodata.projecting import MAIN
from geodata.reading import read_atlas
from geodata.records import Place

ATLAS = read_atlas()
LINKS = Links(ATLAS)
VALUES = {facet: list(values_of_facet(ATLAS, facet)) for facet in FACETS}
YEARS = st.none() | st.integers(1985, 2026)
# Corners over the mainland, so that an area often holds some places; rings may cross themselves.
CORNERS = st.tuples(st.floats(95, 125), st.floats(20, 45))
AREAS = st.lists(CORNERS, min_size=3, max_size=6, unique=True)
TEXTS = st.sampled_from(["", " ", "东湖", "gaoxin", "gx", "High-tech", "没有"])


def choices(facet):
    values = st.lists(st.sampled_from(VALUES[facet]), max_size=3, unique=True).map(tuple)
    return st.builds(Choice, any=st.none() | values, none=values)


@st.composite
def filters(draw):
    wanted = Filter().between(draw(YEARS), draw(YEARS)).named(draw(TEXTS))
    if draw(st.integers(0, 3)) == 0:
        wanted = wanted.inside(draw(AREAS))
    for facet in draw(st.lists(st.sampled_from(FACETS), max_size=4, unique=True)):
        wanted = wanted.choose(facet, draw(choices(facet)))
    for part in draw(st.lists(st.sampled_from(PARTS), max_size=2)):
        wanted = wanted.mute(part, muted=True)
    return wanted


def passes(place: Place, wanted: Filter) -> bool:
    """Whether a place fulfils every part of a filter that is not muted."""
    return all(
        part in wanted.muted or fulfils(place, wanted, part)
        for part in (*FACETS, "area", "years", "text")
    )


def fulfils(place: Place, wanted: Filter, part: str) -> bool:
    if part == "area":
        return not wanted.area or place.id in within(wanted.area)
    if part == "years":
        year = place.approved_year
        if wanted.from_year is None and wanted.to_year is None:
            return True
        early = wanted.from_year is None or (year is not None and year >= wanted.from_year)
        late = wanted.to_year is None or (year is not None and year <= wanted.to_year)
        return year is not None and early and late
    if part == "text":
        return is_named(place, wanted.text)
    choice = wanted.choice(part)
    own = values_of(place, wanted, part)
    return (choice.any is None or bool(own & set(choice.any))) and not own & set(choice.none)


def values_of(place: Place, wanted: Filter, facet: str) -> set[str]:
    """The values that a place has in a facet; under a filter, since that says which links count."""
    if facet in ("industry", "project"):
        evidence = wanted.choice("evidence").any or ()
        asked = "unverified" in evidence and "evidence" not in wanted.muted
        return {
            value
            for kind, value, evidence in linked(place)
            if kind == facet and (asked or evidence != "unverified")
        }
    if facet == "evidence":
        targets = {
            (kind, value)
            for kind in ("industry", "project")
            if kind not in wanted.muted
            for value in wanted.choice(kind).any or ()
        }
        return {
            evidence
            for kind, value, evidence in linked(place)
            if not targets or (kind, value) in targets
        }
    if facet == "region":
        economic = ATLAS.economic_regions.values()
        around = {one.id for one in economic if place.province in one.provinces}
        counties = {
            region.code
            for region in ATLAS.regions.values()
            if region.level == "county"
            and region.name_zh == place.county_zh
            and region.parent in (place.city, place.province)
        }
        return {place.province, place.city} | around | counties
    if facet == "demo_zone":
        own = place.id if place.kind == "demo_zone" else ""
        return {place.demo_zone, place.demo_zone_later, own} - {""}
    return {getattr(place, facet)} - {""}


@cache
def linked(place: Place) -> frozenset[tuple[str, str, str]]:
    """What a place is linked to, an industry with all above it, and by which evidence."""
    found = set()
    for link in LINKS.of_place(place.id):
        kind, target = link.target.kind, link.target.id
        line = ATLAS.industry_line(target) if kind == "industry" else (target,)
        found |= {(kind, value, link.evidence) for value in line}
    return frozenset(found)


def is_named(place: Place, text: str) -> bool:
    wanted = " ".join(text.casefold().split())
    names = [place.name_zh, place.short_zh, *place.aliases_zh, place.name_en]
    for pinyin in (place.pinyin, place.short_pinyin):
        names += [pinyin, pinyin.replace(" ", ""), "".join(s[0] for s in pinyin.split())]
    return any(wanted in " ".join(name.casefold().split()) for name in names)


def on_map(lon_deg, lat_deg):
    x_m, y_m = MAIN.forward(lon_deg, lat_deg)
    return float(x_m), float(y_m)


POINTS = {p.id: shapely.Point(on_map(p.lon_deg, p.lat_deg)) for p in ATLAS.places.values()}


@lru_cache
def within(area):
    """Ids of the places in an area, point by point."""
    drawn = shapely.make_valid(shapely.Polygon([on_map(*corner) for corner in area]))
    return {place_id for place_id, point in POINTS.items() if drawn.intersects(point)}
