"""PlaceMarks: the places of the live map as stamps, and which of them a hand means."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap

from desktop.map.stamps import StampKey, look_of
from desktop.map.viewpoint import EM_PX, Viewpoint
from desktop.sheet.gathering import step_of
from desktop.sheet.shown import Shown
from desktop.sheet.stacks import Floats, Stack, positions_m
from desktop.sheet.standing import Ranked, Standing
from desktop.sheet.symbols import DRAWING_ORDER
from desktop.theme import map_palette
from geodata.records import Place

# A hand aims within about this far of a symbol's centre.
REACH_PX = 11.0
RING_GAP_PX = 3.0
RING_PX = 2.0
EDGE_PX = 24.0
# The topmost kinds come first when one goes from place to place.
RANK = {kind: position for position, kind in enumerate(DRAWING_ORDER)}


def _ring(painter: QPainter, x_px: float, y_px: float, stamp: QPixmap) -> None:
    """The circle around the selected place, under its mark."""
    radius = stamp.width() / stamp.devicePixelRatio() * 0.42 + RING_GAP_PX
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    palette = map_palette()
    painter.setBrush(QColor(palette.paper))
    painter.setPen(QPen(QColor(palette.accent), RING_PX))
    painter.drawEllipse(QPointF(x_px, y_px), radius, radius)


class PlaceMarks:
    """What is painted of the places, in order, the last on top; gathered anew at steps of scale."""

    def __init__(self, places: Mapping[str, Place]) -> None:
        x_m, y_m = positions_m(list(places.values()))
        self._at_m = dict(zip(places, zip(x_m.tolist(), y_m.tolist(), strict=True), strict=True))
        self._ranked = Ranked(Shown((), ()))
        self._standing: dict[int, Standing] = {}

    def show(self, shown: Shown) -> None:
        """Paint these from now on, in their order."""
        self._ranked = Ranked(shown)
        self._standing.clear()

    @property
    def shown(self) -> tuple[str, ...]:
        """Ids of the places that are painted."""
        return tuple(place.id for place in self._ranked.shown.places)

    def standing(self, viewpoint: Viewpoint) -> Standing:
        """All marks at the viewpoint's scale, from below."""
        return self._at_step(step_of(viewpoint.m_per_px * EM_PX))

    def position_m(self, place_id: str) -> tuple[float, float]:
        """A place's position in metres of the main projection."""
        return self._at_m[place_id]

    def position_px(self, viewpoint: Viewpoint, place_id: str) -> tuple[float, float]:
        """Where the mark that stands for a place is; that of its position when it is not shown."""
        row = self._ranked.row.get(place_id)
        if row is None:
            return viewpoint.to_px(*self._at_m[place_id])
        standing = self.standing(viewpoint)
        stack = standing.stack(int(standing.mark_of[row]))
        x_px, y_px = viewpoint.to_px(stack.x_m, stack.y_m)
        return x_px + stack.dx_em * EM_PX, y_px + stack.dy_em * EM_PX

    def paint(
        self,
        painter: QPainter,
        viewpoint: Viewpoint,
        stamps: Mapping[StampKey, QPixmap],
    ) -> None:
        """Stamp every mark that is in the window."""
        selected = self._ranked.shown.selected
        standing = self.standing(viewpoint)
        x_px, y_px = _px(standing, viewpoint)
        inside = (x_px > -EDGE_PX) & (x_px < viewpoint.width_px + EDGE_PX)
        inside &= (y_px > -EDGE_PX) & (y_px < viewpoint.height_px + EDGE_PX)
        marks = np.flatnonzero(inside).tolist()
        opacity = 1.0
        for mark, x, y in zip(marks, x_px[inside].tolist(), y_px[inside].tolist(), strict=True):
            stack = standing.stack(mark)
            if stack.opacity != opacity:
                opacity = stack.opacity
                painter.setOpacity(opacity)
            stamp = stamps[look_of(stack, selected)]
            if stack.top.id == selected:
                _ring(painter, x, y, stamp)
            half = stamp.width() / stamp.devicePixelRatio() / 2
            painter.drawPixmap(QPointF(x - half, y - half), stamp)
        painter.setOpacity(1.0)

    def under(self, viewpoint: Viewpoint, x_px: float, y_px: float) -> Stack | None:
        """The mark within a hand's reach of a window position: the nearest, topmost of equals."""
        standing = self.standing(viewpoint)
        x, y = _px(standing, viewpoint)
        away = np.hypot(x - x_px, y - y_px)
        within = np.flatnonzero(away <= np.maximum(standing.size_em * EM_PX / 2, REACH_PX))
        if not len(within):
            return None
        nearest = min(within.tolist(), key=lambda mark: (round(float(away[mark]), 3), -mark))
        return standing.stack(nearest)

    def near(self, viewpoint: Viewpoint, x_px: float, y_px: float) -> tuple[str, ...]:
        """Places that the mark under a hand stands for, the topmost first."""
        stack = self.under(viewpoint, x_px, y_px)
        return tuple(place.id for place in stack.places) if stack else ()

    def in_window(self, viewpoint: Viewpoint) -> tuple[str, ...]:
        """Places whose point is in the window, by rank of kind and then as one reads a page."""
        x, y = viewpoint.to_px(self._ranked.x_m, self._ranked.y_m)
        inside = (x >= 0) & (x < viewpoint.width_px) & (y >= 0) & (y < viewpoint.height_px)
        at = np.flatnonzero(inside)
        places = self._ranked.places
        order = sorted(at, key=lambda i: (-RANK[places[i].kind], round(float(y[i]) / 24), x[i]))
        return tuple(places[i].id for i in order)

    def marks_of(self, stack: Stack, step: int) -> int:
        """In how many marks the places of a stack are at another step of scale."""
        rows = [self._ranked.row[place.id] for place in stack.places]
        return len(np.unique(self._at_step(step).mark_of[rows]))

    def _at_step(self, step: int) -> Standing:
        if step not in self._standing:
            self._standing[step] = Standing(self._ranked, step)
        return self._standing[step]


def _px(standing: Standing, viewpoint: Viewpoint) -> tuple[Floats, Floats]:
    """Where the marks' middles are in the window."""
    x, y = viewpoint.to_px(standing.x_m, standing.y_m)
    return x + standing.dx_em * EM_PX, y + standing.dy_em * EM_PX
