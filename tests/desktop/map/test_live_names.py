"""The words upon the live map: they stay while it moves, and say what they leave out."""

import numpy as np

from desktop.view import choose, narrow, select, speak, switch_layer
from geodata.choices import Choice, Filter
from geodata.records import Address
from tests.desktop.sheet.marks import box_of, overlap


def rest(qtbot, canvas):
    qtbot.waitUntil(canvas.is_settled, timeout=20_000)


def spoken(canvas):
    return canvas._names.words


def note(canvas):
    return canvas._furniture.note.line


def test_names_keep_their_places_when_the_map_is_moved(qtbot, canvas, store):
    store.change(narrow(store.view, Filter()), "")
    rest(qtbot, canvas)
    before = spoken(canvas)
    canvas.eye.hand_moves(canvas.viewpoint.panned(-23.0, 11.0))
    rest(qtbot, canvas)
    after = spoken(canvas)
    assert after is not before
    # What lies at the window's edge must make way: islands, neighbours, seas.
    inland = ("place/", "stack name/", "province/", "seat/")
    both = {a for a in before.offsets.keys() & after.offsets.keys() if a.startswith(inland)}
    stayed = [a for a in both if np.allclose(before.offsets[a], after.offsets[a], atol=0.05)]
    assert len(both) > 60
    assert len(stayed) >= 0.95 * len(both)


def test_moving_the_country_out_of_the_window_renames_nothing(qtbot, canvas):
    def provinces():
        return {t.about: t.words for t in spoken(canvas).texts if t.about.startswith("province/")}

    before = provinces()
    canvas.eye.hand_moves(canvas.viewpoint.panned(-160.0, 40.0))
    rest(qtbot, canvas)
    after = provinces()
    both = before.keys() & after.keys()
    assert len(both) > 15
    assert {about: after[about] for about in both} == {about: before[about] for about in both}


def test_names_of_points_keep_their_sides_when_one_comes_closer(qtbot, canvas):
    before = spoken(canvas)
    canvas.zoom(1.12)
    rest(qtbot, canvas)
    after = spoken(canvas)
    shared = before.lasting.keys() & after.lasting.keys()
    both = [about for about in shared if about.startswith("place/")]
    stayed = [a for a in both if np.allclose(before.lasting[a], after.lasting[a], atol=0.05)]
    assert len(both) > 20
    assert len(stayed) >= 0.8 * len(both)


def test_what_is_undone_has_the_names_that_it_had(qtbot, canvas, store):
    before = spoken(canvas)
    store.change(choose(store.view, "kind", Choice(any=("zone",))), "")
    rest(qtbot, canvas)
    assert spoken(canvas).offsets != before.offsets
    store.undo()
    rest(qtbot, canvas)
    assert spoken(canvas).offsets == before.offsets


def test_places_in_view_and_those_without_a_name_are_counted(qtbot, canvas, store):
    words = spoken(canvas)
    assert words.count == len(canvas.marks.shown)
    named = {t.about for t in words.texts if t.about.startswith(("place/", "stack name/"))}
    assert words.unnamed == words.count - len(named) > 0
    assert note(canvas) == f"图中 {words.count} 处，{words.unnamed} 处未标名"
    store.change(speak(store.view, "en"), "")
    rest(qtbot, canvas)
    assert note(canvas).startswith(f"{words.count} places in view, ")
    store.change(choose(store.view, "kind", Choice(any=("demo_zone",))), "")
    rest(qtbot, canvas)
    assert note(canvas) == "3 places in view"
    store.change(choose(store.view, "kind", Choice(any=())), "")
    rest(qtbot, canvas)
    assert note(canvas) == ""


def test_the_note_is_seen_and_no_name_lies_under_it(qtbot, canvas):
    before = canvas.grab().toImage()
    canvas._furniture.note.say(None)
    after = canvas.grab().toImage()
    height = canvas.height()
    changed = [
        x
        for x in range(0, 300, 2)
        for y in range(height - 40, height)
        if before.pixel(x, y) != after.pixel(x, y)
    ]
    assert changed
    rooms = canvas._furniture.boxes_mm(canvas.viewpoint)
    assert not [t for t in spoken(canvas).texts if any(overlap(box_of(t), r) for r in rooms)]


def test_both_languages_stand_one_above_the_other(qtbot, canvas, store):
    store.change(switch_layer(store.view, "both_names", on=True, usual=False), "")
    rest(qtbot, canvas)
    of_tibet = [text for text in spoken(canvas).texts if text.about == "province/540000"]
    assert [text.words for text in of_tibet] == ["西藏", "Tibet"]
    assert of_tibet[0].y_mm < of_tibet[1].y_mm
    assert of_tibet[0].size_mm > of_tibet[1].size_mm
    store.change(speak(store.view, "en"), "")
    rest(qtbot, canvas)
    of_tibet = [text for text in spoken(canvas).texts if text.about == "province/540000"]
    assert [text.words for text in of_tibet] == ["Tibet", "西藏"]


def test_demonstration_zones_have_names_and_a_line_where_these_stand_away(
    qtbot, canvas, store, atlas
):
    store.change(narrow(store.view, Filter()), "")
    rest(qtbot, canvas)
    words = spoken(canvas)
    zones = {f"place/{place.id}" for place in atlas.places.values() if place.kind == "demo_zone"}
    texts = {text.about: text for text in words.texts}
    named = zones & texts.keys()
    assert len(named) >= 0.85 * len(zones)
    led = {line.about.removeprefix("line to ") for line in words.lines}
    assert led
    assert led <= texts.keys()
    for about in named:
        x, _ = canvas.marks.position_px(canvas.viewpoint, about.removeprefix("place/"))
        if abs(texts[about].x_mm / words.frame.width_mm * canvas.width() - x) > 120:
            assert about in led


def test_the_selected_place_is_named_whatever_is_around_it(qtbot, canvas, store):
    store.change(narrow(store.view, Filter()), "")
    crowd = max(canvas.marks.standing(canvas.viewpoint), key=lambda stack: len(stack.places))
    for place in (crowd.places[1], crowd.places[-1]):
        store.change(select(store.view, Address("place", place.id)), "")
        rest(qtbot, canvas)
        assert f"place/{place.id}" in {text.about for text in spoken(canvas).texts}
