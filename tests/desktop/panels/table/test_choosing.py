"""Selecting in the table selects on the map, the other way too, and nothing goes in circles."""

import pytest
from PySide6.QtCore import QPoint, Qt

from desktop.view import narrow, pick, select
from geodata.choices import Choice, Filter
from geodata.records import Address

LEFT = Qt.MouseButton.LeftButton
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def place(ids):
    return lambda position: Address("place", ids()[position])


@pytest.fixture
def chosen(ids):
    return lambda *positions: tuple(ids()[p] for p in positions)


def test_a_click_selects_the_place_and_picks_nothing(panel, store, selected, click, place):
    click(2)
    assert store.view.selection == place(2)
    assert store.view.picked == ()
    assert selected() == [2]


def test_arrows_walk_through_the_places(qtbot, panel, store, selected, click, place):
    click(2)
    qtbot.keyClick(panel.view, Qt.Key.Key_Down)
    assert store.view.selection == place(3)
    store.undo()
    assert store.view.selection == place(2)
    assert selected() == [2]


def test_the_keyboards_coming_selects_nothing_and_an_arrow_the_row_it_stands_on(
    qtbot, panel, store, place, selected
):
    before = store.view
    with qtbot.waitActive(panel):
        panel.activateWindow()
    panel.view.clearFocus()
    panel.view.setFocus()
    qtbot.waitUntil(panel.view.hasFocus)
    assert panel.view.currentIndex().row() == 0
    assert store.view == before
    assert selected() == []
    qtbot.keyClick(panel.view, Qt.Key.Key_Down)
    assert store.view.selection == place(0)
    qtbot.keyClick(panel.view, Qt.Key.Key_Down)
    assert store.view.selection == place(1)


def test_several_rows_are_picked_in_one_step(panel, store, selected, click, chosen):
    click(1)
    before = store.view
    click(4, SHIFT)
    assert store.view.picked == chosen(1, 2, 3, 4)
    store.undo()
    assert store.view == before
    assert selected() == [1]


def test_ctrl_adds_to_what_was_picked_on_the_map(panel, store, selected, click, chosen):
    store.change(pick(store.view, chosen(6, 7)), "地图")
    assert selected() == [6, 7]
    click(0, CTRL)
    assert set(store.view.picked) == set(chosen(0, 6, 7))
    assert selected() == [0, 6, 7]
    click(6, CTRL)
    assert set(store.view.picked) == set(chosen(0, 7))


def test_a_plain_click_leaves_what_is_picked_marked(panel, store, selected, click, chosen):
    picked = chosen(1, 2, 3)
    store.change(pick(store.view, picked), "地图")
    click(5)
    assert store.view.picked == picked
    assert selected() == [5]
    ticks = [
        panel.model.headerData(n, Qt.Orientation.Vertical, Qt.ItemDataRole.DecorationRole)
        for n in range(panel.model.rowCount())
    ]
    assert [n for n, tick in enumerate(ticks) if tick is not None] == [1, 2, 3]


def test_a_selection_made_on_the_map_is_followed(panel, store, selected, place):
    last = panel.model.rowCount() - 1
    store.change(select(store.view, place(last)), "地图")
    assert panel.view.currentIndex().row() == last
    assert selected() == [last]
    rect = panel.view.visualRect(panel.model.index(last, 0))
    assert panel.view.viewport().rect().contains(rect.center())
    store.change(select(store.view, Address("project", "SP01")), "专项")
    assert not panel.view.currentIndex().isValid()
    assert selected() == []


def test_following_leaves_the_columns_where_they_were_scrolled_to(panel, store, place):
    bar = panel.view.horizontalScrollBar()
    bar.setValue(bar.maximum())
    store.change(select(store.view, place(3)), "地图")
    assert bar.value() == bar.maximum()


def test_selection_and_picks_stay_through_filter_and_sorting(panel, store, desk, ids, selected):
    zones = [i for i in ids() if desk.atlas.places[i].kind == "zone"]
    store.change(pick(select(store.view, Address("place", zones[0])), zones[:3]), "地图")
    store.change(narrow(store.view, Filter().choose("kind", Choice(any=("zone",)))), "高新区")
    assert [ids()[n] for n in selected()] == zones[:3]
    assert ids()[panel.view.currentIndex().row()] == zones[0]
    panel.view.horizontalHeader().sectionClicked.emit(0)
    assert {ids()[n] for n in selected()} == set(zones[:3])
    assert store.view.picked == tuple(zones[:3])


def test_picks_outside_the_filter_stay_picked(panel, store, desk, ids, selected):
    others = [i for i in ids() if desk.atlas.places[i].kind != "zone"]
    zones = [i for i in ids() if desk.atlas.places[i].kind == "zone"]
    store.change(pick(store.view, [zones[0], *others[:2]]), "地图")
    store.change(narrow(store.view, Filter().choose("kind", Choice(any=("zone",)))), "高新区")
    assert [ids()[n] for n in selected()] == zones[:1]
    store.change(narrow(store.view, Filter()), "全部")
    assert {ids()[n] for n in selected()} == {zones[0], *others[:2]}
    panel.choosing.unpick_all()
    assert store.view.picked == ()
    assert selected() == []


@pytest.mark.parametrize("by", ["head", "space"])
def test_a_row_is_picked_and_unpicked_alone(qtbot, panel, store, by, click, place, chosen):
    click(3)

    def toggle():
        if by == "space":
            qtbot.keyClick(panel.view, Qt.Key.Key_Space)
        else:
            heads = panel.view.verticalHeader()
            at = QPoint(5, panel.view.rowViewportPosition(3) + 5)
            qtbot.mouseClick(heads.viewport(), LEFT, pos=at)

    toggle()
    assert store.view.picked == chosen(3)
    toggle()
    assert store.view.picked == ()
    assert store.view.selection == place(3)


def test_ctrl_a_picks_everything_under_the_filter(qtbot, panel, store, ids, click):
    click(0)
    qtbot.keyClick(panel.view, Qt.Key.Key_A, CTRL)
    assert store.view.picked == tuple(ids())


def test_enter_selects_and_shows_on_the_map(qtbot, panel, click, place):
    shown = []
    panel._reveal = lambda view, address: shown.append(address) or view
    click(4)
    qtbot.keyClick(panel.view, Qt.Key.Key_Return)
    assert shown == [place(4)]


def test_the_right_button_leaves_the_selection(panel, store, selected, click, place):
    click(1)
    click(5, button=Qt.MouseButton.RightButton)
    assert store.view.selection == place(1)
    assert selected() == [1]
