"""Finding in a table: rows one of whose cells holds a text, in 汉字, pinyin, initials or English.

Each column's different values are one long string that is searched as a whole; a bit for every
letter says whether a match may begin there, since Latin letters inside a pinyin syllable mean
nothing ("an" is not in "bian").
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from geodata.search_names import folded
from geodata.tabulating import UNKNOWN, Rows, Table, Words

# Parts values, and the ways to write one of them; no cell holds it.
END = "\x1f"


@dataclass(frozen=True, eq=False, slots=True)
class _Haystack:
    """The values of a column in all their ways of writing, one after the other.

    `begins[i]` says whether a match may begin at letter i; value v starts at `starts[v]`.
    """

    text: str
    begins: npt.NDArray[np.bool_]
    starts: npt.NDArray[np.int64]

    def values_with(self, wanted: str) -> npt.NDArray[np.int64]:
        """Numbers of the values that hold the text, rising."""
        spots = []
        at = self.text.find(wanted)
        while at >= 0:
            spots.append(at)
            at = self.text.find(wanted, at + 1)
        found = np.array(spots, np.int64)
        found = found[self.begins[found]]
        return np.unique(np.searchsorted(self.starts, found, side="right") - 1)


@dataclass(frozen=True, eq=False, slots=True)
class Finder:
    """Finds in one table; a column is made ready when first looked into."""

    table: Table
    _haystacks: dict[str, _Haystack] = field(default_factory=dict)

    def found(self, text: str, columns: Iterable[str]) -> npt.NDArray[np.bool_]:
        """For each row of the table whether one of those columns holds the text; none for blank."""
        rows = np.zeros(len(self.table), np.bool_)
        wanted = folded(text).replace(" ", "")
        if not wanted:
            return rows
        for column in columns:
            cells = self.table.cells[column]
            if isinstance(cells, Words):
                values = self._haystack(column, cells).values_with(wanted)
                hit = np.zeros(len(cells.zh) + 1, np.bool_)  # the last for UNKNOWN, -1
                hit[values] = True
                rows |= hit[cells.codes]
            elif (number := _number(wanted)) is not None:
                rows |= np.isclose(cells.values, number, rtol=1e-9, atol=0.0)
        return rows

    def _haystack(self, column: str, cells: Words) -> _Haystack:
        if column not in self._haystacks:
            self._haystacks[column] = _haystack(cells)
        return self._haystacks[column]


def next_row(found: npt.NDArray[np.bool_], rows: Rows, after: int, step: int = 1) -> int:
    """The position within `rows` of the next row found after (or, step -1, before) a position,
    going round; UNKNOWN when there is none.
    """
    spots = np.flatnonzero(found[rows])
    if not len(spots):
        return UNKNOWN
    if step > 0:
        at = int(np.searchsorted(spots, after, side="right"))
        return int(spots[at % len(spots)])
    at = int(np.searchsorted(spots, after, side="left")) - 1
    return int(spots[at])


def _number(wanted: str) -> float | None:
    try:
        return float(wanted)
    except ValueError:
        return None


def _haystack(cells: Words) -> _Haystack:
    text: list[str] = []
    begins: list[bytes] = []
    starts = np.empty(len(cells.zh), np.int64)
    length = 0
    for number, (zh, en) in enumerate(zip(cells.zh, cells.en, strict=True)):
        starts[number] = length
        ways = [folded(zh).replace(" ", "")]
        if en != zh:
            ways.append(folded(en).replace(" ", ""))
        marks = [b"\1" * len(way) for way in ways]
        syllables = cells.pinyin[number].split() if cells.pinyin else []
        if syllables:
            ways += ["".join(syllables), "".join(syllable[0] for syllable in syllables)]
            marks.append(b"".join(b"\1" + b"\0" * (len(part) - 1) for part in syllables))
            marks.append(b"\1" * len(syllables))
        value = END.join(ways) + END
        text.append(value)
        begins.append(b"\0".join(marks) + b"\0")
        length += len(value)
    mask = np.frombuffer(b"".join(begins), np.bool_)
    return _Haystack("".join(text), mask, starts)
