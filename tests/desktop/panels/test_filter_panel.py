"""The filter panel: every value one click away, its count honest, the way back said."""

import pytest
from PySide6.QtCore import Qt

from desktop.panels.filter_panel import FilterPanel
from desktop.theme import LIGHT
from desktop.view import View, choose, narrow, speak
from geodata.choices import PLAN_FILTER, Choice, Filter
from geodata.filter_words import values_of_facet
from geodata.filtering import facet_counts, matching

CTRL, ALT, SHIFT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
)


@pytest.fixture
def panel(qtbot, store, desk):
    made = FilterPanel(store, desk)
    qtbot.addWidget(made)
    made.resize(300, 900)
    made.show()
    return made


def tree_of(panel, facet):
    if not panel.folds[facet].button.isChecked():
        panel.folds[facet].button.click()
    return panel.room(facet).tree


def click(qtbot, panel, facet, code, modifier=Qt.KeyboardModifier.NoModifier):
    tree = tree_of(panel, facet)
    if not tree.is_shown(code) and panel.room(facet).rest.isVisible():
        panel.room(facet).rest.setChecked(True)
    tree.open_to([code])
    qtbot.wait(0)
    where = tree.visualRect(tree.rows.index_of(code)).center()
    qtbot.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, modifier, where)


def ticked(panel, facet, code):
    return code in tree_of(panel, facet).rows.on


def says(panel, facet, code, role=Qt.ItemDataRole.DisplayRole, column=0):
    index = tree_of(panel, facet).rows.index_of(code)
    return index.siblingAtColumn(column).data(role)


def count(panel, facet, code):
    return says(panel, facet, code, column=1)


def passing(store, desk):
    return set(matching(desk.atlas, desk.links, store.view.filter))


def test_each_kind_says_how_many_of_the_plans_count_it_shows(panel, desk):
    of_plan = [p for p in desk.atlas.places.values() if p.standing == "plan"]
    zones = sum(place.kind == "zone" for place in of_plan)
    assert count(panel, "kind", "zone") == f"{zones} / 83"
    assert "规划称 83 处" in says(panel, "kind", "zone", Qt.ItemDataRole.ToolTipRole)


def test_switching_a_kind_off_takes_it_from_the_map_and_keeps_its_count(qtbot, panel, store, desk):
    before = count(panel, "kind", "zone")
    click(qtbot, panel, "kind", "zone")
    assert "zone" not in {desk.atlas.places[i].kind for i in passing(store, desk)}
    assert not ticked(panel, "kind", "zone")
    assert count(panel, "kind", "zone") == before
    click(qtbot, panel, "kind", "zone")
    assert store.view.filter == PLAN_FILTER


def test_university_parks_are_off_until_one_tick_brings_them_in(qtbot, panel, store, desk):
    assert not ticked(panel, "kind", "university_park")
    assert count(panel, "kind", "university_park") == "– / 86"
    before = passing(store, desk)
    click(qtbot, panel, "kind", "university_park")
    parks = {p.id for p in desk.atlas.places.values() if p.standing == "service"}
    assert passing(store, desk) == before | parks
    assert ticked(panel, "kind", "university_park")
    assert count(panel, "kind", "university_park") == f"{len(parks)} / 86"
    store.undo()
    assert store.view.filter == PLAN_FILTER
    click(qtbot, panel, "kind", "university_park", SHIFT)
    assert passing(store, desk) == parks


def test_each_standing_is_one_click_away_with_its_count(qtbot, panel, store, desk):
    later = {p.id for p in desk.atlas.places.values() if p.standing == "later"}
    assert later
    assert count(panel, "standing", "later") == str(len(later))
    click(qtbot, panel, "standing", "later")
    assert later <= passing(store, desk)


def test_ticking_an_industry_finds_exactly_its_places(qtbot, panel, store, desk):
    click(qtbot, panel, "industry", "SEI-BIO")
    expected = {
        p.id
        for p in desk.atlas.places.values()
        if p.standing == "plan" and "SEI-BIO" in desk.links.industries_of(p.id)
    }
    assert expected
    assert passing(store, desk) == expected
    assert count(panel, "industry", "SEI-BIO") == str(len(expected))


