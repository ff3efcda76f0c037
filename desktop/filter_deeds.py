"""FilterDeeds: what commands do with the filter: areas from the map, the lines of the panel."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

import numpy as np
import shapely
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from desktop.desk import Desk
from desktop.panels.filter_panel import FilterPanel
from desktop.panels.left_side import FILTERS, LeftSide
from desktop.store import Store
from desktop.view import Camera, narrow, within
from desktop.wording import tr
from geodata.choices import PLAN_FILTER, Ring
from geodata.projecting import MAIN

# How far an area reaches beyond the outermost of the places that it is drawn around.
AROUND_M = 2_000.0


class Actions(Protocol):
    """The commands of a window."""

    def action(self, command_id: str) -> QAction:
        """The Qt action of a command."""


class Window(Protocol):
    """What the deeds ask of the window."""

    map: QWidget

    @property
    def left(self) -> QWidget:
        """Its left column."""

    @property
    def commands(self) -> Actions:
        """Its commands."""


class FilterDeeds:
    """Each asks the Store for another filter, or opens the panel (`panel()`) and goes to a line.

    `drawn()` is the ring that was drawn around what is picked now, empty if none was.
    """

    def __init__(
        self,
        store: Store,
        desk: Desk,
        panel: Callable[[], FilterPanel | None],
        drawn: Callable[[], Ring] = tuple,
    ) -> None:
        self._store = store
        self._desk = desk
        self._panel = panel
        self._drawn = drawn

    def deeds(self) -> dict[str, Callable[..., object]]:
        """What each command of the filter does, by its id."""
        return {
            "to_filter": self.to_filter,
            "save_filter": self.save_filter,
            "filter_seen": self.filter_seen,
            "filter_picked": self.filter_picked,
            "clear_filter": self.clear_filter,
        }

    def to_filter(self) -> None:
        """Put the keyboard into the panel."""
        panel = self._panel()
        if panel is not None:
            panel.name.setFocus()

    def save_filter(self) -> None:
        """Ask for a name for the filter of now."""
        panel = self._panel()
        if panel is not None:
            panel.saved.ask_name()

    def filter_seen(self) -> None:
        """Only places within what the map shows now."""
        view = self._store.view
        if view.camera is not None:
            self._store.change(within(view, seen_ring(view.camera)), tr("按当前画面筛选"))

    def filter_picked(self) -> None:
        """Only places within what was drawn around the picked ones, else within their own area."""
        view = self._store.view
        places = self._desk.atlas.places
        points = [(places[i].lon_deg, places[i].lat_deg) for i in view.picked if i in places]
        if points:
            ring = self._drawn() or ring_around(points)
            self._store.change(within(view, ring), tr("按已选范围筛选"))

    def clear_filter(self) -> None:
        """Back to the plan's own picture."""
        self._store.change(narrow(self._store.view, PLAN_FILTER), tr("恢复规划口径"))


def filter_deeds_of(window: Window, store: Store, desk: Desk) -> FilterDeeds:
    """The deeds of a window: its panel, opened if need be, and what was drawn on its map."""

    def panel() -> FilterPanel | None:
        """None while the sides are not filled yet."""
        window.commands.action("left_side").setChecked(True)
        if not isinstance(window.left, LeftSide):
            return None
        window.left.open(FILTERS)
        return window.left.filters

    def drawn() -> Ring:
        """Nothing on a map without tools."""
        work = getattr(window.map, "work", None)
        return work.picking.drawn_ring() if work is not None else ()

    return FilterDeeds(store, desk, panel, drawn)


def seen_ring(camera: Camera) -> Ring:
    """The corners of what a camera sees, in degrees."""
    half_width, half_height = camera.width_m / 2, camera.height_m / 2
    box = shapely.box(
        camera.x_m - half_width,
        camera.y_m - half_height,
        camera.x_m + half_width,
        camera.y_m + half_height,
    )
    return _degrees(box)


def ring_around(points: list[tuple[float, float]]) -> Ring:
    """The smallest area without dents around points in degrees, and a little more."""
    on_map = np.column_stack(MAIN.forward(*np.array(points).T))
    return _degrees(shapely.MultiPoint(on_map).convex_hull.buffer(AROUND_M, quad_segs=2))


def _degrees(area: shapely.Polygon) -> Ring:
    lon_deg, lat_deg = MAIN.inverse(*shapely.get_coordinates(area.exterior)[:-1].T)
    return tuple(zip(lon_deg.tolist(), lat_deg.tolist(), strict=True))
