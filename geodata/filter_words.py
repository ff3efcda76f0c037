"""A filter as a sentence, for the line under the facets and for the foot of an exported map."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from geodata.atlas import Atlas
from geodata.choices import Choice, Filter
from geodata.vocabulary import (
    CONFIDENCE,
    KINDS,
    PARK_CLASSES,
    POSITION_BASIS,
    STANDINGS,
    Term,
)

# Which closed list the values of a facet belong to.
TERMS: Mapping[str, Mapping[str, Term]] = {
    "kind": {term.code: term for term in KINDS},
    "standing": {term.code: term for term in STANDINGS},
    "park_class": {term.code: term for term in PARK_CLASSES},
    "confidence": {term.code: term for term in CONFIDENCE},
    "position_basis": {term.code: term for term in POSITION_BASIS},
}
FACET_TERMS: tuple[Term, ...] = (
    Term("kind", "类型", "Kind"),
    Term("standing", "规划关系", "Standing"),
    Term("industry", "产业", "Industry"),
    Term("project", "专项", "Special project"),
    Term("province", "省份", "Province"),
    Term("city", "城市", "City"),
    Term("park_class", "三类园区", "Park class"),
    Term("demo_zone", "示范区", "Demonstration zone"),
    Term("confidence", "可信度", "Confidence"),
    Term("position_basis", "定位", "Location"),
)
FACET = {term.code: term for term in FACET_TERMS}


def filter_words(atlas: Atlas, wanted: Filter, language: str) -> str:
    """What a filter asks for, in "zh" or "en": 新材料 或 节能环保，且 江苏."""
    parts = [
        part
        for facet, choice in wanted.choices
        for part in _choice_words(atlas, facet, choice, language)
    ]
    parts += _year_words(wanted.from_year, wanted.to_year, language)
    text = " ".join(wanted.text.split())
    if text:
        parts.append(f'name with "{text}"' if language == "en" else f"名称含“{text}”")
    if not parts:
        return "All places" if language == "en" else "全部载体"
    return (", and " if language == "en" else "，且 ").join(parts)


def value_words(atlas: Atlas, facet: str, value: str, language: str) -> str:
    """The words of one value of a facet; the value itself when the atlas does not know it."""
    if facet in TERMS:
        term = TERMS[facet].get(value)
        return term.words(language) if term else value
    name = _NAMES[facet](atlas, value)
    zh, en = name or (value, value)
    return en or zh if language == "en" else zh


def _choice_words(atlas: Atlas, facet: str, choice: Choice, language: str) -> list[str]:
    parts = []
    joint = " or " if language == "en" else " 或 "
    if choice.any is not None:
        said = joint.join(value_words(atlas, facet, value, language) for value in choice.any)
        name = FACET[facet].words(language)
        nothing = f"no {name[0].lower()}{name[1:]} chosen" if language == "en" else f"未选{name}"
        parts.append(said or nothing)
    if choice.none:
        said = joint.join(value_words(atlas, facet, value, language) for value in choice.none)
        parts.append(f"not {said}" if language == "en" else f"不含 {said}")
    return parts


def _year_words(from_year: int | None, to_year: int | None, language: str) -> list[str]:
    english = language == "en"
    if from_year is None and to_year is None:
        return []
    if from_year is None:
        return [f"approved by {to_year}" if english else f"{to_year}年及以前批准"]
    if to_year is None:
        return [f"approved from {from_year}" if english else f"{from_year}年及以后批准"]
    if from_year == to_year:
        return [f"approved in {to_year}" if english else f"{to_year}年批准"]
    if english:
        return [f"approved {from_year} to {to_year}"]
    return [f"{from_year}年至{to_year}年批准"]


def _industry(atlas: Atlas, value: str) -> tuple[str, str] | None:
    found = atlas.industries.get(value)
    return (found.name_zh, found.name_en) if found else None


def _project(atlas: Atlas, value: str) -> tuple[str, str] | None:
    found = atlas.projects.get(value)
    return (found.name_zh, found.name_en) if found else None


def _region(atlas: Atlas, value: str) -> tuple[str, str] | None:
    found = atlas.regions.get(value)
    return (found.short_zh or found.name_zh, found.name_en) if found else None


def _demo_zone(atlas: Atlas, value: str) -> tuple[str, str] | None:
    found = atlas.places.get(value)
    return (found.short_zh or found.name_zh, found.name_en) if found else None


_NAMES: Mapping[str, Callable[[Atlas, str], tuple[str, str] | None]] = {
    "industry": _industry,
    "project": _project,
    "province": _region,
    "city": _region,
    "demo_zone": _demo_zone,
}
