"""OverlayLayer: the user's own points upon the live map, however many there are."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from html import escape
from typing import Any, cast

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QObject, QPointF, QRectF, Signal
from PySide6.QtGui import QPainter, QRegion
from PySide6.QtWidgets import QWidget

from desktop.map.overlay_picture import OverlayPicture, render_overlays
from desktop.map.repainting import Repainting
from desktop.map.turns import give_way
from desktop.map.viewpoint import Viewpoint, seeing
from desktop.sheet.overlay_marks import OverlaySign
from desktop.tasks import Task, run
from desktop.theme import map_palette, wardrobe
from desktop.view import Camera
from desktop.wording import tr
from geodata.faults import Fault
from geodata.overlay import Overlay
from geodata.point_index import Bounds, Rows
from geodata.point_queries import nearest_row, rows_in_box, rows_in_polygon

Mask = npt.NDArray[np.bool_]
Say = Callable[[float], None]
"""Told the share of the work that is done."""

# A hand aims within about this far of a dot's centre.
REACH_PX = 9.0
# Dots stretched more than this look poor; a new picture is due at once.
STRETCH = (0.75, 1.33)
# The picture of all points is made for a window a little wider than they reach.
ROOM = 1.04


@dataclass(frozen=True, slots=True)
class Hit:
    """A point of an overlay: the overlay's id and the row of its table."""

    overlay_id: str
    row: int


@dataclass(frozen=True, slots=True, eq=False)
class _Made:
    """What a worker brings: a picture, and the overlays it filtered for it with their masks.

    `whole` when it shows all points; `changes` counts those of the overlays before it was asked.
    """

    picture: OverlayPicture
    whole: bool
    changes: int
    filtered: dict[str, tuple[Mask | None, Overlay]]


