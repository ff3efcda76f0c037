"""The menu of the right button, and of the menu key, holds what can be done with what is there."""

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QApplication

from desktop.sheet.aiming import around_places, around_region
from desktop.view import Camera, compare, look_at, pick, select, speak
from geodata.projecting import MAIN
from geodata.records import Address
from tests.desktop.map.hand import NONE, RIGHT, SHIFT, click, hover

ZHONGGUANCUN = "cn-htz-beijing-zhongguancun"
DONGHU = "cn-htz-hubei-wuhan-donghu"
OF_PLACE = ["选择", "加入已选", "放大到此处", "加入对比（1/4）", "复制地址"]
OF_MAP = ["回到全国", "测量距离", "测量面积", "经纬网", "指北针"]


@pytest.fixture
def canvas(canvas, qtbot):
    with qtbot.waitSignal(canvas.work.regions.ready, timeout=20_000):
        canvas.work.regions.prepare()
    yield canvas
    if canvas.work.menu is not None:
        canvas.work.menu.close()


def lone(canvas, atlas):
    """A place in the middle of the window with no other near it."""
    for place_id in canvas.marks.shown:
        at = canvas.position_px(place_id)
        if canvas.places.ids_under(at) == (place_id,) and 100 < at.x() < 900 and 100 < at.y() < 500:
            return place_id, at
    raise AssertionError("there is none")


def spot(canvas, lon, lat):
    x_m, y_m = (float(value) for value in MAIN.forward(np.array(lon), np.array(lat)))
    return QPointF(*canvas.viewpoint.to_px(x_m, y_m))


def lines(menu):
    return [action.text() for action in menu.actions() if not action.isSeparator()]


def choose(menu, words):
    next(action for action in menu.actions() if action.text() == words).trigger()


def opened(canvas, at):
    click(canvas, (at.x(), at.y()), RIGHT)
    assert canvas.work.menu.isVisible()
    return canvas.work.menu


def test_of_a_place(canvas, atlas):
    place_id, at = lone(canvas, atlas)
    assert lines(opened(canvas, at)) == [atlas.places[place_id].name_zh, *OF_PLACE, *OF_MAP]


def test_a_place_is_selected_picked_zoomed_to_and_copied(canvas, store, atlas):
    place_id, at = lone(canvas, atlas)
    menu = opened(canvas, at)
    choose(menu, "选择")
    assert store.view.selection == Address("place", place_id)
    choose(menu, "加入已选")
    assert store.view.picked == (place_id,)
    choose(menu, "复制地址")
    assert QGuiApplication.clipboard().text() == f"gaoxin://place/{place_id}"
    choose(menu, "放大到此处")
    assert store.view.camera == around_places(atlas, (place_id,))


def test_what_is_picked_already_is_offered_to_be_taken_out(canvas, store, atlas):
    place_id, at = lone(canvas, atlas)
    store.change(pick(store.view, (DONGHU, place_id)), "选取")
    menu = opened(canvas, at)
    assert "移出已选" in lines(menu)
    choose(menu, "移出已选")
    assert store.view.picked == (DONGHU,)


def test_a_place_is_compared_with_the_selected_one_until_four_are(canvas, store, atlas):
    place_id, at = lone(canvas, atlas)
    other = next(i for i in canvas.marks.shown if i not in (place_id, DONGHU))
    store.change(select(store.view, Address("place", DONGHU)), "选择")
    choose(opened(canvas, at), f"与“{atlas.places[DONGHU].name_zh}”对比")
    assert store.view.compared == (Address("place", DONGHU), Address("place", place_id))
    canvas.work.menu.close()
    choose(opened(canvas, at), "移出对比")
    assert store.view.compared == (Address("place", DONGHU),)
    canvas.work.menu.close()
    four = [Address("place", DONGHU), Address("place", other)]
    four += [Address("region", code) for code in ("320000", "330000")]
    store.change(compare(store.view, four), "对比")
    full = next(a for a in opened(canvas, at).actions() if a.text().startswith("对比已满"))
    assert not full.isEnabled()


def test_places_at_one_point_have_a_menu_each(canvas, store, atlas):
    at = canvas.position_px(ZHONGGUANCUN)
    here = canvas.places.ids_under(at)
    assert len(here) > 1
    menu = opened(canvas, at)
    assert lines(menu)[0] == f"此处共 {len(here)} 个载体"
    inner = [action.menu() for action in menu.actions() if action.menu() is not None]
    assert [lines(one) for one in inner] == [OF_PLACE] * len(here)
    choose(menu, "全部加入已选")
    assert set(store.view.picked) == set(here)


