from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from desktop import theme
from desktop.desk import Desk
from desktop.painting import load_fonts
from desktop.panels.filter_panel import FilterPanel
from desktop.panels.left_side import LeftSide
from desktop.panels.right_side import TABS, RightSide
from desktop.settings import Settings
from desktop.store import Store
from desktop.view import View, pick, select, speak, switch_layer
from desktop.window import Window
from desktop.wording import set_language
from geodata.reading import read_atlas
from geodata.records import Address, Clause

DIRECT = Qt.FindChildOption.FindDirectChildrenOnly
TINY = Path(__file__).parents[1] / "data" / "tiny"


class PlainMap(QWidget):
    """Any widget can stand where the map does; this one keeps what it was told."""

    typed = Signal(str)

    def __init__(self):
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.told = []

    def go_home(self):
        self.told.append("home")

    def zoom(self, factor):
        self.told.append("closer" if factor > 1 else "farther")


@pytest.fixture(scope="module")
def desk():
    return Desk(read_atlas(TINY))


@pytest.fixture
def settings(tmp_path):
    return Settings(tmp_path / "settings.ini")


@pytest.fixture
def window(qtbot, desk, settings):
    theme.dress(QApplication.instance(), load_fonts())  # other tests leave larger type behind
    window = Window(Store(), desk, PlainMap(), settings)
    window.store = window._store
    qtbot.addWidget(window)
    window.resize(1366, 768)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    window.finish()
    yield window
    set_language("zh")


def status(window):
    return window._status.text()


def test_the_sides_are_filled_after_the_window_is_there(qtbot, desk, settings):
    window = Window(Store(), desk, PlainMap(), settings)
    qtbot.addWidget(window)
    assert window.findChild(FilterPanel) is None
    window.finish()
    assert isinstance(window.left, LeftSide)
    assert isinstance(window.right, RightSide)
    window.finish()
    assert len(window.findChildren(FilterPanel)) == 1


def test_the_status_line_says_count_filter_and_what_undo_would_take_back(window):
    places = window._desk.atlas.places.values()
    in_plan = sum(1 for place in places if place.standing == "plan")
    assert status(window).startswith(f"{in_plan} 处符合：规划口径")
    window.left.filters.room("kind").tree.ticked.emit("zone", False)
    assert "Ctrl+Z" in status(window)
    assert "国家高新区" in status(window)


def test_ctrl_z_takes_a_tick_back(window, qtbot):
    before = window.store.view
    window.left.filters.room("kind").tree.ticked.emit("zone", False)
    assert window.store.view != before
    qtbot.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert window.store.view == before


def test_letters_typed_over_the_map_begin_a_search(window, qtbot):
    window.map.setFocus()
    window.map.typed.emit("d")
    assert window.search.hasFocus()
    assert window.search.text() == "d"
    qtbot.keyClicks(window.search, "onghu")
    assert window.search.listing.isVisible()


def test_escape_in_the_search_box_leaves_the_selection_alone(window, qtbot):
    chosen = select(window.store.view, Address("project", "SP01"))
    window.store.change(chosen, "select")
    window.search.begin("donghu")
    for _ in range(2):
        qtbot.keyClick(window.search, Qt.Key.Key_Escape)
    assert window.search.text() == ""
    assert window.store.view == chosen


def test_escape_over_the_map_clears_the_selection(window, qtbot):
    window.store.change(select(window.store.view, Address("project", "SP01")), "select")
    window.map.setFocus()
    qtbot.keyClick(window.map, Qt.Key.Key_Escape)
    assert window.store.view.selection is None


def test_signs_that_zoom_the_map_are_only_letters_in_the_search_box(window, qtbot):
    window.search.begin()
    qtbot.keyClicks(window.search, "a-b+c=d")
    assert window.search.text() == "a-b+c=d"
    assert window.map.told == []


def test_ctrl_f_goes_to_the_search_box(window, qtbot):
    window.map.setFocus()
    qtbot.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert window.search.hasFocus()


@pytest.mark.parametrize(
    ("command", "told"), [("home", "home"), ("zoom_in", "closer"), ("zoom_out", "farther")]
)
def test_the_map_is_told_where_to_go(window, command, told):
    window.commands.action(command).trigger()
    assert window.map.told == [told]


