"""Fold: a heading that folds what is below it in and out."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QSizePolicy, QToolButton, QVBoxLayout, QWidget

from desktop.theme import icon


class Fold(QWidget):
    """`inside` below a heading button; open or closed is the panel's own affair, not the View's."""

    def __init__(self, inside: QWidget, *, opened: bool = True) -> None:
        super().__init__()
        self.inside = inside
        self.button = QToolButton()
        self.button.setObjectName("fold")
        self.button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.button.setIconSize(QSize(16, 16))
        self.button.setCheckable(True)
        self.button.setChecked(opened)
        self.button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.button.toggled.connect(self._turn)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 8)
        column.setSpacing(2)
        column.addWidget(self.button)
        column.addWidget(inside)
        self._turn(opened)

    def say(self, words: str) -> None:
        """Show the heading's words."""
        self.button.setText(words)

    def _turn(self, opened: bool) -> None:  # noqa: FBT001
        self.button.setIcon(icon("opened" if opened else "closed"))
        self.inside.setVisible(opened)
