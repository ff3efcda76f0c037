from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.panels.timeline.timeline import Timeline
from desktop.view import choose, narrow, select, speak
from geodata.choices import Choice, Filter
from geodata.records import Address

FIRST, LAST = 1988, 2015


@pytest.fixture
def timeline(qtbot, store, desk):
    made = Timeline(store, desk)
    qtbot.addWidget(made)
    made.resize(900, made.height())
    made.show()
    return made


def to_year(store):
    return store.view.filter.to_year


def on(timeline, year):
    """The middle of a year's bar, low among the bars."""
    plot = timeline.strip.plot
    return QPoint(round(plot.left_px(year) + plot.step_px / 2), round(plot.floor_px - 3))


def press(timeline, *keys):
    for key in keys:
        QTest.keyClick(timeline.strip, key)


def drag(timeline, *years):
    QTest.mousePress(timeline.strip, Qt.MouseButton.LeftButton, pos=on(timeline, years[0]))
    for year in years[1:]:
        QTest.mouseMove(timeline.strip, on(timeline, year))
    QTest.mouseRelease(timeline.strip, Qt.MouseButton.LeftButton, pos=on(timeline, years[-1]))


def test_a_click_on_a_bar_makes_its_year_the_last(timeline, store):
    drag(timeline, 1995)
    assert to_year(store) == 1995


def test_a_drag_is_one_step_back(timeline, store):
    before = store.view
    drag(timeline, 1995, 2001, 1992, 2009)
    assert to_year(store) == 2009
    assert store.undo_words == "截至 2009 年"
    store.undo()
    assert (store.view, store.undo_words) == (before, "")


def test_two_drags_are_two_steps_back(timeline, store):
    drag(timeline, 1995, 2001)
    drag(timeline, 2009, 2010)
    store.undo()
    assert to_year(store) == 2001


def test_a_pointer_beyond_the_ends_takes_the_first_or_last_year(timeline, store):
    for x, year in ((0, FIRST), (timeline.strip.width() - 1, LAST)):
        QTest.mouseClick(timeline.strip, Qt.MouseButton.LeftButton, pos=QPoint(x, 10))
        assert to_year(store) == year


def test_moving_over_the_bars_without_a_button_tells_the_year_and_changes_nothing(timeline, store):
    QTest.mouseMove(timeline.strip, on(timeline, 2009))
    assert timeline.strip.toolTip() == "2009 年批准 2 处\n自主创新示范区：2 处"
    assert to_year(store) is None


def test_a_double_click_takes_the_limit_away_and_leaves_no_trace_of_its_first_click(
    timeline, store
):
    press(timeline, Qt.Key.Key_End)
    assert to_year(store) == LAST
    QTest.mouseClick(timeline.strip, Qt.MouseButton.LeftButton, pos=on(timeline, 2001))
    QTest.mouseDClick(timeline.strip, Qt.MouseButton.LeftButton, pos=on(timeline, 2001))
    assert to_year(store) is None
    store.undo()
    assert to_year(store) == LAST


@pytest.mark.parametrize(
    ("start", "key", "end"),
    [
        (2000, Qt.Key.Key_Left, 1999),
        (2000, Qt.Key.Key_Right, 2001),
        (2000, Qt.Key.Key_Down, 1999),
        (2000, Qt.Key.Key_Up, 2001),
        (2000, Qt.Key.Key_PageUp, 1995),
        (2000, Qt.Key.Key_PageDown, 2005),
        (2000, Qt.Key.Key_Home, FIRST),
        (2000, Qt.Key.Key_End, LAST),
        (2000, Qt.Key.Key_Delete, None),
        (2000, Qt.Key.Key_Backspace, None),
        (2000, Qt.Key.Key_A, 2000),
        (FIRST, Qt.Key.Key_Left, FIRST),
        (LAST, Qt.Key.Key_Right, LAST),
        (None, Qt.Key.Key_Left, LAST),
        (None, Qt.Key.Key_Right, None),
    ],
)
def test_keys_step_through_the_years(timeline, store, start, key, end):
    store.change(narrow(store.view, replace(store.view.filter, to_year=start)), "年份")
    press(timeline, key)
    assert to_year(store) == end


