"""Revealing: where the camera goes so that a thing chosen away from the map is in sight."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from PySide6.QtWidgets import QWidget

from desktop.sheet.aiming import around_region
from desktop.sheet.framing import home_camera
from desktop.view import Camera, View, look_at
from geodata.atlas import Atlas
from geodata.projecting import MAIN
from geodata.records import Address

# A place that was out of sight is shown with about a province around it, and no closer than now.
AROUND_PLACE_M = 600_000.0
# What lies this near to the frame's edge, as a share of it, counts as out of sight.
EDGE = 0.04


def reveal_in(atlas: Atlas, map_widget: QWidget) -> Callable[[View, Address], View]:
    """The rule for a map of that widget's size."""

    def reveal(view: View, address: Address) -> View:
        return revealed(atlas, view, address, (map_widget.width(), map_widget.height()))

    return reveal


def revealed(atlas: Atlas, view: View, address: Address, size_px: tuple[int, int]) -> View:
    """The View with the camera moved only if the thing is out of sight.

    A place is brought to the middle; a region fills the frame; anything else leaves the camera,
    since its places may be anywhere.
    """
    camera = view.camera or home_camera(*size_px)
    if address.kind == "place":
        place = atlas.place(address.id)
        x, y = MAIN.forward(np.array([place.lon_deg]), np.array([place.lat_deg]))
        if _in_sight(camera, float(x[0]), float(y[0])):
            return view
        width = min(camera.width_m, AROUND_PLACE_M)
        height = width * camera.height_m / camera.width_m
        return look_at(view, Camera(float(x[0]), float(y[0]), width, height))
    if address.kind == "region":
        around = around_region(atlas, address.id)
        return look_at(view, around) if around else view
    return view


def _in_sight(camera: Camera, x_m: float, y_m: float) -> bool:
    half = 0.5 - EDGE
    return (
        abs(x_m - camera.x_m) <= half * camera.width_m
        and abs(y_m - camera.y_m) <= half * camera.height_m
    )
