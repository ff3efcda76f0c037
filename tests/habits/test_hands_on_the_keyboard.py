"""A person who never takes the mouse: each key does what the part with the keyboard expects."""

import pytest
from PySide6.QtCore import Qt

from desktop.view import Camera, look_at, select
from geodata.records import Address

NEAR = Camera(0.0, 4_000_000.0, 1_000_000.0, 600_000.0)
ZHONGGUANCUN = Address("place", "cn-htz-beijing-zhongguancun")


@pytest.fixture
def window(window, qtbot):
    store = window._store
    store.change(select(look_at(store.view, NEAR), ZHONGGUANCUN), "看")
    qtbot.waitUntil(window.map.is_settled, timeout=10_000)
    window.activateWindow()
    return window


def press(qtbot, widget, key):
    widget.setFocus()
    qtbot.waitUntil(widget.hasFocus)
    qtbot.keyClick(widget, key)


def test_home_on_the_map_shows_the_whole_country(qtbot, window):
    press(qtbot, window.map, Qt.Key.Key_Home)
    assert window._store.view.camera is None


def test_home_in_a_page_goes_to_its_top_and_leaves_the_map(qtbot, window):
    page = window.right.page
    bar = page.verticalScrollBar()
    bar.setValue(bar.maximum())
    assert bar.value() > 0
    press(qtbot, page, Qt.Key.Key_Home)
    assert bar.value() == 0
    assert window._store.view.camera is not None


def test_minus_in_the_tree_closes_a_branch_and_leaves_the_map(qtbot, window):
    tree = window.left.filters.room("industry").tree
    top = tree.rows.index(0, 0)
    assert tree.isExpanded(top)
    tree.setCurrentIndex(top)
    camera = window._store.view.camera
    press(qtbot, tree, Qt.Key.Key_Minus)
    assert not tree.isExpanded(top)
    assert window._store.view.camera == camera


def test_letters_on_the_map_begin_a_search_and_escape_gives_it_up(qtbot, window):
    press(qtbot, window.map, Qt.Key.Key_D)
    assert window.search.text() == "d"
    qtbot.keyClicks(window.search, "hgx")
    assert window.search.listing.isVisible()
    qtbot.keyClick(window.search, Qt.Key.Key_Escape)
    qtbot.keyClick(window.search, Qt.Key.Key_Escape)
    assert window.search.text() == ""
    assert window._store.view.selection == ZHONGGUANCUN


def test_escape_on_the_map_lets_go_of_what_is_selected(qtbot, window):
    press(qtbot, window.map, Qt.Key.Key_Escape)
    assert window._store.view.selection is None
