"""The history: what was done, step by step in words, to go to any moment of it."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QColor, QFont
from PySide6.QtWidgets import QFrame, QLabel, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from desktop.store import Step, Store
from desktop.theme import icon, sizes, tokens
from desktop.view import View
from desktop.wording import tr

# What a step is told by: the first of these that it changed.
_ICONS = (
    ("bookmarks", "bookmark"),
    ("story", "story"),
    ("filters", "step_filter"),
    ("filter", "step_filter"),
    ("compared", "step_compare"),
    ("shading", "step_shading"),
    ("picked", "tick"),
    ("selection", "step_select"),
    ("hidden", "step_layers"),
    ("added", "step_layers"),
    ("camera", "step_camera"),
)
MOST_ROWS_SHOWN = 14


class HistoryList(QFrame):
    """A popup with the steps, the newest on top, those taken back in grey. It follows the Store and
    stays open while one goes back and forth.
    """

    def __init__(self, store: Store, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("popup")
        self._store = store
        self.heading = QLabel()
        self.heading.setObjectName("heading")
        self.list = QListWidget()
        self.list.setIconSize(QSize(18, 18))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setUniformItemSizes(True)
        self.list.itemClicked.connect(self._go)
        self.list.itemActivated.connect(self._go)
        self.hint = QLabel()
        self.hint.setObjectName("quiet")
        self.hint.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 10)
        column.setSpacing(6)
        for widget in (self.heading, self.list, self.hint):
            column.addWidget(widget)
        self.setFixedWidth(27 * sizes().body_px)
        store.changed.connect(self._changed)

    def open_below(self, widget: QWidget) -> None:
        """Show it under a button, right edges in line."""
        self._fill()
        self.adjustSize()
        corner = widget.mapToGlobal(QPoint(widget.width(), widget.height() + 2))
        room = widget.screen().availableGeometry()
        left = min(max(corner.x() - self.width(), room.left()), room.right() - self.width())
        self.move(left, min(corner.y(), room.bottom() - self.height()))
        self.show()
        self.list.setFocus()

    def _changed(self, _old: View, _new: View, _what: frozenset[str]) -> None:
        if self.isVisible():
            self._fill()

    def _fill(self) -> None:
        steps, position = self._store.steps, self._store.position
        self.heading.setText(tr("操作记录（{n} 步）", n=len(steps)))
        self.hint.setText(tr("点一步，就回到那时；书签与讲解的增删也在其中。"))
        self.list.setAccessibleName(tr("操作记录"))
        self.list.clear()
        for number in range(len(steps), -1, -1):
            words = steps[number - 1].words if number else tr("开始时")
            name = _icon_of(steps[number - 1]) if number else "step_start"
            self.list.addItem(_row(words, name, number, position))
        now = len(steps) - position
        self.list.setCurrentRow(now)
        row = max(self.list.sizeHintForRow(0), 1)
        self.list.setFixedHeight(row * min(len(steps) + 1, MOST_ROWS_SHOWN) + 2)
        self.list.scrollToItem(self.list.item(now))

    def _go(self, item: QListWidgetItem) -> None:
        self._store.go_to(int(item.data(Qt.ItemDataRole.UserRole)))


def _row(words: str, icon_name: str, number: int, position: int) -> QListWidgetItem:
    undone, now = number > position, number == position
    colour = "accent" if now else "faint" if undone else "quiet"
    item = QListWidgetItem(icon(icon_name, colour), words)
    item.setData(Qt.ItemDataRole.UserRole, number)
    item.setSizeHint(QSize(0, 2 * sizes().body_px + 2))
    item.setToolTip(words)
    if undone:
        item.setForeground(QColor(tokens().faint))
        item.setData(Qt.ItemDataRole.AccessibleTextRole, words + tr("（已撤销）"))
    elif now:
        font = QFont()
        font.setBold(True)
        item.setFont(font)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{words} · {tr('现在')}")
    return item


def _icon_of(step: Step) -> str:
    what = step.what
    return next((name for part, name in _ICONS if part in what), "step_camera")
