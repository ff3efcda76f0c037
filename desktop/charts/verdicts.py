"""Verdicts: the signs of what became of a target, told apart by shape before colour."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen, QPolygonF

from desktop.charts.bullet import blank_picture
from desktop.theme import per_theme, tokens


@per_theme
def verdict_picture(code: str, size_px: int, ratio: float) -> QImage:
    """A tick in a disc (met), with a second one (met early), a bar in a square (not met), a
    ring with a dot ("reference": only figures for reference), a dashed ring (nothing found).
    """
    image = blank_picture(size_px, size_px, ratio)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(size_px / 16, size_px / 16)
    around = QRectF(1.5, 1.5, 13, 13)
    white = QPen(QColor(tokens().paper), 1.9)
    white.setCapStyle(Qt.PenCapStyle.RoundCap)
    if code in ("met", "met_early"):
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens().fulfilled))
        painter.drawEllipse(around)
        painter.setPen(white)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for shift in (0.0,) if code == "met" else (-1.9, 1.9):
            reach = 1.0 if code == "met" else 0.72
            painter.drawPolyline(
                QPolygonF(
                    [
                        QPointF(8 + shift - 3.0 * reach, 8.2),
                        QPointF(8 + shift - 0.8 * reach, 8.2 + 2.3 * reach),
                        QPointF(8 + shift + 3.2 * reach, 8.2 - 2.6 * reach),
                    ]
                )
            )
    elif code == "not_met":
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens().missed))
        painter.drawRoundedRect(around, 1.5, 1.5)
        painter.setPen(white)
        painter.drawLine(QPointF(5, 8), QPointF(11, 8))
    else:
        pen = QPen(QColor(tokens().quiet), 1.4)
        if code != "reference":
            pen.setDashPattern([2.0, 1.8])
        painter.setPen(pen)
        painter.drawEllipse(around)
        if code == "reference":
            painter.setBrush(QColor(tokens().quiet))
            painter.drawEllipse(QPointF(8, 8), 1.6, 1.6)
    painter.end()
    return image
