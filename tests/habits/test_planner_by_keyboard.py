"""A planner narrows the map without the mouse: an industry, an economic region, a last year."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from geodata.choices import PLAN_FILTER, Choice
from geodata.filtering import matching

PLAIN, CTRL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier


def press(qtbot, key, modifier=PLAIN):
    qtbot.keyClick(QApplication.focusWidget(), key, modifier)


def tab_to(qtbot, wanted):
    for _ in range(80):
        if QApplication.focusWidget() is wanted:
            return
        press(qtbot, Qt.Key.Key_Tab)
    raise AssertionError(f"Tab does not reach {wanted.accessibleName()}")


def test_new_materials_in_the_east_but_not_shandong_approved_by_2010(qtbot, window, desk):
    window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    panel = window.left.filters
    window.commands.action("to_filter").trigger()
    tab_to(qtbot, panel.room("industry").line)
    qtbot.keyClicks(QApplication.focusWidget(), "xcl")
    press(qtbot, Qt.Key.Key_Return)
    tab_to(qtbot, panel.room("region").line)
    qtbot.keyClicks(QApplication.focusWidget(), "dongbu")
    press(qtbot, Qt.Key.Key_Return)
    press(qtbot, Qt.Key.Key_Escape)
    qtbot.keyClicks(QApplication.focusWidget(), "shandong")
    press(qtbot, Qt.Key.Key_Return, CTRL)
    tab_to(qtbot, panel.years.to_year)
    while panel.years.to_year.currentData() != 2010:
        press(qtbot, Qt.Key.Key_Down)
    wanted = (
        PLAN_FILTER.choose("industry", Choice(any=("SEI-MAT",)))
        .choose("region", Choice(any=("east",), none=("370000",)))
        .between(None, 2010)
    )
    assert window._store.view.filter == wanted
    assert set(window.map.marks.shown) == set(matching(desk.atlas, desk.links, wanted))
