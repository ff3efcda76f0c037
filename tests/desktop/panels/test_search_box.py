import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.panels.search_box import ADDRESS, SearchBox
from desktop.view import speak
from geodata.records import Address

DONGHU = Address("place", "cn-htz-hubei-wuhan-donghu")


@pytest.fixture
def box(qtbot, store, desk):
    """The box at the top of a window, holding the keyboard."""
    window = QWidget()
    window.resize(900, 600)
    box = SearchBox(store, desk)
    other = QWidget(focusPolicy=Qt.FocusPolicy.StrongFocus)
    layout = QVBoxLayout(window)
    layout.addWidget(box)
    layout.addWidget(other, 1)
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    box.begin()
    qtbot.waitUntil(box.hasFocus)
    box.elsewhere = other
    yield box
    window.hide()


def addresses(box):
    rows = (box.hits.topLevelItem(n) for n in range(box.hits.topLevelItemCount()))
    return [row.data(0, ADDRESS) for row in rows if row.data(0, ADDRESS) is not None]


@pytest.mark.parametrize("typed", ["东湖", "donghu", "whdh", "East Lake"])
def test_donghu_is_found_however_it_is_written(box, qtbot, typed):
    box.setText(typed)
    assert DONGHU in addresses(box)
    assert box.listing.isVisible()


def test_enter_selects_the_best_hit_and_empties_the_box(box, qtbot, store):
    box.setText("whdh")
    first = addresses(box)[0]
    qtbot.keyClick(box, Qt.Key.Key_Return)
    assert store.view.selection == first
    assert box.text() == ""
    assert not box.listing.isVisible()


def test_arrows_walk_past_the_headings(box, qtbot, store):
    box.setText("照明")
    found = addresses(box)
    assert len(found) > 1
    qtbot.keyClick(box, Qt.Key.Key_Down)
    qtbot.keyClick(box, Qt.Key.Key_Return)
    assert store.view.selection == found[1]


def test_arrows_stop_at_both_ends(box, qtbot, store):
    box.setText("东湖")
    found = addresses(box)
    for _ in range(len(found) + 3):
        qtbot.keyClick(box, Qt.Key.Key_Down)
    assert box.hits.currentItem().data(0, ADDRESS) == found[-1]
    for _ in range(len(found) + 3):
        qtbot.keyClick(box, Qt.Key.Key_Up)
    assert box.hits.currentItem().data(0, ADDRESS) == found[0]


def test_escape_closes_the_list_then_empties_the_box_and_changes_nothing(box, qtbot, store):
    before = store.view
    box.setText("东湖")
    qtbot.keyClick(box, Qt.Key.Key_Escape)
    assert (box.listing.isVisible(), box.text()) == (False, "东湖")
    qtbot.keyClick(box, Qt.Key.Key_Escape)
    assert box.text() == ""
    assert store.view == before


def test_what_is_not_there_is_said_and_enter_does_nothing(box, qtbot, store):
    box.setText("qqqqqqqqq")
    assert addresses(box) == []
    assert "没有找到" in box.hits.topLevelItem(0).text(0)
    qtbot.keyClick(box, Qt.Key.Key_Return)
    assert store.view.selection is None


def test_the_list_closes_when_the_keyboard_goes_elsewhere(box, qtbot):
    box.setText("东湖")
    box.elsewhere.setFocus()
    assert not box.listing.isVisible()


def test_hits_and_words_are_english_in_english(box, store):
    store.change(speak(store.view, "en"), "English")
    box.setText("donghu")
    assert box.placeholderText().startswith("Search")
    shown = [box.hits.topLevelItem(n).text(0) for n in range(box.hits.topLevelItemCount())]
    assert any("East Lake" in words for words in shown)


def test_the_camera_goes_where_the_rule_says(qtbot, store, desk):
    asked = []

    def rule(view, address):
        asked.append(address)
        return view

    box = SearchBox(store, desk, rule)
    qtbot.addWidget(box)
    with qtbot.waitActive(box):
        box.show()
        box.activateWindow()
    box.begin("whdh")
    qtbot.waitUntil(box.hasFocus)
    box.look_up()
    qtbot.keyClick(box, Qt.Key.Key_Return)
    assert asked == [store.view.selection]
