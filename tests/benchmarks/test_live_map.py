"""Frames, picking and filters of the live map, on the real atlas."""

import time

import pytest

from desktop import collecting
from desktop.map.canvas import MapCanvas
from desktop.painting import load_fonts
from desktop.store import Store
from desktop.view import View, choose
from geodata.choices import Choice, Filter
from geodata.reading import read_atlas
from tests.benchmarks.gestures import frames, panning, zooming

SIZE = (1920, 1080)


@pytest.fixture
def canvas(qtbot):
    load_fonts()
    store = Store(View(filter=Filter()))  # every place there is
    canvas = MapCanvas(store, read_atlas())
    qtbot.addWidget(canvas)
    canvas.resize(*SIZE)
    canvas.show()
    qtbot.waitUntil(canvas.is_settled, timeout=10_000)
    collecting.settle(canvas)
    return canvas


def test_pan_frame_with_all_places(benchmark, aim, canvas, qtbot):
    aim("p95", 16)
    frames(benchmark, canvas, qtbot, panning(canvas.viewpoint))


def test_wheel_zoom_frame_with_all_places(benchmark, aim, canvas, qtbot):
    aim("p95", 16)
    frames(benchmark, canvas, qtbot, zooming(canvas.viewpoint))


def test_hover_pick(benchmark, aim, canvas):
    aim("p95", 1)
    benchmark(canvas.marks.near, canvas.viewpoint, 1290.0, 610.0)


def test_filter_click_to_repainted_map(benchmark, aim, canvas, qtbot):
    aim("p95", 50)
    store = canvas._store
    choices = iter([("industry", "SEI-NEV"), ("industry", "SEI-MAT"), ("region", "320000")] * 20)

    def setup():
        qtbot.waitUntil(canvas.is_settled, timeout=10_000)
        facet, value = next(choices)
        return (choose(View(), facet, Choice(any=(value,))),), {}

    def click(view):
        store.change(view, "")
        canvas.viewport().repaint()

    benchmark.pedantic(click, setup=setup, rounds=40)


def test_longest_stall_of_the_interface_while_panning_and_zooming(benchmark, aim, canvas, qtbot):
    """The interface thread's longest gap while new base pictures and names are being made."""
    aim("p95", 50)
    way = [canvas.viewpoint]
    for step in range(60):
        way.append(way[-1].zoomed(1.1, 1290, 610) if step < 30 else way[-1].panned(23, 7))
    gaps = []
    for viewpoint in way[1:]:
        canvas.box.wanted.emit(viewpoint)
        until = time.perf_counter() + 0.02
        while time.perf_counter() < until:
            start = time.perf_counter()
            qtbot.wait(1)
            gaps.append(time.perf_counter() - start)
    benchmark.pedantic(lambda: None, rounds=1)
    benchmark.stats.stats.data[:] = gaps
