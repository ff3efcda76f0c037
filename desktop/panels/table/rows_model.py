"""RowsModel: a Table's rows for Qt, in a given order. What is not on screen is never asked for."""

from __future__ import annotations

from typing import Any

import numpy as np
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor

from desktop.theme import tokens
from geodata.tabulating import Column, Rows, Table

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()


class RowsModel(QAbstractTableModel):
    """Shows `rows` of the table and the columns that are asked for, in that order."""

    def __init__(self, table: Table, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.table = table
        self.rows: Rows = np.arange(0)
        self.columns: tuple[Column, ...] = table.columns
        self._language = "zh"

    def show_rows(self, rows: Rows) -> None:
        """Show these rows from now on."""
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def speak(self, language: str) -> None:
        """Say heads and cells in that language."""
        self.beginResetModel()
        self._language = language
        self.endResetModel()

    def rowCount(self, parent: Index = NOWHERE) -> int:  # noqa: N802
        """How many rows are shown."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = NOWHERE) -> int:  # noqa: N802
        """How many columns are shown."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """One cell; an unknown one says so, quietly."""
        row = int(self.rows[index.row()])
        column = self.columns[index.column()]
        text = self.table.cells[column.id].text(row, self._language)
        if role == Qt.ItemDataRole.DisplayRole:
            return text or column.blank(self._language)
        if role == Qt.ItemDataRole.ForegroundRole and (not text or self.table.unverified[row]):
            return QColor(tokens().quiet)
        return None

    def headerData(  # noqa: N802
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        """The columns' heads."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].words(self._language)
        return None
