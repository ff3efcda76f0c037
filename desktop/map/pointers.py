"""Pointers: the shape of the mouse's pointer says which tool is held and what it would do."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QCursor, QPainter, QPen, QPixmap

from desktop.held_keys import ADD, REMOVE, TOGGLE
from desktop.map.tools import AREA, BOX, DISTANCE, LASSO
from desktop.theme import map_palette

SIDE_PX = 32
SPOT = QPointF(11.5, 11.5)
ARM_PX = 8.0


def pointer(tool: str, mode: str, pixel_ratio: float) -> QCursor:
    """A cross with the tool's own sign, and plus, minus or both for what the keys ask for."""
    palette = map_palette()
    return _made(tool, mode, pixel_ratio, (palette.halo, palette.ink))


@lru_cache(maxsize=64)
def _made(tool: str, mode: str, pixel_ratio: float, colours: tuple[str, str]) -> QCursor:
    picture = QPixmap(round(SIDE_PX * pixel_ratio), round(SIDE_PX * pixel_ratio))
    picture.setDevicePixelRatio(pixel_ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for colour, width in zip(colours, (3.4, 1.4), strict=True):
        pen = QPen(QColor(colour), width)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        _cross(painter)
        _sign(painter, tool)
        _mode(painter, mode)
    painter.end()
    return QCursor(picture, round(SPOT.x()), round(SPOT.y()))


def _cross(painter: QPainter) -> None:
    x, y = SPOT.x(), SPOT.y()
    for near, far in ((2.5, ARM_PX), (-2.5, -ARM_PX)):
        painter.drawLine(QLineF(x + near, y, x + far, y))
        painter.drawLine(QLineF(x, y + near, x, y + far))


def _sign(painter: QPainter, tool: str) -> None:
    if tool == BOX:
        painter.drawRect(QRectF(17, 18, 10, 7))
    elif tool == LASSO:
        painter.drawEllipse(QRectF(17, 18, 10, 7))
    elif tool == DISTANCE:
        painter.drawLine(QLineF(17, 25, 27, 18))
    elif tool == AREA:
        painter.drawPolygon([QPointF(17, 25), QPointF(22, 17), QPointF(27, 25)])


def _mode(painter: QPainter, mode: str) -> None:
    middle = {ADD: 5.0, REMOVE: 5.0, TOGGLE: 3.0}.get(mode)
    if middle is None:
        return
    y = 25.0
    if mode in (ADD, TOGGLE):
        painter.drawLine(QLineF(middle - 2.5, y, middle + 2.5, y))
        painter.drawLine(QLineF(middle, y - 2.5, middle, y + 2.5))
    if mode in (REMOVE, TOGGLE):
        x = middle if mode == REMOVE else middle + 7.0
        painter.drawLine(QLineF(x - 2.5, y, x + 2.5, y))
