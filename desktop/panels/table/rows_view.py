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
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from desktop.panels.parts.own_keys import keeps
from desktop.theme import sizes

ROW_HEIGHT_EM = 2.0
HEAD_WIDTH_EM = 1.8
Flag = QItemSelectionModel.SelectionFlag


class RowsView(QTableView):
    """`typed(text)` passes on letters typed over the rows, `find_asked` Ctrl+F, `step_asked(±1)`
    F3; `copy_asked` Ctrl+C; `tick_asked(position)` a press on a row's head or Space;
    `reveal_asked(position)` Enter or a double click; `menu_asked(point on the screen)`.

    `gestures` counts what hands have begun; `adding` says whether the hand of now keeps what was
    selected before (Ctrl).
    """

    typed = Signal(str)
    find_asked = Signal()
    step_asked = Signal(int)
    copy_asked = Signal()
    tick_asked = Signal(int)
    reveal_asked = Signal(int)
    menu_asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.gestures = 0
        self.adding = False
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
        self.doubleClicked.connect(lambda index: self.reveal_asked.emit(index.row()))

    def selectionCommand(  # noqa: N802
        self, index: QModelIndex | QPersistentModelIndex, event: QEvent | None = None
    ) -> QItemSelectionModel.SelectionFlag:
        """What a key or button does to the selection; whether it adds to it is kept."""
        command = super().selectionCommand(index, event)
        self.adding = not command & Flag.Clear and command != Flag.NoUpdate
        return command

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """A gesture begins; one that only asks for the menu leaves the selection."""
        if event.button() == Qt.MouseButton.RightButton:
            event.accept()
            return
        self._begin()
        super().mousePressEvent(event)

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
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:  # noqa: N802
        """Letters typed over the rows are for whoever finds; Qt itself would ask every row."""
        self.typed.emit(search)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802
        """A menu for the rows that are selected."""
        self.menu_asked.emit(event.globalPos())

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
