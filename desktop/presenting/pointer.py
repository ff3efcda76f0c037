"""Pointer: a bright ring around the mouse, which the last row sees too."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from desktop.theme import tokens

RADIUS_PX = 22
RIM_PX = 5.0
DOT_PX = 5
VEIL = 0.18
EDGE = 0.9


class Pointer(QWidget):
    """Lies over the whole stage and lets every click through."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._at: QPoint | None = None
        self.hide()

    @property
    def at(self) -> QPoint | None:
        """Where the ring is, in the stage's pixels; None before the mouse was seen."""
        return self._at

    def follow(self, at: QPoint) -> None:
        """Go there."""
        for where in (self._at, at):
            if where is not None:
                self.update(_around(where))
        self._at = at

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802
        """A ring with a light edge, legible on dark ground and light, and a dot in its middle."""
        if self._at is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        bright, light = QColor(tokens().missed), QColor(tokens().tip_ink)
        veil = QColor(bright)
        veil.setAlphaF(VEIL)
        light.setAlphaF(EDGE)
        painter.setBrush(veil)
        painter.setPen(QPen(light, RIM_PX + 3))
        painter.drawEllipse(self._at, RADIUS_PX, RADIUS_PX)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(bright, RIM_PX))
        painter.drawEllipse(self._at, RADIUS_PX, RADIUS_PX)
        painter.setPen(QPen(light, 2))
        painter.setBrush(bright)
        painter.drawEllipse(self._at, DOT_PX, DOT_PX)
        painter.end()


def _around(at: QPoint) -> QRect:
    reach = RADIUS_PX + round(RIM_PX) + 3
    return QRect(at.x() - reach, at.y() - reach, 2 * reach, 2 * reach)
