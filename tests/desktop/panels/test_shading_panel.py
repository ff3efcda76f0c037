"""The panel of the map's colours asks for what a hand chooses and explains what is on the map."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication

from desktop.panels.left_side import FILTERS, SHADING, LeftSide
from desktop.panels.shading.choosing import limits_words, read_limits
from desktop.panels.shading.histogram import bins_of
from desktop.panels.shading.shading_panel import ShadingPanel
from desktop.sheet.base_layers import BASE_LAYERS, layers_off
from desktop.sheet.shading import shaded
from desktop.sheet.shading_legend import rows_of
from desktop.view import RAMPS, Shading, narrow, select, shade, speak
from geodata.choices import Filter
from geodata.faults import Fault
from geodata.filtering import matching
from geodata.measures import MEASURES
from geodata.records import Address


@pytest.fixture
def panel(qtbot, store, desk):
    made = ShadingPanel(store, desk)
    qtbot.addWidget(made)
    made.resize(320, 900)
    made.show()
    return made


def choose(choices, code):
    """As a hand does: open the list and take a row."""
    row = choices.findData(code)
    assert row >= 0
    choices.setCurrentIndex(row)
    choices.activated.emit(row)


def look(desk, store):
    view = store.view
    return shaded(desk.atlas, matching(desk.atlas, desk.links, view.filter), view.shading)


def test_at_first_nothing_is_coloured_and_the_panel_says_what_could_be(panel, store):
    assert store.view.shading is None
    assert panel.form.measure.codes == ("", *(measure.code for measure in MEASURES))
    assert not panel.legend.isVisible()
    assert "口径不一" in panel.hint.text()


@pytest.mark.parametrize("measure", MEASURES, ids=lambda measure: measure.code)
def test_a_measure_comes_in_the_form_and_classes_that_suit_it(panel, store, desk, measure):
    choose(panel.form.measure, measure.code)
    shading = store.view.shading
    assert shading.measure == measure.code
    assert shading.form == ("areas" if measure.ratio else "symbols")
    assert shading.limits == measure.limits
    assert bool(shading.of) == bool(measure.of)
    assert panel.form.of.isVisible() == bool(measure.of)
    assert panel.form.level.codes == measure.levels
    assert panel.legend.isVisible()
    assert measure.words("zh") in panel.legend.accessibleName()
    assert panel.hint.text() == measure.formula_zh
    assert measure.words("zh") in store.undo_words


def test_the_industry_that_is_selected_is_the_one_first_told(panel, store):
    store.change(select(store.view, Address("industry", "SEI-MAT-NANO")), "")
    choose(panel.form.measure, "location_quotient")
    assert store.view.shading.of == "SEI-MAT-NANO"


def test_none_takes_the_colours_off(panel, store):
    choose(panel.form.measure, "density")
    choose(panel.form.measure, "")
    assert store.view.shading is None
    assert not panel.legend.isVisible()
    store.undo()
    assert store.view.shading.measure == "density"
    assert panel.form.measure.currentData() == "density"


def test_every_choice_of_the_form_is_asked_for(panel, store):
    choose(panel.form.measure, "kind_count")
    choose(panel.form.of, "demo_zone")
    choose(panel.form.level, "prefecture")
    choose(panel.form.form, "areas")
    choose(panel.form.method, "natural_breaks")
    choose(panel.form.ramp, RAMPS[-1])
    panel.form.classes.setValue(7)
    panel.form.hatched.click()
    assert store.view.shading == Shading(
        "kind_count",
        "demo_zone",
        "prefecture",
        "areas",
        "natural_breaks",
        7,
        (),
        RAMPS[-1],
        hatched=True,
    )


def test_turns_of_the_number_of_classes_are_one_step(panel, store):
    choose(panel.form.measure, "density")
    before = store.view
    for number in (6, 7, 8):
        panel.form.classes.setValue(number)
    store.undo()
    assert store.view == before


def test_ones_own_limits_begin_with_those_on_the_map(panel, store, desk):
    choose(panel.form.measure, "density")
    limits = look(desk, store).classes.limits
    choose(panel.form.method, "user_set")
    assert store.view.shading.limits == limits
    assert read_limits(panel.form.limits.text()) == pytest.approx(limits)
    panel.form.limits.setText("0.5，1；3")
    panel.form.limits.editingFinished.emit()
    assert store.view.shading.limits == (0.5, 1.0, 3.0)
    assert panel.form.classes.value() == 4
    assert not panel.form.classes.isEnabled()


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("typed", ["3, 1", "many", "", "1, 2, 3, 4, 5, 6, 7, 8, 9"])
def test_limits_that_cannot_be_are_refused_with_a_sentence(panel, store, typed, language):
    store.change(speak(store.view, language), "")
    choose(panel.form.measure, "location_quotient")
    before = store.view
    panel.form.limits.setText(typed)
    panel.form.limits.editingFinished.emit()
    assert store.view == before
    assert panel.form.wrong.isVisible()
    chinese = any(letter >= "\u4e00" for letter in panel.form.wrong.text())
    assert chinese is (language == "zh")
    panel.form.limits.setText("1, 2")
    panel.form.limits.editingFinished.emit()
    assert store.view.shading.limits == (1.0, 2.0)
    assert not panel.form.wrong.isVisible()


def test_limits_are_read_as_they_are_written():
    assert read_limits(limits_words((-2.5, 0.125, 12_345.0))) == (-2.5, 0.125, 12_345.0)
    with pytest.raises(Fault):
        read_limits("1, inf")


def test_circles_need_no_classes(panel, store):
    choose(panel.form.measure, "density")
    assert panel.form.method.isVisible()
    choose(panel.form.form, "symbols")
    for row in (panel.form.method, panel.form.classes, panel.form.ramp, panel.form.hatched):
        assert not row.isVisible()
    assert panel.legend.isVisible()
    assert not panel.histogram.isVisible()


def test_the_legend_follows_the_filter(panel, store, desk):
    choose(panel.form.measure, "density")
    before = panel.legend.accessibleDescription()
    store.change(narrow(store.view, Filter(text="高新")), "")
    after = panel.legend.accessibleDescription()
    assert after != before
    for words, count in rows_of(look(desk, store), "zh"):
        assert f"{words}: {count}" in after


def test_what_changes_unseen_is_shown_once_it_is_seen(panel, store):
    panel.hide()
    store.change(shade(store.view, Shading("density")), "")
    assert panel.form.measure.currentData() == ""
    panel.show()
    assert panel.form.measure.currentData() == "density"


def test_bars_hold_every_region_with_a_figure(desk):
    within = matching(desk.atlas, desk.links, Filter())
    shading = Shading("density", level="prefecture")
    found = shaded(desk.atlas, within, shading)
    counts, edges = bins_of(found, 20)
    assert counts.sum() == sum(value is not None for value in found.found.values.values())
    assert counts.sum(axis=0).tolist() == list(found.classes.counts)
    assert edges[0] == found.classes.least
    assert edges[-1] == pytest.approx(found.classes.most)


@pytest.mark.parametrize("layer", BASE_LAYERS, ids=lambda layer: layer.code)
def test_a_box_switches_its_layer(panel, store, layer):
    box = panel.layers.boxes[layer.code]
    assert box.isChecked() is layer.usual
    box.click()
    assert (layer.code in layers_off(store.view)) is layer.usual
    assert layer.zh in store.undo_words
    store.undo()
    assert box.isChecked() is layer.usual


def test_a_wheel_over_a_choice_changes_nothing(panel, store, qtbot):
    choose(panel.form.measure, "density")
    before = store.view
    for widget in (panel.form.measure, panel.form.ramp, panel.form.classes):
        middle = QPointF(widget.rect().center())
        turn = QWheelEvent(
            *(middle, QPointF(widget.mapToGlobal(middle)), QPoint(), QPoint(0, -120)),
            *(Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier),
            *(Qt.ScrollPhase.NoScrollPhase, False),
        )
        QApplication.sendEvent(widget, turn)
    assert store.view == before


def test_the_panel_speaks_english(panel, store):
    choose(panel.form.measure, "location_quotient")
    store.change(speak(store.view, "en"), "")
    said = [
        panel.hint.text(),
        panel.legend.accessibleName(),
        panel.form.hatched.text(),
        *(panel.form.measure.itemText(row) for row in range(panel.form.measure.count())),
        *(panel.form.of.itemText(row) for row in range(panel.form.of.count())),
        *(box.text() for box in panel.layers.boxes.values()),
    ]
    chinese = [words for words in said if any(letter >= "\u4e00" for letter in words)]
    assert chinese == []


def test_the_left_side_has_two_tabs_and_says_that_a_measure_is_on_the_map(qtbot, store, desk):
    left = LeftSide(store, desk)
    qtbot.addWidget(left)
    left.show()
    assert left.panels.currentWidget() is left.filters
    left.open(SHADING)
    assert left.panels.currentWidget() is left.shading
    plain = left.tabs.tabText(SHADING)
    store.change(shade(store.view, Shading("count")), "")
    assert left.tabs.tabText(SHADING) == plain + " •"
    assert left.panels.currentWidget() is left.shading
    left.open(FILTERS)
    store.change(replace(store.view, shading=None), "")
    assert left.tabs.tabText(SHADING) == plain
