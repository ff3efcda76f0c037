"""What a place is called on a map, where room is short."""

from __future__ import annotations

import re

from geodata.records import Place

# What every name of its kind says; the symbol says it already.
_GENERIC = re.compile(
    r"(?:^National\s+)?"
    r"(?:,?\s*(?:National\s+)?(?:(?:Independent|Indigenous)\s+)?Innovation\s+Demonstration\s+Zone"
    r"|\s+(?:National\s+)?(?:New\s+)?(?:Hi(?:gh)?-?\s?[Tt]ech(?:nology)?\s+)?"
    r"(?:Industrial\s+|Industry\s+|Science\s+)?(?:Development\s+)?(?:Area|Zone|Park))$",
    re.IGNORECASE,
)
_ASIDE = re.compile(r"\s*[（(][^）)]*[）)]")
_UNIVERSITY_PARK = " National University Science Park"
_UNIVERSITY = re.compile(r"University|Institute|Academy")


def map_name(place: Place, language: str) -> str:
    """The short Chinese name, or the English one without what all of its kind have in common."""
    if language != "en":
        return place.short_zh or place.name_zh
    name = place.name_en or place.short_zh
    head, colon, tail = name.partition(": ")
    if colon:
        # Bases: "Programme: industry, place".
        return tail
    if _UNIVERSITY_PARK in name:
        # Named by its university; one of a city or a province is not to be taken for that.
        owner = _ASIDE.sub("", name.partition(_UNIVERSITY_PARK)[0])
        return owner if _UNIVERSITY.search(owner) else f"{owner} Science Park"
    return _GENERIC.sub("", _ASIDE.sub("", name)).strip() or head


def several_name(place: Place, language: str) -> str:
    """What several places under one mark are called: by the topmost, and that there are more."""
    name = map_name(place, language)
    return f"{name} & more" if language == "en" else f"{name}等"
