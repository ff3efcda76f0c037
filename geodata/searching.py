"""Searching: what a person means by a few letters: 汉字, pinyin, initials, English, codes.

Each record has several ways to be written; a query is compared with all of them and the best one
counts. One slip of the finger is forgiven when nothing else is found.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from geodata.atlas import Atlas
from geodata.records import Address
from geodata.search_names import Entry, Name, entries_of, folded

# How well a query meets a name; smaller is better. A slip comes after everything else.
EXACT, PREFIX, WORD, INSIDE, SLIP = range(5)
# A beginning that ends with a word (xian for Xi'an High-tech Zone) before one that does not
# (Xiangyang).
_WHOLE_WORD = 0.5
# With fewer letters than these a slip could mean almost anything.
_SLIP_LETTERS = 4
_SLIP_CHARACTERS = 3


@dataclass(frozen=True, slots=True)
class Hit:
    """Something found: where it leads, its name and a detail line; a smaller score is better."""

    address: Address
    zh: str
    en: str
    detail_zh: str
    detail_en: str
    score: float


class SearchIndex:
    """Everything in an atlas that can be found by name; names are gathered when first needed."""

    def __init__(self, atlas: Atlas) -> None:
        self._atlas = atlas
        self._entries: tuple[Entry, ...] = ()

    def hits(self, text: str, limit: int = 30, also: tuple[Entry, ...] = ()) -> tuple[Hit, ...]:
        """At most `limit` things whose names hold the text, the best first; none for a blank.

        `also` are found among the things of the atlas, as if they were some of them.
        """
        wanted = folded(text)
        if not wanted or limit <= 0:
            return ()
        if not self._entries:
            self._entries = entries_of(self._atlas)
        entries = (*also, *self._entries)
        found = _found(entries, wanted) or _slipped(entries, wanted)
        found.sort(key=_order)
        return tuple(
            Hit(entry.address, entry.zh, entry.en, entry.detail_zh, entry.detail_en, score)
            for score, entry in found[:limit]
        )


def within_one_slip(wanted: str, name: str) -> bool:
    """Whether `name` begins with `wanted` but for one letter at most: one put in, left out,
    changed, or swapped with its neighbour.
    """
    at = 0
    shorter = min(len(wanted), len(name))
    while at < shorter and wanted[at] == name[at]:
        at += 1
    rest, other = wanted[at:], name[at:]
    if not rest:
        return True
    put_in = other.startswith(rest[1:])
    left_out = other[1:].startswith(rest)
    changed = bool(other) and other[1:].startswith(rest[1:])
    swapped = rest[:2] == other[1::-1] and len(rest) > 1 and other[2:].startswith(rest[2:])
    return put_in or left_out or changed or swapped


def _order(found: tuple[float, Entry]) -> tuple[float, float, int, int]:
    score, entry = found
    return score, entry.rank, len(entry.zh), entry.order


def _found(entries: tuple[Entry, ...], wanted: str) -> list[tuple[float, Entry]]:
    joined = wanted.replace(" ", "")
    beginning = "\n" + joined
    found = []
    for entry in entries:
        if joined not in entry.joined:
            continue
        scores = [
            place + name.penalty
            for name in entry.names
            if (place := _place_in(name, wanted, joined, beginning)) is not None
        ]
        if scores:
            found.append((min(scores), entry))
    return found


def _place_in(name: Name, wanted: str, joined: str, beginning: str) -> float | None:
    """How well one name meets the query; None when it does not."""
    if wanted == name.text or name.tails.startswith(beginning + "\n") or name.tails == beginning:
        return EXACT
    if name.tails.startswith(beginning):
        return PREFIX - _WHOLE_WORD if name.text.startswith(wanted + " ") else PREFIX
    if name.start_only:
        return None
    if beginning in name.tails:
        return WORD
    # Latin letters inside a pinyin syllable mean nothing: "an" is not in "bian".
    if name.syllables and joined.isascii():
        return None
    return INSIDE if joined in name.tails else None


def _slipped(entries: tuple[Entry, ...], wanted: str) -> list[tuple[float, Entry]]:
    """Entries that one slip leads to. A slip leaves one half of the query whole, or swaps the two
    letters at its middle: only entries that hold such a piece are compared letter by letter.
    """
    joined = wanted.replace(" ", "")
    if len(joined) < (_SLIP_LETTERS if joined.isascii() else _SLIP_CHARACTERS):
        return []
    half = len(joined) // 2
    first, second = joined[:half], joined[half:]
    mended = first[:-1] + second[0] + first[-1] + second[1:]
    # Where the pieces stand in a tail that one slip leads to.
    after_half = f".{{{half - 1},{half + 1}}}{re.escape(second)}"
    at_its_place = re.compile(f"\n(?:{re.escape(first)}|{re.escape(mended)}|{after_half})")
    found = []
    for entry in entries:
        held = entry.joined
        if not (first in held or second in held or mended in held):
            continue
        penalties = [
            name.penalty
            for name in entry.names
            if at_its_place.search(name.tails)
            and any(within_one_slip(joined, tail) for tail in name.tails[1:].split("\n"))
        ]
        if penalties:
            found.append((SLIP + min(penalties), entry))
    return found
