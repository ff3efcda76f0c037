"""ColumnHeads: the heads of the columns; the first one stays in sight while the rest scrolls."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHeaderView, QStyle, QStyleOptionViewItem, QTableView

from desktop.panels.table.rows_model import RowsModel
from desktop.theme import tokens

# A first column wider than this share of the view would leave too little for the others.
MOST_OF_VIEW = 0.5


class ColumnHeads(QHeaderView):
    """Heads that can be clicked, dragged and resized."""

    def __init__(self, view: QTableView) -> None:
        super().__init__(Qt.Orientation.Horizontal, view)
        self._view = view
        self._on_first = False
        self.setSectionsClickable(True)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """A press on the first head where it stays is for it, not for the one beneath."""
        self._on_first = event.position().x() < staying_px(self._view)
        if not self._on_first:
            super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """And so is the release."""
        if not self._on_first:
            super().mouseReleaseEvent(event)
        elif event.position().x() < staying_px(self._view):
            self.sectionClicked.emit(_first(self._view))
        self._on_first = False

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """The heads, and the first one over them where it stays."""
        super().paintEvent(event)
        width = staying_px(self._view)
        if width:
            painter = QPainter(self.viewport())
            self.paintSection(painter, QRect(0, 0, width, self.height()), _first(self._view))
            painter.end()


def staying_px(view: QTableView) -> int:
    """How wide the first column is where it stays; 0 while it is in its own place."""
    model, header = view.model(), view.horizontalHeader()
    if not isinstance(model, RowsModel):
        return 0
    width = header.sectionSize(model.first_column)
    out_of_sight = header.sectionViewportPosition(model.first_column) < 0
    return width if out_of_sight and width < MOST_OF_VIEW * view.viewport().width() else 0


def paint_staying(view: QTableView, option: QStyleOptionViewItem) -> None:
    """Paint the first column's cells in sight at the left, over what has scrolled there.

    `option` is the view's own for a cell.
    """
    width, model, chosen = staying_px(view), view.model(), view.selectionModel()
    if not width or not model.rowCount():
        return
    top, bottom = view.rowAt(0), view.rowAt(view.viewport().height() - 1)
    painter = QPainter(view.viewport())
    plain = option.state
    for position in range(top, (bottom if bottom >= 0 else model.rowCount() - 1) + 1):
        rect = QRect(0, view.rowViewportPosition(position), width, view.rowHeight(position))
        index = model.index(position, _first(view))
        option.rect, option.state = rect, plain
        if chosen.isSelected(index):
            option.state |= QStyle.StateFlag.State_Selected
        if view.hasFocus() and index == view.currentIndex():
            option.state |= QStyle.StateFlag.State_HasFocus
        painter.fillRect(rect, tokens().paper)
        view.itemDelegate().paint(painter, option, index)
    painter.fillRect(width, 0, 1, view.viewport().height(), tokens().rule)
    painter.end()


def show_cell(view: QTableView, position: int, columns: Sequence[int]) -> None:
    """Bring the row into sight, and the first of the columns unless one of them is already."""
    model, bar = view.model(), view.horizontalScrollBar()
    along = bar.value()
    view.scrollTo(model.index(position, columns[0]))
    bar.setValue(along)
    left, right = staying_px(view), view.viewport().width()
    for column in columns:
        stays = left and column == _first(view)
        start = view.columnViewportPosition(column)
        if stays or left <= start < right - 2 * view.rowHeight(position):
            return
    view.scrollTo(model.index(position, columns[0]))
    hidden = staying_px(view) - view.columnViewportPosition(columns[0])
    if hidden > 0 and columns[0] != _first(view):
        bar.setValue(bar.value() - hidden)


def _first(view: QTableView) -> int:
    model = view.model()
    assert isinstance(model, RowsModel)
    return model.first_column
