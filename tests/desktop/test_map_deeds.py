from pathlib import Path

import pytest

from desktop.desk import Desk
from desktop.map_deeds import MapDeeds, region_of
from desktop.motion import animated, want_motion
from desktop.settings import Settings
from desktop.sheet.aiming import around_places, around_region
from desktop.store import Store
from desktop.view import choose, pick, select
from geodata.choices import Choice
from geodata.reading import read_atlas
from geodata.records import Address

DONGHU = "cn-htz-hubei-wuhan-donghu"


@pytest.fixture(scope="module")
def desk():
    return Desk(read_atlas())


@pytest.fixture
def store(qapp):
    return Store()


@pytest.fixture
def settings(tmp_path):
    return Settings(Path(tmp_path) / "kept.ini")


@pytest.fixture
def taken():
    return []


@pytest.fixture
def deeds(store, desk, settings, taken):
    yield MapDeeds(store, desk, settings, taken.append)
    want_motion(on=True)


def ids_in(desk, province):
    return [
        place.id
        for place in desk.atlas.places.values()
        if place.province == province and place.standing == "plan"
    ]


def test_a_tool_is_handed_to_the_map(deeds, taken):
    by_id = deeds.deeds()
    for name in ("move", "box", "lasso", "distance", "area"):
        by_id[f"tool_{name}"]()
    assert taken == ["move", "box", "lasso", "distance", "area"]


def test_zooming_to_the_selection_shows_a_place_a_region_or_all_that_is_linked(deeds, store, desk):
    store.change(select(store.view, Address("place", DONGHU)), "选择")
    deeds.zoom_selection()
    assert store.view.camera == around_places(desk.atlas, [DONGHU])
    store.change(select(store.view, Address("region", "320000")), "选择")
    deeds.zoom_selection()
    assert store.view.camera == around_region(desk.atlas, "320000")
    store.change(select(store.view, Address("project", "SP01")), "选择")
    deeds.zoom_selection()
    assert store.view.camera.width_m > 1e6
    assert store.undo_words == "放大到选中对象"


def test_zooming_to_nothing_leaves_the_map(deeds, store):
    before = store.view
    deeds.zoom_selection()
    deeds.zoom_picked()
    deeds.zoom_region()
    store.change(choose(store.view, "kind", Choice(any=())), "筛选")
    deeds.zoom_filter()
    assert store.view.camera == before.camera


def test_zooming_to_the_filter_or_the_picked_places_shows_them_all(deeds, store, desk):
    hubei = ids_in(desk, "420000")
    store.change(pick(store.view, hubei), "选取")
    deeds.zoom_picked()
    assert store.view.camera == around_places(desk.atlas, hubei)
    store.change(choose(store.view, "region", Choice(any=("320000",))), "筛选")
    deeds.zoom_filter()
    assert store.view.camera == around_places(desk.atlas, ids_in(desk, "320000"))


def test_the_region_of_a_place_is_its_prefecture(deeds, store, desk):
    store.change(select(store.view, Address("place", DONGHU)), "选择")
    assert desk.atlas.regions[region_of(desk, store.view)].name_zh == "武汉市"
    deeds.zoom_region()
    assert store.view.camera == around_region(desk.atlas, "420100")


def test_clearing_lets_go_of_the_selection_first_and_then_of_the_picked(deeds, store):
    store.change(pick(select(store.view, Address("place", DONGHU)), [DONGHU]), "选择")
    deeds.clear()
    assert (store.view.selection, store.view.picked) == (None, (DONGHU,))
    deeds.clear()
    assert store.view.picked == ()


def test_inverting_picks_what_is_shown_and_was_not_picked(deeds, store, desk):
    hubei = ids_in(desk, "420000")
    store.change(pick(store.view, hubei), "选取")
    deeds.invert_picked()
    plan = {place.id for place in desk.atlas.places.values() if place.standing == "plan"}
    assert set(store.view.picked) == plan - set(hubei)


@pytest.mark.parametrize("layer", ["graticule", "north_arrow"])
def test_a_layer_is_switched_on_and_off(deeds, store, layer):
    deed = deeds.deeds()[layer]
    deed(True)
    assert store.view.added == (layer,)
    deed(False)
    assert store.view.added == ()


def test_nothing_moves_by_itself_when_the_person_says_so_now_and_at_the_next_start(
    deeds, store, desk, settings
):
    assert animated()
    deeds.move_things(False)
    assert not animated()
    want_motion(on=True)
    MapDeeds(store, desk, settings, bool)
    assert not animated()
