"""Scatter: places or regions by two figures, on pyqtgraph; a band picks them."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt
import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from desktop.held_keys import mode_of
from desktop.theme import tokens, wardrobe

SIZE_PX = 8
Floats = npt.NDArray[np.float64]


class _BandBox(pg.ViewBox):  # type: ignore[misc]
    """A drag draws a band instead of panning; the wheel zooms as always."""

    banded = Signal(QRectF, bool)

    def mouseDragEvent(self, ev: Any, axis: Any = None) -> None:  # noqa: ARG002, N802
        """Follow the band in the plot's own units."""
        if ev.button() != Qt.MouseButton.LeftButton:
            ev.ignore()
            return
        ev.accept()
        start = self.mapSceneToView(ev.buttonDownScenePos())
        self.banded.emit(
            QRectF(start, self.mapSceneToView(ev.scenePos())).normalized(), ev.isFinish()
        )


class Scatter(QWidget):
    """Shows points of two figures; `brushed(ids, mode)` when a band has gone over some."""

    brushed = Signal(object, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ids: tuple[str, ...] = ()
        self._x = self._y = np.empty(0)
        self._picked: frozenset[str] = frozenset()
        self._box = _BandBox(enableMenu=False)
        self.plot = pg.PlotWidget(viewBox=self._box)
        self.plot.hideButtons()
        self._points = pg.ScatterPlotItem(size=SIZE_PX, pxMode=True, hoverable=True, tip=None)
        self._band = pg.QtWidgets.QGraphicsRectItem()
        self._band.hide()
        self.plot.addItem(self._points)
        self.plot.addItem(self._band, ignoreBounds=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.plot)
        self._box.banded.connect(self._follow)
        self._points.sigClicked.connect(self._clicked)
        wardrobe.changed.connect(self._dress)
        self._dress()

    def show_points(
        self,
        ids: tuple[str, ...],
        x: Floats,
        y: Floats,
        picked: frozenset[str],
        heads: tuple[str, str],
    ) -> None:
        """Points (n,) of two figures, with the axes' titles; those that are not numbers are left
        out.
        """
        known = np.isfinite(x) & np.isfinite(y)
        self._ids = tuple(i for i, there in zip(ids, known, strict=True) if there)
        self._x, self._y, self._picked = x[known], y[known], picked
        self._paint()
        for side, words in zip(("bottom", "left"), heads, strict=True):
            self.plot.setLabel(side, words)
        self.plot.autoRange(padding=0.06)

    def ids_within(self, box: QRectF) -> tuple[str, ...]:
        """Those whose point lies in a rectangle of the plot's units."""
        inside = (self._x >= box.left()) & (self._x <= box.right())
        inside &= (self._y >= box.top()) & (self._y <= box.bottom())
        return tuple(self._ids[row] for row in np.flatnonzero(inside))

    def _paint(self) -> None:
        accent, quiet = QColor(tokens().accent), QColor(tokens().accent)
        quiet.setAlphaF(0.35)
        solid, light = pg.mkBrush(accent), pg.mkBrush(quiet)
        brushes = [solid if not self._picked or i in self._picked else light for i in self._ids]
        pen = pg.mkPen(QColor(tokens().paper), width=0.5)
        self._points.setData(x=self._x, y=self._y, data=list(self._ids), brush=brushes, pen=pen)

    def _follow(self, box: QRectF, finished: bool) -> None:  # noqa: FBT001  a signal's slot
        self._band.setVisible(not finished)
        self._band.setRect(box)
        if finished:
            self.brushed.emit(self.ids_within(box), mode_of(QApplication.keyboardModifiers()))

    def _clicked(self, _item: object, points: Any, event: Any) -> None:
        ids = tuple(str(point.data()) for point in points)
        self.brushed.emit(ids, mode_of(event.modifiers()))

    def _dress(self) -> None:
        colours = tokens()
        self.plot.setBackground(colours.paper)
        for side in ("bottom", "left"):
            axis = self.plot.getAxis(side)
            axis.setPen(pg.mkPen(colours.rule))
            axis.setTextPen(pg.mkPen(colours.ink))
            axis.setTickFont(self.font())
        veil = QColor(colours.accent)
        veil.setAlphaF(0.12)
        self._band.setBrush(pg.mkBrush(veil))
        self._band.setPen(pg.mkPen(colours.accent))
        self._paint()

    def middle_of(self, place_id: str) -> QPointF:
        """Where a point is, in the plot's units."""
        row = self._ids.index(place_id)
        return QPointF(float(self._x[row]), float(self._y[row]))
