"""A talk goes where a key says, or on by itself, each scene standing its time."""

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent

from desktop.presenting.keys import take_key
from desktop.presenting.presentation import places_for
from desktop.presenting.talk import Talk
from desktop.view import View
from desktop.workspace.records import Scene


@pytest.fixture
def talk(qapp):
    parent = QObject()
    # No seconds at all: the next scene comes as soon as the machine can.
    yield Talk([Scene(n, f"第 {n}", View(), seconds=0) for n in (1, 2, 3)], 0, parent)
    parent.deleteLater()


def press(talk, name, held=Qt.KeyboardModifier.NoModifier):
    key = getattr(Qt.Key, f"Key_{name}")
    return take_key(talk, QKeyEvent(QEvent.Type.KeyPress, key, held))


@pytest.mark.parametrize(
    ("keys", "number"),
    [
        ("Right", 1),
        ("Space PageDown", 2),
        ("Right Right Right Right", 2),
        ("Right Left", 0),
        ("PageUp", 0),
        ("End", 2),
        ("End PageUp", 1),
        ("End Home", 0),
    ],
)
def test_keys_go_through_the_scenes_and_stop_at_the_ends(talk, keys, number):
    assert all(press(talk, key) for key in keys.split())
    assert talk.number == number


def test_other_keys_and_commands_are_not_the_talk_s(talk):
    assert not press(talk, "X")
    assert not press(talk, "P", Qt.KeyboardModifier.ControlModifier)


def test_p_lets_it_go_on_by_itself_to_the_end_and_no_farther(qtbot, talk):
    seen = []
    talk.went.connect(lambda: seen.append(talk.scene.id))
    press(talk, "P")
    qtbot.waitUntil(lambda: not talk.playing)
    assert seen == [2, 3]
    assert talk.coming is None


def test_space_stays_here_while_it_plays(talk):
    press(talk, "P")
    assert talk.playing
    press(talk, "Space")
    assert not talk.playing
    assert talk.number == 0


def test_escape_ends_it_once(talk):
    ended = []
    talk.ended.connect(lambda: ended.append(True))
    press(talk, "Escape")
    talk.leave()
    assert ended == [True]


def test_the_story_goes_to_the_other_screen_and_with_one_the_presenter_s_view_stays_away():
    assert places_for("laptop", ["laptop"]) == ("laptop", None)
    assert places_for("laptop", ["laptop", "projector"]) == ("projector", "laptop")
    assert places_for("projector", ["laptop", "projector"]) == ("laptop", "projector")
