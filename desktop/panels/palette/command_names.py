"""The names by which commands are found: Chinese, pinyin and its initials, English, id."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from functools import lru_cache
from itertools import islice, product

from desktop.wording import WORDS, english
from geodata.records import Address
from geodata.search_names import Entry, entry_named

READINGS = WORDS.with_name("pinyin.csv")
# Readings of one name that are tried: a name of many two-way characters is found by the first ones.
MOST_READINGS = 8
COMMAND = "command"
"""The kind of a command's address, beside the kinds of things of the atlas."""


@lru_cache(maxsize=1)
def readings() -> dict[str, tuple[str, ...]]:
    """Pinyin by character, the likeliest first."""
    with READINGS.open(encoding="utf-8", newline="") as file:
        return {row["zh"]: tuple(row["pinyin"].split("/")) for row in csv.DictReader(file)}


def pinyin_of(words: str) -> tuple[str, ...]:
    """Ways to spell Chinese words, syllables parted by spaces; other characters are left out."""
    known = readings()
    ways = product(*(known[character] for character in words if character in known))
    return tuple(" ".join(way) for way in islice(ways, MOST_READINGS))


def entries_of_commands(words: Mapping[str, str]) -> tuple[Entry, ...]:
    """What the search compares with, of commands whose Chinese words are given by id."""
    return tuple(
        entry_named(
            Address(COMMAND, command_id),
            (zh.rstrip("…"), (english().get(zh) or zh).rstrip("…")),
            pinyin_of(zh),
            order,
        )
        for order, (command_id, zh) in enumerate(words.items())
    )
