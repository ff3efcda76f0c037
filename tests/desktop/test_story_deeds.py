"""What the story needs of the map and of windows."""

from pathlib import Path

import pytest
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QMessageBox, QWidget

from desktop.desk import Desk
from desktop.settings import Settings
from desktop.store import Store
from desktop.story_deeds import StoryDeeds
from desktop.view import View, select, speak
from desktop.workspace.records import Workspace, see
from desktop.workspace.story import add_scene
from geodata.reading import read_atlas
from geodata.records import Address

TINY = Path(__file__).parents[1] / "data" / "tiny"
SOMETHING = select(View(), Address("project", "SP01"))


class StandInMap:
    """A map in one colour, which may be at rest or not."""

    rests = True

    def grab(self):
        picture = QPixmap(1200, 500)
        picture.fill("#336699")
        return picture

    def is_settled(self):
        return self.rests


@pytest.fixture(scope="module")
def desk():
    return Desk(read_atlas(TINY))


@pytest.fixture
def store(qapp):
    return Store(SOMETHING)


@pytest.fixture
def deeds(qtbot, store, desk, tmp_path):
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    settings = Settings(tmp_path / "kept.ini")
    return StoryDeeds(store, desk, settings, StandInMap(), lambda: "汇报", window)


def test_a_scene_keeps_what_is_seen_with_a_picture_and_can_be_taken_back(deeds, store):
    deeds.add()
    store.change(View(), "别的")
    deeds.add()
    first, second = store.workspace.story
    assert (first.view, second.view) == (SOMETHING, View())
    assert first.picture.startswith(b"\x89PNG")
    assert store.undo_words == "加入讲解第 2 幕"
    store.undo()
    assert [scene.id for scene in store.workspace.story] == [first.id]


def test_a_scene_takes_over_what_is_seen_now_and_one_goes_to_it_in_the_language_of_now(
    deeds, store
):
    deeds.add()
    store.change(View(), "别的")
    deeds.do("again", 1)
    assert store.workspace.scene(1).view == View()
    store.change(speak(SOMETHING, "en"), "英文")
    deeds.do("go", 1)
    assert store.view == speak(View(), "en")


def test_a_better_picture_of_a_map_at_rest_is_no_step(qtbot, deeds, store):
    deeds._portraits._map.rests = False
    deeds.add()
    before = store.workspace.scene(1).picture
    deeds._portraits._map.rests = True
    deeds._portraits._map.grab = lambda: QPixmap(10, 10)
    qtbot.waitUntil(lambda: store.workspace.scene(1).picture != before)
    assert len(store.steps) == 1


def test_a_scene_of_things_that_the_atlas_lacks_says_so_and_goes_nowhere(deeds, store):
    lost = select(View(), Address("place", "atlantis"))
    store.open(see(add_scene(Workspace(lost), "失落")[0], View()), "打开")
    deeds.go(1)
    (box,) = deeds.parent().findChildren(QMessageBox)
    assert "atlantis" in box.text()
    assert store.view == View()


@pytest.mark.parametrize("command", ["present", "present_here", "export_story"])
def test_without_a_scene_there_is_nothing_to_present_and_it_says_what_to_do(qtbot, deeds, command):
    with qtbot.waitSignals([deeds.said, deeds.empty]):
        deeds.deeds()[command]()
    assert deeds.presentation is None
