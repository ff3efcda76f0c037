"""A planner works, saves, closes, comes back; and once the power fails in between."""

import pytest
from PySide6.QtCore import Qt

from desktop.settings import Settings
from desktop.starting import make_window
from desktop.view import View, choose, select
from geodata.choices import Choice
from geodata.records import Address

CONTROL = Qt.KeyboardModifier.ControlModifier
DONGHU = Address("place", "donghu")


@pytest.fixture
def next_start(qtbot, desk, tmp_path):
    """The program as it is started once more by the same person."""

    def start():
        window = make_window(View(), desk, Settings(tmp_path / "kept.ini"))
        window.resize(1366, 768)
        qtbot.addWidget(window, before_close_func=lambda w: w.map.rest())
        window.show()
        qtbot.waitUntil(lambda: hasattr(window.right, "page"), timeout=10_000)
        return window

    return start


def works(qtbot, window):
    store = window._store
    store.change(choose(store.view, "industry", Choice(any=("SEI-MAT",))), "勾选 新材料")
    qtbot.keyClick(window, Qt.Key.Key_D, CONTROL)
    store.change(select(store.view, DONGHU), "选择 东湖")
    qtbot.keyClick(window, Qt.Key.Key_D, CONTROL)
    return store.workspace


def told(workspace):
    """The bookmarks but for their pictures, which get better when the map has come to rest."""
    return [(bookmark.id, bookmark.name, bookmark.view) for bookmark in workspace.bookmarks]


def test_what_was_saved_is_all_there_the_next_day(qtbot, window, next_start, tmp_path):
    kept = works(qtbot, window)
    path = tmp_path / "新材料.gaoxin"
    with qtbot.waitSignal(window.files.said, timeout=5000):
        window.files.write(path)
    window.close()
    assert not window.isVisible()  # all is saved: nothing is asked
    again = next_start()
    with qtbot.waitSignal(again.files.arranged, timeout=5000):
        again.files.open_file(path)
    assert again._store.view == kept.view
    assert told(again._store.workspace) == told(kept)
    assert all(b.picture for b in again._store.workspace.bookmarks)
    again._store.undo()
    assert again._store.view == View()


def test_after_a_power_failure_the_work_is_offered_again(qtbot, window, next_start):
    with qtbot.waitSignal(window.files.autosaving.saved, timeout=5000):
        works(qtbot, window)
    with qtbot.waitSignal(window.files.autosaving.saved, timeout=5000):
        window.files.autosaving.write()
    kept = window._store.workspace
    window.files.autosaving._lock.unlock()  # as when its process is gone
    window.files.autosaving._timer.stop()
    again = next_start()
    qtbot.waitUntil(lambda: again.restoring.box is not None, timeout=5000)
    box = again.restoring.box
    assert "书签 2 个" in box.informativeText()
    box.defaultButton().click()
    assert again._store.view == kept.view
    assert told(again._store.workspace) == told(kept)
    assert again.isWindowModified()
    again.files._given_up = True  # the test ends here
    window.files._given_up = True
