"""A Filter as decoded JSON and back without loss."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from desktop.key_reader import KeyReader
from geodata.choices import FACETS, Choice, Filter

YEARS = (1900, 2100)
_FILTER_KEYS = (*FACETS, "from_year", "to_year", "text")


def filter_to_keys(wanted: Filter) -> dict[str, Any]:
    """What the filter says, for JSON: what does not restrict is left out."""
    said: dict[str, Any] = {
        facet: {
            **({"any": list(choice.any)} if choice.any is not None else {}),
            **({"none": list(choice.none)} if choice.none else {}),
        }
        for facet, choice in wanted.choices
    }
    said |= {
        key: value
        for key, value in (("from_year", wanted.from_year), ("to_year", wanted.to_year))
        if value is not None
    }
    if wanted.text:
        said["text"] = wanted.text
    return said


def filter_from_keys(reader: KeyReader, data: object, key: str) -> Filter:
    """The filter of decoded JSON; `key` is where it stands, for the words of a Fault."""
    said = reader.keys(data, key, _FILTER_KEYS)
    choices = []
    for facet in FACETS:
        if facet not in said:
            continue
        inner = f"{key}.{facet}"
        parts = reader.keys(said[facet], inner, ("any", "none"))
        choice = Choice(
            any=reader.words(parts["any"], f"{inner}.any") if "any" in parts else None,
            none=reader.words(parts.get("none", []), f"{inner}.none"),
        )
        if not choice.idle:
            choices.append((facet, choice))
    text = said.get("text", "")
    if not isinstance(text, str):
        reader.wrong(f"{key}.text", "应为文字", "should be words")
    return Filter(
        choices=tuple(choices),
        from_year=_year(reader, said, key, "from_year"),
        to_year=_year(reader, said, key, "to_year"),
        text=text,
    )


def _year(reader: KeyReader, said: Mapping[str, Any], before: str, key: str) -> int | None:
    year = said.get(key)
    if year is None:
        return None
    if type(year) is not int or not YEARS[0] <= year <= YEARS[1]:
        reader.wrong(
            f"{before}.{key}",
            f"应为 {YEARS[0]} 至 {YEARS[1]} 的年份",
            f"should be a year from {YEARS[0]} to {YEARS[1]}",
        )
    return year
