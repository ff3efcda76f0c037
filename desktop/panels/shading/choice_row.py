"""ChoiceRow: a label and lists to choose one of, side by side."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIcon, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
    QWidget,
)

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

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """What is chosen, without the indent of the list, and cut with dots to its room."""
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        painter = QStylePainter(self)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        room = self.style().subControlRect(
            QStyle.ComplexControl.CC_ComboBox,
            option,
            QStyle.SubControl.SC_ComboBoxEditField,
            self,
        )
        pictured = 0 if option.currentIcon.isNull() else option.iconSize.width() + 4
        letters, dots = self.fontMetrics(), Qt.TextElideMode.ElideRight
        words = option.currentText.strip()
        option.currentText = letters.elidedText(words, dots, room.width() - pictured - 2)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        """A turning wheel scrolls the panel; it must not change what it happens to pass."""
        event.ignore()


class ChoiceRow(QWidget):
    """A label, and things to choose with after it, each with its share of the room."""

    def __init__(self, *parts: tuple[QWidget, int]) -> None:
        super().__init__()
        self.label = QLabel()
        self.label.setObjectName("quiet")
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        line.addWidget(self.label)
        for part, share in parts:
            line.addWidget(part, share)

    def say(self, words: str) -> None:
        """The label."""
        self.label.setText(words)
        self.label.setFixedWidth(round(4.6 * sizes().body_px))