def test_everything_is_reset_in_one_step_that_can_be_taken_back(window, qtbot):
    assert not window.commands.action("reset_all").isEnabled()
    store = window.store
    store.change(select(store.view, Address("project", "SP01")), "select")
    store.change(pick(store.view, ("cn-htz-beijing-zhongguancun",)), "pick")
    store.change(switch_layer(store.view, "graticule", on=True, usual=False), "layer")
    before = store.view
    qtbot.keyClick(window, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert store.view == View()
    store.undo()
    assert store.view == before


@pytest.mark.parametrize(("command", "side"), [("left_side", "left"), ("right_side", "right")])
def test_a_side_gives_its_room_to_the_map_and_takes_it_back(window, qtbot, command, side):
    panel = getattr(window, side)
    width, room = panel.width(), window.map.width()
    window.commands.action(command).trigger()
    qtbot.waitUntil(lambda: window.map.width() >= room + width)
    assert not panel.isVisible()
    window.commands.action(command).trigger()
    qtbot.waitUntil(lambda: panel.isVisible() and window.map.width() == room)
    assert panel.width() == width


def test_a_side_closed_before_it_is_filled_stays_closed(qtbot, desk, settings):
    window = Window(Store(), desk, PlainMap(), settings)
    qtbot.addWidget(window)
    window.show()
    window.commands.action("left_side").trigger()
    window.finish()
    assert not window.left.isVisible()


def test_every_word_of_the_window_changes_with_the_language(window):
    window.store.change(speak(window.store.view, "en"), "English")
    assert window.windowTitle() == "Gaoxin Atlas"
    assert "places match" in status(window)
    titles = [action.text() for action in window.menus.actions()]
    assert titles == ["File", "Edit", "Filter", "View", "Tools", "Go", "Help"]
    assert window.left.filters.count.text().endswith("match")


def test_widths_and_place_are_kept_for_the_next_start(window, desk, settings, qtbot):
    window.columns.setSizes([320, 600, 440])
    kept = tuple(window.columns.sizes())
    window.close()
    again = Window(Store(), desk, PlainMap(), settings)
    qtbot.addWidget(again)
    assert settings.column_widths_px == kept
    again.resize(window.size())
    again.show()
    qtbot.waitUntil(lambda: again.columns.sizes() == list(kept))


@pytest.mark.parametrize("language", ["zh", "en"])
def test_nothing_of_the_top_bar_is_cut_off_in_the_smallest_window(window, qtbot, language):
    window.store.change(speak(window.store.view, language), "language")
    window.resize(window.minimumSize())
    qtbot.wait(50)
    bar = window.menuWidget()
    parts = [part for part in bar.findChildren(QWidget, options=DIRECT) if part.isVisible()]
    parts.sort(key=lambda part: part.x())
    for left, right in pairwise(parts):
        assert left.geometry().right() < right.geometry().left()
    assert parts[-1].geometry().right() < window.width()
    for part in parts:
        if part is not window.search:
            assert part.width() >= part.sizeHint().width()


ALT = Qt.KeyboardModifier.AltModifier
FIRST, SECOND = Address("project", "SP01"), Address("metric", "T07")


def choose(window, *addresses):
    for address in addresses:
        window.store.change(select(window.store.view, address), "select")


def test_back_and_forward_walk_through_what_was_read_and_leave_the_filter(window, qtbot):
    choose(window, FIRST)
    window.left.filters.room("kind").tree.ticked.emit("zone", False)
    choose(window, SECOND)
    narrowed = window.store.view.filter
    qtbot.keyClick(window, Qt.Key.Key_Left, ALT)
    assert window.store.view.selection == FIRST
    assert window.store.view.filter == narrowed
    qtbot.keyClick(window, Qt.Key.Key_Right, ALT)
    assert window.store.view.selection == SECOND


def test_back_from_within_a_page_is_ours_not_the_pages(window, qtbot):
    choose(window, FIRST, SECOND)
    window.right.page.setFocus()
    qtbot.keyClick(window.right.page, Qt.Key.Key_Left, ALT)
    assert window.store.view.selection == FIRST


def test_the_mouses_own_buttons_go_back_and_forward_wherever_it_is(window):
    choose(window, FIRST, SECOND)
    for button, expected in (
        (Qt.MouseButton.BackButton, FIRST),
        (Qt.MouseButton.ForwardButton, SECOND),
    ):
        QTest.mouseClick(window.windowHandle(), button, pos=window.rect().center())
        assert window.store.view.selection == expected


def test_back_and_forward_say_where_they_lead_and_are_grey_when_nowhere(window):
    back, forward = (window.commands.action(i) for i in ("back", "forward"))
    assert not back.isEnabled()
    assert not forward.isEnabled()
    choose(window, FIRST, SECOND)
    assert window._name_of(FIRST) in back.toolTip()
    back.trigger()
    assert not back.isEnabled()
    assert window._name_of(SECOND) in forward.toolTip()
    window.store.change(speak(window.store.view, "en"), "English")
    assert forward.toolTip().startswith("Forward to")


def test_a_step_back_can_be_undone(window):
    choose(window, FIRST, SECOND)
    window.walk.back()
    window.store.undo()
    assert window.store.view.selection == SECOND


def test_the_address_of_what_is_selected_is_copied(window, qtbot):
    choose(window, FIRST)
    keys = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(window, Qt.Key.Key_C, keys)
    assert QGuiApplication.clipboard().text() == "gaoxin://project/SP01"
    choose(window, None)
    assert not window.commands.action("copy_address").isEnabled()


@pytest.mark.parametrize("number", range(1, len(TABS) + 1))
def test_alt_and_a_number_open_a_tab_and_the_closed_side_with_it(window, qtbot, number):
    window.commands.action("right_side").trigger()
    qtbot.keyClick(window, Qt.Key(Qt.Key.Key_0 + number), ALT)
    assert window.right.isVisible()
    assert window.right.tabs.currentIndex() == number - 1


def test_a_link_to_the_plans_text_opens_the_reader(window):
    window.right.page.clause_asked.emit(Clause("2.1", "到2015年"))
    assert window.deeds.reader.isVisible()
    window.deeds.reader.close()
