"""A planner with one hand on the mouse and one on the keys: pick, zoom, measure, let go."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from desktop.sheet.aiming import around_places
from desktop.view import select
from geodata.projecting import MAIN
from geodata.records import Address
from tests.desktop.map.hand import SHIFT, click, double_click, drag, hover

DONGHU = Address("place", "cn-htz-hubei-wuhan-donghu")
BOX = ((300, 200), (460, 420))


@pytest.fixture
def window(window, qtbot):
    window.activateWindow()
    window.map.setFocus()
    qtbot.waitUntil(window.map.hasFocus)
    return window


def press(qtbot, window, key, keys=Qt.KeyboardModifier.NoModifier):
    qtbot.keyClick(window.map, key, keys)


def tool(window):
    return window.map.work.tools.name


@pytest.mark.parametrize(
    ("key", "keys", "name"),
    [
        (Qt.Key.Key_F7, Qt.KeyboardModifier.NoModifier, "box"),
        (Qt.Key.Key_F7, SHIFT, "lasso"),
        (Qt.Key.Key_F8, Qt.KeyboardModifier.NoModifier, "distance"),
        (Qt.Key.Key_F8, SHIFT, "area"),
    ],
)
def test_every_tool_has_a_key_and_a_button_that_shows_it_is_held(qtbot, window, key, keys, name):
    press(qtbot, window, key, keys)
    assert tool(window) == name
    assert window.commands.action(f"tool_{name}").isChecked()
    press(qtbot, window, Qt.Key.Key_F6)
    assert tool(window) == "move"
    assert window.commands.action("tool_move").isChecked()


def test_what_a_box_picks_is_counted_below_zoomed_to_and_inverted(qtbot, window):
    store, status = window._store, window._status
    press(qtbot, window, Qt.Key.Key_F7)
    drag(window.map, BOX)
    n = len(store.view.picked)
    assert n > 1
    assert status.picked.text() == f"已选 {n} 处"
    assert status.gathered.isVisible()
    press(qtbot, window, Qt.Key.Key_F3)
    assert store.view.camera == around_places(window._desk.atlas, store.view.picked)
    shown = len(window.map.marks.shown)
    press(qtbot, window, Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier)
    assert len(store.view.picked) == shown - n
    press(qtbot, window, Qt.Key.Key_Escape, SHIFT)
    assert store.view.picked == ()
    assert not status.gathered.isVisible()


def test_escape_lets_go_step_by_step_drawing_tool_selection_picked(qtbot, window):
    store = window._store
    store.change(select(store.view, DONGHU), "选择")
    press(qtbot, window, Qt.Key.Key_F7)
    drag(window.map, BOX)
    assert store.view.picked
    press(qtbot, window, Qt.Key.Key_F8)
    click(window.map, (60, 60))
    press(qtbot, window, Qt.Key.Key_Escape)
    assert not window.map.work.tools.tool.busy
    assert tool(window) == "distance"
    press(qtbot, window, Qt.Key.Key_Escape)
    assert tool(window) == "move"
    assert store.view.selection == DONGHU
    press(qtbot, window, Qt.Key.Key_Escape)
    assert store.view.selection is None
    assert store.view.picked
    press(qtbot, window, Qt.Key.Key_Escape)
    assert store.view.picked == ()


def test_a_distance_is_read_below_and_copied(qtbot, window):
    before = window._status.text()
    press(qtbot, window, Qt.Key.Key_F8)
    click(window.map, (60, 60))
    hover(window.map, (200, 90))
    assert window._status.text().startswith("距离 ")
    double_click(window.map, (200, 90))
    press(qtbot, window, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text().startswith("距离 ")
    press(qtbot, window, Qt.Key.Key_F6)
    assert window._status.text() == before


def test_the_region_under_the_pointer_is_named_below(qtbot, window):
    with qtbot.waitSignal(window.map.work.regions.ready, timeout=20_000):
        window.map.work.regions.prepare()
    x_m, y_m = (float(value) for value in MAIN.forward(88.0, 31.5))
    hover(window.map, window.map.viewpoint.to_px(x_m, y_m))
    assert window._status.where.text() == "西藏自治区"


def test_f2_and_shift_f2_go_to_the_place_and_to_its_city(qtbot, window):
    store = window._store
    store.change(select(store.view, DONGHU), "选择")
    press(qtbot, window, Qt.Key.Key_F2, SHIFT)
    city = store.view.camera
    press(qtbot, window, Qt.Key.Key_F2)
    assert store.view.camera == around_places(window._desk.atlas, [DONGHU.id])
    assert city.width_m != store.view.camera.width_m
    press(qtbot, window, Qt.Key.Key_F4)
    within = [p for p in window._desk.atlas.places.values() if p.standing == "plan"]
    assert store.view.camera == around_places(window._desk.atlas, [p.id for p in within])


def test_ctrl_g_puts_the_graticule_on_the_map_and_takes_it_off(qtbot, window):
    ctrl = Qt.KeyboardModifier.ControlModifier
    press(qtbot, window, Qt.Key.Key_G, ctrl)
    press(qtbot, window, Qt.Key.Key_G, ctrl | SHIFT)
    assert window._store.view.added == ("graticule", "north_arrow")
    press(qtbot, window, Qt.Key.Key_G, ctrl)
    assert window._store.view.added == ("north_arrow",)


def test_without_animations_the_map_is_where_it_goes_at_once(qtbot, window):
    window.commands.action("animations").trigger()
    store = window._store
    store.change(select(store.view, DONGHU), "选择")
    press(qtbot, window, Qt.Key.Key_F2)
    assert not window.map.eye.flying
    assert window.map.viewpoint == window.map.eye.wanted
    window.commands.action("animations").trigger()
    press(qtbot, window, Qt.Key.Key_Home)
    assert window.map.eye.flying
    qtbot.waitUntil(window.map.is_settled, timeout=10_000)
