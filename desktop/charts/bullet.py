"""Bullet: a target, its baseline and what came of it on one axis, as a small picture.

Painted plainly: a pyqtgraph plot takes some 10 ms to make, so that six in sight would be felt;
this takes a fraction of one. Meaning is carried by shape first: the target is an upright line, a
range a bracket, a verdict a full bar, one not met a hatched bar, progress a hollow bar, the
baseline a diamond. Where there is no figure nothing is drawn.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QFontMetricsF,
    QImage,
    QPainter,
    QPainterPath,
    QPen,
    QPolygonF,
)

from desktop.charts.bullet_scale import Axis, Bullet
from desktop.theme import per_theme, sizes, tokens

SIDE_PX = 4.0
BAND_PX = 16.0
BAR_PX = 8.0


def bullet_height_px() -> int:
    """Height of the picture in logical pixels, in the type of now."""
    return round(BAND_PX + 4 + sizes().small_px * 1.4)


def bullet_picture(bullet: Bullet, width_px: int, ratio: float, font: QFont) -> QImage:
    """The picture, `width_px` logical pixels wide, `ratio` device pixels a logical one."""
    image = blank_picture(width_px, bullet_height_px(), ratio)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    band = QRectF(SIDE_PX, 1.0, width_px - 2 * SIDE_PX, BAND_PX)

    def x_px(value: float) -> float:
        return band.left() + bullet.axis.share(value) * band.width()

    painter.fillRect(band, QColor(tokens().raised))
    _goal(painter, bullet, band, x_px)
    if bullet.outcome is not None:
        start = x_px(bullet.axis.start)
        bar = QRectF(start, band.center().y() - BAR_PX / 2, x_px(bullet.outcome) - start, BAR_PX)
        _bar(painter, bar, bullet.judged, at_least=bullet.at_least)
    if bullet.baseline is not None:
        _baseline(painter, QPointF(x_px(bullet.baseline), band.center().y()))
    for end in (bullet.low, bullet.high):
        if end is not None:
            _target(painter, x_px(end), band)
    _axis(painter, bullet.axis, band, x_px, font)
    painter.end()
    return image


@per_theme
def key_picture(code: str, size_px: int, ratio: float) -> QImage:
    """One sign of the charts for their key: target, range, met, not_met, progress, baseline."""
    width_px = size_px * 1.5
    image = blank_picture(width_px, size_px, ratio)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    band = QRectF(1.0, 1.0, width_px - 2.0, size_px - 2.0)
    if code == "target":
        painter.fillRect(band.adjusted(3, 0, 0, 0), _ink(tokens().goal))
        _target(painter, band.left() + 3, band)
    elif code == "range":
        painter.fillRect(band.adjusted(3, 0, -3, 0), _ink(tokens().goal))
        _target(painter, band.left() + 3, band)
        _target(painter, band.right() - 3, band)
    elif code == "baseline":
        _baseline(painter, band.center())
    else:
        bar = QRectF(1.0, band.center().y() - BAR_PX / 2, band.width(), BAR_PX)
        _bar(painter, bar, code, at_least=False)
    painter.end()
    return image


def _goal(painter: QPainter, bullet: Bullet, band: QRectF, x_px: Callable[[float], float]) -> None:
    """Tint the side on which the target is kept, or the range."""
    low = x_px(bullet.low)
    left, right = {"more": (low, band.right()), "less": (band.left(), low)}.get(
        bullet.toward, (low, low if bullet.high is None else x_px(bullet.high))
    )
    painter.fillRect(QRectF(left, band.top(), right - left, band.height()), _ink(tokens().goal))


def _bar(painter: QPainter, bar: QRectF, judged: str, *, at_least: bool) -> None:
    """A bar; one that may be longer ends in a point."""
    path = QPainterPath()
    if at_least:
        tip = min(BAR_PX * 0.75, bar.width())
        path.addPolygon(
            QPolygonF(
                [
                    bar.topLeft(),
                    QPointF(bar.right() - tip, bar.top()),
                    QPointF(bar.right(), bar.center().y()),
                    QPointF(bar.right() - tip, bar.bottom()),
                    bar.bottomLeft(),
                    bar.topLeft(),
                ]
            )
        )
    else:
        path.addRect(bar)
    if judged == "progress":
        painter.fillPath(path, _ink(tokens().paper))
        painter.strokePath(path, QPen(_ink(tokens().quiet), 1.2))
        return
    painter.fillPath(path, _ink(tokens().missed if judged == "not_met" else tokens().fulfilled))
    if judged == "not_met":
        painter.fillPath(path, QBrush(_ink(tokens().paper), Qt.BrushStyle.BDiagPattern))
        painter.strokePath(path, QPen(_ink(tokens().missed), 1.2))


def _target(painter: QPainter, x_px: float, band: QRectF) -> None:
    painter.fillRect(
        QRectF(x_px - 1.25, band.top() - 1, 2.5, band.height() + 2), _ink(tokens().ink)
    )


def _baseline(painter: QPainter, at: QPointF) -> None:
    reach = BAR_PX * 0.62
    diamond = QPolygonF(
        [
            at + QPointF(0, -reach),
            at + QPointF(reach, 0),
            at + QPointF(0, reach),
            at + QPointF(-reach, 0),
        ]
    )
    painter.setPen(QPen(_ink(tokens().ink), 1.4))
    painter.setBrush(_ink(tokens().paper))
    painter.drawPolygon(diamond)


def _axis(
    painter: QPainter, axis: Axis, band: QRectF, x_px: Callable[[float], float], font: QFont
) -> None:
    """Ticks with their numbers below the band, and their unit at its end."""
    small = QFont(font)
    small.setPixelSize(sizes().small_px)
    painter.setFont(small)
    metrics = QFontMetricsF(small)
    base_px = band.bottom() + 4 + metrics.ascent()
    unit_px = band.right() + SIDE_PX - metrics.horizontalAdvance(axis.unit)
    painter.setPen(_ink(tokens().quiet))
    painter.drawText(QPointF(unit_px, base_px), axis.unit)
    # A number that would run into the one before it or the unit is left out; its tick stays.
    from_px, to_px = band.left() - SIDE_PX, unit_px - 3 if axis.unit else band.right() + SIDE_PX
    for value, words in axis.ticks:
        at = x_px(value)
        painter.setPen(QPen(_ink(tokens().faint), 1.0))
        painter.drawLine(QPointF(at, band.bottom()), QPointF(at, band.bottom() + 3))
        width = metrics.horizontalAdvance(words)
        left = max(at - width / 2, band.left() - SIDE_PX)
        if left < from_px or left + width > to_px:
            continue
        painter.setPen(_ink(tokens().quiet))
        painter.drawText(QPointF(left, base_px), words)
        from_px = left + width + 4


def blank_picture(width_px: float, height_px: float, ratio: float) -> QImage:
    """A transparent picture in logical pixels, `ratio` device pixels each."""
    image = QImage(
        round(width_px * ratio), round(height_px * ratio), QImage.Format.Format_ARGB32_Premultiplied
    )
    image.setDevicePixelRatio(ratio)
    image.fill(Qt.GlobalColor.transparent)
    return image


def _ink(colour: str) -> QColor:
    return QColor(colour)
