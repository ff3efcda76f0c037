"""FindField: finds within the table; Enter goes to the next one found, Escape lets go."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop.theme import sizes
from desktop.wording import tr


class FindField(QLineEdit):
    """`step_asked(±1)` by Enter and F3, with Shift the other way; `left` when it is let go of."""

    step_asked = Signal(int)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("find")
        self.setClearButtonEnabled(True)
        self.setMinimumWidth(9 * sizes().body_px)
        self.setMaximumWidth(18 * sizes().body_px)

    def begin(self, text: str = "") -> None:
        """Take the keyboard, with `text` typed already."""
        self.setFocus()
        if text:
            self.setText(text)
        else:
            self.selectAll()

    def speak(self) -> None:
        """Say what it is for in the language of now."""
        words = tr("在表中查找")
        self.setPlaceholderText(words)
        self.setAccessibleName(words)
        self.setToolTip(tr("汉字、拼音、首字母或英文；回车到下一处 (Ctrl+F)"))

    def event(self, event: QEvent) -> bool:
        """Its keys belong to the field while it has the keyboard, not to the window's commands."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            find = event.matches(QKeySequence.StandardKey.Find)
            if find or event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_F3):
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Enter and F3 step, Escape clears and then leaves, Down goes into the rows."""
        back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if event.matches(QKeySequence.StandardKey.Find):
            self.selectAll()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F3):
            self.step_asked.emit(-1 if back else 1)
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Down):
            self.left.emit()
        else:
            super().keyPressEvent(event)
