"""A presenter dims the lights: the window turns dark at once, and light again afterwards."""

import numpy as np
import pytest
from PySide6.QtGui import QImage

from desktop import theme
from desktop.panels.drawer import DRAWERS
from desktop.panels.right_side import TABS
from desktop.settings import Settings
from desktop.starting import make_window
from desktop.tokens import DARK
from desktop.view import Shading, View, compare, select, shade
from geodata.records import Address

BRIGHT = 240
ZGC = Address("place", "cn-htz-beijing-zhongguancun")
DONGHU = Address("place", "cn-htz-hubei-wuhan-donghu")


@pytest.fixture
def choose(window, qtbot, wear):
    def choosing(choice):
        window.commands.action(f"theme_{choice}").trigger()
        qtbot.waitUntil(window.map.is_settled, timeout=10_000)
        qtbot.wait(50)

    return choosing


def pixels(widget):
    """What is seen of a widget, shape (height, width, 3)."""
    image = widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB888)
    lines = np.frombuffer(image.constBits(), np.uint8)
    rows = lines.reshape(image.height(), image.bytesPerLine())
    return rows[:, : 3 * image.width()].reshape(image.height(), image.width(), 3).astype(int)


def at_rest(window, qtbot):
    """What is seen of the window once nothing in it changes any more for a fifth of a second."""
    seen = pixels(window)
    for _ in range(50):
        qtbot.wait(200)
        before, seen = seen, pixels(window)
        if np.array_equal(before, seen):
            return seen
    raise AssertionError("the window never comes to rest")


def bright(seen):
    """How many pixels are as good as white."""
    return int((seen.min(axis=2) >= BRIGHT).sum())


def test_no_white_is_left_anywhere_when_the_window_is_dark(window, choose):
    for tab in range(len(TABS)):
        window._open_tab(tab)
    assert bright(pixels(window)) > 100_000
    choose("dark")
    assert theme.tokens() is DARK
    window._store.change(select(window._store.view, Address("metric", "T07")), "看")
    for tab in range(len(TABS)):
        window._open_tab(tab)
        choose("dark")
        assert bright(pixels(window)) < 20, TABS[tab].id


def test_light_again_the_window_is_as_it_was(window, choose):
    window._store.change(select(window._store.view, Address("project", "SP01")), "看")
    choose("light")
    before = pixels(window)
    choose("dark")
    assert np.abs(pixels(window) - before).mean() > 60
    choose("light")
    assert (np.abs(pixels(window) - before).max(axis=2) > 8).mean() < 0.001


def looks(window, qtbot):
    """The window with each tab of its sides and drawer: a place selected, regions coloured, two
    places compared.
    """
    coloured = shade(select(window._store.view, DONGHU), Shading("count"))
    window._store.change(compare(coloured, [DONGHU, ZGC]), "看")
    window.commands.action("drawer").setChecked(True)
    rooms = [f"tab_{tab.id}" for tab in TABS] + [f"drawer_{drawer.id}" for drawer in DRAWERS]
    window.commands.action(rooms[-len(DRAWERS)]).trigger()
    for number, room in enumerate(rooms):
        window.left.open(number % 2)
        window.commands.action(room).trigger()
        window.map.setFocus()
        qtbot.waitUntil(window.map.is_settled, timeout=10_000)
        yield room, beside_the_map(window, at_rest(window, qtbot))


def beside_the_map(window, seen):
    """The picture without the map, whose names lie as those before them did."""
    corner = window.map.mapTo(window, window.map.rect().topLeft())
    left, top = corner.x(), corner.y()
    rest = seen.copy()
    rest[top : top + window.map.height(), left : left + window.map.width()] = 0
    return rest


def test_a_window_turned_dark_looks_like_one_that_started_dark(
    window, choose, qtbot, desk, tmp_path
):
    for _ in looks(window, qtbot):
        pass  # everything is made while it is light
    choose("dark")
    turned = dict(looks(window, qtbot))
    started = make_window(View(), desk, Settings(tmp_path / "other.ini"))
    started.resize(window.size())
    qtbot.addWidget(started, before_close_func=lambda w: w.map.rest())
    started.show()
    qtbot.waitUntil(lambda: hasattr(started.right, "page"), timeout=10_000)
    for room, seen in looks(started, qtbot):
        apart = np.abs(seen - turned[room]).max(axis=2) > 8
        assert apart.mean() < 0.002, room


def test_the_map_pans_in_its_new_colours(window, choose, qtbot):
    choose("dark")
    seen = pixels(window.map)
    window.map.zoom(1.5)
    qtbot.waitUntil(window.map.is_settled, timeout=10_000)
    window.map.go_home()
    for _ in range(4):
        qtbot.wait(30)
        assert bright(pixels(window.map)) < 20
    qtbot.waitUntil(window.map.is_settled, timeout=10_000)
    assert seen.mean() < 60


def test_the_choice_is_kept_and_ticked_at_the_next_start(window, choose):
    choose("dark")
    assert window._settings.theme == "dark"
    ticked = [
        c for c in ("system", "light", "dark") if window.commands.action(f"theme_{c}").isChecked()
    ]
    assert ticked == ["dark"]


@pytest.mark.parametrize("dialog", ["export_map", "about"])
def test_a_dialog_that_is_open_turns_dark_too(window, choose, qtbot, dialog):
    opened = getattr(window.deeds, dialog)()
    choose("dark")
    qtbot.wait(50)
    assert bright(pixels(opened)) < 20
    opened.close()