def test_a_key_held_down_is_one_step_back(timeline, store):
    drag(timeline, 2000)
    for held in (False, True, True):
        QApplication.sendEvent(
            timeline.strip,
            QKeyEvent(
                QEvent.Type.KeyPress,
                Qt.Key.Key_Right,
                Qt.KeyboardModifier.NoModifier,
                autorep=held,
            ),
        )
    assert to_year(store) == 2003
    store.undo()
    assert to_year(store) == 2000


def test_no_year_before_the_filters_own_first_is_offered(timeline, store):
    store.change(narrow(store.view, Filter(from_year=1991, to_year=2000)), "年份")
    press(timeline, Qt.Key.Key_Home)
    assert to_year(store) == 1991
    assert not timeline.back.isEnabled()


def test_the_buttons_step_and_are_pale_at_the_ends(timeline, store):
    assert (timeline.back.isEnabled(), timeline.forward.isEnabled()) == (True, False)
    timeline.back.click()
    timeline.back.click()
    assert to_year(store) == LAST - 1
    timeline.forward.click()
    assert to_year(store) == LAST
    assert not timeline.forward.isEnabled()


def played(qtbot, timeline, store):
    """The years shown until the play ends by itself."""
    years = []
    store.changed.connect(lambda _old, new, _what: years.append(new.filter.to_year))
    timeline.clock.setInterval(1)
    press(timeline, Qt.Key.Key_Space)
    assert timeline.playing
    qtbot.waitUntil(lambda: not timeline.playing)
    return years


def test_playing_shows_every_year_ends_at_the_last_and_is_one_step_back(qtbot, timeline, store):
    before = store.view
    assert played(qtbot, timeline, store) == list(range(FIRST, LAST + 1))
    store.undo()
    assert (store.view, store.undo_words) == (before, "")


def test_playing_goes_on_from_the_year_shown(qtbot, timeline, store):
    drag(timeline, 2008)
    assert played(qtbot, timeline, store) == list(range(2009, LAST + 1))


def test_space_stops_the_play_where_it_is(qtbot, timeline, store):
    assert timeline.play_button.accessibleName() == "播放"
    press(timeline, Qt.Key.Key_Space)
    assert timeline.play_button.accessibleName() == "暂停"
    press(timeline, Qt.Key.Key_Space)
    assert timeline.play_button.accessibleName() == "播放"
    assert (timeline.playing, to_year(store)) == (False, FIRST)


@pytest.mark.parametrize("how", ["key", "drag", "undo", "hide"])
def test_a_hand_on_the_year_stops_the_play(timeline, store, how):
    press(timeline, Qt.Key.Key_Space)
    assert timeline.playing
    deeds = {
        "key": lambda: press(timeline, Qt.Key.Key_Right),
        "drag": lambda: drag(timeline, 2001),
        "undo": store.undo,
        "hide": timeline.hide,
    }
    deeds[how]()
    assert not timeline.playing


def test_choosing_a_place_while_it_plays_does_not_stop_it(timeline, store):
    press(timeline, Qt.Key.Key_Space)
    store.change(select(store.view, Address("place", "donghu")), "选择")
    store.change(choose(store.view, "kind", Choice(any=("zone",))), "勾选")
    assert timeline.playing


def test_assistive_programs_find_a_slider_with_the_year_as_its_value(timeline, store):
    drag(timeline, 2001)
    read = QAccessible.queryAccessibleInterface(timeline.strip)
    assert isinstance(read, QAccessibleInterface)
    assert read.role() == QAccessible.Role.Slider
    assert read.text(QAccessible.Text.Name) == "时间轴"
    assert read.valueInterface().currentValue() == 2001
    assert "截至 2001 年" in timeline.strip.accessibleDescription()
    read.valueInterface().setCurrentValue(2009)
    assert to_year(store) == 2009


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_button_has_a_name(timeline, store, language):
    store.change(speak(store.view, language), "语言")
    names = [b.accessibleName() for b in (timeline.back, timeline.forward, timeline.play_button)]
    assert all(names)
    assert len(set(names)) == 3
    assert names[0].isascii() == (language == "en")
