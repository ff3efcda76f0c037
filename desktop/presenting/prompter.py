"""Prompter: the presenter's own view: what is said now, what comes next, and the time."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QCloseEvent, QFont, QKeyEvent, QPixmap
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop.presenting.keys import take_key
from desktop.presenting.talk import Talk
from desktop.theme import sizes
from desktop.wording import tr
from desktop.workspace.records import Scene

TICK_MS = 500
PICTURE_PX = 200


class Prompter(QWidget):
    """Stays on the presenter's screen while the story is on the other one."""

    def __init__(self, talk: Talk) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("讲解：演示者视图"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._talk = talk
        large, title = 2 * sizes().body_px - 2, sizes().title_px
        self.clock, self.counter = _label(large, bold=True), _label(sizes().heading_px)
        self.now = SceneView(title, sizes().heading_px + 3)
        self.next = SceneView(sizes().heading_px, sizes().body_px)
        self.play, self.pointer = QPushButton(), QPushButton()
        for button in (self.play, self.pointer):
            button.setCheckable(True)
        self._arrange()
        self._ticking = QTimer(self, interval=TICK_MS)
        self._ticking.timeout.connect(self._tick)
        self._ticking.start()
        for told in (talk.went, talk.played, talk.pointed):
            told.connect(self._show)
        self.resize(760, 620)
        self._show()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """The keys of the talk."""
        if not take_key(self._talk, event):
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        """Closed by hand, it ends the talk."""
        super().closeEvent(event)
        self._talk.leave()

    def _show(self) -> None:
        talk = self._talk
        words = tr("第 {n} 幕，共 {all} 幕", n=talk.number + 1, all=len(talk.scenes))
        self.counter.setText(words)
        self.now.show_scene(talk.scene)
        self.next.show_scene(talk.coming)
        self.play.setChecked(talk.playing)
        self.pointer.setChecked(talk.pointing)
        self._tick()

    def _tick(self) -> None:
        minutes, seconds = divmod(self._talk.elapsed_seconds, 60)
        self.clock.setText(f"{minutes}:{seconds:02}")
        left = tr("自动放映，{n} 秒后下一幕", n=self._talk.left_seconds)
        self.play.setText(left if self._talk.playing else tr("自动放映 (P)"))

    def _arrange(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.counter)
        head.addStretch(1)
        elapsed = QLabel(tr("已用时间"))
        elapsed.setObjectName("quiet")
        head.addWidget(elapsed)
        head.addWidget(self.clock)
        coming = QLabel(tr("下一幕"))
        coming.setObjectName("heading")
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(12)
        column.addLayout(head)
        column.addWidget(self.now, 3)
        column.addWidget(_rule())
        column.addWidget(coming)
        column.addWidget(self.next, 2)
        column.addLayout(self._buttons())

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        talk = self._talk
        self.pointer.setText(tr("指针 (L)"))
        back, onward = QPushButton(tr("上一幕")), QPushButton(tr("下一幕"))
        leave = QPushButton(tr("结束 (Esc)"))
        deeds: tuple[tuple[QPushButton, Callable[[], None]], ...] = (
            (back, talk.back),
            (onward, talk.next),
            (self.play, talk.play),
            (self.pointer, talk.point),
            (leave, talk.leave),
        )
        for button, deed in deeds:
            # The keys are the talk's own, also after a button was pressed.
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.clicked.connect(lambda _=False, deed=deed: deed())
            if button is leave:
                row.addStretch(1)
            row.addWidget(button)
        return row


class SceneView(QWidget):
    """A scene's picture, title and whole caption."""

    def __init__(self, title_px: int, caption_px: int) -> None:
        super().__init__()
        self.picture = QLabel()
        self.picture.setFixedWidth(PICTURE_PX)
        self.picture.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.title, self.caption = _label(title_px, bold=True), _label(caption_px)
        for label in (self.title, self.caption):
            label.setWordWrap(True)
        self.caption.setAlignment(Qt.AlignmentFlag.AlignTop)
        words = QScrollArea()
        words.setFrameShape(QFrame.Shape.NoFrame)
        words.setWidgetResizable(True)
        words.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside = QWidget()
        inside.setObjectName("inside")
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.title)
        column.addWidget(self.caption, 1)
        words.setWidget(inside)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addWidget(self.picture, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(words, 1)

    def show_scene(self, scene: Scene | None) -> None:
        """That scene; None is the end."""
        picture = QPixmap()
        if scene is not None and picture.loadFromData(scene.picture, "PNG"):
            smooth = Qt.TransformationMode.SmoothTransformation
            picture = picture.scaledToWidth(PICTURE_PX, smooth)
        self.picture.setPixmap(picture)
        self.title.setText((scene.title or tr("无标题")) if scene else tr("讲解到此结束"))
        self.caption.setText(scene.caption if scene else "")


def _label(size_px: int, *, bold: bool = False) -> QLabel:
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    font = QFont(label.font())
    font.setPixelSize(size_px)
    font.setBold(bold)
    label.setFont(font)
    return label


def _rule() -> QFrame:
    rule = QFrame()
    rule.setFrameShape(QFrame.Shape.HLine)
    return rule
