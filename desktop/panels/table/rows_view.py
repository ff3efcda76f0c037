"""RowsView: the rows on screen, and what a hand does with them. It asks; it decides nothing."""

from __future__ import annotations

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPaintEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from desktop.panels.parts.own_keys import keeps
from desktop.panels.table.column_heads import ColumnHeads, paint_staying
from desktop.theme import sizes

ROW_HEIGHT_EM = 2.0
HEAD_WIDTH_EM = 1.8
Flag = QItemSelectionModel.SelectionFlag
_ALONG_ROWS = (Qt.Key.Key_Down, Qt.Key.Key_Up)


class RowsView(QTableView):
    """`typed(text)` passes on letters typed over the rows, `find_asked` Ctrl+F, `step_asked(±1)`
    F3; `copy_asked` Ctrl+C; `tick_asked(position)` a press on a row's head or Space;
    `reveal_asked(position)` Enter or a double click; `menu_asked(index, point on the screen)`.

    `go_asked(position)` an arrow while no row is selected: the one the keyboard stands on.
    `gestures` counts what hands have begun; `adding` says whether the hand of now keeps what was
    selected before (Ctrl), `arriving` that the keyboard is only just coming.
    """

    typed = Signal(str)
    find_asked = Signal()
    step_asked = Signal(int)
    copy_asked = Signal()
    tick_asked = Signal(int)
    go_asked = Signal(int)
    reveal_asked = Signal(int)
    menu_asked = Signal(object, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.gestures = 0
        self.adding = self.arriving = False
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setVerticalHeader(_RowHeads(self))
        self.setHorizontalHeader(ColumnHeads(self))
        self.horizontalScrollBar().valueChanged.connect(self._scrolled_along)
        self.doubleClicked.connect(lambda index: self.reveal_asked.emit(index.row()))

    def selectionCommand(  # noqa: N802
        self, index: QModelIndex | QPersistentModelIndex, event: QEvent | None = None
    ) -> QItemSelectionModel.SelectionFlag:
        """What a key or button does to the selection; whether it adds to it is kept."""
        command = super().selectionCommand(index, event)
        self.adding = not command & Flag.Clear and command != Flag.NoUpdate
        return command

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """The cells, and those of the first column where it stays in sight."""
        super().paintEvent(event)
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        paint_staying(self, option)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """A gesture begins; one that only asks for the menu leaves the selection."""
        if event.button() == Qt.MouseButton.RightButton:
            event.accept()
            return
        self._begin()
        super().mousePressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """The keyboard stands on the first row in sight, which is not gone to by that alone."""
        if not self.currentIndex().isValid() and self.rowAt(0) >= 0:
            self.arriving = True
            model, header = self.model(), self.horizontalHeader()
            index = model.index(self.rowAt(0), max(header.logicalIndexAt(0), 0))
            self.selectionModel().setCurrentIndex(index, Flag.NoUpdate)
            self.arriving = False
        super().focusInEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Keys of the table; the others move the current row."""
        if not event.isAutoRepeat():
            self._begin()
        position = self.currentIndex().row()
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_asked.emit()
        elif event.matches(QKeySequence.StandardKey.Find):
            self.find_asked.emit()
        elif event.key() == Qt.Key.Key_F3:
            back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self.step_asked.emit(-1 if back else 1)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and position >= 0:
            self.reveal_asked.emit(position)
        elif event.key() == Qt.Key.Key_Space and position >= 0:
            self.tick_asked.emit(position)
        elif event.key() in _ALONG_ROWS and position >= 0 and not self._has_selection():
            self.go_asked.emit(position)
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:  # noqa: N802
        """Letters typed over the rows are for whoever finds; Qt itself would ask every row."""
        self.typed.emit(search)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802
        """A menu for the cell under the pointer, or for the current one when a key asks."""
        index, at = self.indexAt(event.pos()), event.globalPos()
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            index = self.currentIndex()
            at = self.viewport().mapToGlobal(self.visualRect(index).bottomLeft())
        self.menu_asked.emit(index, at)

    def event(self, event: QEvent) -> bool:
        """Keys that commands are on too, but that mean something else here."""
        if keeps(event):
            return True
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            keys = (QKeySequence.StandardKey.Find, QKeySequence.StandardKey.Copy)
            if any(event.matches(key) for key in keys):
                event.accept()
                return True
        return super().event(event)

    def _scrolled_along(self) -> None:
        """What stays must not be shifted with the rest."""
        self.viewport().update()
        self.horizontalHeader().viewport().update()

    def _has_selection(self) -> bool:
        return self.selectionModel().hasSelection()

    def _begin(self) -> None:
        self.gestures += 1
        self.adding = False


class _RowHeads(QHeaderView):
    """The narrow heads of the rows: a tick where a row is picked; a press picks or unpicks it."""

    def __init__(self, view: RowsView) -> None:
        super().__init__(Qt.Orientation.Vertical, view)
        self._view = view
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setDefaultSectionSize(round(ROW_HEIGHT_EM * sizes().body_px))
        self.setMinimumSectionSize(self.defaultSectionSize())
        self.setFixedWidth(round(HEAD_WIDTH_EM * sizes().body_px))
        self.setHighlightSections(False)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Pick or unpick the row."""
        position = self.logicalIndexAt(event.position().toPoint())
        if position >= 0 and event.button() == Qt.MouseButton.LeftButton:
            self._view.gestures += 1
            self._view.tick_asked.emit(position)
