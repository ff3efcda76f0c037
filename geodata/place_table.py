"""The table of places: the columns of the atlas, one row a place, in the order of its tables."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache

import numpy as np

from geodata.atlas import Atlas
from geodata.evidence import Links
from geodata.records import Place
from geodata.tabulating import UNKNOWN, Cells, Column, Table, Words
from geodata.vocabulary import CONFIDENCE, KINDS, STANDINGS, Term

Value = tuple[str, str, str]

COLUMNS: tuple[Column, ...] = (
    Column("name", "名称", "Name"),
    Column("kind", "类型", "Kind"),
    Column("province", "省份", "Province"),
    Column("city", "城市", "City"),
    Column("approved", "批准时间", "Approved"),
    Column("standing", "规划关系", "Standing"),
    Column("confidence", "可信度", "Confidence"),
)


@lru_cache(maxsize=2)
def place_table(atlas: Atlas, links: Links) -> Table:  # noqa: ARG001
    """The table of all places; worked out once."""
    places = tuple(atlas.places.values())

    def words(value_of: Callable[[Place], Value | None]) -> Words:
        return _words(value_of(place) for place in places)

    cells: dict[str, Cells] = {
        "name": words(lambda p: (p.name_zh, p.name_en, p.pinyin)),
        "kind": _terms(KINDS, (place.kind for place in places)),
        "province": words(lambda p: _region(atlas, p.province)),
        "city": words(lambda p: _region(atlas, p.city)),
        "approved": words(lambda p: (p.approved, p.approved, p.approved) if p.approved else None),
        "standing": _terms(STANDINGS, (place.standing for place in places)),
        "confidence": _terms(CONFIDENCE, (place.confidence for place in places)),
    }
    unverified = np.array([place.standing == "unverified" for place in places], np.bool_)
    return Table(COLUMNS, cells, tuple(atlas.places), unverified)


def _region(atlas: Atlas, code: str) -> Value | None:
    region = atlas.regions.get(code)
    return (region.name_zh, region.name_en, region.pinyin) if region else None


def _words(values: Iterable[Value | None]) -> Words:
    """Cells of values, each different one kept once."""
    numbers: dict[Value, int] = {}
    codes = [
        UNKNOWN if value is None else numbers.setdefault(value, len(numbers)) for value in values
    ]
    zh, en, pinyin = zip(*numbers, strict=True) if numbers else ((), (), ())
    english = tuple(name or chinese for name, chinese in zip(en, zh, strict=True))
    return Words(np.array(codes, np.int32), zh, english, pinyin)


def _terms(terms: tuple[Term, ...], codes: Iterable[str]) -> Words:
    """Cells of a closed list, in its own order."""
    numbers = {term.code: number for number, term in enumerate(terms)}
    return Words(
        np.array([numbers.get(code, UNKNOWN) for code in codes], np.int32),
        tuple(term.zh for term in terms),
        tuple(term.en for term in terms),
        ranked=True,
    )
