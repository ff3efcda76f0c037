"""NameLine: words of a place's name to filter by; what is typed counts after a short pause."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop.view import View
from desktop.wording import tr

PAUSE_MS = 200


class NameLine(QLineEdit):
    """`asked(text)` when a hand has typed other words than the filter's."""

    asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setClearButtonEnabled(True)
        self._shown = ""
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._ask)
        self.textEdited.connect(self._typed)
        self.returnPressed.connect(self._ask)

    def show_view(self, view: View, *, words: bool) -> None:
        """Show the filter's words, unless a hand is just typing others."""
        if words:
            self.setPlaceholderText(tr("名称含：汉字、拼音、English"))
            self.setAccessibleName(tr("名称含"))
        self._shown = view.filter.text
        if not self._pause.isActive() and " ".join(self.text().split()) != self._shown.strip():
            self.setText(self._shown)

    def _typed(self) -> None:
        self._pause.start()

    def _ask(self) -> None:
        self._pause.stop()
        text = " ".join(self.text().split())
        if text != self._shown:
            self.asked.emit(text)
