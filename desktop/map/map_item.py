"""MapItem: the one item of the live map. It paints what it is given, in the window's pixels."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from pyqtgraph import GraphicsObject
from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from desktop.map.turns import window_first
from desktop.map.viewpoint import Viewpoint

Layer = Callable[[QPainter, Viewpoint], None]
"""Something that paints itself for a viewpoint; the painter's unit is the logical pixel."""


class MapItem(GraphicsObject):
    """Layers painted from below, for the viewpoint the map has now."""

    def __init__(self, layers: Sequence[Layer]) -> None:
        super().__init__()
        self._layers = tuple(layers)
        self._viewpoint: Viewpoint | None = None

    def look(self, viewpoint: Viewpoint) -> None:
        """Paint for that viewpoint from now on."""
        self.prepareGeometryChange()
        self._viewpoint = viewpoint
        self.update()

    def boundingRect(self) -> QRectF:  # noqa: N802
        """The window in map metres, a little more, so that it is never left out."""
        if self._viewpoint is None:
            return QRectF()
        left, bottom, right, top = self._viewpoint.bounds_m
        return QRectF(left, bottom, right - left, top - bottom)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,  # noqa: ARG002
        widget: QWidget | None = None,  # noqa: ARG002
    ) -> None:
        """Every layer, in the window's own pixels."""
        if self._viewpoint is None:
            return
        painter.resetTransform()
        with window_first():
            for layer in self._layers:
                layer(painter, self._viewpoint)
