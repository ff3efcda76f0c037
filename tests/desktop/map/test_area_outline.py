"""A drawn area is outlined upon the live map while the filter applies it."""

import numpy as np
import pytest
from PySide6.QtGui import QColor

from desktop.held_keys import ADD, REPLACE
from desktop.map.gestures import AreaDrawn
from desktop.theme import map_palette
from desktop.view import mute, pick, within
from geodata.projecting import MAIN

RING = ((100.0, 33.0), (118.0, 33.0), (109.0, 42.0))


def inked(canvas):
    """How many pixels on the middle part of the southern edge have the outline's colour."""
    picture = canvas.grab().toImage()
    (x0, y0), (x1, y1) = (
        canvas.viewpoint.to_px(*(float(v) for v in MAIN.forward(*corner))) for corner in RING[:2]
    )
    accent = QColor(map_palette().accent)
    found = 0
    for step in range(300):
        share = 0.3 + 0.4 * step / 300
        x, y = round(x0 + share * (x1 - x0)), round(y0 + share * (y1 - y0))
        nearby = (picture.pixelColor(x, y + dy) for dy in (-1, 0, 1))
        found += any(_distance(colour, accent) < 100 for colour in nearby)
    return found


def _distance(one, other):
    parts = zip(one.getRgb()[:3], other.getRgb()[:3], strict=True)
    return max(abs(a - b) for a, b in parts)


def test_the_outline_is_there_while_the_area_is_applied(canvas):
    store = canvas._store
    before = inked(canvas)
    store.change(within(store.view, RING), "绘定范围")
    assert inked(canvas) > before + 80
    store.change(mute(store.view, "area", muted=True), "暂停")
    assert inked(canvas) < before + 20
    store.undo()
    assert inked(canvas) > before + 80


def test_a_lasso_around_picked_places_is_remembered_until_others_are_picked(canvas):
    picking, store = canvas.work.picking, canvas._store
    assert picking.drawn_ring() == ()
    around = [tuple(map(float, MAIN.forward(*corner))) for corner in RING]
    picking.take(AreaDrawn(tuple(around), REPLACE))
    assert store.view.picked
    assert np.array(picking.drawn_ring()) == pytest.approx(np.array(RING))
    picked = store.view.picked
    store.change(pick(store.view, picked[:1]), "选")
    assert picking.drawn_ring() == ()
    store.undo()
    assert picking.drawn_ring()
    picking.take(AreaDrawn(tuple(around), ADD))
    assert picking.drawn_ring() == ()
