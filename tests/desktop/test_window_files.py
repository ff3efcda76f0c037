"""The window and the file of its workspace: title, arrangement, and the end."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QMessageBox

from desktop.desk import Desk
from desktop.settings import Settings
from desktop.store import Store
from desktop.view import View, narrow, speak
from desktop.window import Window
from desktop.workspace.records import mark
from geodata.choices import Filter
from geodata.reading import read_atlas
from tests.desktop.test_window import PlainMap

TINY = Path(__file__).parents[1] / "data" / "tiny"


@pytest.fixture(scope="module")
def desk():
    return Desk(read_atlas(TINY))


@pytest.fixture
def window(qtbot, desk, tmp_path):
    window = Window(Store(), desk, PlainMap(), Settings(tmp_path / "settings.ini"))
    window.store = window._store
    qtbot.addWidget(window)
    window.resize(1600, 900)
    with qtbot.waitExposed(window):
        window.show()
    window.finish()
    return window


def save(qtbot, window, path):
    with qtbot.waitSignal(window.files.said):
        window.files.write(path)


def test_the_title_names_the_file_and_marks_what_is_unsaved(qtbot, window, tmp_path):
    assert (window.windowTitle(), window.isWindowModified()) == ("高新图志", False)
    window.store.change(narrow(View(), Filter()), "看")
    assert (window.windowTitle(), window.isWindowModified()) == ("高新图志", False)
    window.store.keep(mark(window.store.workspace, "甲"), "书签")
    assert (window.windowTitle(), window.isWindowModified()) == ("未命名[*] — 高新图志", True)
    save(qtbot, window, tmp_path / "武汉.gaoxin")
    assert (window.windowTitle(), window.isWindowModified()) == ("武汉[*] — 高新图志", False)
    window.store.change(speak(window.store.view, "en"), "英文")
    assert window.windowTitle() == "武汉[*] — Gaoxin Atlas"


def test_a_workspace_brings_its_arrangement_back(qtbot, window, tmp_path):
    action = window.commands.action
    window.columns.setSizes([320, 800, 480])
    window.left.open(1)
    window.right.open(2)
    action("timeline").setChecked(False)
    action("drawer_table").trigger()
    window.middle.set_drawer_height(300)
    arranged = tuple(window.columns.sizes())
    save(qtbot, window, tmp_path / "a.gaoxin")
    window.columns.setSizes([400, 800, 400])
    window.left.open(0)
    window.right.open(0)
    for name, on in (("timeline", True), ("drawer", False), ("left_side", False)):
        action(name).setChecked(on)
    with qtbot.waitSignal(window.files.arranged):
        window.files.open_file(tmp_path / "a.gaoxin")
    switches = [action(n).isChecked() for n in ("left_side", "right_side", "timeline", "drawer")]
    assert switches == [True, True, False, True]
    tabs = [side.tabs.currentIndex() for side in (window.left, window.right)]
    assert tabs == [1, 2]
    qtbot.waitUntil(lambda: window.middle.sizes()[1] == 300)
    qtbot.waitUntil(lambda: tuple(window.columns.sizes()) == arranged)


def test_closing_asks_only_when_something_would_be_missed(qtbot, window):
    window.store.keep(mark(window.store.workspace, "甲"), "书签")
    window.close()
    assert window.isVisible()
    box = next(b for b in window.findChildren(QMessageBox) if b.isVisible())
    next(button for button in box.buttons() if button.text() == "不保存").click()
    qtbot.waitUntil(lambda: not window.isVisible())


def test_an_orderly_end_leaves_nothing_to_restore(qtbot, window, tmp_path):
    window.store.change(narrow(View(), Filter()), "看")
    with qtbot.waitSignal(window.files.autosaving.saved, timeout=4000):
        pass
    assert list((tmp_path / "autosave").iterdir()) != []
    window.close()
    assert not window.isVisible()
    assert list((tmp_path / "autosave").iterdir()) == []
    assert window._settings.last_workspace is None


def test_the_file_that_was_open_is_remembered_for_the_next_start(qtbot, window, tmp_path):
    save(qtbot, window, tmp_path / "武汉.gaoxin")
    window.commands.action("reopens").trigger()
    window.close()
    again = Settings(tmp_path / "settings.ini")
    assert (again.last_workspace, again.reopens) == (tmp_path / "武汉.gaoxin", True)
    assert again.recent_workspaces == (tmp_path / "武汉.gaoxin",)
