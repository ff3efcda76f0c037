"""SceneForm: title, caption and seconds of one scene, written under the list."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import (
    QFormLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QSpinBox,
    QWidget,
)

from desktop.theme import sizes
from desktop.wording import tr
from desktop.workspace.records import SECONDS, Scene

CAPTION_LINES = 5
LONGEST_TITLE = 200
# On a slide more than this would only be legible by magnifying glass.
LONGEST_CAPTION = 2000


class SceneForm(QWidget):
    """`entitled(words)`, `captioned(words)` and `timed(seconds)` come while a hand writes."""

    entitled = Signal(str)
    captioned = Signal(str)
    timed = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.title = QLineEdit(maxLength=LONGEST_TITLE)
        self.caption = QPlainTextEdit(tabChangesFocus=True)
        self.seconds = QSpinBox(minimum=SECONDS[0], maximum=SECONDS[1])
        self._words = QLabel(), QLabel(), QLabel()
        form = QFormLayout(self)
        form.setContentsMargins(8, 8, 8, 4)
        form.setHorizontalSpacing(8)
        form.setVerticalSpacing(6)
        for label, field in zip(self._words, (self.title, self.caption, self.seconds), strict=True):
            label.setBuddy(field)
            form.addRow(label, field)
        line = self.caption.fontMetrics().lineSpacing()
        self.caption.setFixedHeight(CAPTION_LINES * line + sizes().body_px)
        self.title.textEdited.connect(lambda words: self.entitled.emit(words.strip()))
        self.caption.textChanged.connect(self._captioned)
        self.seconds.valueChanged.connect(self.timed)

    def speak(self) -> None:
        """The words of now."""
        names = (tr("标题"), tr("讲词"), tr("停留"))
        for label, words in zip(self._words, names, strict=True):
            label.setText(words)
        fields: tuple[QWidget, ...] = (self.title, self.caption, self.seconds)
        for field, words in zip(fields, names, strict=True):
            field.setAccessibleName(words)
        self.title.setPlaceholderText(tr("留空则按所示内容拟题"))
        self.caption.setPlaceholderText(tr("讲解时说的话，印在页上与备注里"))
        self.seconds.setSuffix(tr(" 秒"))
        self.seconds.setToolTip(tr("自动放映时停留多久"))

    def show_scene(self, scene: Scene | None) -> None:
        """What is written of that scene; the cursor stays where a hand is writing just that."""
        self.setEnabled(scene is not None)
        title, caption = (scene.title, scene.caption) if scene else ("", "")
        with _quiet(self.title, self.caption, self.seconds):
            if self.title.text().strip() != title:
                self.title.setText(title)
                self.title.setCursorPosition(0)
            if self.caption.toPlainText() != caption:
                self.caption.setPlainText(caption)
            if scene is not None:
                self.seconds.setValue(scene.seconds)

    def _captioned(self) -> None:
        words = self.caption.toPlainText()
        if len(words) > LONGEST_CAPTION:
            words = words[:LONGEST_CAPTION]
            with _quiet(self.caption):
                self.caption.setPlainText(words)
        self.captioned.emit(words)


@contextmanager
def _quiet(*widgets: QWidget) -> Iterator[None]:
    """Nothing that is shown meanwhile counts as written by a hand."""
    blockers = [QSignalBlocker(widget) for widget in widgets]
    yield
    for blocker in blockers:
        blocker.unblock()
