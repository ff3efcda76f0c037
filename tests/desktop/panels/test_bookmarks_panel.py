"""The bookmarks as a hand finds them."""

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDropEvent, QFont, QFontMetrics
from PySide6.QtWidgets import QLineEdit, QMenu

from desktop.panels.bookmarks.bookmarks_panel import BookmarksPanel
from desktop.panels.parts.picture_row import HERE, PICTURE, WORDS, wrapped
from desktop.store import Store
from desktop.view import Camera, View, look_at, narrow, select, speak
from desktop.workspace.records import Workspace, describe, mark, see, unmark
from geodata.choices import Filter
from geodata.records import Address

CONTROL = Qt.KeyboardModifier.ControlModifier
NEAR = look_at(View(), Camera(0.0, 4_000_000.0, 500_000.0, 300_000.0))
PROJECT = select(NEAR, Address("project", "SP01"))


@pytest.fixture
def store(qapp):
    return Store()


@pytest.fixture
def panel(qtbot, store, desk):
    panel = BookmarksPanel(store, desk)
    qtbot.addWidget(panel)
    panel.resize(340, 600)
    with qtbot.waitActive(panel):
        panel.show()
        panel.activateWindow()
    return panel


@pytest.fixture
def three(store, panel):
    workspace = mark(Workspace(), "甲", "先看这里")
    workspace = mark(see(workspace, NEAR), "乙")
    workspace = see(mark(see(workspace, PROJECT), "丙"), View())
    store.open(workspace, "打开")
    return workspace


def names(store):
    return "".join(bookmark.name for bookmark in store.workspace.bookmarks)


def rows(panel, role=Qt.ItemDataRole.DisplayRole):
    return [panel.list.item(n).data(role) for n in range(panel.list.count())]


def row_point(panel, row, below=False):
    rect = panel.list.visualItemRect(panel.list.item(row))
    return rect.center() + QPoint(0, 20 if below else -20)


def test_without_bookmarks_the_panel_says_how_to_make_one(qtbot, panel):
    assert panel.empty.isVisible()
    assert not panel.list.isVisible()
    with qtbot.waitSignal(panel.bookmark_asked) as asked:
        panel.add.click()
    assert asked.args == ["add", 0]


def test_each_says_its_note_or_what_it_shows_beyond_its_name(panel, three, desk):
    assert rows(panel) == ["甲", "乙", "丙"]
    first, second, third = rows(panel, WORDS)
    assert first == "先看这里"
    assert second.startswith("规划口径")
    assert third.startswith(desk.atlas.projects["SP01"].name_zh)
    assert not panel.empty.isVisible()
    assert panel.count.text() == "3 个书签"


def test_the_one_that_the_map_shows_is_marked_in_either_language(panel, store, three):
    assert rows(panel, HERE) == [True, False, False]
    store.change(speak(NEAR, "en"), "看")
    assert rows(panel, HERE) == [False, True, False]
    store.change(narrow(store.view, Filter()), "看")
    assert not any(rows(panel, HERE))


def test_a_click_or_enter_goes_there(qtbot, panel, three):
    with qtbot.waitSignal(panel.bookmark_asked) as asked:
        qtbot.mouseClick(panel.list.viewport(), Qt.MouseButton.LeftButton, pos=row_point(panel, 1))
    assert asked.args == ["go", 2]
    panel.list.setCurrentRow(2)
    with qtbot.waitSignal(panel.bookmark_asked) as asked:
        qtbot.keyClick(panel.list, Qt.Key.Key_Return)
    assert asked.args == ["go", 3]


def rename(qtbot, panel, words, key=Qt.Key.Key_Return):
    panel.list.setFocus()
    qtbot.keyClick(panel.list, Qt.Key.Key_F2)
    editor = panel.list.findChild(QLineEdit)
    editor.selectAll()
    editor.insert(words)
    qtbot.keyClick(editor, key)


def test_f2_renames_and_undo_gives_the_old_name_back(qtbot, panel, store, three):
    panel.list.setCurrentRow(1)
    rename(qtbot, panel, "东部")
    qtbot.waitUntil(lambda: names(store) == "甲东部丙")
    assert store.undo_words == "书签 乙 改名为 东部"
    store.undo()
    assert rows(panel) == ["甲", "乙", "丙"]


@pytest.mark.parametrize(("words", "key"), [("  ", Qt.Key.Key_Return), ("东部", Qt.Key.Key_Escape)])
def test_a_blank_name_or_escape_leaves_the_old_one(qtbot, panel, store, three, words, key):
    panel.list.setCurrentRow(1)
    rename(qtbot, panel, words, key)
    qtbot.wait(20)
    assert names(store) == "甲乙丙"
    assert rows(panel) == ["甲", "乙", "丙"]


