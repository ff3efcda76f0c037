"""Presentation: a talk on its screens: the story on one, the presenter's view on the other."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from PySide6.QtCore import QObject, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from desktop.desk import Desk
from desktop.presenting.prompter import Prompter
from desktop.presenting.stage import Stage
from desktop.presenting.talk import Talk
from desktop.workspace.records import Scene

S = TypeVar("S")


class Presentation(QObject):
    """`ended(id)` comes once, with the id of the scene that was shown last."""

    ended = Signal(int)

    def __init__(self, scenes: Sequence[Scene], begin: int, desk: Desk, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.talk = Talk(scenes, begin, self)
        self.stage = Stage(self.talk, desk)
        self.prompter: Prompter | None = None
        self.talk.ended.connect(self._end)
        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication)
        # A projector may be plugged in, or pulled out, in the midst of a talk.
        for told in (app.screenAdded, app.screenRemoved):
            told.connect(self._replace)
        self._place()

    def _replace(self) -> None:
        # When Qt has done with the screen that goes.
        QTimer.singleShot(0, self, self._place)

    def _place(self) -> None:
        """Put the story onto the audience's screen, and the presenter's view onto this one."""
        if not isValid(self.stage):
            return
        here = self._window.screen()
        there, own = places_for(here, QGuiApplication.screens())
        self.stage.setScreen(there)
        self.stage.setGeometry(there.geometry())
        self.stage.showFullScreen()
        if own is None:
            self._take_prompter_away()
            self.stage.activateWindow()
            self.stage.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        if self.prompter is None:
            self.prompter = Prompter(self.talk)
        self.prompter.setScreen(own)
        self.prompter.setGeometry(_middle(own, self.prompter))
        self.prompter.show()
        self.prompter.activateWindow()
        self.prompter.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take_prompter_away(self) -> None:
        if self.prompter is not None:
            self.prompter.hide()
            self.prompter.deleteLater()
            self.prompter = None

    def _end(self) -> None:
        self._take_prompter_away()
        if isValid(self.stage):
            self.stage.close()
        self.ended.emit(self.talk.scene.id)
        self._window.activateWindow()
        self.deleteLater()


def places_for(here: S, screens: Sequence[S]) -> tuple[S, S | None]:
    """The screen of the story, which is another than `here` where there is one; and that of the
    presenter's view, None with a single screen.
    """
    others = [screen for screen in screens if screen != here]
    return (others[0], here) if others else (here, None)


def _middle(screen: QScreen, window: QWidget) -> QRect:
    room = screen.availableGeometry()
    box = QRect(0, 0, min(window.width(), room.width()), min(window.height(), room.height()))
    box.moveCenter(room.center())
    return box
