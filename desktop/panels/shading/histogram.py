"""Histogram: how many regions have how large a figure, in the colours of their classes."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.sheet.shading import Shaded
from desktop.theme import sizes, tokens
from desktop.wording import tr
from geodata.classing import figure

BAR_PX, LEAST_BAR_PX, HEIGHT_PX, FOOT_PX = 11.0, 3.0, 56, 18


def bins_of(look: Shaded, bins: int) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.float64]]:
    """Regions by bin and class, shape (bins, classes), and the bins' edges."""
    values = [value for value in look.found.values.values() if value is not None]
    numbers = np.array([number for number in look.class_of.values() if number >= 0])
    edges = np.histogram_bin_edges(values, bins)
    at = np.clip(np.searchsorted(edges, values, side="right") - 1, 0, bins - 1)
    counts = np.zeros((bins, len(look.colours)), dtype=np.int64)
    np.add.at(counts, (at, numbers), 1)
    return counts, edges


class Histogram(QWidget):
    """Bars of equal spans of figures, each stacked by class; ticks stand at the limits."""

    def __init__(self) -> None:
        super().__init__()
        self._look: Shaded | None = None
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(HEIGHT_PX + FOOT_PX)

    def show_look(self, look: Shaded | None) -> None:
        """Show how these figures lie; hidden where there are not two different ones."""
        spread = look is not None and look.fills and look.classes.distinct > 1
        self._look = look if spread else None
        self.setVisible(spread)
        self.setAccessibleName(tr("数值分布"))
        self.setToolTip(tr("横向为数值，柱高为地区数，竖线为分级界限"))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Bars, limits, and the least and greatest figure."""
        look = self._look
        if look is None:
            return
        painter = QPainter(self)
        width = float(self.width() - 1)
        counts, edges = bins_of(look, max(4, int(width / BAR_PX)))
        step = width / len(counts)
        most = counts.sum(axis=1).max()
        unit = (HEIGHT_PX - 4) / most
        for at, row in enumerate(counts):
            height = max(float(row.sum()) * unit, LEAST_BAR_PX)
            top = HEIGHT_PX - height
            for number, count in enumerate(row):
                if count:
                    part = height * count / row.sum()
                    bar = QRectF(at * step, top, step - 1, part)
                    painter.fillRect(bar, QColor(look.colours[number]))
                    painter.setPen(QPen(QColor(tokens().rule), 1))
                    painter.drawRect(bar)
                    top += part
        painter.setPen(QPen(QColor(tokens().quiet), 1))
        painter.drawLine(0, HEIGHT_PX, round(width), HEIGHT_PX)
        span = edges[-1] - edges[0]
        for limit in look.classes.limits:
            x = round((limit - edges[0]) / span * width)
            if 0 <= x <= width:
                painter.drawLine(x, HEIGHT_PX - 3, x, HEIGHT_PX + 3)
        font = painter.font()
        font.setPixelSize(sizes().small_px)
        painter.setFont(font)
        foot = QRectF(0, HEIGHT_PX + 2, width, FOOT_PX - 2)
        sides = (Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight)
        for edge, side in zip((edges[0], edges[-1]), sides, strict=True):
            painter.drawText(foot, side | Qt.AlignmentFlag.AlignTop, figure(float(f"{edge:.3g}")))
        painter.end()
