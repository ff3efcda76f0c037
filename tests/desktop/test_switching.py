"""Three arrangements of the window, each with its own sizes; the map keeps the whole country."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton

from desktop import theme
from desktop.desk import Desk
from desktop.painting import load_fonts
from desktop.segments import Segments
from desktop.settings import Settings
from desktop.sheet.framing import holds_the_country
from desktop.starting import make_window
from desktop.view import View, speak
from desktop.wording import set_language
from geodata.reading import read_atlas

CTRL = Qt.KeyboardModifier.ControlModifier
OPEN = {
    "explore": {"left_side", "right_side", "timeline"},
    "plan": {"left_side", "right_side", "timeline", "drawer"},
    "present": {"right_side", "timeline"},
}


@pytest.fixture(scope="module")
def desk(atlas):
    return Desk(read_atlas())


@pytest.fixture
def opened(qtbot, qapp, desk, tmp_path):
    theme.dress(qapp, load_fonts())

    def open_window():
        window = make_window(View(), desk, Settings(tmp_path / "kept.ini"))
        qtbot.addWidget(window, before_close_func=lambda w: w.map.rest())
        window.resize(1366, 768)
        with qtbot.waitExposed(window):
            window.show()
            window.activateWindow()
        window.finish()
        return window

    yield open_window
    set_language("zh")


def what_is_open(window):
    ids = ("left_side", "right_side", "timeline", "drawer")
    parts = (window.left, window.right, window.middle.timeline, window.middle.drawer)
    seen = {i for i, part in zip(ids, parts, strict=True) if part.isVisible()}
    assert seen == {i for i in ids if window.commands.action(i).isChecked()}
    return seen


def test_each_arrangement_opens_what_its_user_needs_and_shows_the_country(opened, qtbot):
    window = opened()
    for name, key in (("plan", "F2"), ("present", "F3"), ("explore", "F1")):
        qtbot.keyClick(window, getattr(Qt.Key, f"Key_{key}"), CTRL)
        qtbot.wait(0)
        assert what_is_open(window) == OPEN[name]
        assert window.commands.action(f"arrange_{name}").isChecked()
        assert holds_the_country(window.map.viewpoint.bounds_m)
        assert window._store.view == View()


def test_asked_for_once_more_an_arrangement_is_as_it_was_meant(opened):
    window = opened()
    window.commands.action("arrange_present").trigger()
    window.commands.action("left_side").trigger()
    window.commands.action("arrange_present").trigger()
    assert what_is_open(window) == OPEN["present"]


def test_each_remembers_its_own_sizes_over_the_next_start(opened):
    window = opened()
    window.columns.setSizes([330, 700, 336])
    wide = window.columns.sizes()
    window.commands.action("arrange_plan").trigger()
    window.columns.setSizes([250, 760, 356])
    window.middle.setSizes([400, 260])
    narrow, high = window.columns.sizes(), window.middle.sizes()[1]
    window.commands.action("arrange_explore").trigger()
    assert window.columns.sizes() == wide
    window.close()
    again = opened()
    assert again.commands.action("arrange_explore").isChecked()
    again.commands.action("arrange_plan").trigger()
    assert again.columns.sizes() == narrow
    assert abs(again.middle.sizes()[1] - high) <= 1


def test_the_next_start_is_in_the_arrangement_of_the_last(opened):
    window = opened()
    window.commands.action("arrange_present").trigger()
    window.close()
    again = opened()
    assert again.commands.action("arrange_present").isChecked()
    assert what_is_open(again) == OPEN["present"]


def test_a_workspace_says_in_which_arrangement_it_was_saved(opened, qtbot, tmp_path):
    window = opened()
    window.commands.action("arrange_plan").trigger()
    path = tmp_path / "w.gaoxin"
    window.files.write(path)
    qtbot.waitUntil(path.exists, timeout=5_000)
    window.commands.action("arrange_present").trigger()
    window.files.open_file(path)
    qtbot.waitUntil(lambda: what_is_open(window) == OPEN["plan"], timeout=5_000)
    assert window.commands.action("arrange_plan").isChecked()


def buttons_of(window):
    segments = window.top.findChild(Segments)
    return [button for button in segments.findChildren(QToolButton) if button.isVisible()]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_arrangements_stand_side_by_side_in_both_languages(opened, qtbot, language):
    window = opened()
    set_language(language)
    window._store.change(speak(window._store.view, language), "语言")
    qtbot.wait(100)
    assert len(buttons_of(window)) == 3
    for button in buttons_of(window):
        assert button.width() >= button.fontMetrics().horizontalAdvance(button.text())


def test_without_room_they_fold_into_a_menu(opened, qtbot):
    window = opened()
    set_language("en")
    window._store.change(speak(window._store.view, "en"), "English")
    window.resize(1024, 700)
    qtbot.waitUntil(lambda: len(buttons_of(window)) == 1)
    assert len(buttons_of(window)[0].menu().actions()) == 3
