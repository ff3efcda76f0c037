"""A planner narrows the map, finds places in the table, picks some and takes them along as a file.
By the keyboard alone.
"""

import openpyxl
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from desktop.dialogs.export_table import ExportTable
from desktop.view import View, choose, narrow
from geodata.choices import Choice, Filter

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def test_from_a_filter_to_rows_in_a_workbook(qtbot, window, desk, tmp_path):
    window._settings.export_folder = tmp_path
    store = window._store
    view = choose(narrow(View(), Filter()), "industry", Choice(any=("SEI-MAT",)))
    store.change(view, "新材料")
    qtbot.waitActive(window)
    qtbot.keyClick(window, Qt.Key.Key_4, CTRL)
    panel = window.middle.drawer.panel
    qtbot.waitUntil(lambda: panel.ready)
    assert {panel.model.table.ids[row] for row in panel.model.rows} == set(window.map.marks.shown)

    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_F, CTRL)
    qtbot.keyClicks(window.focusWidget(), "wuxi")
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Return)
    first = desk.atlas.places[store.view.selection.id]
    assert first.province == "320000"
    assert panel.bar.found.text().startswith("1 / ")
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Down)
    for _ in range(2):
        qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Down, SHIFT)
    assert len(store.view.picked) == 3
    assert store.view.picked[0] == first.id

    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_C, CTRL)
    copied = QApplication.clipboard().text().splitlines()
    assert [line.split("\t")[0] for line in copied[1:]] == [
        desk.atlas.places[i].name_zh for i in store.view.picked
    ]

    qtbot.keyClick(window, Qt.Key.Key_E, CTRL | SHIFT)
    dialog = window.findChild(ExportTable)
    qtbot.keyClick(dialog.rows, Qt.Key.Key_Down)
    with qtbot.waitSignal(dialog.exported, timeout=30_000) as done:
        qtbot.keyClick(dialog, Qt.Key.Key_Return)
    book = openpyxl.load_workbook(done.args[0])
    heads, *rows = book["产业化载体"].iter_rows(values_only=True)
    assert [row[heads.index("名称")] for row in rows] == [
        desk.atlas.places[i].name_zh for i in store.view.picked
    ]
    about = dict(row[:2] for row in book["来源"].iter_rows(max_row=8, values_only=True))
    assert about["筛选"] == "新材料；其中已选的"
