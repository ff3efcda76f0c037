import pytest
from PySide6.QtWidgets import QMenuBar, QWidget

from desktop.command_list import COMMANDS, MENUS, SEPARATOR, Submenu
from desktop.commands import Commands
from desktop.store import Store
from desktop.theme import RESOURCES
from desktop.view import Camera, look_at, narrow, pick, select, speak, switch_layer
from desktop.wording import set_language
from geodata.choices import Filter
from geodata.records import Address

IDS = [command.id for command in COMMANDS]


@pytest.fixture
def store(qapp):
    yield Store()
    set_language("zh")


@pytest.fixture
def done():
    return []


@pytest.fixture
def window(qtbot):
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def commands(window, store, done):
    deeds = {i: (lambda *on, i=i: done.append((i, *on))) for i in IDS}
    return Commands(store, deeds, window)


def test_every_command_stands_once_in_the_menus():
    listed = []
    for _, entries in MENUS:
        for entry in entries:
            listed += entry.ids if isinstance(entry, Submenu) else [entry]
    assert sorted(i for i in listed if i != SEPARATOR) == sorted(IDS)


def test_no_key_is_used_twice():
    keys = [key for command in COMMANDS for key in command.keys]
    assert len(keys) == len(set(keys))


def test_every_icon_is_one_of_ours():
    named = {command.icon for command in COMMANDS if command.icon}
    assert named <= {file.stem for file in (RESOURCES / "icons").glob("*.svg")}


@pytest.mark.parametrize("command_id", IDS)
def test_a_command_does_its_deed(commands, done, store, command_id):
    somewhere = pick(select(narrow(store.view, Filter()), Address("place", "z1")), ("z1",))
    store.change(look_at(somewhere, Camera(0.0, 4_000_000.0, 500_000.0, 300_000.0)), "看")
    store.change(select(store.view, None), "看")
    store.undo()
    commands.action(command_id).trigger()
    assert [first for first, *_ in done] == [command_id]


def test_a_command_without_a_deed_is_a_mistake(window, store):
    with pytest.raises(KeyError):
        Commands(store, {}, window)


def test_menus_and_commands_follow_the_language(qtbot, commands, store):
    bar = QMenuBar()
    qtbot.addWidget(bar)
    commands.fill(bar)
    said = [action.text() for action in bar.actions()]
    assert said == ["文件", "编辑", "筛选", "视图", "工具", "前往", "帮助"]
    store.change(speak(store.view, "en"), "英文")
    said = [action.text() for action in bar.actions()]
    assert said == ["File", "Edit", "Filter", "View", "Tools", "Go", "Help"]
    assert commands.action("home").text() == "Whole country"
    assert "Ctrl+E" in commands.action("export_map").toolTip()


def test_undo_says_what_it_would_take_back(commands, store):
    assert not commands.action("undo").isEnabled()
    store.change(narrow(store.view, Filter()), "勾选 新材料")
    assert commands.action("undo").text() == "撤销：勾选 新材料"
    store.undo()
    assert not commands.action("undo").isEnabled()
    assert commands.action("redo").text() == "重做：勾选 新材料"


def test_what_cannot_be_cleared_is_greyed(commands, store):
    assert not commands.action("clear_selection").isEnabled()
    assert not commands.action("clear_filter").isEnabled()
    store.change(select(narrow(store.view, Filter()), Address("project", "SP01")), "看")
    assert commands.action("clear_selection").isEnabled()
    assert commands.action("clear_filter").isEnabled()


def test_areas_are_offered_where_there_is_something_to_take_them_from(commands, store):
    for command_id in ("filter_seen", "filter_picked"):
        assert not commands.action(command_id).isEnabled()
    camera = Camera(0.0, 4_000_000.0, 500_000.0, 300_000.0)
    store.change(pick(look_at(store.view, camera), ("z1",)), "选")
    for command_id in ("filter_seen", "filter_picked"):
        assert commands.action(command_id).isEnabled()


def test_what_a_command_would_do_now_is_its_hint_and_nothing_greys_it(commands):
    commands.offer("back", "后退到 新能源汽车")
    assert "后退到 新能源汽车" in commands.action("back").toolTip()
    commands.offer("back", "")
    assert not commands.action("back").isEnabled()


def test_a_layer_s_switch_is_ticked_when_the_view_has_the_layer_and_only_a_hand_s_press_is_a_deed(
    commands, store, done
):
    graticule = commands.action("graticule")
    assert not graticule.isChecked()
    store.change(switch_layer(store.view, "graticule", on=True, usual=False), "经纬网")
    assert graticule.isChecked()
    assert done == []
    graticule.trigger()
    assert done == [("graticule", False)]


def test_one_tool_is_in_the_hand_at_a_time(commands, done):
    assert commands.action("tool_move").isChecked()
    commands.action("tool_lasso").trigger()
    assert done == [("tool_lasso",)]
    assert not commands.action("tool_move").isChecked()
    commands.show_tool("move")
    assert commands.action("tool_move").isChecked()
    assert not commands.action("tool_lasso").isChecked()
    assert done == [("tool_lasso",)]


def test_what_nothing_is_picked_for_is_greyed(commands, store):
    picked = [commands.action(i) for i in ("zoom_picked", "clear_picked")]
    assert not any(action.isEnabled() for action in picked)
    store.change(pick(store.view, ("z1",)), "选取")
    assert all(action.isEnabled() for action in picked)
    assert commands.action("clear_selection").isEnabled()
