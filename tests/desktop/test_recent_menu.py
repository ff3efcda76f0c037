from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget

from desktop.recent_menu import RecentMenu
from desktop.settings import MOST_RECENT, Settings


@pytest.fixture
def settings(tmp_path):
    return Settings(tmp_path / "kept.ini")


@pytest.fixture
def window(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    return window


@pytest.fixture
def menu(window, settings):
    return RecentMenu(settings, window)


def entries(menu):
    return [action for action in menu.actions() if not action.isSeparator()]


def test_the_last_one_comes_first_and_each_once(settings):
    for name in ("a", "b", "a", "c"):
        settings.remember_workspace(Path(f"/x/{name}.gaoxin"))
    assert [path.stem for path in settings.recent_workspaces] == ["c", "a", "b"]
    for number in range(30):
        settings.remember_workspace(Path(f"/x/{number}.gaoxin"))
    assert len(settings.recent_workspaces) == MOST_RECENT


def test_a_missing_file_is_grey_and_says_why(qtbot, settings, menu, tmp_path):
    (tmp_path / "在 & 此.gaoxin").touch()
    settings.recent_workspaces = (tmp_path / "走了.gaoxin", tmp_path / "在 & 此.gaoxin")
    menu.fill()
    qtbot.waitUntil(lambda: not entries(menu)[0].isEnabled())
    gone, there, _clear = entries(menu)
    assert "找不到文件" in gone.text()
    assert str(tmp_path / "走了.gaoxin") in gone.toolTip()
    assert there.isEnabled()
    assert "在 && 此" in there.text()
    with qtbot.waitSignal(menu.chosen) as chosen:
        there.trigger()
    assert chosen.args == [tmp_path / "在 & 此.gaoxin"]


def test_the_list_can_be_emptied_and_says_that_it_is_empty(settings, menu, tmp_path):
    settings.remember_workspace(tmp_path / "a.gaoxin")
    menu.fill()
    entries(menu)[-1].trigger()
    menu.fill()
    (only,) = entries(menu)
    assert not only.isEnabled()
    assert settings.recent_workspaces == ()


def test_a_spoilt_list_counts_as_empty(settings, tmp_path):
    settings._kept.setValue("workspace/recent", "{")
    assert settings.recent_workspaces == ()
    settings._kept.setValue("workspace/recent", '[1, "", "/a.gaoxin"]')
    assert settings.recent_workspaces == (Path("/a.gaoxin"),)
