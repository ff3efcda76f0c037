"""The middle column: the map gives the drawer its room, and takes it back, without moving."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt

from desktop.desk import Desk
from desktop.panels.drawer import DRAWERS
from desktop.settings import Settings
from desktop.sheet.framing import holds_the_country
from desktop.starting import make_window
from desktop.view import Camera, View, look_at
from desktop.wording import set_language
from geodata.choices import Filter
from geodata.reading import read_atlas

TINY = Path(__file__).parents[1] / "data" / "tiny"
NEAR = Camera(0.0, 4_000_000.0, 1_000_000.0, 600_000.0)
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture(scope="module")
def desk():
    return Desk(read_atlas(TINY))


@pytest.fixture
def opened(qtbot, desk, tmp_path):
    """Opens the window on the settings of one person."""

    def open_window():
        view = replace(View(), filter=Filter())
        window = make_window(view, desk, Settings(tmp_path / "kept.ini"))
        qtbot.addWidget(window, before_close_func=lambda w: w.map.rest())
        window.resize(1366, 768)
        with qtbot.waitExposed(window):
            window.show()
            window.activateWindow()
        window.finish()
        qtbot.waitUntil(window.map.is_settled, timeout=10_000)
        return window

    yield open_window
    set_language("zh")


def drawer_of(window):
    return window.middle.drawer


def test_the_drawer_is_closed_at_the_first_start_and_takes_its_room_from_the_map(opened, qtbot):
    window = opened()
    room = window.map.height()
    assert not drawer_of(window).isVisible()
    qtbot.keyClick(window, Qt.Key.Key_J, CTRL)
    qtbot.waitUntil(lambda: drawer_of(window).isVisible() and window.map.height() < room)
    assert window.map.height() + drawer_of(window).height() == pytest.approx(room, abs=2)
    qtbot.keyClick(window, Qt.Key.Key_J, CTRL)
    qtbot.waitUntil(lambda: window.map.height() == room)
    assert not drawer_of(window).isVisible()


def test_no_place_moves_on_screen_when_the_drawer_opens(opened, qtbot, desk):
    window = opened()

    def on_screen():
        spots = (window.map.position_px(i).toPoint() for i in desk.atlas.places)
        return [window.map.mapTo(window, QPoint(0, 0)) + spot for spot in spots]

    window._store.change(look_at(window._store.view, NEAR), "看")
    qtbot.waitUntil(window.map.is_settled, timeout=10_000)
    window.move(window.pos() + QPoint(40, 30))
    before = on_screen()
    for _ in range(2):
        room = window.map.height()
        window.commands.action("drawer").trigger()
        qtbot.waitUntil(lambda room=room: window.map.height() != room)
        for now, then in zip(on_screen(), before, strict=True):
            assert (now - then).manhattanLength() <= 1


@pytest.mark.parametrize("command", ["drawer", "timeline", "left_side", "right_side"])
def test_at_home_the_whole_country_is_seen_whatever_opens_or_closes(opened, qtbot, command):
    window = opened()
    for _ in range(2):
        size = window.map.size()
        window.commands.action(command).trigger()
        qtbot.waitUntil(lambda size=size: window.map.size() != size)
        assert holds_the_country(window.map.viewpoint.bounds_m)
    assert window._store.view.camera is None


def test_home_fills_the_room_that_a_closed_drawer_left(opened, qtbot):
    window = opened()
    scale = window.map.viewpoint.m_per_px
    for _ in range(2):
        size = window.map.size()
        window.commands.action("drawer").trigger()
        qtbot.waitUntil(lambda size=size: window.map.size() != size)
    assert window.map.viewpoint.m_per_px > scale
    window.commands.action("home").trigger()
    qtbot.waitUntil(lambda: window.map.viewpoint.m_per_px == pytest.approx(scale), timeout=5_000)
    assert window._store.view.camera is None


@pytest.mark.parametrize("number", range(len(DRAWERS)))
def test_a_key_opens_a_tab_of_the_closed_drawer_and_goes_into_it(opened, qtbot, number):
    window = opened()
    qtbot.keyClick(window, Qt.Key(Qt.Key.Key_4 + number), CTRL)
    assert drawer_of(window).isVisible()
    assert drawer_of(window).tabs.currentIndex() == number
    assert drawer_of(window).isAncestorOf(window.focusWidget())


def test_the_keyboard_goes_from_the_key_of_the_table_into_its_rows(opened, qtbot):
    window = opened()
    qtbot.keyClick(window, Qt.Key.Key_4, CTRL)
    qtbot.waitUntil(lambda: drawer_of(window).panel.ready)
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Down)
    assert window._store.view.selection is not None


def test_the_drawer_comes_back_as_high_and_as_open_as_it_was(opened, qtbot):
    window = opened()
    window.commands.action("drawer").trigger()
    window.middle.setSizes([400, 233])
    height, room = drawer_of(window).height(), window.map.height()
    window.close()
    again = opened()
    assert drawer_of(again).height() == height
    assert again.map.height() == pytest.approx(room, abs=1)
    assert again.commands.action("drawer").isChecked()
    assert drawer_of(again).panel is not None


def test_a_drawer_closed_before_it_is_filled_stays_closed(opened):
    window = opened()
    window.commands.action("drawer").trigger()
    window.close()
    again = opened()
    again.commands.action("drawer").trigger()
    again.close()
    assert not drawer_of(opened()).isVisible()
