"""MeasureTool: distance and area by clicks, with the line to the pointer while one aims."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF

from desktop.map.gestures import Gesture, Point
from desktop.map.measurement import Measurement
from desktop.map.viewpoint import Viewpoint
from desktop.painting import paint_text
from desktop.sheet.drawing import Text
from desktop.sheet.framing import MM_PER_LOGICAL_PX
from desktop.sheet.palette import EM_MM
from desktop.sheet.text_widths import width_em
from desktop.theme import map_palette
from desktop.wording import language
from geodata.lengths import length_words

LINE_PX = 2.0
HALO_PX = 4.5
CORNER_PX = 3.5
TYPE_EM = 0.92
VEIL = 0.86
# The total stands this far from the last corner.
ASIDE_PX = 14.0


class MeasureTool:
    """Every click is a corner; the last one stays open until a double click or Enter."""

    draws = False
    picks = False

    def __init__(self, *, closed: bool) -> None:
        self._done = Measurement(closed=closed)
        self._aim: Point | None = None
        self._open = False

    @property
    def busy(self) -> bool:
        """Whether corners are being set."""
        return self._open

    @property
    def measurement(self) -> Measurement:
        """What is measured now, the way to the pointer included while it is open."""
        if self._open and self._aim is not None:
            return self._done.beyond(self._aim)
        return self._done

    @property
    def words(self) -> str:
        """The result so far."""
        return self.measurement.words()

    def drag(self, here: Point, m_per_px: float, mode: str, *, finished: bool) -> Gesture | None:  # noqa: ARG002
        """Drags pan the map."""
        return None

    def click(self, here: Point) -> bool:
        """A corner; the first one of a new line when the last line is finished."""
        if not self._open:
            self._done = Measurement(closed=self._done.closed)
            self._open = True
        self._done = self._done.beyond(here)
        self._aim = here
        return True

    def double(self) -> None:
        """The line is finished; it stays to be read."""
        self._open = False
        self._aim = None
        if len(self._done.points_m) < (3 if self._done.closed else 2):
            self.cancel()

    def hover(self, here: Point) -> None:
        """The line runs on to the pointer."""
        self._aim = here if self._open else None

    def key(self, key: Qt.Key) -> bool:
        """Backspace takes the last corner back, Enter finishes."""
        if not self._open:
            return False
        if key == Qt.Key.Key_Backspace:
            self._done = self._done.shortened()
            if not self._done.points_m:
                self.cancel()
            return True
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.double()
            return True
        return False

    def cancel(self) -> None:
        """Nothing is measured."""
        self._done = Measurement(closed=self._done.closed)
        self._aim = None
        self._open = False

    def paint(self, painter: QPainter, viewpoint: Viewpoint) -> None:
        """The lines, their corners, each length where there is room, and the result at the end."""
        now = self.measurement
        if not now.points_m:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        lines = [np.column_stack(viewpoint.to_px(*line.T)) for line in now.lines_m]
        self._paint_lines(painter, lines, closed=now.closed)
        self._paint_corners(painter, viewpoint)
        if len(lines) > 1 or now.closed:
            for line, metres in zip(lines, now.segments_m, strict=True):
                words = length_words(float(metres), language())
                middle = line[len(line) // 2] if len(line) > 2 else line.mean(axis=0)
                ends = line[-1] - line[0]
                if np.hypot(*ends) > 1.3 * _width_px(words, 0.8 * TYPE_EM):
                    x_px, y_px = float(middle[0]), float(middle[1])
                    self._paint_words(painter, words, x_px, y_px, 0.8 * TYPE_EM, "middle")
        words = now.words()
        if words:
            x_px, y_px = viewpoint.to_px(*now.points_m[-1])
            right = x_px + ASIDE_PX + _width_px(words, TYPE_EM, bold=True) < viewpoint.width_px - 4
            aside = ASIDE_PX if right else -ASIDE_PX
            y_px = max(y_px - ASIDE_PX, 18.0)
            anchor = "left" if right else "right"
            self._paint_words(painter, words, x_px + aside, y_px, TYPE_EM, anchor, bold=True)

    def _paint_lines(
        self,
        painter: QPainter,
        lines: list[np.ndarray],
        *,
        closed: bool,
    ) -> None:
        if not lines:
            return
        path = QPainterPath()
        path.addPolygon(QPolygonF([QPointF(*corner) for line in lines for corner in line.tolist()]))
        accent = QColor(map_palette().accent)
        if closed and len(lines) > 2:
            veil = QColor(accent)
            veil.setAlphaF(0.14)
            painter.fillPath(path, veil)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for colour, width in ((QColor(map_palette().halo), HALO_PX), (accent, LINE_PX)):
            pen = QPen(colour, width)
            pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
            painter.setPen(pen)
            painter.drawPath(path)

    def _paint_corners(self, painter: QPainter, viewpoint: Viewpoint) -> None:
        painter.setPen(QPen(QColor(map_palette().accent), LINE_PX))
        painter.setBrush(QColor(map_palette().halo))
        for point in self._done.points_m:
            painter.drawEllipse(QPointF(*viewpoint.to_px(*point)), CORNER_PX, CORNER_PX)

    def _paint_words(
        self,
        painter: QPainter,
        words: str,
        x_px: float,
        y_px: float,
        size_em: float,
        anchor: str,
        *,
        bold: bool = False,
    ) -> None:
        size = size_em * EM_MM
        width = _width_px(words, size_em, bold=bold)
        left = x_px - {"left": 0.0, "middle": 0.5, "right": 1.0}[anchor] * width
        high = 1.5 * size / MM_PER_LOGICAL_PX
        veil = QColor(map_palette().paper)
        veil.setAlphaF(VEIL)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(veil)
        painter.drawRoundedRect(QRectF(left - 4, y_px - high / 2, width + 8, high), 4, 4)
        painter.save()
        painter.scale(1 / MM_PER_LOGICAL_PX, 1 / MM_PER_LOGICAL_PX)
        paint_text(
            Text(
                x_px * MM_PER_LOGICAL_PX,
                y_px * MM_PER_LOGICAL_PX + 0.34 * size,
                words,
                size,
                map_palette().ink,
                bold,
                anchor,
            ),
            painter,
        )
        painter.restore()


def _width_px(words: str, size_em: float, *, bold: bool = False) -> float:
    return width_em(words, bold=bold) * size_em * EM_MM / MM_PER_LOGICAL_PX
