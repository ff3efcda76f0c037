"""Fan: places that share a point, spread around it so that each can be read and taken."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap

from desktop.map.stamps import StampKey
from desktop.map.viewpoint import Viewpoint
from desktop.painting import paint_text
from desktop.sheet.drawing import Text
from desktop.sheet.framing import MM_PER_LOGICAL_PX
from desktop.sheet.palette import EM_MM
from desktop.sheet.place_names import map_name
from desktop.sheet.symbols import hollow
from desktop.sheet.text_widths import width_em
from desktop.theme import map_palette
from geodata.records import Place

LEAST_RADIUS_PX = 34.0
# Names are a line high: neighbours on the circle stand at least this far apart.
APART_PX = 21.0
REACH_PX = 12.0
NAME_GAP_PX = 12.0
VEIL = 0.9


@dataclass(frozen=True, slots=True)
class Leaf:
    """One place of the fan and where it stands from the common point, in logical pixels."""

    place: Place
    dx_px: float
    dy_px: float


def leaves_of(places: Sequence[Place]) -> tuple[Leaf, ...]:
    """The places evenly around the point, the first at the top, clockwise."""
    count = len(places)
    radius = max(LEAST_RADIUS_PX, APART_PX * count / (2 * math.pi) * 1.35)
    leaves = []
    for number, place in enumerate(places):
        angle = -math.pi / 2 + 2 * math.pi * number / count
        leaves.append(Leaf(place, radius * math.cos(angle), radius * math.sin(angle)))
    return tuple(leaves)


class Fan:
    """At most one is open. It is not part of the View: a zoom or a click elsewhere closes it."""

    def __init__(self) -> None:
        self._leaves: tuple[Leaf, ...] = ()
        self._at_m = (0.0, 0.0)
        self._m_per_px = 0.0

    def open(self, places: Sequence[Place], viewpoint: Viewpoint, x_px: float, y_px: float) -> None:
        """Spread these places around a point of the window."""
        self._leaves = leaves_of(places) if len(places) > 1 else ()
        self._at_m = viewpoint.to_map(x_px, y_px)
        self._m_per_px = viewpoint.m_per_px

    def close(self) -> None:
        """Fold it."""
        self._leaves = ()

    def zoomed(self, viewpoint: Viewpoint) -> None:
        """Fold it if that is another scale than the one it was opened at."""
        if viewpoint.m_per_px != self._m_per_px:
            self.close()

    @property
    def places(self) -> tuple[Place, ...]:
        """The places that are spread; none when it is closed."""
        return tuple(leaf.place for leaf in self._leaves)

    def position_px(self, viewpoint: Viewpoint, place_id: str) -> QPointF | None:
        """Where a place stands in the open fan."""
        x, y = viewpoint.to_px(*self._at_m)
        for leaf in self._leaves:
            if leaf.place.id == place_id:
                return QPointF(x + leaf.dx_px, y + leaf.dy_px)
        return None

    def under(self, viewpoint: Viewpoint, x_px: float, y_px: float) -> Place | None:
        """The place of the fan that lies under a hand."""
        x, y = viewpoint.to_px(*self._at_m)
        for leaf in self._leaves:
            if math.hypot(x + leaf.dx_px - x_px, y + leaf.dy_px - y_px) <= REACH_PX:
                return leaf.place
        return None

    def paint(
        self,
        painter: QPainter,
        viewpoint: Viewpoint,
        stamps: Mapping[StampKey, QPixmap],
        selected: str,
        language: str,
    ) -> None:
        """Hairlines from the point, symbols around it, and every name on its outer side."""
        if not self._leaves:
            return
        x, y = viewpoint.to_px(*self._at_m)
        middle = QPointF(x, y)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, middle)
        painter.setPen(QPen(QColor(map_palette().quiet_ink), 0.8))
        for leaf in self._leaves:
            painter.drawLine(middle, middle + QPointF(leaf.dx_px, leaf.dy_px))
        for leaf in self._leaves:
            place = leaf.place
            stamp = stamps[place.kind, hollow(place), place.id == selected]
            half = stamp.width() / stamp.devicePixelRatio() / 2
            painter.drawPixmap(QPointF(x + leaf.dx_px - half, y + leaf.dy_px - half), stamp)
            self._paint_name(painter, middle, leaf, place.id == selected, language)

    def _paint_ground(self, painter: QPainter, middle: QPointF) -> None:
        """A veil, so that what lies under the fan does not compete with it."""
        radius = math.hypot(self._leaves[0].dx_px, self._leaves[0].dy_px) + 16
        veil = QColor(map_palette().paper)
        veil.setAlphaF(VEIL)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(veil)
        painter.drawEllipse(middle, radius, radius)

    def _paint_name(
        self,
        painter: QPainter,
        middle: QPointF,
        leaf: Leaf,
        bold: bool,  # noqa: FBT001
        language: str,
    ) -> None:
        size = 0.84 * EM_MM
        words = map_name(leaf.place, language)
        right = leaf.dx_px >= -1.0
        gap = NAME_GAP_PX if right else -NAME_GAP_PX
        x_px, y_px = middle.x() + leaf.dx_px + gap, middle.y() + leaf.dy_px
        width_px = width_em(words, bold=bold) * size / MM_PER_LOGICAL_PX
        veil = QColor(map_palette().paper)
        veil.setAlphaF(VEIL)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(veil)
        left = x_px - 3 if right else x_px - width_px - 3
        painter.drawRoundedRect(QRectF(left, y_px - 9, width_px + 6, 18), 4, 4)
        painter.save()
        painter.scale(1 / MM_PER_LOGICAL_PX, 1 / MM_PER_LOGICAL_PX)
        paint_text(
            Text(
                x_px * MM_PER_LOGICAL_PX,
                y_px * MM_PER_LOGICAL_PX + 0.34 * size,
                words,
                size,
                map_palette().ink,
                bold,
                "left" if right else "right",
            ),
            painter,
        )
        painter.restore()
