"""Areas for the filter are taken from what the map shows and from the places that are picked."""

import pytest

from desktop.desk import Desk
from desktop.filter_deeds import FilterDeeds
from desktop.panels.filter_panel import FilterPanel
from desktop.store import Store
from desktop.view import Camera, View, look_at, narrow, pick
from desktop.wording import set_language
from geodata.choices import PLAN_FILTER, Filter
from geodata.filtering import matching
from geodata.projecting import MAIN

WUHAN = ("donghu", "cn-htz-hubei-wuhan-donghu")


@pytest.fixture
def desk(atlas):
    return Desk(atlas)


@pytest.fixture
def store(qapp):
    yield Store(narrow(View(), Filter()))
    set_language("zh")


@pytest.fixture
def panel(qtbot, store, desk):
    made = FilterPanel(store, desk)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    return made


@pytest.fixture
def deeds(store, desk, panel):
    return FilterDeeds(store, desk, lambda: panel)


def passing(store, desk):
    return set(matching(desk.atlas, desk.links, store.view.filter))


def test_what_the_map_shows_is_what_passes(deeds, store, desk):
    x_m, y_m = map(float, MAIN.forward(114.4, 30.5))
    camera = Camera(x_m, y_m, 400e3, 300e3)
    store.change(look_at(store.view, camera), "看")
    deeds.filter_seen()
    expected = set()
    for place in desk.atlas.places.values():
        east, north = (float(v) for v in MAIN.forward(place.lon_deg, place.lat_deg))
        if abs(east - x_m) <= 200e3 and abs(north - y_m) <= 150e3:
            expected.add(place.id)
    assert set(WUHAN) <= expected
    assert passing(store, desk) == expected
    assert store.undo_words == "按当前画面筛选"


def test_the_whole_country_is_no_area_to_filter_by(deeds, store):
    before = store.view
    deeds.filter_seen()
    assert store.view == before


@pytest.mark.parametrize("number", [1, 2, 3, 40])
def test_the_area_of_picked_places_holds_them_and_what_lies_between(deeds, store, desk, number):
    picked = [place.id for place in desk.atlas.places.values() if place.province == "420000"]
    store.change(pick(store.view, picked[:number]), "选")
    deeds.filter_picked()
    assert set(picked[:number]) <= passing(store, desk)
    assert len(passing(store, desk)) < len(desk.atlas.places)


def test_what_was_drawn_around_the_picked_places_is_taken_as_it_was_drawn(store, desk, panel):
    ring = ((113.0, 29.5), (116.0, 29.5), (114.5, 32.0))
    deeds = FilterDeeds(store, desk, lambda: panel, lambda: ring)
    store.change(pick(store.view, WUHAN), "选")
    deeds.filter_picked()
    assert store.view.filter.area == ring


def test_with_nothing_picked_the_filter_stays(deeds, store):
    deeds.filter_picked()
    assert store.view.filter == Filter()


def test_clearing_brings_back_the_plans_picture(deeds, store):
    deeds.clear_filter()
    assert store.view.filter == PLAN_FILTER


def test_the_keyboard_goes_to_the_panel_and_to_the_line_for_a_name(deeds, panel):
    deeds.to_filter()
    assert panel.window().focusWidget() is panel.name
    deeds.save_filter()
    assert panel.window().focusWidget() is panel.saved.line


def test_before_the_panel_is_there_its_commands_do_nothing(store, desk):
    early = FilterDeeds(store, desk, lambda: None)
    early.to_filter()
    early.save_filter()
    assert store.view.filter == Filter()