def test_delete_removes_and_undo_brings_it_back_where_it_was(qtbot, panel, store, three):
    panel.list.setCurrentRow(1)
    qtbot.keyClick(panel.list, Qt.Key.Key_Delete)
    assert names(store) == "甲丙"
    assert panel.list.currentRow() == 1
    store.undo()
    assert names(store) == "甲乙丙"


def test_control_and_the_arrows_move_one_and_the_keyboard_goes_with_it(qtbot, panel, store, three):
    panel.list.setCurrentRow(0)
    for expected in ("乙甲丙", "乙丙甲", "乙丙甲"):
        qtbot.keyClick(panel.list, Qt.Key.Key_Down, CONTROL)
        assert names(store) == expected
        assert panel.list.currentItem().text() == "甲"
    qtbot.keyClick(panel.list, Qt.Key.Key_Up, CONTROL)
    assert names(store) == "乙甲丙"


@pytest.mark.parametrize(
    ("dragged", "onto", "below", "expected"),
    [
        (0, 2, True, "乙丙甲"),
        (0, 2, False, "乙甲丙"),
        (2, 0, False, "丙甲乙"),
        (1, 1, True, "甲乙丙"),
    ],
)
def test_a_dragged_one_lands_where_the_hand_let_go(
    qtbot, panel, store, three, dragged, onto, below, expected
):
    panel.list.setCurrentRow(dragged)
    carried = QMimeData()  # the event does not own it
    event = QDropEvent(
        QPointF(row_point(panel, onto, below)),
        Qt.DropAction.MoveAction,
        carried,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    panel.list.dropEvent(event)
    # Qt takes out what it believes was moved: it must not believe so.
    assert event.dropAction() == Qt.DropAction.IgnoreAction
    qtbot.wait(10)
    assert names(store) == expected
    assert rows(panel) == list(expected)


def test_a_note_is_written_under_the_list(qtbot, panel, store, three):
    panel.list.setCurrentRow(0)
    assert panel.note.text() == "先看这里"
    panel.list.setCurrentRow(1)
    assert panel.note.text() == ""
    panel.note.setFocus()
    panel.note.insert("再看那里")
    panel.list.setFocus()
    assert store.workspace.bookmarks[1].note == "再看那里"
    assert rows(panel, WORDS)[1] == "再看那里"
    assert store.undo_words == "书签 乙 的说明"


def test_a_note_in_the_writing_outlives_a_change_elsewhere(qtbot, panel, store, three):
    panel.list.setCurrentRow(1)
    panel.note.setFocus()
    panel.note.insert("半句")
    store.keep(describe(store.workspace, 1, "甲二", ""), "别处改了")
    assert panel.note.text() == "半句"


def test_the_menu_of_a_row_offers_what_the_keys_do(qtbot, panel, store, three):
    panel.list.customContextMenuRequested.emit(row_point(panel, 0))
    (menu,) = (m for m in panel.findChildren(QMenu) if m.isVisible())
    actions = {action.text(): action for action in menu.actions()}
    assert [w for w, a in actions.items() if not a.isEnabled()] == ["上移"]
    with qtbot.waitSignal(panel.bookmark_asked) as asked:
        actions["改为现在看到的"].trigger()
    assert asked.args == ["again", 1]
    actions["下移"].trigger()
    assert names(store) == "乙甲丙"
    menu.close()
    panel.list.customContextMenuRequested.emit(QPoint(5, 590))
    assert not [m for m in panel.findChildren(QMenu) if m.isVisible()]


def test_a_picture_that_is_none_leaves_an_empty_frame(panel, store):
    store.open(mark(Workspace(), "甲", picture=b"no picture"), "打开")
    assert rows(panel, PICTURE)[0].isNull()
    panel.grab()


def test_all_is_said_in_english_too(panel, store, three):
    store.change(speak(store.view, "en"), "英文")
    assert panel.count.text() == "3 bookmarks"
    assert panel.add.text() == "Add bookmark"
    assert "Whole country" not in rows(panel, WORDS)[1]
    store.keep(unmark(unmark(unmark(store.workspace, 1), 2), 3), "清空")
    assert panel.empty.text().startswith("No bookmarks yet")


def test_long_words_take_two_lines_and_say_that_they_go_on(qapp):
    font = QFont()
    lines = wrapped("先看全国再看长三角" * 9, font, 200, 2)
    assert len(lines) == 2
    assert lines[1].endswith("…")
    assert all(QFontMetrics(font).horizontalAdvance(line) <= 202 for line in lines)
    assert wrapped("一行", font, 200, 2) == ["一行"]
    assert wrapped("", font, 200, 2) == [""]
