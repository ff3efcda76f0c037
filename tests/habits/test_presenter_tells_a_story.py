"""A presenter gathers a story, tells it with a remote control, and goes on working."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from desktop.motion import want_motion
from desktop.panels.right_side import TABS
from desktop.panels.story.story_panel import StoryPanel
from desktop.view import Camera, look_at

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
HUBEI = Camera(480_000.0, 3_420_000.0, 900_000.0, 600_000.0)


def test_from_the_first_scene_to_the_last_and_back_to_work(qtbot, window):
    want_motion(on=False)
    store = window._store
    qtbot.keyClick(window, Qt.Key.Key_F5)  # nothing to show yet: the panel says how to begin
    panel = window.findChild(StoryPanel)
    assert TABS[window.right.tabs.currentIndex()].id == "story"
    assert panel.empty.isVisible()
    qtbot.keyClick(window, Qt.Key.Key_D, CTRL | SHIFT)
    qtbot.keyClicks(panel.form.title, "China")
    store.change(look_at(store.view, HUBEI), "看湖北")
    qtbot.waitUntil(window.map.is_settled, timeout=10_000)
    qtbot.keyClick(window, Qt.Key.Key_D, CTRL | SHIFT)
    qtbot.keyClicks(panel.form.caption, "Donghu")
    assert [(s.title, s.caption) for s in store.workspace.story] == [("China", ""), ("", "Donghu")]
    assert all(scene.picture for scene in store.workspace.story)
    view, steps = store.view, store.steps
    qtbot.keyClick(window, Qt.Key.Key_F5, SHIFT)
    stage = window.story.presentation.stage
    assert stage.foot.counter.text() == "2 / 2"
    qtbot.waitUntil(lambda: stage.settled, timeout=10_000)
    # A scene without a title has the map's own.
    assert stage.foot.title.text().startswith("国家高新区与产业化基地分布图（")
    for key, counter in (("PageUp", "1 / 2"), ("PageUp", "1 / 2"), ("PageDown", "2 / 2")):
        qtbot.keyClick(stage, getattr(Qt.Key, f"Key_{key}"))
        assert stage.foot.counter.text() == counter
    qtbot.keyClick(stage, Qt.Key.Key_Home)
    with qtbot.waitSignal(stage.destroyed):
        qtbot.keyClick(stage, Qt.Key.Key_Escape)
    assert window.story.presentation is None
    assert (store.view, store.steps) == (view, steps)
    assert panel.current.title == "China"
    assert [w for w in QApplication.topLevelWidgets() if w.isVisible() and w.isFullScreen()] == []
    want_motion(on=True)
