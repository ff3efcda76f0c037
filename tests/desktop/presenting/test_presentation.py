"""A story on the whole screen: the audience's map, led by keys; the window behind is untouched."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from desktop.desk import Desk
from desktop.motion import want_motion
from desktop.painting import load_fonts
from desktop.presenting.presentation import Presentation
from desktop.presenting.prompter import Prompter
from desktop.presenting.talk import Talk
from desktop.view import Camera, View, choose, look_at, select
from desktop.workspace.records import Scene
from geodata.choices import Choice
from geodata.records import Address

DONGHU = Camera(480_000.0, 3_420_000.0, 500_000.0, 300_000.0)
ZONES = look_at(choose(View(), "kind", Choice(any=("zone",))), DONGHU)
LOST = select(View(), Address("place", "atlantis"))
STORY = (
    Scene(4, "全国", View(), "先看全国。\n再看湖北。"),
    Scene(7, "东湖", ZONES, "武汉东湖"),
    Scene(9, "失落之地", LOST, "没有的"),
)


@pytest.fixture(scope="module")
def desk(atlas):
    return Desk(atlas)


@pytest.fixture
def still():
    want_motion(on=False)
    yield
    want_motion(on=True)


@pytest.fixture
def presentation(qtbot, desk):
    load_fonts()
    window = QWidget()
    qtbot.addWidget(window)
    shown = Presentation(STORY, 0, desk, window)
    qtbot.waitUntil(lambda: shown.stage.settled, timeout=10_000)
    yield shown
    if isValid(shown):
        with qtbot.waitSignal(shown.stage.destroyed):
            shown.talk.leave()


def test_keys_lead_through_the_story_and_escape_leaves_it(qtbot, still, presentation):
    stage = presentation.stage
    assert stage.isFullScreen()
    assert presentation.prompter is None  # there is one screen
    assert stage.foot.title.text() == "全国"
    assert stage.foot.counter.text() == "1 / 3"
    assert stage.foot.caption.text() == "先看全国。\n再看湖北。"
    assert "天地图" in stage.foot.source.toolTip()
    qtbot.keyClick(stage, Qt.Key.Key_Right)
    assert stage.store.view == ZONES
    assert stage.foot.counter.text() == "2 / 3"
    qtbot.waitUntil(lambda: stage.settled)
    at = stage.map.viewpoint
    assert (at.x_m, at.y_m) == (DONGHU.x_m, DONGHU.y_m)
    # A scene of another edition of the atlas is said to be one, and the map stays.
    qtbot.keyClick(stage, Qt.Key.Key_PageDown)
    assert stage.store.view.filter == ZONES.filter
    assert "atlantis" in stage.foot.caption.text()
    ended = []
    presentation.ended.connect(ended.append)
    with qtbot.waitSignal(stage.destroyed):
        qtbot.keyClick(stage, Qt.Key.Key_Escape)
    assert ended == [9]


def test_the_way_to_the_next_scene_is_flown_and_l_lights_a_ring_under_the_hand(qtbot, presentation):
    stage = presentation.stage
    start = stage.map.viewpoint
    qtbot.keyClick(stage, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: stage.map.viewpoint not in (start, stage.map.eye.wanted))
    assert stage.map.eye.flying
    assert not stage.pointer.isVisible()
    qtbot.keyClick(stage, Qt.Key.Key_L)
    assert stage.pointer.isVisible()
    qtbot.mouseMove(stage.map.viewport(), QPoint(120, 90))
    qtbot.mouseMove(stage.map.viewport(), QPoint(121, 90))
    qtbot.waitUntil(lambda: stage.pointer.at == stage.map.viewport().mapTo(stage, QPoint(121, 90)))
    qtbot.keyClick(stage, Qt.Key.Key_L)
    assert not stage.pointer.isVisible()


def test_the_presenter_sees_what_is_said_now_and_what_comes_next(qtbot, qapp):
    parent = QWidget()
    qtbot.addWidget(parent)
    talk = Talk(STORY, 0, parent)
    prompter = Prompter(talk)
    qtbot.addWidget(prompter)
    prompter.show()
    assert prompter.now.caption.text() == "先看全国。\n再看湖北。"
    assert prompter.next.title.text() == "东湖"
    assert prompter.clock.text() == "0:00"
    qtbot.keyClick(prompter, Qt.Key.Key_End)
    assert prompter.now.title.text() == "失落之地"
    assert prompter.next.title.text() == "讲解到此结束"
    prompter.close()
    assert not talk.playing
