"""Fold: a heading that folds what is below it in and out."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop.panels.parts.short_button import ShortButton
from desktop.theme import icon


class Fold(QWidget):
    """`inside` below a heading button; open or closed is the panel's own affair, not the View's.

    What stands `beside` the heading is there only while it is open.
    """

    def __init__(
        self, inside: QWidget, *, opened: bool = True, beside: Iterable[QWidget] = ()
    ) -> None:
        super().__init__()
        self.inside = inside
        self._beside = tuple(beside)
        self.button = ShortButton()
        self.button.setObjectName("fold")
        self.button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.button.setIconSize(QSize(16, 16))
        self.button.setCheckable(True)
        self.button.setChecked(opened)
        self.button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.button.toggled.connect(self._turn)
        head = QHBoxLayout()
        head.setSpacing(0)
        head.addWidget(self.button, 1)
        for widget in self._beside:
            head.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 8)
        column.setSpacing(2)
        column.addLayout(head)
        column.addWidget(inside)
        self._turn(opened)

    def say(self, words: str) -> None:
        """Show the heading's words."""
        self.button.setText(words)

    def _turn(self, opened: bool) -> None:  # noqa: FBT001
        self.button.setIcon(icon("opened" if opened else "closed"))
        for widget in (self.inside, *self._beside):
            widget.setVisible(opened)
