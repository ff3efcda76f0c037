"""PlaceMarks: the places of the live map as stamps, and which of them a hand means."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap

from desktop.map.stamps import StampKey, look_of
from desktop.map.viewpoint import EM_PX, Viewpoint
from desktop.sheet.gathering import step_of
from desktop.sheet.shown import Shown
from desktop.sheet.stacks import Stack, mark_em, positions_m, stacked
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

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class _Standing:
    """All marks of one step of scale, from below: where they stand and how they look."""

    stacks: tuple[Stack, ...]
    x_m: Floats
    y_m: Floats
    dx_px: Floats
    dy_px: Floats
    reach_px: Floats
    looks: tuple[tuple[StampKey, float], ...]
    row: Mapping[str, int]
    """The mark of each place, by its id."""

    def to_px(self, viewpoint: Viewpoint) -> tuple[Floats, Floats]:
        """Where the marks' middles are in the window."""
        x, y = viewpoint.to_px(self.x_m, self.y_m)
        return x + self.dx_px, y + self.dy_px


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
        ids = list(places)
        x_m, y_m = positions_m([places[i] for i in ids])
        self._row = {place_id: row for row, place_id in enumerate(ids)}
        self._x_m, self._y_m = x_m, y_m
        self._shown: Shown = Shown((), ())
        self._rows = np.zeros(0, dtype=np.intp)
        self._standing: dict[int, _Standing] = {}

    def show(self, shown: Shown) -> None:
        """Paint these from now on, in their order."""
        self._shown = shown
        self._rows = np.array([self._row[place.id] for place in shown.places], dtype=np.intp)
        self._standing.clear()

    @property
    def shown(self) -> tuple[str, ...]:
        """Ids of the places that are painted."""
        return tuple(place.id for place in self._shown.places)

    def stacks(self, viewpoint: Viewpoint) -> tuple[Stack, ...]:
        """All marks at the viewpoint's scale, from below."""
        return self._at(viewpoint).stacks

    def position_m(self, place_id: str) -> tuple[float, float]:
        """A place's position in metres of the main projection."""
        row = self._row[place_id]
        return float(self._x_m[row]), float(self._y_m[row])

    def position_px(self, viewpoint: Viewpoint, place_id: str) -> tuple[float, float]:
        """Where the mark that stands for a place is; that of its position when it is not shown."""
        standing = self._at(viewpoint)
        if place_id not in standing.row:
            return viewpoint.to_px(*self.position_m(place_id))
        stack = standing.stacks[standing.row[place_id]]
        x_px, y_px = viewpoint.to_px(stack.x_m, stack.y_m)
        return x_px + stack.dx_em * EM_PX, y_px + stack.dy_em * EM_PX

    def paint(
        self,
        painter: QPainter,
        viewpoint: Viewpoint,
        stamps: Mapping[StampKey, QPixmap],
    ) -> None:
        """Stamp every mark that is in the window."""
        if not self._shown.places:
            return
        standing = self._at(viewpoint)
        x_px, y_px = standing.to_px(viewpoint)
        inside = (x_px > -EDGE_PX) & (x_px < viewpoint.width_px + EDGE_PX)
        inside &= (y_px > -EDGE_PX) & (y_px < viewpoint.height_px + EDGE_PX)
        opacity = 1.0
        for at in np.flatnonzero(inside).tolist():
            look, strength = standing.looks[at]
            if strength != opacity:
                opacity = strength
                painter.setOpacity(opacity)
            stamp = stamps[look]
            x, y = float(x_px[at]), float(y_px[at])
            if standing.stacks[at].top.id == self._shown.selected:
                _ring(painter, x, y, stamp)
            half = stamp.width() / stamp.devicePixelRatio() / 2
            painter.drawPixmap(QPointF(x - half, y - half), stamp)
        painter.setOpacity(1.0)

    def under(self, viewpoint: Viewpoint, x_px: float, y_px: float) -> Stack | None:
        """The mark within a hand's reach of a window position: the nearest, topmost of equals."""
        if not self._shown.places:
            return None
        standing = self._at(viewpoint)
        x, y = standing.to_px(viewpoint)
        away = np.hypot(x - x_px, y - y_px)
        within = np.flatnonzero(away <= standing.reach_px)
        if not len(within):
            return None
        nearest = min(within.tolist(), key=lambda at: (round(float(away[at]), 3), -at))
        return standing.stacks[nearest]

    def near(self, viewpoint: Viewpoint, x_px: float, y_px: float) -> tuple[str, ...]:
        """Places that the mark under a hand stands for, the topmost first."""
        stack = self.under(viewpoint, x_px, y_px)
        return tuple(place.id for place in stack.places) if stack else ()

    def in_window(self, viewpoint: Viewpoint) -> tuple[str, ...]:
        """Places whose point is in the window, by rank of kind and then as one reads a page."""
        x, y = viewpoint.to_px(self._x_m[self._rows], self._y_m[self._rows])
        inside = (x >= 0) & (x < viewpoint.width_px) & (y >= 0) & (y < viewpoint.height_px)
        at = np.flatnonzero(inside)
        places = self._shown.places
        order = sorted(at, key=lambda i: (-RANK[places[i].kind], round(float(y[i]) / 24), x[i]))
        return tuple(places[i].id for i in order)

    def marks_of(self, stack: Stack, step: int) -> int:
        """In how many marks the places of a stack are at another step of scale."""
        row = self._at_step(step).row
        return len({row[place.id] for place in stack.places})

    def _at(self, viewpoint: Viewpoint) -> _Standing:
        return self._at_step(step_of(viewpoint.m_per_px * EM_PX))

    def _at_step(self, step: int) -> _Standing:
        if step not in self._standing:
            self._standing[step] = self._gather(step)
        return self._standing[step]

    def _gather(self, step: int) -> _Standing:
        selected = self._shown.selected
        stacks = stacked(self._shown, self._x_m[self._rows], self._y_m[self._rows], step)
        places = [(stack.x_m, stack.y_m, stack.dx_em, stack.dy_em) for stack in stacks]
        x_m, y_m, dx_em, dy_em = np.array(places, dtype=np.float64).reshape(-1, 4).T
        size_em = np.array([mark_em(stack, selected) for stack in stacks])
        return _Standing(
            stacks,
            x_m,
            y_m,
            dx_em * EM_PX,
            dy_em * EM_PX,
            np.maximum(size_em * EM_PX / 2, REACH_PX),
            tuple((look_of(stack, selected), stack.opacity) for stack in stacks),
            {place.id: row for row, stack in enumerate(stacks) for place in stack.places},
        )
