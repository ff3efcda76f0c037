"""One field finds every command and everything in the atlas, and does or selects it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop.command_list import WORDS as COMMAND_WORDS
from desktop.panels.palette.command_names import pinyin_of, readings
from desktop.panels.palette.command_palette import CommandPalette
from desktop.settings import Settings
from desktop.view import speak
from desktop.wording import english, set_language
from geodata.records import Address

DOWN, ENTER, ESCAPE = Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Escape
# A group of actions that has room in any palette: their words are the program's own.
IDS = ("export_map", "undo", "home", "graticule", "zoom_in")


@pytest.fixture
def settings(tmp_path):
    return Settings(tmp_path / "kept.ini")


@pytest.fixture
def done():
    return []


@pytest.fixture
def palette(qtbot, store, desk, settings, done):
    window = QWidget()
    window.elsewhere = QLineEdit(window)
    qtbot.addWidget(window)
    window.resize(1200, 760)
    actions = {}
    for command_id in IDS:
        actions[command_id] = QAction(COMMAND_WORDS[command_id], window)
        actions[command_id].triggered.connect(lambda _=0, i=command_id: done.append(i))
    actions["undo"].setEnabled(False)
    actions["graticule"].setCheckable(True)
    actions["export_map"].setShortcut("Ctrl+E")
    made = CommandPalette(store, desk, settings, actions, COMMAND_WORDS, window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    window.elsewhere.setFocus()
    made.toggle()
    qtbot.waitUntil(made.field.hasFocus)
    yield made
    set_language("zh")


def typed(qtbot, palette, text):
    palette.field.clear()
    if text.isascii():
        qtbot.keyClicks(palette.field, text)
    else:
        palette.field.insert(text)  # as an input method commits it
    return palette.rows.found.rows


def first(rows):
    return next(row for row in rows if row.address is not None)


@pytest.mark.parametrize("text", ["导出地图", "地图", "daochuditu", "dcdt", "Export", "export_map"])
def test_a_command_is_found_by_chinese_pinyin_initials_english_and_id(qtbot, palette, text):
    assert Address("command", "export_map") in [r.address for r in typed(qtbot, palette, text)]


@pytest.mark.parametrize("text", ["东湖", "donghu", "SP19", "新材料", "湖北"])
def test_what_the_search_box_finds_the_palette_finds(qtbot, palette, desk, text):
    found = {row.address for row in typed(qtbot, palette, text)}
    assert {hit.address for hit in desk.index.hits(text, 10)} <= found


def test_commands_and_things_stand_in_one_list_under_their_headings(qtbot, palette):
    rows = typed(qtbot, palette, "f")
    kinds = [row.address.kind if row.address else row.words for row in rows]
    assert "命令" in kinds
    assert len({kind for kind in kinds if kind.isascii()}) > 1
    after = kinds[kinds.index("命令") + 1 :]
    assert after[0] == "command"


def test_enter_does_the_command_and_gives_the_keyboard_back(qtbot, palette, done):
    typed(qtbot, palette, "dcdt")
    qtbot.keyClick(palette.field, ENTER)
    assert done == ["export_map"]
    assert not palette.isVisible()
    assert palette.window().elsewhere.hasFocus()


def test_enter_on_a_thing_selects_it_in_one_step(qtbot, palette, store):
    wanted = first(typed(qtbot, palette, "donghu")).address
    qtbot.keyClick(palette.field, ENTER)
    assert store.view.selection == wanted
    store.undo()
    assert store.view.selection is None


def test_a_command_that_cannot_be_done_says_so_and_is_not_done(qtbot, palette, done):
    row = first(typed(qtbot, palette, "chexiao"))
    assert row.address == Address("command", "undo")
    assert "现在不可用" in row.detail
    qtbot.keyClick(palette.field, ENTER)
    assert done == []
    assert palette.isVisible()


def test_keys_and_switches_are_shown(qtbot, palette):
    assert first(typed(qtbot, palette, "导出地图")).detail == "Ctrl+E"
    assert first(typed(qtbot, palette, "经纬网")).detail == "未开"


def test_escape_closes_and_leaves_everything(qtbot, palette, store, done):
    before = store.view
    typed(qtbot, palette, "dcdt")
    qtbot.keyClick(palette.field, ESCAPE)
    assert not palette.isVisible()
    assert palette.window().elsewhere.hasFocus()
    assert (store.view, done) == (before, [])


def test_it_closes_when_the_keyboard_goes_elsewhere(qtbot, palette):
    palette.window().elsewhere.setFocus()
    qtbot.waitUntil(lambda: not palette.isVisible())


def test_what_was_done_last_stands_first_the_next_time(qtbot, palette, settings):
    for text in ("dcdt", "home"):
        typed(qtbot, palette, text)
        qtbot.keyClick(palette.field, ENTER)
        palette.toggle()
    rows = palette.rows.found.rows
    assert rows[0].words == "最近使用"
    assert [row.address.id for row in rows[1:3]] == ["home", "export_map"]
    assert settings.recent_commands == ("home", "export_map")


def test_with_nothing_typed_every_command_is_offered(palette):
    offered = [row.address.id for row in palette.rows.found.rows if row.address]
    assert offered == list(IDS)


def test_arrows_walk_past_headings_and_what_they_reach_is_spoken(qtbot, palette):
    typed(qtbot, palette, "f")
    seen = []
    for _ in range(12):
        seen.append(palette.rows.current)
        assert palette.rows.current.address is not None
        assert palette.field.accessibleDescription().startswith(palette.rows.current.words)
        qtbot.keyClick(palette.field, DOWN)
    assert len({row.address for row in seen}) == 12


def test_in_english_it_speaks_english(qtbot, palette, store):
    set_language("en")
    store.change(speak(store.view, "en"), "English")
    assert "Commands" in palette.field.placeholderText()
    assert first(typed(qtbot, palette, "donghu")).words.isascii()


def test_every_character_of_the_commands_has_a_reading():
    spelt = set(readings())
    han = {c for words in COMMAND_WORDS.values() for c in words if "\u4e00" <= c <= "\u9fff"}
    assert han <= spelt, "add to resources/translations/pinyin.csv"
    assert all(words in english() for words in COMMAND_WORDS.values())


def test_a_character_with_two_readings_is_found_by_both():
    assert {"chong zhi", "zhong zhi"} <= set(pinyin_of("重置"))
