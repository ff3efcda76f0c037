"""Colouring the regions of the live map: until the window is free, and until it is repainted."""

import pytest

from desktop.desk import Desk
from desktop.map.canvas import MapCanvas
from desktop.painting import load_fonts
from desktop.panels.shading.shading_panel import ShadingPanel
from desktop.store import Store
from desktop.view import Shading, View, narrow, shade
from geodata.choices import Filter
from geodata.reading import read_atlas

SIZE = (1920, 1080)
LOOKS = {
    "provinces": (Shading("count"), Shading("density"), Shading("verified_share")),
    "provinces hatched": tuple(
        Shading(code, hatched=True) for code in ("count", "density", "verified_share")
    ),
    "prefectures hatched": tuple(
        Shading(code, level="prefecture", method="natural_breaks", hatched=True)
        for code in ("count", "density", "verified_share")
    ),
}


@pytest.fixture
def store(qapp):
    return Store(View(filter=Filter()))


@pytest.fixture
def canvas(qtbot, store):
    load_fonts()
    canvas = MapCanvas(store, read_atlas())
    qtbot.addWidget(canvas)
    canvas.resize(*SIZE)
    canvas.show()
    for shadings in LOOKS.values():
        for shading in shadings:
            store.change(shade(store.view, shading), "")
            qtbot.waitUntil(canvas.is_settled, timeout=30_000)
    return canvas


def until_repainted(canvas, qtbot, view):
    """From the change until the first picture in the new style is painted."""
    with qtbot.waitSignal(canvas._ground.renewed, timeout=10_000):
        canvas._store.change(view, "")
    canvas.viewport().repaint()


@pytest.mark.parametrize("what", LOOKS)
def test_measure_chosen_to_repainted(benchmark, aim, canvas, qtbot, what):
    aim("median", 100)
    steps = iter(LOOKS[what] * 10)

    def setup():
        qtbot.waitUntil(canvas.is_settled, timeout=10_000)
        return (canvas, qtbot, shade(canvas._store.view, next(steps))), {}

    benchmark.pedantic(until_repainted, setup=setup, rounds=24)


def test_filter_change_on_the_interface_thread_with_regions_coloured(benchmark, aim, canvas, qtbot):
    aim("p95", 50)
    store = canvas._store
    store.change(shade(store.view, LOOKS["prefectures hatched"][0]), "")
    years = iter([*range(1988, 2026)])

    def setup():
        qtbot.waitUntil(canvas.is_settled, timeout=10_000)
        return (narrow(store.view, Filter(to_year=next(years))),), {}

    def change(view):
        store.change(view, "")
        canvas.viewport().repaint()

    benchmark.pedantic(change, setup=setup, rounds=30)


def test_frames_while_years_play_with_regions_coloured(benchmark, aim, canvas, qtbot):
    """A frame every few milliseconds while the filter's year goes on five times a second."""
    aim("p95", 33)
    store = canvas._store
    store.change(shade(store.view, LOOKS["provinces hatched"][0]), "")
    qtbot.waitUntil(canvas.is_settled, timeout=10_000)
    count = iter(range(10_000))

    def setup():
        qtbot.wait(4)

    def frame():
        number = next(count)
        if number % 12 == 0:
            year = 1988 + number // 12 % 38
            store.change(narrow(store.view, Filter(to_year=year)), "", merge="play")
        canvas.viewport().repaint()

    benchmark.pedantic(frame, setup=setup, rounds=300)


def test_panel_showing_another_measure(benchmark, aim, qtbot, store):
    aim("p95", 50)
    panel = ShadingPanel(store, Desk(read_atlas()))
    qtbot.addWidget(panel)
    panel.resize(300, 900)
    panel.show()
    shadings = [one for looks in LOOKS.values() for one in looks]
    for shading in shadings:
        store.change(shade(store.view, shading), "")
    steps = iter(shadings * 5)

    def change():
        store.change(shade(store.view, next(steps)), "")
        panel.repaint()

    benchmark.pedantic(change, rounds=40)
