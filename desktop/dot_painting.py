"""Dot painting: many points at once on any QPainter, as dots or as a picture of their density."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from desktop.outlines import pen_of, polygon_of
from desktop.sheet.drawing import Dots, Picture, Pixels

# Another thread may want its turn; a thousand dots take some milliseconds.
RUN_DOTS = 1000


def paint_dots(mark: Dots, painter: QPainter) -> None:
    """Put the dots on a painter whose unit is the millimetre, the halos first."""
    looks = [(mark.fill, mark.size_mm)]
    if mark.halo is not None and mark.halo_mm:
        looks.insert(0, (mark.halo, mark.size_mm + 2 * mark.halo_mm))
    for colour, size_mm in looks:
        painter.setPen(pen_of(colour, size_mm))
        for start in range(0, len(mark.points), RUN_DOTS):
            painter.drawPoints(polygon_of(mark.points[start : start + RUN_DOTS]))


def image_of(pixels: Pixels) -> QImage:
    """An image of its own with those pixels."""
    rows, columns = pixels.shape[:2]
    lines = np.ascontiguousarray(pixels)
    image = QImage(lines.data, columns, rows, 4 * columns, QImage.Format.Format_RGBA8888)
    # A copy, which does not borrow the array's memory.
    return image.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)


def paint_picture(mark: Picture, painter: QPainter) -> None:
    """Put the picture on a painter whose unit is the millimetre."""
    if not mark.pixels.size:
        return
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.drawImage(
        QRectF(mark.x_mm, mark.y_mm, mark.width_mm, mark.height_mm), image_of(mark.pixels)
    )
    painter.restore()
