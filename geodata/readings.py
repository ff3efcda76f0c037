"""Readings: how Chinese text is read aloud, as far as the atlas's own checked pinyin tells.

Names have a checked pinyin column. Other texts (counties' names, industries in a zone's own words)
are put in order and found by the readings their characters have in those columns; a character
with several readings takes the most common one, so these readings are for sorting and finding
only and are never shown.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache

from geodata.atlas import Atlas


@lru_cache(maxsize=2)
def readings_of(atlas: Atlas) -> Mapping[str, str]:
    """The usual syllable of every character that stands in a name with pinyin."""
    seen: dict[str, Counter[str]] = defaultdict(Counter)
    for name, pinyin in _read_names(atlas):
        syllables = pinyin.split()
        if len(syllables) == len(name):
            for character, syllable in zip(name, syllables, strict=True):
                seen[character][syllable] += 1
    return {character: counted.most_common(1)[0][0] for character, counted in seen.items()}


def read_aloud(text: str, readings: Mapping[str, str]) -> str:
    """The syllables of a text; characters without a known reading stand for themselves."""
    return " ".join(readings.get(letter, letter.casefold()) for letter in text if letter.strip())


def _read_names(atlas: Atlas) -> Iterable[tuple[str, str]]:
    yield from ((region.name_zh, region.pinyin) for region in atlas.regions.values())
    yield from ((place.name_zh, place.pinyin) for place in atlas.places.values())
    yield from ((place.short_zh, place.short_pinyin) for place in atlas.places.values())
    for shelf in (atlas.clusters, atlas.industries, atlas.projects):
        yield from ((record.name_zh, record.pinyin) for record in shelf.values())
