"""Segments: a few commands of which one holds, side by side, or in a menu where room is short."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QWidget


class Segments(QWidget):
    """One button an action; folded, a single one that says which holds and opens a menu of all."""

    def __init__(self, actions: Sequence[QAction]) -> None:
        super().__init__()
        self.setObjectName("segments")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._actions = tuple(actions)
        self._buttons = QWidget()
        row = QHBoxLayout(self._buttons)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for action in actions:
            button = QToolButton()
            button.setDefaultAction(action)
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
            row.addWidget(button)
            action.changed.connect(self._say)
        self._folded = QToolButton()
        self._folded.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        self._folded.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self._folded)
        menu.addActions(list(actions))
        self._folded.setMenu(menu)
        self._folded.hide()
        column = QHBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.addWidget(self._buttons)
        column.addWidget(self._folded)
        self._say()

    def fold(self, *, on: bool) -> None:
        """Into one button with a menu, or out of it."""
        self._buttons.setHidden(on)
        self._folded.setVisible(on)

    def _say(self) -> None:
        held = next((action for action in self._actions if action.isChecked()), self._actions[0])
        self._folded.setText(f"{held.text()} ▾")
        self._folded.setAccessibleName(held.text())
