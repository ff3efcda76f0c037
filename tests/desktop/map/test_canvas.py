"""The live map answers hands: pan, wheel, keys, clicks; and it shows exactly the View's places."""

import math

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication

from desktop.map.canvas import MapCanvas
from desktop.map.fan import leaves_of
from desktop.map.naming import frame_of
from desktop.painting import load_fonts
from desktop.sheet.framing import shows_whole_country
from desktop.store import Store
from desktop.view import Camera, View, choose, look_at, narrow, select
from geodata.choices import Choice, Filter
from geodata.reading import read_atlas
from geodata.records import Address
from geodata.vocabulary import KIND

ZHONGGUANCUN = "cn-htz-beijing-zhongguancun"


@pytest.fixture(scope="module")
def atlas():
    return read_atlas()


@pytest.fixture
def store(qapp):
    return Store(View())


@pytest.fixture
def canvas(qtbot, atlas, store):
    load_fonts()
    canvas = MapCanvas(store, atlas)
    qtbot.addWidget(canvas)
    canvas.resize(1000, 760)
    canvas.show()
    qtbot.waitUntil(canvas.is_settled, timeout=10_000)
    return canvas


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
    assert len(expected) == 83 + 3 + 81


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
    canvas._hands.kinetic.stop()
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


def click(canvas, at):
    canvas.box.pressed_at.emit(at, Qt.KeyboardModifier.NoModifier)


def mark_of(canvas, place_id):
    stacks = canvas.marks.stacks(canvas.viewpoint)
    return next(s for s in stacks if place_id in [place.id for place in s.places])


def test_a_click_on_a_mark_of_several_comes_closer_until_its_places_stand_apart(
    canvas, qtbot, store, atlas
):
    store.change(narrow(store.view, Filter()), "")
    crowd = max(canvas.marks.stacks(canvas.viewpoint), key=lambda stack: len(stack.places))
    before = canvas.viewpoint
    click(canvas, canvas.position_px(crowd.top.id))
    qtbot.waitUntil(canvas.is_settled, timeout=10_000)
    assert canvas.viewpoint.m_per_px < before.m_per_px
    assert store.view.selection is None
    now = {mark_of(canvas, place.id) for place in crowd.places}
    assert len(now) > 0.5 * len({(p.lon_deg, p.lat_deg) for p in crowd.places})
    for place in crowd.places:
        at = canvas.position_px(place.id)
        assert 0 <= at.x() <= canvas.width()
        assert 0 <= at.y() <= canvas.height()


def test_every_place_is_reached_by_clicking_on(canvas, qtbot, store, atlas):
    """From home: marks are parted, fans opened, until the place itself is taken."""
    store.change(narrow(store.view, Filter()), "")
    crowd = max(canvas.marks.stacks(canvas.viewpoint), key=lambda stack: len(stack.places))
    for place in crowd.places[:: max(1, len(crowd.places) // 6)]:
        store.change(look_at(select(store.view, None), None), "")
        qtbot.waitUntil(canvas.is_settled, timeout=10_000)
        for _ in range(6):
            leaf = canvas._places.fan.position_px(canvas.viewpoint, place.id)
            click(canvas, leaf or canvas.position_px(place.id))
            qtbot.waitUntil(canvas.is_settled, timeout=10_000)
            if store.view.selection is not None:
                break
        assert store.view.selection == Address("place", place.id)


def test_a_click_beside_everything_clears_the_selection(canvas, store):
    store.change(select(store.view, Address("place", ZHONGGUANCUN)), "")
    canvas.box.pressed_at.emit(QPointF(30, 30), Qt.KeyboardModifier.NoModifier)
    assert store.view.selection is None


def test_hover_names_the_place(canvas, atlas):
    canvas.box.pointed_at.emit(canvas.position_px("zhongguancun"))
    tip = canvas._places.tip
    assert tip.isVisible()
    assert atlas.places["zhongguancun"].name_zh in tip.text()
    canvas.box.pointed_at.emit(None)
    assert not tip.isVisible()


def test_hover_counts_a_mark_of_several_by_kind_and_names_its_first_places(canvas, store, atlas):
    store.change(narrow(store.view, Filter()), "")
    crowd = max(canvas.marks.stacks(canvas.viewpoint), key=lambda stack: len(stack.places))
    canvas.box.pointed_at.emit(canvas.position_px(crowd.top.id))
    said = canvas._places.tip.text()
    assert f"此处相近的 {len(crowd.places)} 个载体" in said
    for kind, number, _ in crowd.kinds:
        assert f"{KIND[kind].words('zh')}（{number}）" in said
    assert f"· {crowd.places[0].short_zh}" in said
    assert f"……另有 {len(crowd.places) - said.count('· ')} 处" in said


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
    kinetic = canvas._hands.kinetic
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
    kinetic = canvas._hands.kinetic
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
    assert not canvas._places.select_next(1)


def test_places_at_one_spot_fan_out_and_each_can_be_taken(canvas, qtbot, store, atlas):
    store.change(narrow(store.view, Filter()), "")
    together = max(atlas.places_at_point.values(), key=len)
    x_m, y_m = canvas.marks.position_m(together[0])
    store.change(look_at(store.view, Camera(x_m, y_m, 100e3, 76e3)), "")
    qtbot.waitUntil(canvas.is_settled, timeout=10_000)
    crowd = mark_of(canvas, together[0])
    assert {place.id for place in crowd.places} >= set(together)
    click(canvas, canvas.position_px(together[0]))
    fan = canvas._places.fan
    assert set(fan.places) == set(crowd.places)
    assert store.view.selection is None
    for place in fan.places:
        leaf = fan.position_px(canvas.viewpoint, place.id)
        click(canvas, leaf)
        assert store.view.selection == Address("place", place.id)
    click(canvas, QPointF(30, 30))
    assert fan.places == ()


def test_a_zoom_folds_the_fan(canvas, store, atlas):
    fan = canvas._places.fan
    fan.open(tuple(atlas.places.values())[:3], canvas.viewpoint, 500.0, 400.0)
    canvas.box.wanted.emit(canvas.viewpoint.panned(10, 10))
    assert len(fan.places) == 3
    canvas.zoom(1.5)
    assert fan.places == ()


def test_moving_the_map_gathers_nothing_anew(canvas, store):
    before = canvas.marks.stacks(canvas.viewpoint)
    for step in range(40):
        canvas.box.wanted.emit(canvas.viewpoint.panned(37.3 * step, -11.7))
        assert canvas.marks.stacks(canvas.viewpoint) is before


def test_a_linked_place_is_taken_out_of_the_mark_of_several(canvas, store, atlas):
    store.change(narrow(store.view, Filter()), "")
    store.change(select(store.view, Address("project", "SP01")), "")
    stacks = canvas.marks.stacks(canvas.viewpoint)
    linked = canvas._shown.linked
    assert linked
    assert not [s for s in stacks if s.several for p in s.places if p.id in linked]
    assert {s.top.id for s in stacks if not s.several} >= linked


@pytest.mark.parametrize("count", [2, 3, 5, 9, 16])
def test_leaves_of_a_fan_never_lie_upon_each_other(atlas, count):
    leaves = leaves_of(list(atlas.places.values())[:count])
    for i, one in enumerate(leaves):
        for other in leaves[:i]:
            assert math.hypot(one.dx_px - other.dx_px, one.dy_px - other.dy_px) >= 20