def test_a_second_industry_adds_its_places(qtbot, panel, store, desk):
    click(qtbot, panel, "industry", "SEI-BIO")
    only = passing(store, desk)
    click(qtbot, panel, "industry", "SEI-IT")
    assert passing(store, desk) > only
    click(qtbot, panel, "industry", "SEI-BIO")
    click(qtbot, panel, "industry", "SEI-IT")
    assert store.view.filter == PLAN_FILTER


@pytest.mark.parametrize("modifier", [CTRL, ALT])
def test_with_ctrl_or_alt_a_click_rules_a_value_out_and_says_how_many(
    qtbot, panel, store, desk, modifier
):
    here = {i for i in passing(store, desk) if desk.atlas.places[i].province == "320000"}
    click(qtbot, panel, "region", "320000", modifier)
    assert store.view.filter.choice("region") == Choice(none=("320000",))
    assert not here & passing(store, desk)
    assert count(panel, "region", "320000") == f"−{len(here)}"
    assert says(panel, "region", "320000") == "非 江苏"
    assert says(panel, "region", "320000", Qt.ItemDataRole.FontRole).strikeOut()
    click(qtbot, panel, "region", "320000", modifier)
    assert store.view.filter == PLAN_FILTER


def test_a_value_is_asked_for_or_ruled_out_and_never_both(qtbot, panel, store):
    click(qtbot, panel, "industry", "SEI-BIO")
    click(qtbot, panel, "industry", "SEI-BIO", CTRL)
    assert store.view.filter.choice("industry") == Choice(none=("SEI-BIO",))
    click(qtbot, panel, "industry", "SEI-BIO")
    assert store.view.filter.choice("industry") == Choice(any=("SEI-BIO",))


def test_with_shift_a_click_takes_only_this_one(qtbot, panel, store):
    click(qtbot, panel, "industry", "SEI-BIO")
    click(qtbot, panel, "industry", "SEI-IT", SHIFT)
    assert store.view.filter.choice("industry") == Choice(any=("SEI-IT",))
    click(qtbot, panel, "kind", "zone", SHIFT)
    assert store.view.filter.choice("kind") == Choice(any=("zone",))


def test_all_and_none_stand_beside_the_name_of_an_open_facet(panel, store, desk):
    panel.folds["kind"].none.click()
    assert passing(store, desk) == set()
    panel.folds["kind"].all.click()
    assert store.view.filter == PLAN_FILTER
    panel.folds["region"].all.click()
    tops = [c for c, v in values_of_facet(desk.atlas, "region").items() if not v.parent]
    assert store.view.filter.choice("region").any == tuple(tops)
    panel.folds["region"].none.click()
    assert store.view.filter == PLAN_FILTER


def test_the_menu_of_a_value_offers_the_same(panel, store):
    room = panel.room("industry")
    for action, choice in (
        ("只看此项", Choice(any=("SEI-BIO",))),
        ("取消勾选", Choice()),
        ("排除", Choice(none=("SEI-BIO",))),
        ("不再排除", Choice()),
        ("勾选", Choice(any=("SEI-BIO",))),
        ("全不选", Choice()),
    ):
        menu = room.menu_of("SEI-BIO")
        next(a for a in menu.actions() if a.text() == action).trigger()
        assert store.view.filter.choice("industry") == choice, action


def test_what_would_leave_nothing_folds_away_and_can_be_unfolded(panel, desk):
    room = panel.room("industry")
    counts = facet_counts(desk.atlas, desk.links, PLAN_FILTER, "industry")
    useless = [code for code in desk.atlas.industries if not counts.get(code)]
    assert room.rest.text() == f"另有 {len(useless)} 项无结果"
    assert not room.tree.is_shown("TRD")
    room.rest.click()
    assert room.tree.is_shown("TRD")
    assert says(panel, "industry", "TRD", Qt.ItemDataRole.ForegroundRole).name() == (
        LIGHT.faint.lower()
    )
    room.rest.click()
    assert not room.tree.is_shown("TRD")


def test_what_is_asked_for_stays_in_sight_even_if_it_leaves_nothing(panel, store):
    store.change(choose(store.view, "industry", Choice(any=("TRD",))), "勾选")
    assert panel.room("industry").tree.is_shown("TRD")


