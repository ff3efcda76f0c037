"""Finding in a table: rows one of whose cells holds a text, in 汉字, pinyin, initials or English.

Each column's different values are one long string that is searched as a whole; a bit for every
letter of their pinyin says whether a match may begin there, since Latin letters inside a syllable
mean nothing ("an" is not in "bian").
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from geodata.search_names import folded
from geodata.tabulating import BATCH, UNKNOWN, Rows, Table, Words

Mask = npt.NDArray[np.bool_]
"""One bit for every row of a table."""

# Parts values.
END = "\x1f"
# Blanks and apostrophes, as the search leaves them out too.
IGNORED = " \t\n\r\u00a0\u3000'’‘`"


@dataclass(frozen=True, eq=False, slots=True)
class _Haystack:
    """The values of a column in one way of writing, one after the other.

    Value v starts at letter `starts[v]`; `begins[i]` says whether a match may begin at letter i.
    """

    text: str
    starts: npt.NDArray[np.int64]
    begins: Mask | None = None

    def values_with(self, wanted: str) -> npt.NDArray[np.int64]:
        """Numbers of the values that hold the text."""
        spots = []
        at = self.text.find(wanted)
        while at >= 0:
            spots.append(at)
            at = self.text.find(wanted, at + 1)
        found = np.array(spots, np.int64)
        if self.begins is not None:
            found = found[self.begins[found]]
        return np.searchsorted(self.starts, found, side="right") - 1


@dataclass(frozen=True, eq=False, slots=True)
class Found:
    """The rows in which a text was found, and in which cells, by column; columns without are left
    out.
    """

    rows: Mask
    cells: Mapping[str, Mask]


@dataclass(frozen=True, eq=False, slots=True)
class Finder:
    """Finds in one table; a column is made ready when first looked into."""

    table: Table
    _haystacks: dict[str, tuple[_Haystack, ...]] = field(default_factory=dict)

    def found(self, text: str, columns: Iterable[str]) -> Found:
        """The cells of those columns that hold the text; none for a blank one."""
        cells: dict[str, Mask] = {}
        rows = np.zeros(len(self.table), np.bool_)
        wanted = folded(text).replace(" ", "")
        for column in columns if wanted else ():
            mask = self._found(wanted, column)
            if mask is not None and mask.any():
                cells[column] = mask
                rows |= mask
        return Found(rows, cells)

    def _found(self, wanted: str, column: str) -> Mask | None:
        cells = self.table.cells[column]
        if isinstance(cells, Words):
            hit = np.zeros(len(cells.zh) + 1, np.bool_)  # the last for UNKNOWN, -1
            for haystack in self._haystack(column, cells):
                hit[haystack.values_with(wanted)] = True
            return hit[cells.codes]
        number = _number(wanted)
        return None if number is None else np.isclose(cells.values, number, rtol=1e-9, atol=0.0)

    def _haystack(self, column: str, cells: Words) -> tuple[_Haystack, ...]:
        if column not in self._haystacks:
            self._haystacks[column] = _haystacks(cells)
        return self._haystacks[column]


def next_row(found: Mask, rows: Rows, after: int, step: int = 1) -> int:
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


def _haystacks(cells: Words) -> tuple[_Haystack, ...]:
    """The values in Chinese, in English, by pinyin and by its initials. Long strings and arrays are
    handled whole: a loop over a million values would take seconds.
    """
    made = [_plain(cells.zh)]
    if cells.en is not cells.zh:
        made.append(_plain(cells.en))
    if cells.pinyin:
        letters = _letters(_joined(cells.pinyin, str))
        space, end = letters == ord(" "), letters == ord(END)
        first = np.append(True, (space | end)[:-1]) & ~space & ~end
        made.append(_syllables(letters[~space], first[~space]))
        made.append(_syllables(letters[first | end], None))
    return tuple(made)


def _plain(values: Sequence[str]) -> _Haystack:
    text = _joined(values, _compared)
    return _Haystack(text, _starts(_letters(text)))


def _syllables(letters: npt.NDArray[np.uint32], begins: Mask | None) -> _Haystack:
    text = letters.astype("<u4").tobytes().decode("utf-32-le")
    return _Haystack(text, _starts(letters), begins)


def _compared(text: str) -> str:
    text = text.casefold()
    for ignored in IGNORED:
        text = text.replace(ignored, "")
    return text


def _joined(values: Sequence[str], made: Callable[[str], str]) -> str:
    """The values with END between them, each batch of them `made` into what is compared."""
    parts = []
    for start in range(0, len(values), BATCH):
        batch = values[start : start + BATCH]
        text = END.join(batch)
        if text.count(END) >= len(batch):  # a value that holds the mark itself
            text = END.join(value.replace(END, " ") for value in batch)
        parts.append(made(text))
    return END.join(parts)


def _letters(text: str) -> npt.NDArray[np.uint32]:
    return np.frombuffer(text.encode("utf-32-le"), np.uint32)


def _starts(letters: npt.NDArray[np.uint32]) -> npt.NDArray[np.int64]:
    return np.append(0, np.flatnonzero(letters == ord(END)) + 1)
