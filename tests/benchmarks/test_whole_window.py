"""The whole window at work: playing the years, filters with everything open, the palette."""

import time
from itertools import cycle

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop import collecting, theme
from desktop.desk import Desk
from desktop.painting import load_fonts
from desktop.panels.drawer import DRAWERS
from desktop.settings import Settings
from desktop.starting import make_window
from desktop.view import View, narrow
from geodata.choices import PLAN_FILTER, Choice, Filter
from geodata.reading import read_atlas

FILTERS = (
    PLAN_FILTER,
    PLAN_FILTER.choose("industry", Choice(any=("SEI-MAT", "SEI-ENV"))),
    PLAN_FILTER.choose("region", Choice(any=("east",))).between(None, 2010),
    Filter().named("gaoxin"),
    Filter(),
)


@pytest.fixture
def window(qtbot, tmp_path):
    theme.dress(QApplication.instance(), load_fonts())
    window = make_window(View(), Desk(read_atlas()), Settings(tmp_path / "kept.ini"))
    window.resize(1920, 1080)
    qtbot.addWidget(window, before_close_func=lambda w: w.map.rest())
    window.show()
    qtbot.waitUntil(lambda: hasattr(window.right, "page"), timeout=10_000)
    qtbot.waitUntil(window.map.is_settled, timeout=10_000)
    collecting.settle(window)
    return window


def paint_all():
    """All that asked to be painted anew, and all that is under way."""
    QApplication.processEvents()


def test_a_year_of_the_timeline_played_in_the_whole_window(benchmark, aim, window, qtbot):
    """A step with all it sets going on the interface thread; 33 ms are 30 frames a second."""
    aim("p95", 33)
    years = cycle(range(1988, 2025))

    def play():
        window._store.change(narrow(window._store.view, Filter().between(None, next(years))), "")
        paint_all()

    benchmark.pedantic(play, setup=lambda: qtbot.wait(20), rounds=74, warmup_rounds=5)


def test_longest_stall_while_the_years_play(benchmark, aim, window, qtbot):
    aim("p95", 33)
    window._store.change(narrow(window._store.view, Filter()), "")
    qtbot.waitUntil(window.map.is_settled, timeout=10_000)
    timeline = window.middle.timeline
    timeline.switch_play()
    gaps, until = [], time.perf_counter() + 6
    while time.perf_counter() < until:
        start = time.perf_counter()
        qtbot.wait(1)
        gaps.append(time.perf_counter() - start)
    timeline.stop()
    benchmark.pedantic(lambda: None, rounds=1)
    benchmark.stats.stats.data[:] = sorted(gaps)[-40:]


@pytest.mark.parametrize("tab", range(len(DRAWERS)), ids=[tab.id for tab in DRAWERS])
def test_the_window_with_a_page_of_the_drawer_follows_a_filter(benchmark, aim, window, qtbot, tab):
    """Facets, strip, chips, page of the drawer and map, on the interface thread."""
    aim("p95", 50)
    window.commands.action("drawer").setChecked(True)
    window.middle.drawer.open(tab)
    for one in FILTERS:
        window._store.change(narrow(window._store.view, one), "")
        qtbot.wait(50)
    way = cycle(FILTERS)

    def change():
        window._store.change(narrow(window._store.view, next(way)), "")
        paint_all()

    benchmark.pedantic(change, setup=lambda: qtbot.wait(30), rounds=40)


def test_a_keystroke_of_the_command_palette(benchmark, aim, window, qtbot):
    aim("p95", 20)
    finder = window.finder
    QTest.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(finder.isVisible)
    letters = cycle("suzhou gaoxinqu wuhan export qiche ")
    typed = iter(range(10**6))

    def press():
        if next(typed) % 12 == 0:
            finder.field.clear()
        QTest.keyClicks(finder.field, next(letters))
        QApplication.processEvents()

    benchmark.pedantic(press, setup=lambda: qtbot.wait(1), rounds=120)
