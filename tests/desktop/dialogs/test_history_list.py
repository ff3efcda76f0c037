"""The history in words: every step can be seen and gone to."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton, QWidget

from desktop.dialogs.history_list import HistoryList
from desktop.store import Store
from desktop.view import Camera, Shading, View, look_at, narrow, pick, select, shade, speak
from desktop.workspace.records import mark
from geodata.choices import Filter
from geodata.records import Address

NEAR = Camera(0.0, 0.0, 1000.0, 1000.0)


@pytest.fixture
def store(qapp):
    store = Store()
    store.change(narrow(store.view, Filter()), "全部载体")
    store.change(select(store.view, Address("project", "SP01")), "选择 专项")
    store.keep(mark(store.workspace, "甲"), "添加书签 甲")
    return store


@pytest.fixture
def history(qtbot, store):
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(800, 600)
    button = QToolButton(window)
    window.show()
    history = HistoryList(store, window)
    history.open_below(button)
    yield history
    history.hide()


def rows(history):
    return [history.list.item(n).text() for n in range(history.list.count())]


def click(qtbot, history, row):
    rect = history.list.visualItemRect(history.list.item(row))
    qtbot.mouseClick(history.list.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())


def test_the_newest_step_is_on_top_and_the_beginning_below(history):
    assert rows(history) == ["添加书签 甲", "选择 专项", "全部载体", "开始时"]
    assert history.list.currentRow() == 0
    assert history.heading.text() == "操作记录（3 步）"


def test_a_click_goes_there_and_what_is_taken_back_stays_in_sight(qtbot, history, store):
    click(qtbot, history, 2)
    assert store.view == narrow(View(), Filter())
    assert store.workspace.bookmarks == ()
    assert len(rows(history)) == 4
    assert history.list.currentRow() == 2
    said = history.list.item(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == "添加书签 甲（已撤销）"
    click(qtbot, history, 3)
    assert store.view == View()
    click(qtbot, history, 0)
    assert len(store.workspace.bookmarks) == 1


def test_the_arrows_and_enter_go_there_too(qtbot, history, store):
    history.list.setCurrentRow(0)
    qtbot.keyClick(history.list, Qt.Key.Key_Down)
    qtbot.keyClick(history.list, Qt.Key.Key_Return)
    assert store.position == 2


def test_it_follows_what_is_done_while_it_is_open(history, store):
    store.change(look_at(store.view, NEAR), "移动地图")
    assert rows(history)[0] == "移动地图"
    store.undo()
    assert history.list.currentRow() == 1


def test_every_kind_of_change_is_a_step_with_a_sign_of_its_own(history, store):
    store.change(look_at(store.view, NEAR), "移动地图")
    store.change(pick(store.view, ["a"]), "选取")
    store.change(shade(store.view, Shading("count")), "图示")
    signs = [
        history.list.item(n).icon().pixmap(18, 18).toImage() for n in range(1, len(rows(history)))
    ]
    for number, sign in enumerate(signs):
        assert not any(sign == other for other in signs[number + 1 :])


def test_it_speaks_the_language_of_now(history, store):
    store.change(speak(store.view, "en"), "英文")
    assert history.heading.text() == "History (3 steps)"
    assert rows(history)[-1] == "At the start"


def test_two_hundred_steps_do_not_make_it_higher_than_the_screen(history, store):
    for number in range(220):
        store.change(select(store.view, Address("project", str(number))), f"选择 {number}")
    assert len(rows(history)) == 201
    assert history.height() < 600
