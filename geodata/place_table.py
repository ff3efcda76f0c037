"""The table of places: the columns of the atlas, one row a place, in the order of its tables."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from typing import Any

import numpy as np

from geodata.atlas import Atlas
from geodata.evidence import Links
from geodata.readings import read_aloud, readings_of
from geodata.records import Place
from geodata.tabulating import UNKNOWN, Cells, Column, Numbers, Table, Words
from geodata.vocabulary import (
    CONFIDENCE,
    KINDS,
    PARK_CLASSES,
    POSITION_BASIS,
    STANDINGS,
    Term,
    basis_words,
)

Value = tuple[str, str, str]
"""A cell in Chinese, in English, and its pinyin."""

COLUMNS: tuple[Column, ...] = (
    Column("name", "名称", "Name"),
    Column("short_name", "简称", "Short name (Chinese)", usual=False),
    Column("kind", "类型", "Kind"),
    Column("province", "省份", "Province"),
    Column("city", "城市", "City"),
    Column("county", "县区", "County"),
    Column("approved", "批准时间", "Approved"),
    Column("standing", "规划关系", "Standing"),
    Column("confidence", "可信度", "Confidence"),
    Column("industry_words", "主导产业（原文）", "Leading industries (as written)"),
    Column("industries", "产业（匹配）", "Industries (matched)", partial=True),
    Column("clusters", "集群", "Clusters", partial=True),
    Column("projects", "专项", "Special projects", partial=True),
    Column("demo_zone", "示范区", "Demonstration zone", partial=True),
    Column("park_class", "三类园区", "Park class", partial=True),
    Column("area", "面积", "Area", "公顷", "ha"),
    Column("area_basis", "面积所指", "Area holds for"),
    Column("position_basis", "位置依据", "Position basis"),
    Column("sources", "来源", "Sources"),
    Column("other_name", "英文名称", "Chinese name", usual=False),
    Column("approved_year", "批准年份", "Year approved", usual=False),
    Column("approval_doc", "批文", "Approval document", usual=False),
    Column("lon", "经度", "Longitude", "度，WGS 84", "degrees, WGS 84", usual=False),
    Column("lat", "纬度", "Latitude", "度，WGS 84", "degrees, WGS 84", usual=False),
    Column("note", "备注", "Note", usual=False, partial=True),
    Column("id", "编号", "Id", usual=False),
)


@lru_cache(maxsize=2)
def place_table(atlas: Atlas, links: Links) -> Table:
    """The table of all places; worked out once. It takes about as long as the links do."""
    places = tuple(atlas.places.values())
    readings = readings_of(atlas)

    def each(value_of: Callable[[Place], Value | None]) -> Words:
        return _words(value_of(place) for place in places)

    def read(zh: str, en: str = "") -> Value | None:
        return (zh, en or zh, read_aloud(zh, readings)) if zh else None

    def region(code: str) -> Value | None:
        found = atlas.regions.get(code)
        return (found.name_zh, found.name_en, found.pinyin) if found else None

    county_pinyin = {region.name_zh: region.pinyin for region in atlas.regions.values()}

    def county(place: Place) -> Value | None:
        value = read(place.county_zh)
        return value and (value[0], value[1], county_pinyin.get(value[0], value[2]))

    def terms(listed: Sequence[Term], code_of: Callable[[Place], str]) -> Words:
        return _terms(listed, map(code_of, places))

    def linked(kind: str, shelf: str) -> Words:
        return each(lambda place: _linked(atlas, links, place, kind, shelf))

    def numbers(value_of: Callable[[Place], float | None], decimals: int, *, year: bool) -> Numbers:
        values = [np.nan if (v := value_of(place)) is None else float(v) for place in places]
        return Numbers(np.array(values, np.float64), decimals, grouped=not year)

    cells: dict[str, Cells] = {
        "name": each(lambda p: (p.name_zh, p.name_en or p.name_zh, p.pinyin)),
        "short_name": each(lambda p: (p.short_zh, p.short_zh, p.short_pinyin)),
        "kind": terms(KINDS, lambda p: p.kind),
        "province": each(lambda p: region(p.province)),
        "city": each(lambda p: region(p.city)),
        "county": each(county),
        "approved": each(lambda p: read(p.approved)),
        "standing": terms(STANDINGS, lambda p: p.standing),
        "confidence": terms(CONFIDENCE, lambda p: p.confidence),
        "industry_words": each(lambda p: read(p.industry_zh)),
        "industries": linked("industry", "industries"),
        "clusters": linked("cluster", "clusters"),
        "projects": linked("project", "projects"),
        "demo_zone": each(lambda p: _demo_zone(atlas, p)),
        "park_class": terms(PARK_CLASSES, lambda p: p.park_class),
        "area": numbers(lambda p: p.area_ha, 2, year=False),
        "area_basis": each(lambda p: read(p.area_basis, basis_words(p.area_basis, "en"))),
        "position_basis": terms(POSITION_BASIS, lambda p: p.position_basis),
        "sources": each(lambda p: _sources(atlas, p)),
        "other_name": each(lambda p: (p.name_en, p.name_zh, p.name_en) if p.name_en else None),
        "approved_year": numbers(lambda p: p.approved_year, 0, year=True),
        "approval_doc": each(lambda p: read(p.approval_doc)),
        "lon": numbers(lambda p: p.lon_deg, 6, year=False),
        "lat": numbers(lambda p: p.lat_deg, 6, year=False),
        "note": each(lambda p: read(p.note_zh, p.note_en)),
        "id": each(lambda p: read(p.id)),
    }
    unverified = np.array([place.standing == "unverified" for place in places], np.bool_)
    return Table(COLUMNS, cells, tuple(atlas.places), unverified)


def _linked(atlas: Atlas, links: Links, place: Place, kind: str, shelf: str) -> Value | None:
    """Names of what the place is linked to, nearest evidence first; what only its city is linked
    to says so, an industry above another one is left out, and so is what nobody has verified.
    """
    found: dict[str, str] = {}
    for link in links.of_place(place.id):
        if link.target.kind == kind and link.evidence != "unverified":
            reach = "place" if link.reach == "place" else "city"
            found[link.target.id] = "place" if found.get(link.target.id) == "place" else reach
    above = {i for target in found for i in atlas.industry_line(target)[1:]}
    records = getattr(atlas, shelf)
    order = sorted((t for t in found if t not in above), key=lambda t: (found[t] != "place", t))
    return _joined((records[target], found[target] == "city") for target in order)


def _joined(parts: Iterable[tuple[Any, bool]]) -> Value | None:
    zh, en, pinyin = [], [], []
    for record, of_city in parts:
        zh.append(record.name_zh + ("（所在城市）" if of_city else ""))
        en.append((record.name_en or record.name_zh) + (" (its city)" if of_city else ""))
        pinyin.append(record.pinyin)
    return ("、".join(zh), "; ".join(en), " ".join(pinyin)) if zh else None


def _demo_zone(atlas: Atlas, place: Place) -> Value | None:
    """The demonstration zone it belongs to; one made after the plan says so."""
    now = atlas.places.get(place.demo_zone)
    later = atlas.places.get(place.demo_zone_later)
    if now is not None:
        return now.short_zh, now.name_en, now.short_pinyin
    if later is not None:
        return f"{later.short_zh}（规划之后）", f"{later.name_en} (later)", later.short_pinyin
    return None


def _sources(atlas: Atlas, place: Place) -> Value | None:
    titles = [atlas.sources[i].title for i in place.sources if i in atlas.sources]
    return ("；".join(titles), "; ".join(titles), "") if titles else None


def _words(values: Iterable[Value | None]) -> Words:
    """Cells of values, each different one kept once."""
    numbers: dict[Value, int] = {}
    codes = [
        UNKNOWN if value is None else numbers.setdefault(value, len(numbers)) for value in values
    ]
    zh, en, pinyin = zip(*numbers, strict=True) if numbers else ((), (), ())
    english = tuple(name or chinese for name, chinese in zip(en, zh, strict=True))
    return Words(np.array(codes, np.int32), zh, english, pinyin)


def _terms(terms: Sequence[Term], codes: Iterable[str]) -> Words:
    """Cells of a closed list, in its own order."""
    numbers = {term.code: number for number, term in enumerate(terms)}
    return Words(
        np.array([numbers.get(code, UNKNOWN) for code in codes], np.int32),
        tuple(term.zh for term in terms),
        tuple(term.en for term in terms),
        ranked=True,
    )
