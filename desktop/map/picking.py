"""Picking: which places a gesture of the hand means, and the marks around those picked."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QObject, QPointF, Qt
from PySide6.QtGui import QPainter, QPixmap

from desktop.held_keys import ADD, REMOVE, REPLACE
from desktop.map.gestures import AreaDrawn, Gesture, inside
from desktop.map.place_layer import PlaceLayer
from desktop.map.viewpoint import EM_PX, Viewpoint
from desktop.painting import paint_symbol
from desktop.sheet.picked import picked_mark, picked_shape
from desktop.sheet.shown import Shown
from desktop.sheet.stacks import Stack
from desktop.sheet.standing import Standing
from desktop.store import Store
from desktop.theme import map_palette
from desktop.view import pick
from desktop.wording import tr
from geodata.choices import Ring
from geodata.projecting import MAIN


class Picking(QObject):
    """Asks the Store for what a gesture means; paints the corners around what is picked."""

    def __init__(self, parent: QObject, store: Store, places: PlaceLayer) -> None:
        super().__init__(parent)
        self._store = store
        self._places = places
        self._picked: frozenset[str] = frozenset()
        self._standing: Standing | None = None
        self._found: tuple[tuple[Stack, str], ...] = ()
        self._drawn: tuple[AreaDrawn, tuple[str, ...]] | None = None
        self._stamps: dict[tuple[str, float, float, str], QPixmap] = {}

    def show(self, shown: Shown) -> None:
        """Paint the corners around these from now on."""
        self._picked, self._standing = shown.picked, None

    def take(self, gesture: Gesture) -> None:
        """Pick what the gesture means, among the places that are shown."""
        if isinstance(gesture, AreaDrawn):
            meant = self.within(gesture)
        else:
            meant = self._places.ids_under(QPointF(gesture.x_px, gesture.y_px))
        if meant or gesture.mode == REPLACE:
            self.pick(meant, gesture.mode)
            self._drawn = None
            if isinstance(gesture, AreaDrawn) and gesture.mode == REPLACE:
                self._drawn = gesture, self._store.view.picked

    def drawn_ring(self) -> Ring:
        """The ring drawn around what is picked now, in degrees; empty when it was picked in
        another way.
        """
        if self._drawn is None or self._drawn[1] != self._store.view.picked:
            return ()
        lon_deg, lat_deg = MAIN.inverse(*np.array(self._drawn[0].ring_m).T)
        return tuple(zip(lon_deg.tolist(), lat_deg.tolist(), strict=True))

    def pick(self, place_ids: tuple[str, ...], mode: str) -> None:
        """Those picked instead of, beside or without the ones picked before."""
        view = pick(self._store.view, place_ids, mode)
        n = len(place_ids)
        words = {
            ADD: tr("加入已选 {n} 处", n=n),
            REMOVE: tr("移出已选 {n} 处", n=n),
            REPLACE: tr("选取 {n} 处", n=n) if n else tr("清除已选"),
        }
        self._store.change(view, words.get(mode, tr("加入或移出已选 {n} 处", n=n)))

    def within(self, gesture: AreaDrawn) -> tuple[str, ...]:
        """Ids of the shown places whose point lies within the drawn ring."""
        shown = self._places.marks.shown
        if not shown:
            return ()
        at = np.array([self._places.marks.position_m(place_id) for place_id in shown])
        rows = np.flatnonzero(inside(gesture.ring_m, at[:, 0], at[:, 1]))
        return tuple(shown[row] for row in rows)

    def paint(self, painter: QPainter, viewpoint: Viewpoint) -> None:
        """The corners around every mark in the window that stands for picked places."""
        if not self._picked:
            return
        ratio = painter.device().devicePixelRatioF()
        for stack, shape in self._marked(viewpoint):
            x_px, y_px = viewpoint.to_px(stack.x_m, stack.y_m)
            x_px, y_px = x_px + stack.dx_em * EM_PX, y_px + stack.dy_em * EM_PX
            if -40 < x_px < viewpoint.width_px + 40 and -40 < y_px < viewpoint.height_px + 40:
                stamp = self._stamp(stack, shape, ratio)
                half = stamp.width() / stamp.devicePixelRatio() / 2
                painter.drawPixmap(QPointF(x_px - half, y_px - half), stamp)

    def _marked(self, viewpoint: Viewpoint) -> tuple[tuple[Stack, str], ...]:
        """Marks with picked places among theirs; they change with the step of scale only."""
        standing = self._places.marks.standing(viewpoint)
        if self._standing is not standing:
            shapes = ((stack, picked_shape(stack, self._picked)) for stack in standing)
            self._standing, self._found = standing, tuple(pair for pair in shapes if pair[1])
        return self._found

    def _stamp(self, stack: Stack, shape: str, ratio: float) -> QPixmap:
        palette = map_palette()
        key = (shape, stack.size_em, ratio, palette.accent)
        if key not in self._stamps:
            # The mark's millimetre counts as one logical pixel here.
            mark = picked_mark(stack, shape, 0.0, 0.0, palette, EM_PX)
            side = 2 * round(mark.size_mm / 2 + 3)
            stamp = QPixmap(round(side * ratio), round(side * ratio))
            stamp.setDevicePixelRatio(ratio)
            stamp.fill(Qt.GlobalColor.transparent)
            painter = QPainter(stamp)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.translate(side / 2, side / 2)
            paint_symbol(mark, painter)
            painter.end()
            self._stamps[key] = stamp
        return self._stamps[key]
