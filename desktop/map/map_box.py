"""MapBox: the view box under the map. It turns hands on mouse and trackpad into viewpoints."""

from __future__ import annotations

from typing import Any

from pyqtgraph import ViewBox
from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtWidgets import QGraphicsSceneWheelEvent

from desktop.map.viewpoint import Viewpoint

# One notch of a wheel is 120 eighths of a degree; four notches are a factor of about 2.7.
ZOOM_PER_NOTCH = 1.28


class MapBox(ViewBox):
    """The camera of the live map. `wanted(viewpoint)` is emitted by wheel and double click.

    `dragged(right, down)` follows a drag in pixels and `let_go()` ends it; with Shift held,
    `banded(rectangle, finished)` follows a band instead. `pressed_at(point)` says where a click
    without a drag happened and with which modifiers; `pointed_at(point)` follows the pointer
    (None when it leaves). All in logical pixels.
    """

    wanted = Signal(object)
    pressed_at = Signal(object, object)
    pointed_at = Signal(object)
    dragged = Signal(float, float)
    let_go = Signal()
    banded = Signal(object, bool)

    def __init__(self) -> None:
        super().__init__(enableMenu=False, defaultPadding=0.0)
        self.setAspectLocked(True)
        self.disableAutoRange()
        self.setAcceptHoverEvents(True)
        self.viewpoint: Viewpoint | None = None
        self._banding = False
        self._last = QPointF()

    def look(self, viewpoint: Viewpoint) -> None:
        """Show that viewpoint."""
        self.viewpoint = viewpoint
        left, bottom, right, top = viewpoint.bounds_m
        self.setRange(QRectF(left, bottom, right - left, top - bottom), padding=0.0)

    def wheelEvent(self, ev: QGraphicsSceneWheelEvent, axis: Any = None) -> None:  # noqa: ARG002, N802
        """Zoom at the cursor."""
        ev.accept()
        if self.viewpoint is None:
            return
        where = self._where(ev.scenePos())
        factor = ZOOM_PER_NOTCH ** (ev.delta() / 120)
        self.wanted.emit(self.viewpoint.zoomed(factor, where.x(), where.y()))

    def mouseDragEvent(self, ev: Any, axis: Any = None) -> None:  # noqa: ARG002, N802
        """Pan, so that the point that was taken stays under the hand; with Shift, draw a band."""
        if ev.button() != Qt.MouseButton.LeftButton or self.viewpoint is None:
            ev.ignore()
            return
        ev.accept()
        taken, here = self._where(ev.buttonDownScenePos()), self._where(ev.scenePos())
        if ev.isStart():
            self._banding = bool(ev.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._last = taken
        if self._banding:
            self.banded.emit(QRectF(taken, here).normalized(), ev.isFinish())
            return
        self.dragged.emit(here.x() - self._last.x(), here.y() - self._last.y())
        self._last = here
        if ev.isFinish():
            self.let_go.emit()

    def mouseClickEvent(self, ev: Any) -> None:  # noqa: N802
        """A click selects; a double click comes closer at the cursor."""
        if ev.button() != Qt.MouseButton.LeftButton or self.viewpoint is None:
            ev.ignore()
            return
        ev.accept()
        where = self._where(ev.scenePos())
        if ev.double():
            self.wanted.emit(self.viewpoint.zoomed(2.0, where.x(), where.y()))
        else:
            self.pressed_at.emit(where, ev.modifiers())

    def hoverEvent(self, ev: Any) -> None:  # noqa: N802
        """Follow the pointer."""
        self.pointed_at.emit(None if ev.isExit() else self._where(ev.scenePos()))

    def _where(self, scene_point: QPointF) -> QPointF:
        where: QPointF = self.mapFromScene(scene_point)
        return where
