from pathlib import Path

import pytest
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QMessageBox, QWidget

from desktop.bookmark_deeds import BookmarkDeeds
from desktop.desk import Desk
from desktop.exports.thumbnails import thumbnail
from desktop.store import Store
from desktop.view import Camera, View, look_at, select, speak
from desktop.workspace.records import Workspace, mark
from geodata.reading import read_atlas
from geodata.records import Address

TINY = Path(__file__).parents[1] / "data" / "tiny"
SOMETHING = select(View(), Address("project", "SP01"))


class StandInMap:
    """A map in one colour, which may be at rest or not."""

    def __init__(self):
        self.colour = "#336699"
        self.rests = True

    def grab(self):
        picture = QPixmap(1200, 500)
        picture.fill(self.colour)
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
def the_map():
    return StandInMap()


@pytest.fixture
def deeds(qtbot, store, desk, the_map):
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    return BookmarkDeeds(store, desk, the_map, window)


def colour(bookmark):
    return QImage.fromData(bookmark.picture).pixelColor(128, 80).name()


def test_a_bookmark_keeps_the_view_under_a_name_of_its_own_with_a_picture(deeds, store):
    deeds.add()
    deeds.add()
    store.change(select(store.view, None), "取消")
    deeds.add()
    first, second, third = store.workspace.bookmarks
    assert first.name
    assert second.name == f"{first.name} 2"
    assert third.name.startswith("规划口径")
    assert first.view == SOMETHING
    assert colour(first) == "#336699"
    assert store.undo_words == f"添加书签 {third.name}"


def test_the_picture_is_taken_again_when_the_map_has_come_to_rest(qtbot, deeds, store, the_map):
    the_map.rests = False
    deeds.add()
    the_map.colour = "#993366"
    qtbot.wait(200)
    assert colour(store.workspace.bookmarks[0]) == "#336699"
    the_map.rests = True
    qtbot.waitUntil(lambda: colour(store.workspace.bookmarks[0]) == "#993366")
    assert len(store.steps) == 1


def test_a_map_that_went_on_before_it_rested_leaves_the_first_picture(qtbot, deeds, store, the_map):
    the_map.rests = False
    deeds.add()
    store.change(look_at(store.view, Camera(0.0, 0.0, 1000.0, 1000.0)), "移动")
    the_map.colour, the_map.rests = "#993366", True
    qtbot.waitUntil(lambda: not deeds._portraits._looking.isActive())
    assert colour(store.workspace.bookmarks[0]) == "#336699"


def test_one_goes_to_a_bookmark_in_the_language_of_now_and_back(deeds, store):
    deeds.add()
    store.change(speak(View(), "en"), "别的")
    deeds.do("go", 1)
    assert store.view == speak(SOMETHING, "en")
    store.undo()
    assert store.view == speak(View(), "en")


def test_a_bookmark_takes_over_what_is_seen_now(deeds, store, the_map):
    deeds.add()
    store.change(View(), "别的")
    the_map.colour = "#993366"
    deeds.do("again", 1)
    (bookmark,) = store.workspace.bookmarks
    assert (bookmark.view, colour(bookmark)) == (View(), "#993366")


def test_a_bookmark_of_things_that_the_atlas_lacks_says_so_and_goes_nowhere(deeds, store):
    lost = mark(Workspace(select(View(), Address("place", "atlantis"))), "失落之地")
    store.open(lost, "打开")
    store.change(View(), "别的")
    deeds.go(1)
    (box,) = deeds.parent().findChildren(QMessageBox)
    assert "失落之地" in box.text()
    assert "atlantis" in box.text()
    assert store.view == View()


def test_a_bookmark_that_is_gone_is_nothing_to_do(deeds, store):
    before = store.workspace
    deeds.go(3)
    deeds.take_again(3)
    assert store.workspace == before


@pytest.mark.parametrize("size", [(1200, 300), (300, 1200), (20, 10)])
def test_a_thumbnail_is_the_middle_of_what_is_seen_unstretched(qapp, size):
    seen = QPixmap(*size)
    seen.fill("#336699")
    small = QImage.fromData(thumbnail(seen))
    assert (small.width(), small.height()) == (256, 160)


def test_nothing_seen_has_no_thumbnail(qapp):
    assert thumbnail(QPixmap()) == b""
