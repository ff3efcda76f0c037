"""RowDelegate: cells of picked rows are tinted, and the row gone to has a bar at its left."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop.panels.table.rows_model import RowsModel
from desktop.theme import tokens

BAR_PX = 3


class RowDelegate(QStyledItemDelegate):
    """Paints the cells of a RowsModel."""

    def __init__(self, model: RowsModel) -> None:
        super().__init__(model)
        self._model = model

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Tint, words, where the keyboard is, bar."""
        model, rect = self._model, option.rect
        row = int(model.rows[index.row()])
        if model.picked[row]:
            painter.fillRect(rect, QColor(tokens().hover))
        super().paint(painter, option, index)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QColor(tokens().accent))
            painter.drawRect(rect.adjusted(0, 0, -1, -1))
        if row == model.gone_to and index.column() == model.first_column:
            painter.fillRect(rect.x(), rect.y(), BAR_PX, rect.height(), QColor(tokens().accent))
