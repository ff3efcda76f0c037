"""PictureList: things with thumbnails in the person's order, to go to, rename and drag."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QModelIndex, QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QDropEvent, QKeyEvent, QPixmap
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem, QWidget

from desktop.panels.parts.picture_row import HERE, ID, NAME, PICTURE, WORDS, PictureRow

CONTROL = Qt.KeyboardModifier.ControlModifier


@dataclass(frozen=True, slots=True)
class Pictured:
    """A row: its id, its name, what is said of it, and a small PNG (empty for none)."""

    id: int
    name: str
    words: str
    picture: bytes


class PictureList(QListWidget):
    """`gone_to(id)`, `renamed(id, name)`, `moved(id, position)` and `removed(id)` when a hand asks;
    the list itself changes only when it is shown other rows. `numbered` ones are counted.
    """

    gone_to = Signal(int)
    renamed = Signal(int, str)
    moved = Signal(int, int)
    removed = Signal(int)

    def __init__(self, parent: QWidget | None = None, *, numbered: bool = False) -> None:
        super().__init__(parent)
        self.setItemDelegate(PictureRow(self, numbered=numbered))
        self.setMouseTracking(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemClicked.connect(lambda item: self.gone_to.emit(item.data(ID)))
        self.itemChanged.connect(self._edited)

    @property
    def current_id(self) -> int | None:
        """The row under the keyboard, by its id; None without any."""
        item = self.currentItem()
        return int(item.data(ID)) if item is not None else None

    def show_rows(self, rows: Sequence[Pictured]) -> None:
        """List them; the keyboard stays where it was."""
        current, row = self.current_id, self.currentRow()
        quiet = QSignalBlocker(self)
        self.clear()
        for shown in rows:
            item = QListWidgetItem(shown.name)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable)
            item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsDropEnabled)
            item.setData(ID, shown.id)
            item.setData(WORDS, shown.words)
            item.setData(PICTURE, _pixmap(shown.picture))
            said = tuple(filter(None, (shown.name, shown.words)))
            item.setData(Qt.ItemDataRole.AccessibleTextRole, " · ".join(said))
            item.setToolTip("\n".join(said))
            self.addItem(item)
        numbers = {self.item(n).data(ID): n for n in range(self.count())}
        self.setCurrentRow(numbers.get(current, min(row, self.count() - 1)))
        quiet.unblock()

    def choose(self, row_id: int) -> None:
        """Put the keyboard onto that row, and have it in sight."""
        for row in range(self.count()):
            if self.item(row).data(ID) == row_id:
                self.setCurrentRow(row)
                self.scrollToItem(self.item(row))

    def point_out(self, here: frozenset[int]) -> None:
        """Mark those that the map shows now."""
        quiet = QSignalBlocker(self)
        for row in range(self.count()):
            item = self.item(row)
            item.setData(HERE, item.data(ID) in here)
        quiet.unblock()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Enter goes there, Delete removes, Ctrl with the arrows moves."""
        current, row = self.current_id, self.currentRow()
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        editing = self.state() == QAbstractItemView.State.EditingState
        if current is None or editing:
            super().keyPressEvent(event)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.gone_to.emit(current)
        elif event.key() == Qt.Key.Key_Delete:
            self.removed.emit(current)
        elif event.modifiers() == CONTROL and event.key() in steps:
            wanted = row + steps[Qt.Key(event.key())]
            if 0 <= wanted < self.count():
                self.moved.emit(current, wanted)
        else:
            super().keyPressEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802
        """Ask for the new order instead of moving the row here."""
        current, row = self.current_id, self.currentRow()
        goal = self._drop_row(event)
        # Or Qt would take out what it thinks was moved.
        event.setDropAction(Qt.DropAction.IgnoreAction)
        event.accept()
        if current is not None:
            position = goal - 1 if goal > row else goal
            if position != row:
                # When the drag is over: the list is made anew.
                QTimer.singleShot(0, self, lambda: self.moved.emit(current, position))

    def _drop_row(self, event: QDropEvent) -> int:
        """Before which row the hand let go."""
        point = event.position().toPoint()
        index: QModelIndex = self.indexAt(point)
        if not index.isValid():
            return self.count()
        below = point.y() > self.visualRect(index).center().y()
        return index.row() + below

    def _edited(self, item: QListWidgetItem) -> None:
        renamed, name = int(item.data(ID)), str(item.data(NAME)).strip()
        # When the editor is closed: the list is made anew.
        QTimer.singleShot(0, self, lambda: self.renamed.emit(renamed, name))


@lru_cache(maxsize=256)
def _pixmap(png: bytes) -> QPixmap:
    made = QPixmap()
    made.loadFromData(png, "PNG")
    return made
