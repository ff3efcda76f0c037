"""Picking, selecting and the graticule on the live map, with every place there is."""

import numpy as np
import pytest
from PySide6.QtGui import QImage, QPainter

from desktop.map.canvas import MapCanvas
from desktop.map.gestures import AreaDrawn
from desktop.map.region_hover import RegionHover
from desktop.painting import load_fonts
from desktop.store import Store
from desktop.view import View, pick, switch_layer
from geodata.choices import Filter
from geodata.reading import read_atlas
from tests.benchmarks.gestures import frames, panning

SIZE = (1920, 1080)


@pytest.fixture
def canvas(qtbot):
    load_fonts()
    store = Store(View(filter=Filter()))
    canvas = MapCanvas(store, read_atlas())
    qtbot.addWidget(canvas)
    canvas.resize(*SIZE)
    canvas.show()
    qtbot.waitUntil(canvas.is_settled, timeout=10_000)
    yield canvas
    canvas.rest()


def test_region_under_the_pointer_among_2891(benchmark, aim, canvas, qtbot):
    aim("p95", 1)
    hover = RegionHover(canvas, read_atlas())
    with qtbot.waitSignal(hover.ready, timeout=20_000):
        hover.prepare()
    at = canvas.viewpoint
    spots = np.random.default_rng(1).uniform((0, 0), SIZE, (1000, 2)).tolist()
    nth = iter(range(10**9))

    def point():
        x_px, y_px = spots[next(nth) % len(spots)]
        hover.line(at, x_px, y_px)

    benchmark(point)


def test_lasso_of_200_corners_over_every_place(benchmark, aim, canvas):
    aim("p95", 50)
    turns = np.linspace(0, 2 * np.pi, 200)
    at = canvas.viewpoint
    ring = tuple(
        at.to_map(960 + 500 * np.cos(turn), 540 + 400 * np.sin(turn)) for turn in turns.tolist()
    )
    benchmark(canvas.work.picking.within, AreaDrawn(ring, "replace"))


def test_pan_frame_with_graticule_arrow_and_everything_picked(benchmark, aim, canvas, qtbot):
    aim("p95", 16)
    store = canvas._store
    view = store.view
    for layer in ("graticule", "north_arrow"):
        view = switch_layer(view, layer, on=True, usual=False)
    store.change(pick(view, canvas.marks.shown), "")
    qtbot.waitUntil(canvas.is_settled, timeout=10_000)
    frames(benchmark, canvas, qtbot, panning(canvas.viewpoint))


def test_furniture_of_one_frame(benchmark, aim, canvas):
    aim("p95", 4)
    furniture, at = canvas._furniture, canvas.viewpoint
    image = QImage(*SIZE, QImage.Format.Format_RGB32)
    nth = iter(range(10**9))

    def paint():
        painter = QPainter(image)
        furniture.paint(painter, at.panned(float(next(nth) % 200), 0.0))
        painter.end()

    benchmark(paint)
