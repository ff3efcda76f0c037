"""Tabulating: many rows in columns, quick to sort however many rows there are.

A column holds numbers, or words as codes into a list of different values, so that a million rows
are a few arrays. Order and choice of rows are arrays of row numbers; no row is an object.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

import numpy as np
import numpy.typing as npt

Rows = npt.NDArray[np.int64]
Ranks = npt.NDArray[np.int64]

UNKNOWN = -1
BATCH = 20_000
_UNKNOWN_WORDS = {"zh": "不详", "en": "unknown"}
_NOTHING = "—"


@dataclass(frozen=True, slots=True)
class Column:
    """The head of a column; `unit` is blank for words and plain counts.

    `usual` columns are shown until the person chooses others. A blank cell of a `partial` column
    means that nothing belongs there (a place without a cluster), of any other that nobody knows.
    """

    id: str
    zh: str
    en: str
    unit_zh: str = ""
    unit_en: str = ""
    usual: bool = True
    partial: bool = False

    def blank(self, language: str) -> str:
        """What a blank cell shows."""
        return _NOTHING if self.partial else _UNKNOWN_WORDS[language]

    def words(self, language: str) -> str:
        """The head in `language` ("zh" or "en"), with the unit."""
        unit = self.unit_en if language == "en" else self.unit_zh
        name = self.en if language == "en" else self.zh
        if not unit:
            return name
        return f"{name} ({unit})" if language == "en" else f"{name}（{unit}）"


@dataclass(frozen=True, eq=False, slots=True)
class Words:
    """Cells of words: `codes` point into the different values, UNKNOWN (-1) where nothing is known.

    `zh` and `en` are the values in both languages, `pinyin` the syllables of each Chinese one.
    Values of a closed list are `ranked`: their order is their own, not that of their letters.
    """

    codes: npt.NDArray[np.int32]
    zh: Sequence[str]
    en: Sequence[str]
    pinyin: Sequence[str] = ()
    ranked: bool = False

    def values(self, language: str) -> Sequence[str]:
        """The different values in a language."""
        return self.en if language == "en" else self.zh

    def text(self, row: int, language: str) -> str:
        """One cell; blank when unknown."""
        code = self.codes[row]
        return "" if code == UNKNOWN else self.values(language)[code]

    def value(self, row: int, language: str) -> str | None:
        """One cell as a file holds it; None when unknown."""
        return self.text(row, language) or None

    def ranks(self, language: str) -> Ranks:
        """Numbers that sort as the cells do: by pinyin in Chinese, by letters in English."""
        if self.ranked:
            return self.codes.astype(np.int64)
        ranks = np.append(_ranked(_sort_keys(self, language)), UNKNOWN)
        return ranks[self.codes]


@dataclass(frozen=True, eq=False, slots=True)
class Numbers:
    """Cells of numbers, NaN where nothing is known, told with `decimals` at most; `grouped` ones
    have their thousands parted, which years have not.
    """

    values: npt.NDArray[np.float64]
    decimals: int = 0
    grouped: bool = True

    def text(self, row: int, language: str) -> str:  # noqa: ARG002
        """One cell; blank when unknown."""
        value = float(self.values[row])
        if np.isnan(value):
            return ""
        text = f"{value:,.{self.decimals}f}" if self.grouped else f"{value:.{self.decimals}f}"
        return text.rstrip("0").rstrip(".") if self.decimals else text

    def value(self, row: int, language: str) -> int | float | None:  # noqa: ARG002
        """One cell as a file holds it; None when unknown."""
        value = float(self.values[row])
        if np.isnan(value):
            return None
        return value if self.decimals else round(value)

    def ranks(self, language: str) -> Ranks:  # noqa: ARG002
        """Numbers that sort as the cells do."""
        ranks = _dense(np.argsort(self.values, kind="stable"), self.values)
        ranks[np.isnan(self.values)] = UNKNOWN
        return ranks


Cells = Words | Numbers


@dataclass(frozen=True, eq=False, slots=True)
class Table:
    """Columns over the same rows. `ids` name the rows; `unverified` rows had no source read."""

    columns: tuple[Column, ...]
    cells: Mapping[str, Cells]
    ids: Sequence[str]
    unverified: npt.NDArray[np.bool_]
    _ranks: dict[tuple[str, str], Ranks] = field(default_factory=dict)
    _places: dict[str, int] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.ids)

    def column(self, column_id: str) -> Column:
        """The column of that id; KeyError when there is none."""
        return _heads(self.columns)[column_id]

    def rows_of(self, ids: Iterable[str]) -> Rows:
        """The row numbers of those ids, in their order; an id without a row is left out."""
        if not self._places:
            self._places.update((row_id, row) for row, row_id in enumerate(self.ids))
        places = self._places
        return np.fromiter((places[i] for i in ids if i in places), np.int64)

    def ranks(self, column_id: str, language: str) -> Ranks:
        """Numbers that sort as the column does, UNKNOWN for unknown cells; worked out once."""
        key = (column_id, language)
        if key not in self._ranks:
            self._ranks[key] = self.cells[column_id].ranks(language)
        return self._ranks[key]


@dataclass(frozen=True, slots=True)
class Sort:
    """A column to sort by, and which way."""

    column: str
    falling: bool = False


def sorted_rows(table: Table, rows: Rows, sorts: Iterable[Sort], language: str) -> Rows:
    """The rows sorted by the first of `sorts`, equal ones by the next, then as in the table.

    What is unknown comes last, whichever way the column is sorted.
    """
    found = np.sort(rows)
    for sort in reversed(tuple(sorts)):
        ranks = table.ranks(sort.column, language)[found]
        last = np.iinfo(np.int64).max
        keys = np.where(ranks == UNKNOWN, last, -ranks if sort.falling else ranks)
        found = found[np.argsort(keys, kind="stable")]
    return found


@lru_cache(maxsize=8)
def _heads(columns: tuple[Column, ...]) -> Mapping[str, Column]:
    return {column.id: column for column in columns}


def _sort_keys(words: Words, language: str) -> npt.NDArray[np.bytes_]:
    """Bytes that sort as the values do. They are arrays, not objects, so that sorting a million of
    them leaves the interface thread free.
    """
    if language == "en":
        # Names that have no English stand where their pinyin does.
        pinyin = words.pinyin or ("",) * len(words.en)
        keys = [
            (said if said and en == zh else en).casefold().encode()
            for en, zh, said in zip(words.en, words.zh, pinyin, strict=True)
        ]
    elif words.pinyin:
        keys = [f"{p}\t{zh}".encode() for p, zh in zip(words.pinyin, words.zh, strict=True)]
    else:
        # The common characters of GB 2312 stand in the order of their pinyin.
        keys = [value.casefold().encode("gb18030", "replace") for value in words.zh]
    longest = max(map(len, keys), default=1)
    packed = np.empty(len(keys), f"S{max(longest, 1)}")
    for start in range(0, len(keys), BATCH):
        # In pieces: other threads, the interface's among them, have their turn in between.
        packed[start : start + BATCH] = keys[start : start + BATCH]
    return packed


def _ranked(keys: npt.NDArray[np.bytes_]) -> Ranks:
    return _dense(np.argsort(keys, kind="stable"), keys)


def _dense(order: Rows, keys: npt.NDArray[np.generic]) -> Ranks:
    """Ranks from 0 on, equal keys sharing one."""
    if not len(order):
        return np.zeros(0, np.int64)
    ordered = keys[order]
    ranks = np.empty(len(order), np.int64)
    ranks[order] = np.concatenate(([0], np.cumsum(ordered[1:] != ordered[:-1])))
    return ranks
