"""MapBox: the view box under the map. It turns hands on mouse and trackpad into viewpoints."""

from __future__ import annotations

from typing import Any

from pyqtgraph import ViewBox
from PySide6.QtCore import QPointF, QRectF, Qt, Signal

from desktop.map.viewpoint import Viewpoint

# One notch of a wheel is 120 eighths of a degree; four notches are a factor of about 2.7.
ZOOM_PER_NOTCH = 1.28
# The scene rounds to whole pixels, so a position within half a one is the same.
ROUNDED_PX = 0.501
_PAN, _BAND, _DRAW = "pan", "band", "draw"


class MapBox(ViewBox):
    """The camera of the live map. `wanted(viewpoint)` comes when a wheel is turned.

    `dragged(right, down)` follows a drag in pixels and `let_go()` ends it; with Shift held,
    `banded(rectangle, finished)` follows a band instead, and with `drawing` set every drag of the
    left button is `drawn(point, modifiers, finished)`. `pressed_at(point, modifiers)` says where a
    click without a drag happened, `doubled_at(point)` a double one, and `asked_at(point)` one of
    the right button; `pointed_at(point)` follows the pointer (None when it leaves). All in logical
    pixels.
    """

    wanted = Signal(object)
    pressed_at = Signal(object, object)
    pointed_at = Signal(object)
    dragged = Signal(float, float)
    let_go = Signal()
    banded = Signal(object, bool)
    drawn = Signal(object, object, bool)
    doubled_at = Signal(object)
    asked_at = Signal(object)

    def __init__(self) -> None:
        super().__init__(enableMenu=False, defaultPadding=0.0)
        self.setAspectLocked(True)
        self.disableAutoRange()
        self.setAcceptHoverEvents(True)
        self.viewpoint: Viewpoint | None = None
        self.drawing = False
        self._drag = _PAN
        self._last = QPointF()
        self._here, self._taken = QPointF(), QPointF()

    def look(self, viewpoint: Viewpoint) -> None:
        """Show that viewpoint."""
        self.viewpoint = viewpoint
        left, bottom, right, top = viewpoint.bounds_m
        self.setRange(QRectF(left, bottom, right - left, top - bottom), padding=0.0)

    def turned(self, where: QPointF, notches: float) -> None:
        """A wheel was turned there, in logical pixels of the window: zoom at the cursor."""
        if self.viewpoint is not None:
            factor = ZOOM_PER_NOTCH**notches
            self.wanted.emit(self.viewpoint.zoomed(factor, where.x(), where.y()))

    def felt(self, where: QPointF, *, taken: bool) -> None:
        """Exactly where the pointer is, and with `taken` where a button went down.

        The scene's own events know whole pixels only, which on a screen of 150 % is not enough for
        a point to stay under the hand.
        """
        self._here = where
        if taken:
            self._taken = where

    def mouseDragEvent(self, ev: Any, axis: Any = None) -> None:  # noqa: ARG002, N802
        """Pan, so that the point that was taken stays under the hand; with Shift, draw a band.

        With a tool that draws, draw; the middle button pans all the same.
        """
        left = ev.button() == Qt.MouseButton.LeftButton
        if self.viewpoint is None or not (left or ev.button() == Qt.MouseButton.MiddleButton):
            ev.ignore()
            return
        ev.accept()
        taken, here = self._where(ev.buttonDownScenePos()), self._where(ev.scenePos())
        if ev.isStart():
            self._drag = self._kind_of_drag(ev.modifiers(), left=left)
            self._last = taken
            if self._drag == _DRAW:
                self.drawn.emit(taken, ev.modifiers(), False)  # noqa: FBT003
        if self._drag == _DRAW:
            self.drawn.emit(here, ev.modifiers(), ev.isFinish())
            return
        if self._drag == _BAND:
            self.banded.emit(QRectF(taken, here).normalized(), ev.isFinish())
            return
        self.dragged.emit(here.x() - self._last.x(), here.y() - self._last.y())
        self._last = here
        if ev.isFinish():
            self.let_go.emit()

    def _kind_of_drag(self, modifiers: Qt.KeyboardModifier, *, left: bool) -> str:
        """What a drag that starts now will do to its end."""
        if left and self.drawing:
            return _DRAW
        return _BAND if left and modifiers & Qt.KeyboardModifier.ShiftModifier else _PAN

    def mouseClickEvent(self, ev: Any) -> None:  # noqa: N802
        """A click selects, a double click comes closer; the right button asks what can be done."""
        button = ev.button()
        left, right = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton
        if button not in (left, right) or self.viewpoint is None:
            ev.ignore()
            return
        ev.accept()
        where = self._where(ev.scenePos())
        if button == right:
            self.asked_at.emit(where)
        elif ev.double():
            self.doubled_at.emit(where)
        else:
            self.pressed_at.emit(where, ev.modifiers())

    def hoverEvent(self, ev: Any) -> None:  # noqa: N802
        """Follow the pointer."""
        self.pointed_at.emit(None if ev.isExit() else self._where(ev.scenePos()))

    def _where(self, scene_point: QPointF) -> QPointF:
        where: QPointF = self.mapFromScene(scene_point)
        for exact in (self._here, self._taken):
            if max(abs(exact.x() - where.x()), abs(exact.y() - where.y())) <= ROUNDED_PX:
                return exact
        return where
