"""Talk: which scene of a story is shown, and whether it goes on by itself."""

from __future__ import annotations

from collections.abc import Sequence
from time import monotonic

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.workspace.records import Scene


class Talk(QObject):
    """`went()` says that another scene is shown, `played()` that it goes on by itself or no longer
    does, `pointed()` that the pointer is lit or put out, `ended()` that the talk is over.
    """

    went = Signal()
    played = Signal()
    pointed = Signal()
    ended = Signal()

    def __init__(self, scenes: Sequence[Scene], begin: int, parent: QObject) -> None:
        """`scenes` are at least one; `begin` is the number of the first shown, from 0."""
        super().__init__(parent)
        self.scenes = tuple(scenes)
        self.number = min(max(begin, 0), len(self.scenes) - 1)
        self.pointing = False
        self._over = False
        self._started_s = monotonic()
        self._hold = QTimer(self, singleShot=True)
        self._hold.timeout.connect(self._go_on)

    @property
    def scene(self) -> Scene:
        """The scene that is shown."""
        return self.scenes[self.number]

    @property
    def coming(self) -> Scene | None:
        """The scene after it; None at the end."""
        after = self.number + 1
        return self.scenes[after] if after < len(self.scenes) else None

    @property
    def playing(self) -> bool:
        """Whether the talk goes on by itself."""
        return self._hold.isActive()

    @property
    def elapsed_seconds(self) -> int:
        """How long the talk has taken."""
        return int(monotonic() - self._started_s)

    @property
    def left_seconds(self) -> int:
        """How long the scene still stands, while the talk goes on by itself."""
        return -(-max(self._hold.remainingTime(), 0) // 1000)

    def go(self, number: int) -> None:
        """Show that scene; its time begins."""
        wanted = min(max(number, 0), len(self.scenes) - 1)
        if wanted == self.number:
            return
        self.number = wanted
        if self.playing:
            self._start_clock()
        self.went.emit()

    def next(self) -> None:
        """The scene after this one, if there is one."""
        self.go(self.number + 1)

    def back(self) -> None:
        """The scene before this one, if there is one."""
        self.go(self.number - 1)

    def first(self) -> None:
        """The first scene."""
        self.go(0)

    def last(self) -> None:
        """The last scene."""
        self.go(len(self.scenes) - 1)

    def play(self) -> None:
        """Go on by itself, each scene standing its time; or stay here."""
        if self.playing:
            self._hold.stop()
        else:
            self._start_clock()
        self.played.emit()

    def go_on(self) -> None:
        """What the longest key does: on to the next scene; while playing, stay here."""
        if self.playing:
            self.play()
        else:
            self.next()

    def point(self) -> None:
        """Light the pointer, or put it out."""
        self.pointing = not self.pointing
        self.pointed.emit()

    def leave(self) -> None:
        """The talk is over."""
        if not self._over:
            self._over = True
            self._hold.stop()
            self.ended.emit()

    def _start_clock(self) -> None:
        self._hold.start(1000 * self.scene.seconds)

    def _go_on(self) -> None:
        if self.coming is None:
            self.played.emit()
        else:
            self.number += 1
            self._start_clock()
            self.went.emit()
