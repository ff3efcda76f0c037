"""The story panel as a hand finds it."""

import pytest
from PySide6.QtCore import Qt

from desktop.panels.parts.picture_row import HERE, WORDS
from desktop.panels.story.story_panel import StoryPanel
from desktop.view import Camera, View, look_at, speak
from desktop.workspace.records import Workspace, see
from desktop.workspace.story import add_scene, caption

CONTROL = Qt.KeyboardModifier.ControlModifier
NEAR = look_at(View(), Camera(0.0, 4_000_000.0, 500_000.0, 300_000.0))


@pytest.fixture
def panel(qtbot, store, desk):
    panel = StoryPanel(store, desk)
    qtbot.addWidget(panel)
    panel.resize(364, 640)
    with qtbot.waitActive(panel):
        panel.show()
        panel.activateWindow()
    return panel


@pytest.fixture
def three(store, panel):
    workspace = caption(add_scene(Workspace(), "甲")[0], 1, "先看\n全国")
    workspace, _ = add_scene(see(workspace, NEAR), "乙")
    workspace, _ = add_scene(see(workspace, View()), "")
    store.open(workspace, "打开")
    panel.list.setCurrentRow(0)
    return workspace


def order(store):
    return [scene.id for scene in store.workspace.story]


def rows(panel, role=Qt.ItemDataRole.DisplayRole):
    return [panel.list.item(n).data(role) for n in range(panel.list.count())]


def test_without_scenes_it_says_how_to_begin(qtbot, panel):
    assert panel.empty.isVisible()
    assert not panel.present.isVisible()
    with qtbot.waitSignal(panel.story_asked) as asked:
        panel.add.click()
    assert asked.args == ["add", 0]


def test_each_scene_says_its_time_and_caption_and_one_without_a_title_what_it_shows(panel, three):
    first, second, third = rows(panel)
    assert (first, second) == ("甲", "乙")
    assert third.startswith("规划口径")
    assert rows(panel, WORDS)[0] == "20 秒 · 先看 全国"
    assert rows(panel, HERE) == [True, False, True]
    assert panel.count.text() == "3 幕 · 1:00"


def test_what_is_written_in_one_go_is_kept_as_it_is_written_and_is_one_step(
    qtbot, panel, store, three
):
    panel.list.setCurrentRow(1)
    qtbot.keyClicks(panel.form.caption, "see the east")
    assert store.workspace.story[1].caption == "see the east"
    assert panel.form.caption.toPlainText() == "see the east"
    assert store.undo_words == "第 2 幕的说明"
    panel.form.title.selectAll()
    qtbot.keyClicks(panel.form.title, "East")
    panel.form.seconds.setValue(45)
    second = store.workspace.story[1]
    assert (second.title, second.seconds) == ("East", 45)
    assert len(store.steps) == 3
    for _ in range(3):
        store.undo()
    assert store.workspace.story == three.story
    assert panel.form.caption.toPlainText() == ""
    assert panel.form.title.text() == "乙"


def test_the_keyboard_reorders_and_the_form_stays_with_the_scene(qtbot, panel, store, three):
    for expected in ([2, 1, 3], [2, 3, 1], [2, 3, 1]):
        qtbot.keyClick(panel.list, Qt.Key.Key_Down, CONTROL)
        assert order(store) == expected
        assert panel.form.caption.toPlainText() == "先看\n全国"
    store.undo()
    assert order(store) == [2, 1, 3]


def test_delete_removes_a_scene_and_undo_brings_it_back(qtbot, panel, store, three):
    qtbot.keyClick(panel.list, Qt.Key.Key_Delete)
    assert order(store) == [2, 3]
    store.undo()
    assert order(store) == [1, 2, 3]


@pytest.mark.parametrize(
    ("button", "what"), [("again", "again"), ("present", "present"), ("export", "export")]
)
def test_what_needs_the_map_or_a_window_is_asked_for_the_scene_in_hand(
    qtbot, panel, three, button, what
):
    panel.list.setCurrentRow(1)
    with qtbot.waitSignal(panel.story_asked) as asked:
        getattr(panel, button).click()
    assert asked.args == [what, 2]


def test_all_is_said_in_english_too(panel, store, three):
    store.change(speak(store.view, "en"), "英文")
    assert panel.count.text() == "3 scenes · 1:00"
    assert panel.add.text() == "Add this view"
    assert rows(panel, WORDS)[1] == "20 s"
