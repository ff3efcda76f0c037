"""Marks of several on the live map: they part under a hand, fan out, and never move with a pan."""

from PySide6.QtCore import QPointF, Qt

from desktop.view import Camera, look_at, narrow, select
from geodata.choices import Filter
from geodata.records import Address
from geodata.vocabulary import KIND


def click(canvas, at):
    canvas.box.pressed_at.emit(at, Qt.KeyboardModifier.NoModifier)


def mark_of(canvas, place_id):
    stacks = canvas.marks.standing(canvas.viewpoint)
    return next(s for s in stacks if place_id in [place.id for place in s.places])


def test_a_click_on_a_mark_of_several_comes_closer_until_its_places_stand_apart(
    canvas, qtbot, store, atlas
):
    store.change(narrow(store.view, Filter()), "")
    crowd = max(canvas.marks.standing(canvas.viewpoint), key=lambda stack: len(stack.places))
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
    crowd = max(canvas.marks.standing(canvas.viewpoint), key=lambda stack: len(stack.places))
    for place in crowd.places[:: max(1, len(crowd.places) // 6)]:
        store.change(look_at(select(store.view, None), None), "")
        qtbot.waitUntil(canvas.is_settled, timeout=10_000)
        for _ in range(6):
            leaf = canvas.places.fan.position_px(canvas.viewpoint, place.id)
            click(canvas, leaf or canvas.position_px(place.id))
            qtbot.waitUntil(canvas.is_settled, timeout=10_000)
            if store.view.selection is not None:
                break
        assert store.view.selection == Address("place", place.id)


def test_hover_counts_a_mark_of_several_by_kind_and_names_its_first_places(canvas, store, atlas):
    store.change(narrow(store.view, Filter()), "")
    crowd = max(canvas.marks.standing(canvas.viewpoint), key=lambda stack: len(stack.places))
    canvas.box.pointed_at.emit(canvas.position_px(crowd.top.id))
    said = canvas.places.tip.text()
    assert f"此处相近的 {len(crowd.places)} 个载体" in said
    for kind, number, _ in crowd.kinds:
        assert f"{KIND[kind].words('zh')}（{number}）" in said
    assert f"· {crowd.places[0].short_zh}" in said
    assert f"……另有 {len(crowd.places) - said.count('· ')} 处" in said


def test_places_at_one_spot_fan_out_and_each_can_be_taken(canvas, qtbot, store, atlas):
    store.change(narrow(store.view, Filter()), "")
    together = max(atlas.places_at_point.values(), key=len)
    x_m, y_m = canvas.marks.position_m(together[0])
    store.change(look_at(store.view, Camera(x_m, y_m, 100e3, 76e3)), "")
    qtbot.waitUntil(canvas.is_settled, timeout=10_000)
    crowd = mark_of(canvas, together[0])
    assert {place.id for place in crowd.places} >= set(together)
    click(canvas, canvas.position_px(together[0]))
    fan = canvas.places.fan
    assert set(fan.places) == set(crowd.places)
    assert store.view.selection is None
    for place in fan.places:
        leaf = fan.position_px(canvas.viewpoint, place.id)
        click(canvas, leaf)
        assert store.view.selection == Address("place", place.id)
    click(canvas, QPointF(30, 30))
    assert fan.places == ()


def test_a_zoom_folds_the_fan(canvas, store, atlas):
    fan = canvas.places.fan
    fan.open(tuple(atlas.places.values())[:3], canvas.viewpoint, 500.0, 400.0)
    canvas.box.wanted.emit(canvas.viewpoint.panned(10, 10))
    assert len(fan.places) == 3
    canvas.zoom(1.5)
    assert fan.places == ()


def test_moving_the_map_gathers_nothing_anew(canvas, store):
    before = canvas.marks.standing(canvas.viewpoint)
    for step in range(40):
        canvas.box.wanted.emit(canvas.viewpoint.panned(37.3 * step, -11.7))
        assert canvas.marks.standing(canvas.viewpoint) is before


def test_a_linked_place_is_taken_out_of_the_mark_of_several(canvas, store, atlas):
    store.change(narrow(store.view, Filter()), "")
    store.change(select(store.view, Address("project", "SP01")), "")
    stacks = canvas.marks.standing(canvas.viewpoint)
    linked = canvas._shown.linked
    assert linked
    assert not [s for s in stacks if s.several for p in s.places if p.id in linked]
    assert {s.top.id for s in stacks if not s.several} >= linked
