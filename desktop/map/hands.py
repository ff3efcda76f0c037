"""Hands: what mouse, trackpad and keyboard ask of the map, as new viewpoints."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QNativeGestureEvent, QPainter, QPen

from desktop.map.kinetic import Kinetic
from desktop.map.map_box import MapBox
from desktop.map.viewpoint import Viewpoint, seeing
from desktop.motion import animated
from desktop.theme import map_palette
from desktop.view import Camera

PAN_STEP_PX = 80.0
ZOOM_STEP = 1.5
# A smaller band is a slip of the hand, not a wish.
LEAST_BAND_PX = 12.0


class Hands(QObject):
    """`moved(viewpoint)` follows a gesture; `flown(viewpoint)` asks for a short flight."""

    moved = Signal(object)
    flown = Signal(object)

    def __init__(self, parent: QObject, box: MapBox, now: Callable[[], Viewpoint]) -> None:
        super().__init__(parent)
        self._now = now
        self._band = QRectF()
        self.kinetic = Kinetic(self, self._pan)
        box.wanted.connect(self._take)
        box.dragged.connect(self._drag)
        box.let_go.connect(self._let_go)
        box.banded.connect(self._banded)
        box.drawn.connect(lambda *_: self.kinetic.stop())

    def zoom(self, factor: float) -> None:
        """Come closer to the middle of the window by `factor`."""
        at = self._now()
        self._take(at.zoomed(factor, at.width_px / 2, at.height_px / 2))

    def key(self, ev: QKeyEvent) -> bool:
        """Arrows pan, plus and minus zoom; whether the key was one of these."""
        steps = {
            Qt.Key.Key_Left: (PAN_STEP_PX, 0.0),
            Qt.Key.Key_Right: (-PAN_STEP_PX, 0.0),
            Qt.Key.Key_Up: (0.0, PAN_STEP_PX),
            Qt.Key.Key_Down: (0.0, -PAN_STEP_PX),
        }
        key = Qt.Key(ev.key())
        if key in steps:
            self._take(self._now().panned(*steps[key]))
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.zoom(ZOOM_STEP)
        elif key == Qt.Key.Key_Minus:
            self.zoom(1 / ZOOM_STEP)
        else:
            return False
        return True

    def pinch(self, ev: QNativeGestureEvent) -> bool:
        """Two fingers on a trackpad zoom at their middle; whether the gesture was that."""
        if ev.gestureType() != Qt.NativeGestureType.ZoomNativeGesture:
            return False
        where = ev.position()
        self._take(self._now().zoomed(1.0 + ev.value(), where.x(), where.y()))
        return True

    def paint(self, painter: QPainter, viewpoint: Viewpoint) -> None:  # noqa: ARG002
        """The band that is being drawn."""
        if not self._band.isEmpty():
            accent = QColor(map_palette().accent)
            veil = QColor(accent)
            veil.setAlphaF(0.10)
            painter.setPen(QPen(accent, 1.5))
            painter.setBrush(veil)
            painter.drawRect(self._band)

    def _take(self, viewpoint: Viewpoint) -> None:
        self.kinetic.stop()
        self.moved.emit(viewpoint)

    def _pan(self, dx_px: float, dy_px: float) -> None:
        self.moved.emit(self._now().panned(dx_px, dy_px))

    def _drag(self, dx_px: float, dy_px: float) -> None:
        self.kinetic.moved(dx_px, dy_px)
        self._pan(dx_px, dy_px)

    def _let_go(self) -> None:
        if animated():
            self.kinetic.throw()

    def _banded(self, band: QRectF, finished: bool) -> None:  # noqa: FBT001  a signal's slot
        at = self._now()
        self._band = QRectF() if finished else band
        if not finished:
            self.moved.emit(at)
        elif min(band.width(), band.height()) >= LEAST_BAND_PX:
            self.flown.emit(_closing_in(at, band))
        else:
            self.moved.emit(at)


def _closing_in(at: Viewpoint, band: QRectF) -> Viewpoint:
    """The viewpoint that shows all of the band (logical pixels of the window)."""
    middle: QPointF = band.center()
    x_m, y_m = at.to_map(middle.x(), middle.y())
    camera = Camera(x_m, y_m, band.width() * at.m_per_px, band.height() * at.m_per_px)
    return seeing(camera, at.width_px, at.height_px)
