"""A Filter as decoded JSON and back without loss."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from desktop.key_reader import KeyReader, is_number
from geodata.choices import FACETS, PARTS, Choice, Filter, Ring

YEARS = (1900, 2100)
# Format version 1 kept these apart; now they are levels of the facet "region".
_OLD_REGIONS = ("province", "city")
_KEYS = (*FACETS, *_OLD_REGIONS, "from_year", "to_year", "text", "area", "muted")
# A province is the first two figures of its cities' codes.
_PROVINCE_FIGURES = 2


def filter_to_keys(wanted: Filter) -> dict[str, Any]:
    """The filter as plain values, what is empty left out."""
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
    if wanted.area:
        said["area"] = [list(corner) for corner in wanted.area]
    if wanted.muted:
        said["muted"] = list(wanted.muted)
    return said


def filter_from_keys(reader: KeyReader, data: object, key: str) -> Filter:
    """The filter of decoded JSON; Fault naming the key below `key` that is wrong."""
    said = reader.keys(data, key, _KEYS)
    wanted = Filter(
        from_year=_year(reader, said, f"{key}.from_year"),
        to_year=_year(reader, said, f"{key}.to_year"),
        text=_text(reader, said, f"{key}.text"),
        area=_area(reader, said.get("area", []), f"{key}.area"),
    )
    for facet in FACETS:
        choice = _choice(reader, said, f"{key}.{facet}")
        if facet == "region":
            choice = _with_old(choice, *(_choice(reader, said, f"{key}.{o}") for o in _OLD_REGIONS))
        wanted = wanted.choose(facet, choice)
    for part in reader.words(said.get("muted", []), f"{key}.muted"):
        if part not in PARTS:
            reader.wrong(
                f"{key}.muted", f"没有名为“{part}”的条件", f'there is no part called "{part}"'
            )
        wanted = wanted.mute(part, muted=True)
    return wanted


def _choice(reader: KeyReader, said: Mapping[str, Any], key: str) -> Choice:
    facet = key.rpartition(".")[2]
    parts = reader.keys(said.get(facet, {}), key, ("any", "none"))
    return Choice(
        any=reader.words(parts["any"], f"{key}.any") if "any" in parts else None,
        none=reader.words(parts.get("none", []), f"{key}.none"),
    )


def _with_old(region: Choice, province: Choice, city: Choice) -> Choice:
    """One choice that asks what a province and a city asked together before."""
    if province.idle and city.idle:
        return region
    wanted = city.any if city.any is not None else province.any
    if city.any is not None and province.any is not None:
        provinces = {code[:_PROVINCE_FIGURES] for code in province.any}
        wanted = tuple(code for code in city.any if code[:_PROVINCE_FIGURES] in provinces)
    ruled_out = dict.fromkeys((*region.none, *province.none, *city.none))
    return Choice(region.any if wanted is None else wanted, tuple(ruled_out))


def _year(reader: KeyReader, said: Mapping[str, Any], key: str) -> int | None:
    year = said.get(key.rpartition(".")[2])
    if year is None:
        return None
    if type(year) is not int or not YEARS[0] <= year <= YEARS[1]:
        reader.wrong(
            key,
            f"应为 {YEARS[0]} 至 {YEARS[1]} 的年份",
            f"should be a year from {YEARS[0]} to {YEARS[1]}",
        )
    return year


def _text(reader: KeyReader, said: Mapping[str, Any], key: str) -> str:
    text = said.get("text", "")
    if not isinstance(text, str):
        reader.wrong(key, "应为文字", "should be words")
    return text


def _area(reader: KeyReader, data: object, key: str) -> Ring:
    """A ring of corners; empty for none."""
    try:
        if not isinstance(data, list) or not all(map(_is_corner, data)):
            raise ValueError(data)
        return Filter().inside(data).area
    except ValueError:
        reader.wrong(
            key,
            "应为至少三个不同的点 [经度, 纬度]，以度为单位",
            "should be three or more different corners [longitude, latitude] in degrees",
        )


def _is_corner(corner: object) -> bool:
    if not isinstance(corner, list) or len(corner) != 2 or not all(map(is_number, corner)):
        return False
    return bool(abs(corner[0]) <= 180 and abs(corner[1]) <= 90)
