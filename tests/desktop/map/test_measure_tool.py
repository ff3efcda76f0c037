"""What a hand measures: clicks are corners, and the result stays until the tool is put away."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QApplication

from tests.desktop.map.hand import CTRL, NONE, click, double_click, drag, hover

ZHONGGUANCUN = "cn-htz-beijing-zhongguancun"


def key(canvas, code, keys=NONE, text=""):
    QApplication.sendEvent(canvas, QKeyEvent(QEvent.Type.KeyPress, code, keys, text))


def tool(canvas):
    return canvas.work.tools.tool


def test_clicks_measure_a_distance_and_a_double_click_ends_it(canvas):
    canvas.take_tool("distance")
    said = []
    canvas.tool_said.connect(said.append)
    click(canvas, (60, 60))
    hover(canvas, (160, 60))
    assert said[-1].startswith("距离 ")
    click(canvas, (160, 60))
    hover(canvas, (160, 160))
    assert said[-1].startswith("本段 ")
    double_click(canvas, (160, 160))
    assert not tool(canvas).busy
    assert len(tool(canvas).measurement.points_m) == 3
    hover(canvas, (300, 300))
    assert len(tool(canvas).measurement.points_m) == 3
    click(canvas, (60, 90))
    assert len(tool(canvas).measurement.points_m) == 1


def test_backspace_takes_a_corner_back_and_enter_finishes(canvas):
    canvas.take_tool("area")
    for at in ((60, 60), (160, 60), (160, 160), (60, 190)):
        click(canvas, at)
    key(canvas, Qt.Key.Key_Backspace)
    hover(canvas, (100, 180))
    assert len(tool(canvas).measurement.points_m) == 4
    key(canvas, Qt.Key.Key_Return)
    assert len(tool(canvas).measurement.points_m) == 3
    assert tool(canvas).measurement.area_m2 > 0


def test_a_corner_at_a_place_stands_exactly_on_it(canvas):
    canvas.take_tool("distance")
    at = canvas.position_px(ZHONGGUANCUN)
    click(canvas, (at.x() + 4, at.y() - 3))
    assert tool(canvas).measurement.points_m == (canvas.marks.position_m(ZHONGGUANCUN),)


def test_a_drag_pans_while_one_measures_and_the_line_keeps_its_ground(canvas, store):
    canvas.take_tool("distance")
    click(canvas, (60, 60))
    click(canvas, (160, 60))
    before = tool(canvas).measurement.points_m
    x_m = canvas.viewpoint.x_m
    drag(canvas, [(500, 380), (540, 380), (600, 380)])
    canvas.hands.kinetic.stop()
    assert canvas.viewpoint.x_m < x_m
    assert tool(canvas).measurement.points_m[:2] == before[:2]
    assert store.view.selection is None


def test_the_result_is_copied_and_goes_with_the_tool(canvas):
    canvas.take_tool("distance")
    assert not canvas.work.copy_measured()
    click(canvas, (60, 60))
    double_click(canvas, (160, 60))
    key(canvas, Qt.Key.Key_C, CTRL)
    assert QGuiApplication.clipboard().text().startswith("距离 ")
    assert canvas.work.tools.measured
    canvas.take_tool("move")
    canvas.take_tool("distance")
    assert canvas.work.tools.measured == ""


def test_escape_forgets_the_line_then_puts_the_tool_away(canvas):
    canvas.take_tool("distance")
    click(canvas, (60, 60))
    click(canvas, (160, 60))
    key(canvas, Qt.Key.Key_Escape)
    assert tool(canvas).measurement.points_m == ()
    key(canvas, Qt.Key.Key_Escape)
    assert tool(canvas) is None


def test_a_single_click_and_a_double_one_measure_nothing(canvas):
    canvas.take_tool("distance")
    double_click(canvas, (60, 60))
    assert not tool(canvas).busy
    assert tool(canvas).words == ""


@pytest.mark.parametrize("name", ["distance", "area"])
def test_what_is_measured_is_seen_until_the_tool_is_put_away(canvas, name):
    plain = canvas.grab().toImage()
    canvas.take_tool(name)
    for at in ((60, 60), (160, 60), (160, 160)):
        click(canvas, at)
    canvas.work.tools.key(Qt.Key.Key_Return)
    assert canvas.grab().toImage() != plain
    canvas.take_tool("move")
    assert canvas.grab().toImage() == plain
