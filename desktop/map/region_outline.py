"""RegionOutline: the line around the selected region upon the live map."""

from __future__ import annotations

from typing import cast

import shapely
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QTransform

from desktop.map.base_paths import path_of
from desktop.map.repainting import Repainting
from desktop.map.viewpoint import Viewpoint
from desktop.sheet.base_shapes import base_shapes
from desktop.sheet.framing import MM_PER_LOGICAL_PX, level_for
from desktop.sheet.region_line import HALO_MM, WIDTH_MM, selected_region
from desktop.store import Store
from desktop.theme import map_palette
from geodata.atlas import Atlas

Wish = tuple[str, str]
"""Code of a region, level of detail."""


class RegionOutline(QObject):
    """Made on a worker when a region is selected, and again for another level of detail; until it
    is there the last one of the same region stays. `renewed` says that it is.
    """

    renewed = Signal()

    def __init__(self, parent: QObject, store: Store, atlas: Atlas) -> None:
        super().__init__(parent)
        self._store = store
        self._atlas = atlas
        self._asked: Wish = ("", "")
        self._made: tuple[Wish, QPainterPath] = (("", ""), QPainterPath())
        self._making = Repainting(self)
        self._making.ready.connect(self._take)
        self.rest = self._making.finish

    @property
    def ready(self) -> bool:
        """Whether nothing is in the making."""
        return self._making.idle

    def paint(self, painter: QPainter, viewpoint: Viewpoint) -> None:
        """The line upon its halo; nothing without a selected region."""
        code = selected_region(self._atlas, self._store.view.selection)
        if not code:
            return
        self._ask((code, level_for(viewpoint.m_per_px / MM_PER_LOGICAL_PX)))
        (made, _), path = self._made
        if made != code:
            return
        palette = map_palette()
        width = WIDTH_MM / MM_PER_LOGICAL_PX
        halo = width + 2 * HALO_MM / MM_PER_LOGICAL_PX
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        x_px, y_px = viewpoint.to_px(0.0, 0.0)
        scale = 1 / viewpoint.m_per_px
        painter.setTransform(QTransform(scale, 0, 0, -scale, x_px, y_px), combine=True)
        for colour, width_px in ((palette.halo, halo), (palette.accent, width)):
            pen = QPen(QColor(colour), width_px)
            pen.setCosmetic(True)
            pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
            painter.setPen(pen)
            painter.drawPath(path)
        painter.restore()

    def _ask(self, wish: Wish) -> None:
        if wish != self._asked:
            self._asked = wish
            self._making.ask(lambda: (wish, self._path(wish)))

    def _path(self, wish: Wish) -> QPainterPath:
        code, level = wish
        shapes = base_shapes(self._atlas).of(self._atlas.regions[code].level, level)
        ground = shapes.geometries[shapes.rows_of("adcode", code)]
        rings = shapely.get_rings(shapely.get_parts(ground))
        parts = [shapely.get_coordinates(ring) for ring in rings]
        return path_of(parts) if parts else QPainterPath()

    def _take(self, made: object) -> None:
        self._made = cast("tuple[Wish, QPainterPath]", made)
        self.renewed.emit()
