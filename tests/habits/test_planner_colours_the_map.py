"""A planner compares regions: an industry's weight by province, through the years, on paper."""

from collections import Counter

from PySide6.QtCore import QPointF, Qt
from PySide6.QtWidgets import QApplication

from desktop.panels.left_side import SHADING
from desktop.sheet.composing import compose
from desktop.sheet.page import Page
from desktop.sheet.shading_legend import rows_of
from desktop.theme import map_palette
from desktop.view import narrow, speak
from geodata.choices import Filter
from geodata.projecting import MAIN

XINJIANG = (85.0, 38.6)
POINTS = {
    "540000": (85.5, 32.7),
    "630000": (95.0, 36.0),
    "510000": (101.5, 31.0),
    "150000": (114.0, 44.2),
    "650000": XINJIANG,
}


def settle(qtbot, window):
    qtbot.waitUntil(window.map.is_settled, timeout=20_000)


def choose(choices, code):
    row = choices.findData(code)
    choices.setCurrentIndex(row)
    choices.activated.emit(row)


def colours_around(window, point):
    """The colours of pixels around a point of the live map, the most frequent first."""
    image = window.map.grab().toImage()
    x, y = window.map.viewpoint.to_px(*map(float, MAIN.forward(*point)))
    around = Counter(
        image.pixelColor(round(x) + dx, round(y) + dy).name().upper()
        for dx in range(-8, 9)
        for dy in range(-8, 9)
    )
    return [colour for colour, _ in around.most_common()]


def ground(window, point):
    """The colour of the ground there."""
    return colours_around(window, point)[0]


def test_new_materials_by_province_through_the_years_and_on_paper(qtbot, window, desk):
    store = window._store
    store.change(narrow(store.view, Filter()), "")
    settle(qtbot, window)
    plain = ground(window, XINJIANG)
    qtbot.keyClick(
        window,
        Qt.Key.Key_M,
        Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
    )
    panel = window.left.shading
    assert panel.isVisible()
    assert QApplication.focusWidget() is panel.form.measure
    choose(panel.form.measure, "location_quotient")
    choose(panel.form.of, "SEI-MAT")
    settle(qtbot, window)
    now = ground(window, XINJIANG)
    look = window.map._shading.look
    assert now == look.colours[look.class_of["650000"]] != plain
    # The year of the timeline is the filter's, and so is that of the colours.
    store.change(narrow(store.view, Filter(to_year=1992)), "", merge="timeline 1")
    settle(qtbot, window)
    then = window.map._shading.look
    assert then.found.counted < look.found.counted
    for code, point in POINTS.items():
        assert then.colour_of(code, map_palette()) in colours_around(window, point)
    for words, count in rows_of(then, "zh"):
        assert f"{words}: {count}" in panel.legend.accessibleDescription()
    store.undo()
    settle(qtbot, window)
    assert ground(window, XINJIANG) == now
    x, y = window.map.viewpoint.to_px(*map(float, MAIN.forward(*XINJIANG)))
    window.map.box.pointed_at.emit(QPointF(x, y))
    assert "新疆" in window.map.places.tip.text()
    # The sheet is the same view: the same colours, and a title that says what they mean.
    store.change(speak(store.view, "en"), "")
    drawing = compose(desk.atlas, store.view, Page(297, 210))
    said = [mark.words for mark in drawing.marks if hasattr(mark, "words")]
    assert "Location quotient of an industry: New materials, by province" in said
    inside = next(mark for mark in drawing.marks if mark.about == "map").marks
    fills = {mark.about: mark.fill for mark in inside if hasattr(mark, "rings")}
    assert fills["province/650000"] == now


def test_years_play_with_the_regions_coloured(qtbot, window):
    store = window._store
    store.change(narrow(store.view, Filter()), "")
    window.left.open(SHADING)
    choose(window.left.shading.form.measure, "count")
    settle(qtbot, window)
    timeline = window.middle.timeline
    seen = set()
    timeline.play_button.click()
    try:
        for _ in range(4):
            year = store.view.filter.to_year
            qtbot.waitUntil(lambda before=year: store.view.filter.to_year != before, timeout=5_000)
            seen.add(window.map._shading.look.found.counted)
    finally:
        timeline.stop()
    settle(qtbot, window)
    look = window.map._shading.look
    assert len(seen) > 1
    assert look.found.counted == sum(value or 0 for value in look.found.values.values())
