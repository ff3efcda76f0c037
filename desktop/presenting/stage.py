"""Stage: the window that the audience sees: the map, its legend, title, caption and sources."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QCloseEvent, QKeyEvent, QMouseEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.desk import Desk
from desktop.map.canvas import MapCanvas
from desktop.map.flight import CALM
from desktop.map.viewpoint import Viewpoint
from desktop.presenting.board import Board, BoardMaking, BoardView
from desktop.presenting.foot import Foot
from desktop.presenting.keys import take_key
from desktop.presenting.pointer import Pointer
from desktop.presenting.talk import Talk
from desktop.store import Store
from desktop.theme import map_palette, wardrobe
from desktop.view import View, speak
from desktop.wording import language, tr
from desktop.workspace.known import check_view
from geodata.faults import Fault

BOARD_SHARE = 0.19
"""Of the width of the screen, the legend's."""
LEAST_BOARD_PX = 210
GAP_PX = 16


class Stage(QWidget):
    """Shows the scenes of a talk in a Store of its own: nothing of it is a step of anybody's
    history. Hands may move the map; the next key brings the story back.
    """

    def __init__(self, talk: Talk, desk: Desk) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("放映讲解"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAutoFillBackground(True)
        self.setMinimumSize(640, 400)
        self._talk = talk
        self._atlas = desk.atlas
        self._asked: tuple[View, Viewpoint] | None = None
        view = speak(talk.scene.view, language())
        self.store = Store(view if self._fault(view) is None else View(language=language()))
        self.map = MapCanvas(self.store, desk.atlas)
        self.map.eye.fly_at(CALM)
        self.map.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.board = BoardView()
        self.foot = Foot(talk.scenes)
        self.making = BoardMaking(self, desk.atlas)
        self.making.ready.connect(self._take)
        self._own_title = ""
        self._arrange()
        self.pointer = Pointer(self)
        for widget in self.findChildren(QWidget):
            widget.setMouseTracking(True)
            widget.installEventFilter(self)
        self.setMouseTracking(True)
        self.map.eye.settled.connect(self._ask)
        talk.went.connect(self._went)
        talk.played.connect(self._count)
        talk.pointed.connect(self._point)
        wardrobe.changed.connect(self._redress)
        self._redress()
        self._went()

    @property
    def settled(self) -> bool:
        """Whether map and legend are those of the scene, and rest."""
        return self.map.is_settled() and self.making.idle

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """The keys of the talk."""
        if not take_key(self._talk, event):
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """The ring follows the mouse over whatever lies on the stage."""
        if event.type() == QEvent.Type.MouseMove and isinstance(watched, QWidget):
            at = cast("QMouseEvent", event).position().toPoint()
            self.pointer.follow(watched.mapTo(self, at))
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Type and legend follow the screen, and the map fits what is left anew."""
        super().resizeEvent(event)
        self.foot.fit(self.width(), self.height())
        self.board.setFixedWidth(max(round(BOARD_SHARE * self.width()), LEAST_BOARD_PX))
        self.pointer.setGeometry(self.rect())
        self._column.activate()
        if self.map.painted:
            self.map.eye.refit()
            self.map.eye.settle()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        """A closed stage is the end of the talk."""
        self.making.rest()
        self.map.rest()
        super().closeEvent(event)
        self._talk.leave()

    def _arrange(self) -> None:
        beside = QVBoxLayout()
        beside.setContentsMargins(GAP_PX, GAP_PX, GAP_PX // 2, 0)
        beside.addWidget(self.board)
        above = QHBoxLayout()
        above.setSpacing(0)
        above.addWidget(self.map, 1)
        above.addLayout(beside)
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(above, 1)
        column.addWidget(self.foot)

    def _went(self) -> None:
        scene = self._talk.scene
        view = speak(scene.view, language())
        self._own_title = ""
        if self._fault(view) is None:
            self.store.change(view, scene.title)
            self._ask()
        self._say()
        self._count()

    def _say(self) -> None:
        """A scene of things that this atlas lacks is said to be one; the map stays."""
        scene = self._talk.scene
        fault = self._fault(scene.view)
        words = fault.words(language()) if fault else scene.caption
        self.foot.say(scene.title or self._own_title, words)

    def _fault(self, view: View) -> Fault | None:
        try:
            check_view(view, self._atlas, self._talk.scene.title)
        except Fault as fault:
            return fault
        return None

    def _count(self) -> None:
        self.foot.count(self._talk.number, playing=self._talk.playing)

    def _point(self) -> None:
        self.pointer.setVisible(self._talk.pointing)
        self.pointer.raise_()

    def _ask(self) -> None:
        """The legend of where the map will be: it is there before the flight has ended."""
        moving = self.map.eye.flying
        viewpoint = self.map.eye.wanted if moving else self.map.viewpoint
        wanted = (self.store.view, viewpoint)
        if self.map.painted and wanted != self._asked:
            self._asked = wanted
            room = QSize(self.board.width(), max(self.board.height(), 1))
            self.making.ask(*wanted, room, self.devicePixelRatioF())

    def _take(self, made: Board | Fault) -> None:
        if isinstance(made, Fault):
            self.board.put(None)
            self.foot.say_sources([made.words(language())])
            return
        self.board.put(made.legend)
        self.foot.say_sources(made.sources)
        if made.view == self.store.view:
            self._own_title = made.title
            self._say()

    def _redress(self) -> None:
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Window, map_palette().paper)
        self.setPalette(palette)
        self.foot.dress()
        self._asked = None
        self._ask()
