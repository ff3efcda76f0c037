"""AreaOutline: the line around a drawn area that the filter asks for, upon the live map."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from desktop.map.viewpoint import Viewpoint
from desktop.sheet.area_line import DASH_MM, HALO_MM, WIDTH_MM, area_ring_m
from desktop.sheet.framing import MM_PER_LOGICAL_PX
from desktop.store import Store
from desktop.theme import map_palette
from desktop.view import View


class AreaOutline:
    """Dashed as on paper; nothing while the Store's View has no area applied."""

    def __init__(self, store: Store) -> None:
        self._ring_m = area_ring_m(store.view.filter)
        store.changed.connect(self._changed)

    def paint(self, painter: QPainter, viewpoint: Viewpoint) -> None:
        """The line, upon a halo."""
        if self._ring_m is None:
            return
        ring = QPolygonF([QPointF(*viewpoint.to_px(x, y)) for x, y in self._ring_m.tolist()])
        palette = map_palette()
        width_px = WIDTH_MM / MM_PER_LOGICAL_PX
        halo = QPen(QColor(palette.halo), width_px + 2 * HALO_MM / MM_PER_LOGICAL_PX)
        line = QPen(QColor(palette.accent), width_px)
        # A pen counts its dashes in its own widths.
        line.setDashPattern([length / WIDTH_MM for length in DASH_MM])
        line.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for pen in (halo, line):
            pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
            painter.setPen(pen)
            painter.drawPolyline(ring)

    def _changed(self, _old: View, new: View, what: frozenset[str]) -> None:
        if "filter" in what:
            self._ring_m = area_ring_m(new.filter)
