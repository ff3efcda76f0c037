import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton

from desktop.panels.filter_panel import FilterPanel
from desktop.tokens import LIGHT
from desktop.view import View, choose, narrow
from desktop.wording import tr
from geodata.choices import PLAN_FILTER, Choice, Filter
from geodata.filtering import matching


@pytest.fixture
def panel(qtbot, store, desk):
    made = FilterPanel(store, desk)
    qtbot.addWidget(made)
    made.resize(300, 900)
    made.show()
    return made


def tick(tree, code, *, on=True):
    tree.item(code).setCheckState(0, Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)


def ticked(tree, code):
    return tree.item(code).checkState(0) == Qt.CheckState.Checked


def count(tree, code):
    return tree.item(code).text(1)


def passing(store, desk):
    return set(matching(desk.atlas, desk.links, store.view.filter))


def test_each_kind_says_how_many_of_the_plans_count_it_shows(panel, desk):
    of_plan = [p for p in desk.atlas.places.values() if p.standing == "plan"]
    zones = sum(place.kind == "zone" for place in of_plan)
    assert count(panel.kinds, "zone") == f"{zones} / 83"
    assert f"规划称 {83} 处" in panel.kinds.item("zone").toolTip(0)


def test_switching_a_kind_off_takes_it_from_the_map_and_keeps_its_count(panel, store, desk):
    before = count(panel.kinds, "zone")
    tick(panel.kinds, "zone", on=False)
    assert "zone" not in {desk.atlas.places[i].kind for i in passing(store, desk)}
    assert not ticked(panel.kinds, "zone")
    assert count(panel.kinds, "zone") == before
    tick(panel.kinds, "zone")
    assert store.view.filter == PLAN_FILTER


def test_each_standing_is_one_tick_away_with_its_count(panel, store, desk):
    later = {p.id for p in desk.atlas.places.values() if p.standing == "later"}
    assert later
    assert count(panel.standings, "later") == str(len(later))
    tick(panel.standings, "later")
    assert later <= passing(store, desk)


def test_ticking_an_industry_finds_exactly_its_places(panel, store, desk):
    tick(panel.industries, "SEI-BIO")
    expected = {
        p.id
        for p in desk.atlas.places.values()
        if p.standing == "plan" and "SEI-BIO" in desk.links.industries_of(p.id)
    }
    assert expected
    assert passing(store, desk) == expected
    assert count(panel.industries, "SEI-BIO") == str(len(expected))


def test_a_second_industry_adds_its_places(panel, store, desk):
    tick(panel.industries, "SEI-BIO")
    only = passing(store, desk)
    tick(panel.industries, "SEI-IT")
    assert passing(store, desk) > only
    tick(panel.industries, "SEI-BIO", on=False)
    tick(panel.industries, "SEI-IT", on=False)
    assert store.view.filter == PLAN_FILTER


def test_what_would_leave_nothing_is_greyed(panel, desk):
    assert count(panel.industries, "TRD") == "0"
    assert panel.industries.item("TRD").foreground(0).color().name().upper() == LIGHT.faint


@pytest.mark.parametrize("typed", ["江苏", "jiang", "js", "JiangSu"])
def test_a_province_is_found_by_any_way_to_write_it(panel, typed):
    panel.regions.line.setText(typed)
    tree = panel.regions.tree
    assert not tree.item("320000").isHidden()
    assert tree.item("420000").isHidden()


def test_ticking_a_province_keeps_only_its_places(panel, store, desk):
    tick(panel.regions.tree, "110000")
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


def chips(panel):
    return {
        button.text(): button
        for button in panel.chips.findChildren(QToolButton, "chip")
        if button.parent() is not None
    }


def test_the_filter_is_said_in_parts_each_with_its_own_way_out(qtbot, panel, store):
    store.change(choose(store.view, "industry", Choice(any=("SEI-BIO", "SEI-IT"))), "勾选")
    store.change(choose(store.view, "region", Choice(any=("110000",))), "勾选")
    assert {"生物", "新一代信息技术", "北京"} <= set(chips(panel))
    chips(panel)["生物"].click()
    qtbot.wait(0)
    assert store.view.filter.choice("industry") == Choice(any=("SEI-IT",))
    assert "生物" not in chips(panel)


def test_a_filter_that_leaves_nothing_says_which_part_to_loosen(panel, store, desk):
    nothing = PLAN_FILTER.choose("kind", Choice(any=("torch_software",)))
    nothing = nothing.choose("region", Choice(any=("430000",)))
    store.change(narrow(store.view, nothing), "筛选")
    assert not passing(store, desk)
    assert panel.chips.count.text() == tr("没有符合条件的载体")
    assert panel.chips.advice.isVisible()
    panel.chips.advice.click()
    assert passing(store, desk)


def test_undo_puts_the_ticks_back(panel, store):
    tick(panel.industries, "SEI-BIO")
    store.undo()
    assert not ticked(panel.industries, "SEI-BIO")
    assert store.view == View()


def test_every_place_is_on_the_map_when_nothing_is_asked(panel, store, desk):
    store.change(narrow(store.view, Filter()), "全部")
    assert panel.chips.count.text() == f"{len(desk.atlas.places)} 处符合"
