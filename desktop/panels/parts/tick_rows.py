"""TickRows: the rows of a list or tree of values that can be ticked or ruled out, as a Qt model.

What a row says is worked out when it is painted, so that a new state of four hundred rows costs no
more than keeping it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QFont, QIcon

from desktop.theme import tokens
from desktop.wording import tr

CODE = Qt.ItemDataRole.UserRole
Index = QModelIndex | QPersistentModelIndex
_NO_INDEX = QModelIndex()


@dataclass(frozen=True, slots=True)
class Row:
    """One value: its code, the code it hangs below, its words, and a mark before them."""

    code: str
    parent: str
    words: str
    icon: QIcon | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """What is said of a value now: its count in words, a tip, and whether it can be of use.

    The tip is worded when it is asked for: of hundreds of rows a hand stays upon one.
    """

    count: str
    tip: Callable[[], str] = str
    of_use: bool = True


UNREAD = Reading("0", of_use=False)


class TickRows(QAbstractItemModel):
    """Two columns, words and count. A box is ticked, empty, or crossed: the value is ruled out."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[Row] = []
        self._number: dict[str, int] = {}
        # By the number of a row (-1 for none) the numbers of those below it.
        self._below: dict[int, list[int]] = {-1: []}
        self._place: list[int] = []
        self._above: list[int] = []
        self._readings: Mapping[str, Reading] = {}
        self.on: frozenset[str] = frozenset()
        self.out: frozenset[str] = frozenset()

    def show_rows(self, rows: Iterable[Row]) -> None:
        """Replace all rows, parents before children."""
        self.beginResetModel()
        self._rows = list(rows)
        self._number = {row.code: number for number, row in enumerate(self._rows)}
        self._below = {-1: []}
        self._place, self._above = [], []
        for number, row in enumerate(self._rows):
            above = self._number.get(row.parent, -1)
            siblings = self._below.setdefault(above, [])
            self._place.append(len(siblings))
            self._above.append(above)
            siblings.append(number)
        self.endResetModel()

    def show_state(
        self, on: Iterable[str], out: Iterable[str], readings: Mapping[str, Reading]
    ) -> None:
        """Which rows are ticked, which ruled out, and what is said of each."""
        self.on, self.out = frozenset(on), frozenset(out)
        self._readings = dict(readings)
        tops = self._below[-1]
        if tops:
            # One word for all: what hangs below the tops is painted anew with them.
            self.dataChanged.emit(self._index_of(tops[0], 0), self._index_of(tops[-1], 1))

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes of all rows, parents before children."""
        return tuple(row.code for row in self._rows)

    @property
    def nested(self) -> bool:
        """Whether some rows hang below others."""
        return len(self._below) > 1

    def index_of(self, code: str) -> QModelIndex:
        """The words of that value's row; an index of nothing when there is no such row."""
        number = self._number.get(code)
        return QModelIndex() if number is None else self._index_of(number, 0)

    def shown(self, hidden: Iterable[str], opened: Iterable[str]) -> int:
        """How many rows can be seen when those are hidden and those are open."""
        unseen = {self._number[code] for code in hidden}
        open_rows = {self._number[code] for code in opened}
        seen: set[int] = set()
        for number, above in enumerate(self._above):
            if number not in unseen and (above < 0 or (above in seen and above in open_rows)):
                seen.add(number)
        return len(seen)

    def longest_count(self) -> str:
        """The count that takes most letters."""
        return max((reading.count for reading in self._readings.values()), key=len, default="0")

    def parent_code(self, code: str) -> str:
        """The code of the row above in the tree; "" for none."""
        above = self._above[self._number[code]]
        return self._rows[above].code if above >= 0 else ""

    def reading(self, code: str) -> Reading:
        """What is said of a value now."""
        return self._readings.get(code, UNREAD)

    def index(self, row: int, column: int, parent: Index = _NO_INDEX) -> QModelIndex:
        """As Qt asks."""
        siblings = self._below.get(parent.internalId() if parent.isValid() else -1, [])
        if not 0 <= row < len(siblings) or not 0 <= column < 2:
            return QModelIndex()
        return self.createIndex(row, column, siblings[row])

    def parent(self, index: Index = _NO_INDEX) -> Any:
        """As Qt asks; without an index, the object that owns the model."""
        if not index.isValid():
            return QModelIndex()
        above = self._above[index.internalId()]
        return QModelIndex() if above < 0 else self._index_of(above, 0)

    def rowCount(self, parent: Index = _NO_INDEX) -> int:  # noqa: N802
        """As Qt asks."""
        if parent.column() > 0:
            return 0
        return len(self._below.get(parent.internalId() if parent.isValid() else -1, ()))

    def columnCount(self, parent: Index = _NO_INDEX) -> int:  # noqa: N802, ARG002
        """Words and count."""
        return 2

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Every row can be ticked."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return flags | Qt.ItemFlag.ItemIsUserCheckable if index.column() == 0 else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What a row says and how it looks now."""
        if not index.isValid():
            return None
        row = self._rows[index.internalId()]
        reading = self.reading(row.code)
        if role == Qt.ItemDataRole.ForegroundRole:
            inks = (tokens().ink, tokens().quiet)
            return QColor(inks[index.column()] if reading.of_use else tokens().faint)
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"{reading.tip()}\n{tr('Ctrl 或 Alt + 点按排除，Shift + 点按只看此项')}"
        if role == CODE:
            return row.code
        return self._of_count(reading, role) if index.column() else self._of_words(row, role)

    def _of_words(self, row: Row, role: int) -> Any:
        out = row.code in self.out
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return tr("非 {words}", words=row.words) if out else row.words
            case Qt.ItemDataRole.DecorationRole:
                return row.icon
            case Qt.ItemDataRole.CheckStateRole:
                if out:
                    return Qt.CheckState.PartiallyChecked
                return Qt.CheckState.Checked if row.code in self.on else Qt.CheckState.Unchecked
            case Qt.ItemDataRole.AccessibleTextRole:
                reading = self.reading(row.code)
                words = tr("已排除 {words}", words=row.words) if out else row.words
                return f"{words} {reading.tip() or reading.count}"
            case Qt.ItemDataRole.FontRole if out:
                font = QFont()
                font.setStrikeOut(True)
                return font
        return None

    def _of_count(self, reading: Reading, role: int) -> Any:
        if role == Qt.ItemDataRole.DisplayRole:
            return reading.count
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        return None

    def _index_of(self, number: int, column: int) -> QModelIndex:
        return self.createIndex(self._place[number], column, number)
