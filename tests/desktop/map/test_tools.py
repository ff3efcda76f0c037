"""What a hand does with the tools: box and lasso pick, keys say how, Esc goes back step by step."""

import numpy as np
import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QApplication

from desktop.view import pick, select
from geodata.records import Address
from tests.desktop.map.hand import (
    ALT,
    CTRL,
    LEFT,
    MIDDLE,
    NONE,
    SHIFT,
    click,
    drag,
    mouse,
)

ZHONGGUANCUN = "cn-htz-beijing-zhongguancun"
ONE, OTHER = ((420, 260), (560, 420)), ((500, 330), (700, 520))


@pytest.fixture(autouse=True)
def _no_keys_left_over():
    QGuiApplication.clipboard().clear()


def point_px(canvas, place_id):
    return canvas.viewpoint.to_px(*canvas.marks.position_m(place_id))


def within(canvas, one, other):
    """Ids of the shown places whose own point lies between two corners of the window."""
    (left, right), (top, bottom) = (sorted(side) for side in zip(one, other, strict=True))
    found = set()
    for place_id in canvas.marks.shown:
        x_px, y_px = point_px(canvas, place_id)
        if left <= x_px < right and top < y_px <= bottom:
            found.add(place_id)
    return found


def picked(store):
    return set(store.view.picked)


def key(canvas, code, keys=NONE, text=""):
    QApplication.sendEvent(canvas, QKeyEvent(QEvent.Type.KeyPress, code, keys, text))


@pytest.mark.parametrize("corners", [ONE, OTHER, ((980, 20), (30, 740))])
def test_a_box_picks_the_places_within_it(canvas, store, corners):
    canvas.take_tool("box")
    before = canvas.viewpoint
    drag(canvas, corners)
    assert picked(store) == within(canvas, *corners)
    assert picked(store)
    assert canvas.viewpoint == before


def test_a_lasso_picks_the_places_within_its_line(canvas, store):
    canvas.take_tool("lasso")
    turns = np.linspace(0, 2 * np.pi, 40)
    way = [(560 + 150 * np.cos(turn), 360 + 110 * np.sin(turn)) for turn in turns]
    drag(canvas, way)
    expected = set()
    for place_id in canvas.marks.shown:
        x_px, y_px = point_px(canvas, place_id)
        if ((x_px - 560) / 150) ** 2 + ((y_px - 360) / 110) ** 2 < 0.97:
            expected.add(place_id)
    assert expected
    assert expected <= picked(store)
    round_about = within(canvas, (410, 250), (710, 470))
    assert picked(store) <= round_about


def test_shift_adds_ctrl_or_alt_removes_and_both_toggle(canvas, store):
    canvas.take_tool("box")
    one, other = within(canvas, *ONE), within(canvas, *OTHER)
    assert one - other
    assert other - one
    assert one & other
    drag(canvas, ONE)
    drag(canvas, OTHER, keys=SHIFT)
    assert picked(store) == one | other
    drag(canvas, OTHER, keys=CTRL)
    assert picked(store) == one - other
    drag(canvas, ONE, keys=SHIFT | CTRL)
    assert picked(store) == one & other
    drag(canvas, OTHER, keys=ALT)
    assert picked(store) == set()
    drag(canvas, ONE)
    drag(canvas, OTHER)
    assert picked(store) == other


def test_a_box_around_nothing_clears_what_was_picked_and_undo_brings_it_back(canvas, store):
    canvas.take_tool("box")
    drag(canvas, ONE)
    before = picked(store)
    drag(canvas, ((20, 20), (60, 60)), keys=SHIFT)
    assert picked(store) == before
    drag(canvas, ((20, 20), (60, 60)))
    assert picked(store) == set()
    store.undo()
    assert picked(store) == before


