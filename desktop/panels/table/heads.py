"""Heads: the columns of the table as the person has chosen, ordered and sorted them."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject, QPoint, QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QMouseEvent
from PySide6.QtWidgets import QMenu

from desktop.panels.table.rows_model import RowsModel
from desktop.panels.table.rows_view import RowsView
from desktop.settings import Settings
from desktop.theme import sizes
from desktop.wording import language, tr
from geodata.table_look import TableLook, fitted, move_column, sort_by, switch_column
from geodata.tabulating import Numbers

NARROWEST_EM, WIDEST_EM = 5.0, 20.0
# Columns are as wide as the longest of the first cells needs.
MEASURED_ROWS = 60


class Heads(QObject):
    """`sorted_anew` when rows want another order. Columns, order and widths are kept in Settings
    with every change.
    """

    sorted_anew = Signal()

    def __init__(self, settings: Settings, model: RowsModel, view: RowsView) -> None:
        super().__init__(view)
        self._settings = settings
        self._model = model
        self._view = view
        self._own_px = settings.table_widths_px
        self._fitting = False
        self.look = fitted(settings.table_look, model.table.columns)
        header = self._header = view.horizontalHeader()
        header.setSectionsMovable(True)
        header.setSortIndicatorShown(True)
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setMinimumSectionSize(round(3 * sizes().body_px))
        header.setTextElideMode(Qt.TextElideMode.ElideRight)
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(lambda at: self.open_menu(header.mapToGlobal(at)))
        header.sectionClicked.connect(self.sort_by)
        header.sectionMoved.connect(self._moved)
        header.sectionResized.connect(self._resized)
        self._show()

    @property
    def numbers(self) -> Mapping[str, int]:
        """The number of each column in the model, by its id."""
        return {column.id: n for n, column in enumerate(self._model.table.columns)}

    def fit(self) -> None:
        """Every column as wide as its words need, unless the person has set its width."""
        self._fitting = True
        for number, column in enumerate(self._model.table.columns):
            width = self._own_px.get(column.id) or self._wanted_px(number)
            self._header.resizeSection(number, width)
        self._fitting = False

    def change(self, look: TableLook) -> None:
        """Show the table so from now on, and at the next start."""
        resorted = look.sorts != self.look.sorts
        self.look = look
        self._settings.table_look = look
        self._show()
        if resorted:
            self.sorted_anew.emit()

    def usual(self) -> None:
        """The usual columns, widths and order again."""
        self._own_px = {}
        self._settings.table_widths_px = {}
        self.change(fitted(TableLook(), self._model.table.columns))
        self.fit()

    def open_menu(self, at: QPoint) -> None:
        """Offer every column to be shown or not, at a point of the screen."""
        menu = _StayingMenu(self._view)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(tr("恢复默认的列与顺序"), self.usual)
        menu.addSeparator()
        for column in self._model.table.columns:
            action = QAction(column.words(language()), menu, checkable=True)
            action.setChecked(column.id in self.look.columns)
            action.toggled.connect(lambda on, i=column.id: self._switch(i, on=on))
            menu.addAction(action)
        menu.popup(at)

    def sort_by(self, section: int) -> None:
        """Sort by a column: rising, the next time falling, then no more."""
        self.change(sort_by(self.look, self._model.table.columns[section].id))

    def move(self, section: int, by: int) -> None:
        """Move a shown column by so many places among the shown ones."""
        column = self._model.table.columns[section].id
        to = self.look.columns.index(column) + by
        self.change(move_column(self.look, column, min(max(to, 0), len(self.look.columns) - 1)))

    def _switch(self, column: str, *, on: bool) -> None:
        self.change(switch_column(self.look, column, on=on))

    def _moved(self) -> None:
        """A head was dragged to another place."""
        columns = self._model.table.columns
        shown = (self._header.logicalIndex(at) for at in range(len(columns)))
        ids = tuple(columns[n].id for n in shown if not self._header.isSectionHidden(n))
        self.change(TableLook(ids, self.look.sorts))

    def _resized(self, section: int, _old: int, width: int) -> None:
        if self._fitting or not width:
            return
        self._own_px[self._model.table.columns[section].id] = width
        self._settings.table_widths_px = self._own_px

    def _show(self) -> None:
        numbers = self.numbers
        quiet = QSignalBlocker(self._header)
        for at, column in enumerate(self.look.columns):
            self._header.moveSection(self._header.visualIndex(numbers[column]), at)
        quiet.unblock()
        self._fitting = True
        for column, number in numbers.items():
            self._header.setSectionHidden(number, column not in self.look.columns)
        self._fitting = False
        self._model.first_column = numbers[self.look.columns[0]]
        self._point()
        # Qt turns its own arrow after telling of the click.
        QTimer.singleShot(0, self, self._point)
        self._view.viewport().update()

    def _point(self) -> None:
        """The arrow of the column sorted by."""
        order, section = Qt.SortOrder.AscendingOrder, -1
        for sort in self.look.sorts[:1]:
            section = self.numbers[sort.column]
            order = Qt.SortOrder.DescendingOrder if sort.falling else order
        self._header.setSortIndicator(section, order)

    def _wanted_px(self, number: int) -> int:
        metrics = self._view.fontMetrics()
        model, column = self._model, self._model.table.columns[number]
        cells = model.table.cells[column.id]
        texts = [cells.text(int(row), language()) for row in model.rows[:MEASURED_ROWS]]
        padding = 2 * sizes().body_px
        if number == 0:
            padding += 2 * sizes().body_px  # the mark of its kind
        widths = [metrics.horizontalAdvance(text) for text in texts]
        head = metrics.horizontalAdvance(column.words(language())) + sizes().body_px
        narrow = (Numbers,) if isinstance(cells, Numbers) else ()
        least = head if narrow else min(head, round(8 * sizes().body_px))
        wanted = max([*widths, least]) + padding
        return min(
            max(wanted, round(NARROWEST_EM * sizes().body_px)),
            round(WIDEST_EM * sizes().body_px),
        )


class _StayingMenu(QMenu):
    """A menu in which several things can be ticked, one after the other."""

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Tick what is under the pointer and stay."""
        action = self.actionAt(event.position().toPoint())
        if action is not None and action.isCheckable():
            action.trigger()
        else:
            super().mouseReleaseEvent(event)
