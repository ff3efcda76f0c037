"""The selected region has its line on the live map, where its border is, at every scale."""

import numpy as np
from PySide6.QtGui import QColor, QImage

from desktop.theme import map_palette
from desktop.view import Camera, look_at, select
from geodata.projecting import MAIN
from geodata.records import Address


def accent_px(canvas):
    """Where the line's colour is painted, as (n, 2) logical pixels."""
    image = canvas.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    pixels = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), -1, 4)
    colour = QColor(map_palette().accent)
    wanted = np.array([colour.blue(), colour.green(), colour.red()])
    down, right = np.nonzero((np.abs(pixels[..., :3].astype(int) - wanted) <= 6).all(axis=2))
    return np.column_stack([right, down]) / image.devicePixelRatio()


def test_a_selected_region_is_outlined_and_the_line_goes_with_the_selection(canvas, qtbot, store):
    before = len(accent_px(canvas))
    store.change(select(store.view, Address("region", "650000")), "选择")
    canvas.viewport().repaint()
    qtbot.waitUntil(canvas.is_settled, timeout=20_000)
    spots = accent_px(canvas)
    assert len(spots) > before + 300
    lon, lat = MAIN.inverse(*canvas.viewpoint.to_map(spots[:, 0], spots[:, 1]))
    around = (lon > 73) & (lon < 97) & (lat > 34) & (lat < 50)
    assert around.mean() > 0.9
    store.change(select(store.view, None), "取消")
    assert len(accent_px(canvas)) == before


def test_it_is_there_at_the_detail_of_a_closer_map(canvas, qtbot, store):
    x_m, y_m = (float(value) for value in MAIN.forward(120.95, 31.38))
    view = select(store.view, Address("region", "320583"))
    store.change(look_at(view, Camera(x_m, y_m, 90_000.0, 70_000.0)), "看")
    canvas.viewport().repaint()
    qtbot.waitUntil(canvas.is_settled, timeout=30_000)
    assert len(accent_px(canvas)) > 500


def test_a_place_that_is_selected_has_no_such_line(canvas, qtbot, store):
    store.change(select(store.view, Address("place", "cn-htz-hubei-wuhan-donghu")), "选择")
    qtbot.waitUntil(canvas.is_settled, timeout=10_000)
    # Its ring only.
    assert len(accent_px(canvas)) < 300