@pytest.mark.parametrize("typed", ["江苏", "jiang", "js", "JiangSu", "苏州", "sz"])
def test_a_region_is_found_by_any_way_to_write_it(panel, typed):
    room = panel.room("region")
    room.line.setText(typed)
    assert room.tree.is_shown("320000")
    assert not room.tree.is_shown("420000")
    room.line.clear()
    assert not room.tree.is_shown("320500")
    assert room.tree.is_shown("east")


def test_enter_in_the_line_takes_the_first_that_was_found(qtbot, panel, store):
    line = panel.room("region").line
    qtbot.keyClicks(line, "suzhou")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert store.view.filter.choice("region") == Choice(any=("320500",))


def test_with_ctrl_and_shift_enter_rules_out_and_takes_only_the_first(qtbot, panel, store):
    line = panel.room("region").line
    qtbot.keyClicks(line, "jiangsu")
    qtbot.keyClick(line, Qt.Key.Key_Return, CTRL)
    assert store.view.filter.choice("region") == Choice(none=("320000",))
    line.clear()
    qtbot.keyClicks(line, "db")
    qtbot.keyClick(line, Qt.Key.Key_Return, SHIFT)
    assert store.view.filter.choice("region") == Choice(any=("east",))


def test_ticking_a_region_keeps_only_its_places(qtbot, panel, store, desk):
    click(qtbot, panel, "region", "east")
    inside = {desk.atlas.places[i].province for i in passing(store, desk)}
    assert inside <= set(desk.atlas.economic_regions["east"].provinces)
    click(qtbot, panel, "region", "110000")
    click(qtbot, panel, "region", "east")
    assert {desk.atlas.places[i].province for i in passing(store, desk)} == {"110000"}


def test_a_span_of_years_keeps_only_what_was_approved_in_it(panel, store, desk):
    panel.years.from_year.setCurrentIndex(panel.years.from_year.findData(2009))
    panel.years.from_year.activated.emit(panel.years.from_year.currentIndex())
    assert store.view.filter.from_year == 2009
    years = {desk.atlas.places[i].approved_year for i in passing(store, desk)}
    assert years
    assert min(years) >= 2009


def test_years_in_the_wrong_order_are_put_right(panel, store):
    for box, year in ((panel.years.from_year, 2010), (panel.years.to_year, 1991)):
        box.setCurrentIndex(box.findData(year))
        box.activated.emit(box.currentIndex())
    assert (store.view.filter.from_year, store.view.filter.to_year) == (1991, 2010)


def test_typed_words_of_a_name_narrow_after_a_short_pause_as_one_step(qtbot, panel, store, desk):
    qtbot.keyClicks(panel.name, "donghu")
    qtbot.waitUntil(lambda: store.view.filter.text == "donghu")
    assert passing(store, desk)
    assert all("东湖" in desk.atlas.places[i].name_zh for i in passing(store, desk))
    qtbot.keyClicks(panel.name, " gaoxin")
    qtbot.keyClick(panel.name, Qt.Key.Key_Return)
    assert store.view.filter.text == "donghu gaoxin"
    store.undo()
    assert store.view == View()
    assert panel.name.text() == ""


def test_undo_puts_the_ticks_back(qtbot, panel, store):
    click(qtbot, panel, "industry", "SEI-BIO")
    store.undo()
    assert not ticked(panel, "industry", "SEI-BIO")
    assert store.view == View()


def test_every_place_is_on_the_map_when_nothing_is_asked(panel, store, desk):
    store.change(narrow(store.view, Filter()), "全部")
    assert panel.count.text() == f"{len(desk.atlas.places)} 处符合"


def test_a_closed_facet_says_what_is_chosen_in_it_and_catches_up_when_opened(panel, store, desk):
    fold = panel.folds["project"]
    assert not fold.button.isChecked()
    store.change(choose(store.view, "project", Choice(("SP01",), ("SP19",))), "勾选")
    assert fold.button.text() == "专项　选 1 · 非 1"
    store.change(speak(store.view, "en"), "语言")
    rows = tree_of(panel, "project").rows
    assert rows.on == {"SP01"}
    assert rows.out == {"SP19"}
    assert rows.index_of("SP01").data() == desk.atlas.projects["SP01"].name_en


def test_each_facet_explains_itself_in_the_tip_of_its_name(panel):
    assert "国家统计局" in panel.folds["region"].button.toolTip()
    assert "至少有一条关联" in panel.folds["evidence"].button.toolTip()