def test_of_a_region_at_the_scale_of_provinces(canvas, store, atlas):
    menu = opened(canvas, spot(canvas, 88.0, 31.5))
    n = sum(atlas.places[i].province == "540000" for i in canvas.marks.shown)
    own = ["西藏自治区", "打开地区页", "放大到该地区", f"选取该地区内的载体（{n}）"]
    assert lines(menu) == [*own, "按“西藏自治区”筛选", *OF_MAP]
    choose(menu, "打开地区页")
    assert store.view.selection == Address("region", "540000")
    choose(menu, "放大到该地区")
    assert store.view.camera == around_region(atlas, "540000")


def test_a_closer_map_speaks_of_counties_and_of_what_is_around_them(canvas, qtbot, store, atlas):
    x_m, y_m = (float(value) for value in MAIN.forward(120.95, 31.45))
    store.change(look_at(store.view, Camera(x_m, y_m, 120_000.0, 90_000.0)), "看")
    qtbot.waitUntil(canvas.is_settled, timeout=10_000)
    bare = next(
        at
        for dx in range(0, 120, 12)
        for at in [spot(canvas, 120.95, 31.45) + QPointF(dx, 0)]
        if not canvas.places.ids_under(at)
    )
    menu = opened(canvas, bare)
    assert lines(menu)[0] == "昆山市"
    assert "苏州市" in lines(menu)
    assert "江苏省" in lines(menu)
    choose(menu, "按“昆山市”筛选")
    assert store.view.filter.choice("region").any == ("320583",)


def test_the_places_of_a_region_are_picked_among_those_shown(canvas, store, atlas):
    at = spot(canvas, 112.3, 30.2)
    while canvas.places.ids_under(at):
        at += QPointF(4, 4)
    menu = opened(canvas, at)
    assert lines(menu)[0] == "湖北省"
    next(a for a in menu.actions() if a.text().startswith("选取该地区内的载体")).trigger()
    expected = {i for i in canvas.marks.shown if atlas.places[i].province == "420000"}
    assert set(store.view.picked) == expected
    assert expected


def test_of_the_sea(canvas, store):
    menu = opened(canvas, QPointF(990, 400))
    assert lines(menu) == OF_MAP
    choose(menu, "测量距离")
    assert canvas.work.tools.name == "distance"
    choose(menu, "经纬网")
    choose(menu, "指北针")
    assert store.view.added == ("graticule", "north_arrow")
    menu.close()
    again = opened(canvas, QPointF(990, 400))
    ticked = [action.text() for action in again.actions() if action.isChecked()]
    assert ticked == ["经纬网", "指北针"]
    choose(again, "经纬网")
    assert store.view.added == ("north_arrow",)
    assert lines(again)[0] == "收起工具"
    choose(again, "收起工具")
    assert canvas.work.tools.name == "move"


@pytest.mark.parametrize("keys", [(Qt.Key.Key_Menu, NONE), (Qt.Key.Key_F10, SHIFT)])
def test_the_menu_key_speaks_of_the_selected_place_wherever_it_lies(canvas, store, atlas, keys):
    store.change(select(store.view, Address("place", DONGHU)), "选择")
    QApplication.sendEvent(canvas, QKeyEvent(QEvent.Type.KeyPress, *keys))
    assert lines(canvas.work.menu)[0] == atlas.places[DONGHU].name_zh


def test_the_systems_own_menu_key_opens_one_menu_only(canvas, store, atlas):
    store.change(select(store.view, Address("region", "320000")), "选择")
    asked = QContextMenuEvent(
        QContextMenuEvent.Reason.Keyboard, QPointF(5, 5).toPoint(), QPointF(5, 5).toPoint()
    )
    QApplication.sendEvent(canvas.viewport(), asked)
    menu = canvas.work.menu
    QApplication.sendEvent(canvas, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Menu, NONE))
    assert canvas.work.menu is menu
    assert lines(menu)[0] == "江苏省"


def test_the_pointer_s_region_is_named_in_both_languages_and_the_sea_has_none(canvas, store):
    said = []
    canvas.pointed.connect(said.append)
    at = spot(canvas, 88.0, 31.5)
    hover(canvas, (at.x(), at.y()))
    assert said[-1] == "西藏自治区"
    store.change(speak(store.view, "en"), "英文")
    hover(canvas, (at.x() + 1, at.y()))
    assert said[-1] == "Tibet"
    hover(canvas, (990, 400))
    assert said[-1] == ""
