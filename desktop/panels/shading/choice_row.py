"""ChoiceRow: a label and lists to choose one of, side by side."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtGui import QIcon, QWheelEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QSizePolicy, QWidget

from desktop.theme import sizes

Choice = tuple[str, str, QIcon | None]
"""Code, words, picture."""


class Choices(QComboBox):
    """`asked(code)` when a hand chooses; as wide as there is room."""

    asked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setMaxVisibleItems(24)
        self.activated.connect(lambda row: self.asked.emit(self.itemData(row)))

    def offer(self, name: str, choices: Iterable[Choice]) -> None:
        """What is chosen here, and what there is to choose."""
        self.setAccessibleName(name)
        self.clear()
        for code, words, picture in choices:
            self.addItem(picture or QIcon(), words, code)
            if picture is not None:
                self.setIconSize(picture.availableSizes()[0])

    def show_choice(self, code: str) -> None:
        """Which of them is chosen."""
        self.setCurrentIndex(self.findData(code))
        self.setToolTip(self.currentText().strip())

    @property
    def codes(self) -> tuple[str, ...]:
        """What there is to choose."""
        return tuple(self.itemData(row) for row in range(self.count()))

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        """A turning wheel scrolls the panel; it must not change what it happens to pass."""
        event.ignore()


class ChoiceRow(QWidget):
    """A label, and one or two things to choose with after it."""

    def __init__(self, *parts: QWidget) -> None:
        super().__init__()
        self.label = QLabel()
        self.label.setObjectName("quiet")
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        line.addWidget(self.label)
        for part in parts:
            # A number needs less room than words.
            line.addWidget(part, 3 if isinstance(part, Choices) else 2)

    def say(self, words: str) -> None:
        """The label."""
        self.label.setText(words)
        self.label.setFixedWidth(round(4.6 * sizes().body_px))
