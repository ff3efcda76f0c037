"""PlaceMarks: the places of the live map as stamps, and which of them a hand means."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap

from desktop.map.stamps import StampKey
from desktop.map.viewpoint import Viewpoint
from desktop.sheet.shown import Shown
from desktop.sheet.symbols import DRAWING_ORDER, hollow
from desktop.theme import map_palette
from geodata.projecting import MAIN
from geodata.records import Place

# A hand aims within about this far of a symbol's centre.
REACH_PX = 11.0
RING_GAP_PX = 3.0
RING_PX = 2.0
LINE_PX = 24
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
    """What is painted of the places, in order, the last on top."""

    def __init__(self, places: Mapping[str, Place]) -> None:
        ids = list(places)
        lon = np.array([places[i].lon_deg for i in ids])
        lat = np.array([places[i].lat_deg for i in ids])
        x_m, y_m = MAIN.forward(lon, lat)
        self._row = {place_id: row for row, place_id in enumerate(ids)}
        self._x_m: npt.NDArray[np.float64] = x_m
        self._y_m: npt.NDArray[np.float64] = y_m
        self._shown: tuple[str, ...] = ()
        self._looks: tuple[tuple[StampKey, float], ...] = ()
        self._rows = np.zeros(0, dtype=np.intp)

    def show(self, shown: Shown) -> None:
        """Paint these from now on, in their order."""
        self._shown = tuple(place.id for place in shown.places)
        self._rows = np.array([self._row[i] for i in self._shown], dtype=np.intp)
        self._looks = tuple(
            (
                (place.kind, hollow(place), place.id == shown.selected),
                shown.opacity.get(place.id, 1.0),
            )
            for place in shown.places
        )

    @property
    def shown(self) -> tuple[str, ...]:
        """Ids of the places that are painted."""
        return self._shown

    def position_m(self, place_id: str) -> tuple[float, float]:
        """A place's position in metres of the main projection."""
        row = self._row[place_id]
        return float(self._x_m[row]), float(self._y_m[row])

    def paint(
        self,
        painter: QPainter,
        viewpoint: Viewpoint,
        stamps: Mapping[StampKey, QPixmap],
    ) -> None:
        """Stamp every mark that is in the window."""
        if not self._shown:
            return
        x_px, y_px = viewpoint.to_px(self._x_m[self._rows], self._y_m[self._rows])
        inside = (x_px > -20) & (x_px < viewpoint.width_px + 20)
        inside &= (y_px > -20) & (y_px < viewpoint.height_px + 20)
        opacity = 1.0
        for at in np.flatnonzero(inside):
            look, strength = self._looks[at]
            if strength != opacity:
                opacity = strength
                painter.setOpacity(opacity)
            if look[2]:
                _ring(painter, float(x_px[at]), float(y_px[at]), stamps[look])
            stamp = stamps[look]
            half = stamp.width() / stamp.devicePixelRatio() / 2
            painter.drawPixmap(QPointF(x_px[at] - half, y_px[at] - half), stamp)
        painter.setOpacity(1.0)

    def near(self, viewpoint: Viewpoint, x_px: float, y_px: float) -> tuple[str, ...]:
        """Places within a hand's reach of a window position, the nearest first, topmost of equals.

        Places that share the nearest one's point all come, so that each can be reached.
        """
        if not self._shown:
            return ()
        x, y = viewpoint.to_px(self._x_m[self._rows], self._y_m[self._rows])
        away = np.hypot(x - x_px, y - y_px)
        within = np.flatnonzero(away <= REACH_PX)
        ordered = sorted(within, key=lambda at: (round(float(away[at]), 3), -at))
        return tuple(self._shown[at] for at in ordered)

    def sharing(self, place_id: str, among: tuple[str, ...]) -> tuple[str, ...]:
        """The places of `among` at the exact point of `place_id`, in the order of `among`."""
        row = self._row[place_id]
        x_m, y_m = self._x_m[row], self._y_m[row]
        return tuple(
            other
            for other in among
            if self._x_m[self._row[other]] == x_m and self._y_m[self._row[other]] == y_m
        )

    def in_window(self, viewpoint: Viewpoint) -> tuple[str, ...]:
        """Places whose point is in the window, by rank of kind and then as one reads a page."""
        x, y = viewpoint.to_px(self._x_m[self._rows], self._y_m[self._rows])
        inside = (x >= 0) & (x < viewpoint.width_px) & (y >= 0) & (y < viewpoint.height_px)
        at = np.flatnonzero(inside)
        order = sorted(
            at, key=lambda i: (-RANK[self._looks[i][0][0]], round(float(y[i]) / 24), x[i])
        )
        return tuple(self._shown[i] for i in order)
