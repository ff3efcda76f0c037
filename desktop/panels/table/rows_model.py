"""RowsModel: a table's rows for Qt, in a given order. What is not on screen is never asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QFont, QIcon, QImage

from desktop.theme import icon, tokens
from geodata.table_finding import Mask
from geodata.tabulating import Numbers, Rows, Table

Index = QModelIndex | QPersistentModelIndex
Picture = Callable[[int], QImage]
NOWHERE = QModelIndex()
ABSENT = -1
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class RowsModel(QAbstractTableModel):
    """Shows `rows` of the table, with all its columns; a row's position is where it stands now.

    `picture` gives the mark that stands before the first column's words.
    """

    def __init__(
        self, table: Table, picture: Picture | None = None, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.table = table
        self.rows: Rows = np.arange(0)
        self.positions: Rows = np.full(len(table), ABSENT)
        """Where each row of the table stands now; ABSENT when it is not shown."""
        self.picked: Mask = np.zeros(len(table), np.bool_)
        self.gone_to = ABSENT
        """The row of the table that is the View's selection; ABSENT when none is."""
        self.first_column = 0
        """The column that stands first on screen."""
        self._found: Mapping[str, Mask] = {}
        self._picture = picture
        self._language = "zh"

    def show_rows(self, rows: Rows) -> None:
        """Show these rows from now on, in this order."""
        self.beginResetModel()
        self.rows = rows
        self.positions = np.full(len(self.table), ABSENT)
        self.positions[rows] = np.arange(len(rows))
        self.endResetModel()

    def show_picked(self, rows: Rows) -> None:
        """Mark these rows of the table as picked, whether they are shown or not."""
        self.picked = np.zeros(len(self.table), np.bool_)
        self.picked[rows] = True
        self._renew()
        self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, len(self.rows) - 1)

    def show_found(self, cells: Mapping[str, Mask]) -> None:
        """Mark these cells as found."""
        self._found = cells
        self._renew()

    def speak(self, language: str) -> None:
        """Say heads and cells in that language."""
        self._language = language
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, self.columnCount() - 1)
        self._renew()

    def rowCount(self, parent: Index = NOWHERE) -> int:  # noqa: N802
        """How many rows are shown."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = NOWHERE) -> int:  # noqa: N802
        """How many columns the table has."""
        return 0 if parent.isValid() else len(self.table.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """One cell; an unknown one says so, quietly, and a found one stands out."""
        row = int(self.rows[index.row()])
        column = self.table.columns[index.column()]
        cells = self.table.cells[column.id]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return cells.text(row, self._language) or column.blank(self._language)
            case Qt.ItemDataRole.ToolTipRole:
                return cells.text(row, self._language) or None
            case Qt.ItemDataRole.ForegroundRole:
                return self._ink(row, column.id)
            case Qt.ItemDataRole.FontRole:
                return self._font(row, column.id)
            case Qt.ItemDataRole.DecorationRole:
                return self._picture(row) if self._picture and index.column() == 0 else None
            case Qt.ItemDataRole.TextAlignmentRole:
                return _RIGHT if isinstance(cells, Numbers) else None
        return None

    def headerData(  # noqa: N802
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        """The columns' heads, and a tick at the head of every picked row."""
        if orientation == Qt.Orientation.Horizontal:
            column = self.table.columns[section]
            if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
                return column.words(self._language)
            numbers = isinstance(self.table.cells[column.id], Numbers)
            if role == Qt.ItemDataRole.TextAlignmentRole and numbers:
                return _RIGHT
        elif role == Qt.ItemDataRole.DecorationRole and self.picked[self.rows[section]]:
            return tick()
        return None

    def _ink(self, row: int, column: str) -> QColor | None:
        if self._is_found(row, column):
            return QColor(tokens().accent)
        blank = not self.table.cells[column].text(row, self._language)
        return QColor(tokens().quiet) if blank or self.table.unverified[row] else None

    def _font(self, row: int, column: str) -> QFont | None:
        font = QFont()
        if self._is_found(row, column):
            font.setBold(True)
            return font
        if self.table.unverified[row]:
            font.setItalic(True)
            return font
        return None

    def _is_found(self, row: int, column: str) -> bool:
        mask = self._found.get(column)
        return mask is not None and bool(mask[row])

    def _renew(self) -> None:
        last = self.index(self.rowCount() - 1, self.columnCount() - 1)
        self.dataChanged.emit(self.index(0, 0), last)


def tick() -> QIcon:
    """The mark of a picked row."""
    return icon("tick", "accent")