class OverlayLayer(QObject):
    """Pictures made on a worker thread, moved with the map until newer ones are there.

    `renewed` asks for painting. `said(id, share)` follows the making of an overlay, `came(id)` its
    being on the map, `failed(Fault)` its not being made. `hovered(hit)` is the Hit under the
    pointer, or None.
    """

    renewed = Signal()
    said = Signal(str, float)
    came = Signal(str)
    failed = Signal(Fault)
    hovered = Signal(object)

    def __init__(self, window: QWidget, now: Callable[[], Viewpoint]) -> None:
        super().__init__(window)
        self._window = window
        self._now = now
        self._overlays: dict[str, Overlay] = {}
        self._masks: dict[str, Mask | None] = {}
        self._coming: list[str] = []
        self._sharp: OverlayPicture | None = None
        self._whole: OverlayPicture | None = None
        self._changes = 0
        self._hit: Hit | None = None
        self._making = Repainting(self)
        self._making.ready.connect(self._take)
        self.rest = self._making.finish
        wardrobe.changed.connect(self._renew)

    # What there is ----------------------------------------------------------------------------

    def put(self, overlay: Overlay) -> None:
        """Have that overlay on the map, instead of one with its id, else above all others."""
        self._overlays[overlay.id] = overlay
        self._masks.pop(overlay.id, None)
        self._coming.append(overlay.id)
        self._renew()

    def add(self, overlay_id: str, build: Callable[[Say], Overlay]) -> Task:
        """Build an overlay on another thread and put it on the map.

        `build` is given what it may tell its progress to; it comes back as `said`.
        """

        def say(share: float) -> None:
            give_way()
            self.said.emit(overlay_id, share)

        task = run(lambda: build(say), self)
        task.done.connect(self.put)
        task.failed.connect(self.failed)
        return task

    def take_away(self, overlay_id: str) -> None:
        """Have that overlay on the map no longer."""
        self._overlays.pop(overlay_id, None)
        self._masks.pop(overlay_id, None)
        self._renew()

    def narrow(self, overlay_id: str, mask: Mask | None) -> None:
        """Show only the rows that are True; None shows all. Worked out on another thread."""
        overlay = self._overlays.get(overlay_id)
        if overlay is None:
            return
        if mask is not None and len(mask) != overlay.rows:
            raise ValueError(f"{len(mask)} answers for {overlay.rows} rows")
        self._masks[overlay_id] = mask
        self._renew()

    def of(self, overlay_id: str) -> Overlay | None:
        """The overlay of that id as it is on the map."""
        return self._overlays.get(overlay_id)

    @property
    def all(self) -> tuple[Overlay, ...]:
        """The overlays as they are on the map, the lowest first."""
        return tuple(self._overlays.values())

    @property
    def ready(self) -> bool:
        """Whether nothing is in the making."""
        return self._making.idle

    @property
    def signs(self) -> tuple[OverlaySign, ...]:
        """What a legend says of the overlays that are in the picture."""
        return self._sharp.signs if self._sharp is not None else ()

    # What a hand does with it -----------------------------------------------------------------

    def nearest(self, where: QPointF) -> Hit | None:
        """The point within a hand's reach of `where` (logical pixels), in the topmost overlay.

        Only of overlays drawn as dots: in a density no single point is to be seen.
        """
        at = self._now()
        x_m, y_m = at.to_map(where.x(), where.y())
        for sign in reversed(self.signs):
            overlay = self._overlays.get(sign.overlay_id)
            if sign.scale is None and overlay is not None:
                row = nearest_row(overlay.shown, x_m, y_m, REACH_PX * at.m_per_px)
                if row is not None:
                    return Hit(overlay.id, row)
        return None

    def pointed(self, where: QPointF | None) -> Hit | None:
        """Follow the pointer: what lies under it, said as `hovered` when that changes."""
        hit = self.nearest(where) if where is not None and self._overlays else None
        if hit != self._hit:
            self._hit = hit
            self.hovered.emit(hit)
        return hit

    def words_of(self, hit: Hit, language: str) -> list[str]:
        """What is known of a point, in lines of HTML: its layer, its row, its columns."""
        overlay = self._overlays[hit.overlay_id]
        said = [tr("第 {n} 行", n=f"{hit.row + 1:,}"), *overlay.columns.words(hit.row, language)]
        return [f"<b>{escape(overlay.title(language))}</b>", escape(" · ".join(said))]

    def rows_in_box(self, bounds: Bounds) -> dict[str, Rows]:
        """Rows shown in a box of the map (metres), by overlay id."""
        return {i: rows_in_box(one.shown, bounds) for i, one in self._overlays.items()}

    def rows_in_polygon(self, polygon: Any) -> dict[str, Rows]:
        """Rows shown in a shapely polygon of the map (metres), by overlay id."""
        return {i: rows_in_polygon(one.shown, polygon) for i, one in self._overlays.items()}

    # Painting ---------------------------------------------------------------------------------

    def follow(self, viewpoint: Viewpoint) -> None:
        """The map has moved: make a picture anew if the one there is is not good for that."""
        if self._overlays and (self._sharp is None or self._stale(self._sharp, viewpoint)):
            self.ask(viewpoint)

    def ask(self, viewpoint: Viewpoint) -> None:
        """Make a sharp picture for that viewpoint when the last one is done."""
        if self._overlays:
            self._making.ask(self._work(viewpoint, whole=False))

    def paint(self, painter: QPainter, viewpoint: Viewpoint) -> None:
        """Put the pictures where they belong, never a blank edge where there are points."""
        if self._sharp is None:
            return
        if self._whole is not None and not self._sharp.covers(viewpoint):
            window = QRegion(0, 0, viewpoint.width_px, viewpoint.height_px)
            sharp: QRectF = self._sharp.rect_px(viewpoint)
            painter.save()
            painter.setClipRegion(window - QRegion(sharp.toRect()))
            self._whole.paint(painter, viewpoint)
            painter.restore()
        self._sharp.paint(painter, viewpoint)

    def _stale(self, picture: OverlayPicture, viewpoint: Viewpoint) -> bool:
        stretch = picture.made_for.m_per_px / viewpoint.m_per_px
        return not STRETCH[0] < stretch < STRETCH[1] or not picture.covers(viewpoint)

    def _renew(self) -> None:
        """What is shown or its colours have changed: the picture of now first, then of all."""
        self._changes += 1
        self._whole = None
        if self._overlays:
            self.ask(self._now())
        else:
            self._sharp = None
            self.renewed.emit()

    def _work(self, viewpoint: Viewpoint, *, whole: bool) -> Callable[[], _Made]:
        overlays, masks = dict(self._overlays), dict(self._masks)
        ratio, changes = self._window.devicePixelRatioF(), self._changes

        def make() -> _Made:
            filtered = {i: (mask, overlays[i].filtered(mask)) for i, mask in masks.items()}
            now = [filtered[i][1] if i in filtered else one for i, one in overlays.items()]
            picture = render_overlays(now, map_palette(), viewpoint, ratio)
            return _Made(picture, whole, changes, filtered)

        return make

    def _take(self, brought: object) -> None:
        made = cast("_Made", brought)
        if {sign.overlay_id for sign in made.picture.signs} != set(self._overlays):
            return  # of overlays that are no longer there; another one is on its way
        for overlay_id, (mask, overlay) in made.filtered.items():
            if overlay_id in self._masks and self._masks[overlay_id] is mask:
                self._overlays[overlay_id] = overlay
                del self._masks[overlay_id]
        if made.whole:
            self._whole = made.picture if made.changes == self._changes else None
        else:
            self._sharp = made.picture
            if self._making.idle:
                coming, self._coming = self._coming, []
                for overlay_id in coming:
                    self.came.emit(overlay_id)
        if self._whole is None and self._making.idle:
            self._making.ask(self._work(self._around_all(), whole=True))
        self.renewed.emit()

    def _around_all(self) -> Viewpoint:
        """The viewpoint from which the window shows every point."""
        at = self._now()
        boxes = np.array([one.bounds_m for one in self._overlays.values()])
        (left, bottom), (right, top) = boxes[:, :2].min(axis=0), boxes[:, 2:].max(axis=0)
        camera = Camera(
            float(left + right) / 2,
            float(bottom + top) / 2,
            ROOM * max(float(right - left), 1.0),
            ROOM * max(float(top - bottom), 1.0),
        )
        return seeing(camera, at.width_px, at.height_px)
