"""The live map answers hands: pan, wheel, keys, clicks; and it shows exactly the View's places."""

import math

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication

from desktop.map.fan import leaves_of
from desktop.map.naming import frame_of
from desktop.sheet.framing import shows_whole_country
from desktop.view import choose, narrow, select
from geodata.choices import Choice, Filter
from geodata.records import Address

ZHONGGUANCUN = "cn-htz-beijing-zhongguancun"


def wheel(canvas, at, notches):
    point = QPointF(at)
    QApplication.sendEvent(
        canvas.viewport(),
        QWheelEvent(
            point,
            canvas.viewport().mapToGlobal(point),
            QPoint(),
            QPoint(0, 120 * notches),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        ),
    )


def mouse(canvas, kind, x, y, button, held):
    """A hand's own event: pyqtgraph leaves them unaccepted, which qtbot's mouse warns of."""
    view, at = canvas.viewport(), QPointF(x, y)
    event = QMouseEvent(
        kind, at, view.mapToGlobal(at), button, held, Qt.KeyboardModifier.NoModifier
    )
    QApplication.sendEvent(view, event)


def test_it_opens_on_the_whole_country(canvas):
    assert shows_whole_country(frame_of(canvas.viewpoint))


def test_it_shows_exactly_the_places_of_the_plan(canvas, atlas):
    expected = {p.id for p in atlas.places.values() if p.standing == "plan"}
    assert set(canvas.marks.shown) == expected
    assert sum(atlas.places[i].kind in ("zone", "demo_zone") for i in expected) == 83 + 3


def test_the_wheel_zooms_at_the_cursor(canvas, qtbot):
    at = QPointF(610, 290)
    held = canvas.viewpoint.to_map(at.x(), at.y())
    before = canvas.viewpoint.m_per_px
    for _ in range(6):
        wheel(canvas, at, 1)
        assert canvas.viewpoint.to_px(*held) == pytest.approx((610, 290), abs=0.5)
    assert canvas.viewpoint.m_per_px < before / 3


def test_a_drag_keeps_the_point_under_the_hand_and_the_store_hears_of_it_once(canvas, qtbot, store):
    held = canvas.viewpoint.to_map(500, 380)
    left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
    mouse(canvas, QEvent.Type.MouseButtonPress, 500, 380, left, left)
    for step in range(1, 9):
        mouse(canvas, QEvent.Type.MouseMove, 500 + 10 * step, 380 - 4 * step, none, left)
    mouse(canvas, QEvent.Type.MouseButtonRelease, 580, 348, left, none)
    assert canvas.viewpoint.to_px(*held) == pytest.approx((580, 348), abs=0.5)
    canvas.hands.kinetic.stop()
    changes = []
    store.changed.connect(lambda _old, _new, what: changes.append(what))
    qtbot.waitUntil(canvas.is_settled, timeout=5_000)
    assert changes == [frozenset({"camera"})]


def test_keys_pan_and_zoom_and_home_returns(canvas, qtbot):
    home = canvas.viewpoint
    qtbot.keyClick(canvas, Qt.Key.Key_Plus)
    qtbot.keyClick(canvas, Qt.Key.Key_Right)
    assert canvas.viewpoint.m_per_px < home.m_per_px
    assert canvas.viewpoint.x_m > home.x_m
    qtbot.waitUntil(canvas.is_settled, timeout=5_000)
    qtbot.keyClick(canvas, Qt.Key.Key_Home)
    qtbot.waitUntil(canvas.is_settled, timeout=5_000)
    assert canvas.viewpoint == home


def test_letters_begin_a_search(canvas, qtbot):
    with qtbot.waitSignal(canvas.typed) as typed:
        qtbot.keyClick(canvas, Qt.Key.Key_Z)
    assert typed.args == ["z"]


def test_a_click_beside_everything_clears_the_selection(canvas, store):
    store.change(select(store.view, Address("place", ZHONGGUANCUN)), "")
    canvas.box.pressed_at.emit(QPointF(30, 30), Qt.KeyboardModifier.NoModifier)
    assert store.view.selection is None


def test_hover_names_the_place(canvas, atlas):
    canvas.box.pointed_at.emit(canvas.position_px("zhongguancun"))
    tip = canvas.places.tip
    assert tip.isVisible()
    assert atlas.places["zhongguancun"].name_zh in tip.text()
    canvas.box.pointed_at.emit(None)
    assert not tip.isVisible()


def test_the_filter_decides_what_is_on_the_map(canvas, store, atlas):
    store.change(choose(store.view, "kind", Choice(any=("torch_software",))), "")
    kinds = {atlas.places[i].kind for i in canvas.marks.shown}
    assert kinds == {"torch_software"}
    store.change(narrow(store.view, Filter()), "")
    assert len(canvas.marks.shown) == len(atlas.places)


def test_a_side_that_closes_leaves_the_map_s_scale(qtbot, canvas):
    before = canvas.viewpoint
    canvas.resize(canvas.width(), canvas.height())
    assert canvas.viewpoint == before


def test_a_thrown_map_glides_on_and_comes_to_rest(canvas, qtbot):
    kinetic = canvas.hands.kinetic
    before = canvas.viewpoint.x_m
    for _ in range(5):
        kinetic.moved(12.0, 0.0)
        qtbot.wait(8)
    kinetic.throw()
    assert kinetic.gliding
    qtbot.waitUntil(canvas.is_settled, timeout=8_000)
    assert canvas.viewpoint.x_m < before
    assert not kinetic.gliding


def test_a_map_that_is_held_still_before_letting_go_stays(canvas, qtbot):
    kinetic = canvas.hands.kinetic
    kinetic.moved(40.0, 0.0)
    qtbot.wait(150)
    kinetic.throw()
    assert not kinetic.gliding


def test_a_band_drawn_with_shift_is_what_one_sees_next(canvas, qtbot, store):
    corner, other = canvas.viewpoint.to_map(500, 300), canvas.viewpoint.to_map(700, 420)
    canvas.box.banded.emit(QRectF(500, 300, 200, 120), True)
    qtbot.waitUntil(canvas.is_settled, timeout=8_000)
    left, bottom, right, top = canvas.viewpoint.bounds_m
    assert left <= corner[0] + 1
    assert right >= other[0] - 1
    assert top >= corner[1] - 1
    assert bottom <= other[1] + 1
    assert store.view.camera is not None


def test_tab_goes_from_place_to_place_and_then_leaves(canvas, qtbot, store, atlas):
    seen = []
    for _ in range(4):
        qtbot.keyClick(canvas, Qt.Key.Key_Tab)
        seen.append(store.view.selection.id)
    assert len(set(seen)) == 4
    assert [atlas.places[i].kind for i in seen[:3]] == ["demo_zone"] * 3
    qtbot.keyClick(canvas, Qt.Key.Key_Backtab)
    assert store.view.selection.id == seen[2]
    last = canvas.marks.in_window(canvas.viewpoint)[-1]
    store.change(select(store.view, Address("place", last)), "")
    assert not canvas.places.select_next(1)


@pytest.mark.parametrize("count", [2, 3, 5, 9, 16])
def test_leaves_of_a_fan_never_lie_upon_each_other(atlas, count):
    leaves = leaves_of(list(atlas.places.values())[:count])
    for i, one in enumerate(leaves):
        for other in leaves[:i]:
            assert math.hypot(one.dx_px - other.dx_px, one.dy_px - other.dy_px) >= 20
