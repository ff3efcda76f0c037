"""A planner's story without the mouse: filter, compare two zones, take the table along as XLSX."""

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from desktop.panels.drawer import DRAWERS, FIRST_KEY
from geodata.choices import PLAN_FILTER, Choice
from geodata.filtering import matching

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
DOWN, TAB, ENTER = Qt.Key.Key_Down, Qt.Key.Key_Tab, Qt.Key.Key_Return
COMPARE_KEY = Qt.Key(Qt.Key.Key_0 + FIRST_KEY + [tab.id for tab in DRAWERS].index("compare"))
WANTED = (
    PLAN_FILTER.choose("industry", Choice(any=("SEI-MAT",)))
    .choose("region", Choice(any=("east",)))
    .between(None, 2010)
)


def press(qtbot, key, modifier=Qt.KeyboardModifier.NoModifier):
    qtbot.keyClick(QApplication.focusWidget(), key, modifier)


def tab_to(qtbot, wanted):
    for _ in range(80):
        if QApplication.focusWidget() is wanted:
            return
        press(qtbot, TAB)
    raise AssertionError(f"Tab does not reach {wanted.accessibleName()}")


def by_palette(qtbot, window, letters):
    press(qtbot, Qt.Key.Key_K, CTRL)
    qtbot.waitUntil(window.finder.field.hasFocus)
    qtbot.keyClicks(window.finder.field, letters)
    press(qtbot, ENTER)


@pytest.fixture
def narrowed(qtbot, window):
    window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    panel = window.left.filters
    press(qtbot, Qt.Key.Key_F, CTRL | SHIFT)
    tab_to(qtbot, panel.room("industry").line)
    qtbot.keyClicks(QApplication.focusWidget(), "xcl")
    press(qtbot, ENTER)
    tab_to(qtbot, panel.room("region").line)
    qtbot.keyClicks(QApplication.focusWidget(), "dongbu")
    press(qtbot, ENTER)
    tab_to(qtbot, panel.years.to_year)
    while panel.years.to_year.currentData() != 2010:
        press(qtbot, DOWN)
    assert window._store.view.filter == WANTED
    return window


def test_the_exported_rows_are_those_of_the_filter(qtbot, narrowed, desk, tmp_path):
    narrowed._settings.export_folder = tmp_path
    by_palette(qtbot, narrowed, "daochubiaoge")
    dialog = QApplication.activeModalWidget()
    assert dialog is not None
    qtbot.keyClick(dialog, ENTER)
    qtbot.waitUntil(lambda: list(tmp_path.glob("*.xlsx")) != [], timeout=15_000)
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None, timeout=15_000)
    sheet = load_workbook(next(tmp_path.glob("*.xlsx"))).worksheets[0]
    cells = {str(cell) for row in sheet.iter_rows(values_only=True) for cell in row}
    kept = set(matching(desk.atlas, desk.links, WANTED))
    assert 0 < len(kept) < len(desk.atlas.places)
    named = {place.id for place in desk.atlas.places.values() if place.name_zh in cells}
    assert named == kept


def test_two_zones_are_compared(qtbot, narrowed, desk):
    chosen = []
    for letters in ("suzhougaoxinqu", "wuxigaoxinqu"):
        by_palette(qtbot, narrowed, letters)
        chosen.append(narrowed._store.view.selection)
        press(qtbot, COMPARE_KEY, CTRL)
        tab_to(qtbot, narrowed.middle.drawer.panel.add)
        press(qtbot, Qt.Key.Key_Space)
    assert [address.kind for address in chosen] == ["place", "place"]
    assert narrowed._store.view.compared == tuple(chosen)