def test_a_click_with_a_key_held_picks_without_a_tool_and_leaves_the_selection(canvas, store):
    at = canvas.position_px(ZHONGGUANCUN)
    here = set(canvas.places.ids_under(at))
    assert ZHONGGUANCUN in here
    click(canvas, (at.x(), at.y()), keys=SHIFT)
    assert picked(store) == here
    assert store.view.selection is None
    # What is picked has a mark of its own: the next click means one place only.
    at = canvas.position_px(ZHONGGUANCUN)
    click(canvas, (at.x(), at.y()), keys=SHIFT | CTRL)
    assert picked(store) == here - {ZHONGGUANCUN}


def test_the_middle_button_pans_with_every_tool(canvas, store):
    canvas.take_tool("lasso")
    held = canvas.viewpoint.to_map(500, 380)
    drag(canvas, [(500, 380), (540, 350), (580, 348)], button=MIDDLE)
    assert canvas.viewpoint.to_px(*held) == pytest.approx((580, 348), abs=0.5)
    assert picked(store) == set()


def test_escape_cancels_the_drawing_then_the_tool(canvas, store):
    canvas.take_tool("box")
    drag(canvas, [(420, 260), (500, 300), (560, 420)], let_go=False)
    assert canvas.work.tools.tool.busy
    key(canvas, Qt.Key.Key_Escape)
    assert not canvas.work.tools.tool.busy
    mouse(canvas, QEvent.Type.MouseMove, (600, 460), Qt.MouseButton.NoButton, LEFT)
    mouse(canvas, QEvent.Type.MouseButtonRelease, (600, 460), LEFT, Qt.MouseButton.NoButton)
    assert picked(store) == set()
    assert canvas.work.tools.name == "box"
    key(canvas, Qt.Key.Key_Escape)
    assert canvas.work.tools.name == "move"


def test_a_tool_keeps_escape_from_the_commands_and_gives_it_back(canvas):
    def wanted():
        event = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_Escape, NONE)
        event.ignore()
        QApplication.sendEvent(canvas, event)
        return event.isAccepted()

    assert not wanted()
    canvas.take_tool("distance")
    assert wanted()
    canvas.take_tool("move")
    assert not wanted()


def test_the_pointer_says_which_tool_is_held_and_what_the_keys_ask_for(canvas):
    seen = {}
    for tool in ("box", "lasso", "distance", "area"):
        canvas.take_tool(tool)
        seen[tool] = canvas.viewport().cursor().pixmap().toImage()
    canvas.take_tool("box")
    for code in (Qt.Key.Key_Shift, Qt.Key.Key_Control):
        key(canvas, code)
        seen[code] = canvas.viewport().cursor().pixmap().toImage()
        QApplication.sendEvent(canvas, QKeyEvent(QEvent.Type.KeyRelease, code, NONE))
    assert canvas.viewport().cursor().pixmap().toImage() == seen["box"]
    pictures = list(seen.values())
    assert all(one != two for i, one in enumerate(pictures) for two in pictures[:i])
    canvas.take_tool("move")
    assert canvas.viewport().cursor().pixmap().isNull()


# What is seen of it ----------------------------------------------------------------------------


def painted(canvas):
    return canvas.grab().toImage()


def test_what_is_picked_has_corners_on_the_live_map(canvas, store):
    plain = painted(canvas)
    store.change(pick(store.view, (ZHONGGUANCUN,)), "选取")
    assert painted(canvas) != plain
    store.undo()
    assert painted(canvas) == plain


@pytest.mark.parametrize("name", ["box", "lasso"])
def test_what_is_being_drawn_is_seen_and_is_gone_when_done(canvas, store, name):
    plain = painted(canvas)
    canvas.take_tool(name)
    drag(canvas, [(30, 30), (90, 30), (90, 90), (35, 95)], let_go=False)
    assert painted(canvas) != plain
    mouse(canvas, QEvent.Type.MouseButtonRelease, (35, 95), LEFT, Qt.MouseButton.NoButton)
    assert painted(canvas) == plain


def test_a_selected_place_may_be_picked_too(canvas, store):
    store.change(select(store.view, Address("place", ZHONGGUANCUN)), "选择")
    plain = painted(canvas)
    canvas.work.picking.pick((ZHONGGUANCUN,), "add")
    assert painted(canvas) != plain
