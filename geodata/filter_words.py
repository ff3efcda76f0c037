"""A filter as a sentence, for the line under the facets and for the foot of an exported map."""

from __future__ import annotations

from collections.abc import Mapping
from weakref import WeakKeyDictionary

from geodata.atlas import Atlas
from geodata.choices import OWN, Choice, Filter
from geodata.facets import BUILT_IN, Value

_VALUES: WeakKeyDictionary[Atlas, dict[str, dict[str, Value]]] = WeakKeyDictionary()


def filter_words(atlas: Atlas, wanted: Filter, language: str) -> str:
    """What a filter asks for, in "zh" or "en": 新材料 或 节能环保，且 江苏.

    Muted parts are left out.
    """
    applied = wanted.applied
    said = [part_words(atlas, applied, part, language) for part in applied.parts]
    if not said:
        return "All places" if language == "en" else "全部载体"
    return joint(language).join(said)


def joint(language: str) -> str:
    """What stands between the parts of a filter."""
    return ", and " if language == "en" else "，且 "


def part_words(atlas: Atlas, wanted: Filter, part: str, language: str) -> str:
    """What one part of a filter asks for, muted or not."""
    if part == "years":
        return _year_words(wanted.from_year, wanted.to_year, language)
    if part == "text":
        text = " ".join(wanted.text.split())
        return f'name with "{text}"' if language == "en" else f"名称含“{text}”"
    if part == "area":
        return "within the drawn area" if language == "en" else "绘定范围内"
    return joint(language).join(_choice_words(atlas, part, wanted.choice(part), language))


def part_name(part: str, language: str) -> str:
    """The name of a facet or another part of a filter; a user's column has its own."""
    if part in BUILT_IN:
        return BUILT_IN[part].words(language)
    zh, en = _OTHERS.get(part, (part.removeprefix(OWN),) * 2)
    return en if language == "en" else zh


def value_words(atlas: Atlas, facet: str, value: str, language: str) -> str:
    """The words of one value of a facet; the value itself when the atlas does not know it."""
    known = values_of_facet(atlas, facet).get(value)
    return known.words(language) if known else value


def values_of_facet(atlas: Atlas, facet: str) -> Mapping[str, Value]:
    """The values of a facet by code, in the order in which they are shown; none of an unknown."""
    shelves = _VALUES.setdefault(atlas, {})
    if facet not in shelves:
        found = BUILT_IN[facet].values(atlas) if facet in BUILT_IN else ()
        shelves[facet] = {value.code: value for value in found}
    return shelves[facet]


_OTHERS = {
    "area": ("绘定范围", "Drawn area"),
    "years": ("批准年份", "Approved"),
    "text": ("名称", "Name"),
}


def _choice_words(atlas: Atlas, facet: str, choice: Choice, language: str) -> list[str]:
    parts = []
    either = " or " if language == "en" else " 或 "
    lead = (
        BUILT_IN[facet].lead(language) if facet in BUILT_IN else f"{part_name(facet, language)}："
    )
    if choice.any is not None:
        said = either.join(value_words(atlas, facet, value, language) for value in choice.any)
        name = part_name(facet, language)
        nothing = f"no {name[0].lower()}{name[1:]} chosen" if language == "en" else f"未选{name}"
        parts.append(lead + said if said else nothing)
    if choice.none:
        said = either.join(value_words(atlas, facet, value, language) for value in choice.none)
        parts.append(f"{lead}not {said}" if language == "en" else f"{lead}不含 {said}")
    return parts


def _year_words(from_year: int | None, to_year: int | None, language: str) -> str:
    english = language == "en"
    if from_year is None:
        return f"approved by {to_year}" if english else f"{to_year}年及以前批准"
    if to_year is None:
        return f"approved from {from_year}" if english else f"{from_year}年及以后批准"
    if from_year == to_year:
        return f"approved in {to_year}" if english else f"{to_year}年批准"
    if english:
        return f"approved {from_year} to {to_year}"
    return f"{from_year}年至{to_year}年批准"
