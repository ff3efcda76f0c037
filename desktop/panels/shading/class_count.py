"""ClassCount: how many classes, as a number to turn."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QSpinBox

from desktop.wording import tr
from geodata.classing import MOST_CLASSES

LEAST_CLASSES = 2


class ClassCount(QSpinBox):
    """`asked(number)` when a hand turns it."""

    asked = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setRange(LEAST_CLASSES, MOST_CLASSES)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.valueChanged.connect(self.asked)

    def say(self) -> None:
        """Its name, in the language of now."""
        self.setAccessibleName(tr("级数"))
        self.setToolTip(tr("级数"))

    def show_number(self, number: int) -> None:
        """Which number is chosen; nobody asked for it."""
        with QSignalBlocker(self):
            self.setValue(number)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        """A turning wheel scrolls the panel; it must not change what it happens to pass."""
        event.ignore()
