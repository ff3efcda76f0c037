"""Checking words: pinyin has a syllable for every character, anchors are short."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from geodata.problems import Problem
from geodata.reading import Row
from geodata.reading_tables import TABLES

Rows = Mapping[type[Any], Sequence[Row]]

ANCHOR_LENGTH = 20
# Which name each pinyin column spells, by the column it may be found in.
SPELLED = {"pinyin": ("name_zh", "term_zh"), "short_pinyin": ("short_zh",)}

_SYLLABLES = re.compile(r"[a-z0-9]+( [a-z0-9]+)*")
_SPOKEN = re.compile(r"[㐀-鿿〇]|[A-Za-z0-9]+")


def syllable_count(name: str) -> int:
    """Syllables of a spelled name: one a character, one a run of Latin letters and digits."""
    return len(_SPOKEN.findall(name))


def check_words(rows: Rows) -> Iterator[Problem]:
    """Every pinyin that cannot be that of its name, and every anchor that is too long."""
    for record_class in TABLES:
        for row in rows[record_class]:
            yield from _pinyin(row)
            yield from _anchors(row)


def _pinyin(row: Row) -> Iterator[Problem]:
    for column, names in SPELLED.items():
        spelled = getattr(row.record, column, None)
        if not spelled:
            continue
        name = next(getattr(row.record, name) for name in names if hasattr(row.record, name))
        if not _SYLLABLES.fullmatch(spelled):
            yield Problem(
                row.file,
                row.line,
                column,
                "应为小写音节，用单个空格隔开，ü 写作 v。",
                "should be syllables in lower case parted by single spaces, with v for ü.",
            )
        elif spelled.count(" ") + 1 != syllable_count(name):
            yield Problem(
                row.file,
                row.line,
                column,
                f"有 {spelled.count(' ') + 1} 个音节，“{name}”应有 {syllable_count(name)} 个。",
                f'{spelled.count(" ") + 1} syllables; "{name}" has {syllable_count(name)}.',
            )


def _anchors(row: Row) -> Iterator[Problem]:
    clause = getattr(row.record, "clause", None)
    found = {
        "anchor": (clause.anchor if clause else getattr(row.record, "anchor", ""),),
        "industry_anchors": getattr(row.record, "industry_anchors", ()),
    }
    for column, anchors in found.items():
        for anchor in anchors:
            if len(anchor) > ANCHOR_LENGTH:
                yield Problem(
                    row.file,
                    row.line,
                    column,
                    f"“{anchor}”超过 {ANCHOR_LENGTH} 个字。",
                    f'"{anchor}" is longer than {ANCHOR_LENGTH} characters.',
                )
