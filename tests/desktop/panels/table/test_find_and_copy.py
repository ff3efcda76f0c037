"""Finding within the table, and taking rows out of it."""

import csv
import io

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from desktop.panels.table.copying import copied
from desktop.view import narrow, pick, speak
from geodata.choices import Choice, Filter
from geodata.table_look import TableLook

CTRL = Qt.KeyboardModifier.ControlModifier


def clipboard_rows():
    return list(csv.reader(io.StringIO(QGuiApplication.clipboard().text()), delimiter="\t"))


@pytest.mark.parametrize("text", ["东湖", "donghu", "dh"])
def test_enter_goes_from_one_found_to_the_next_and_round(qtbot, panel, store, desk, text, ids):
    panel.heads.change(TableLook(("name",)))
    panel.bar.field.setText(text)
    hits = [i for i in ids() if "东湖" in desk.atlas.places[i].name_zh]
    assert len(hits) > 1
    for place, place_id in enumerate([*hits, hits[0]]):
        qtbot.keyClick(panel.bar.field, Qt.Key.Key_Return)
        assert store.view.selection.id == place_id
        assert panel.bar.found.text() == f"{place % len(hits) + 1} / {len(hits)}"
    keys = Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(panel.bar.field, Qt.Key.Key_Return, keys)
    assert store.view.selection.id == hits[-1]


def test_typing_marks_cells_and_selects_nothing(panel, store):
    before = store.view
    panel.bar.field.setText("武汉")
    assert store.view == before
    bold = [
        position
        for position in range(panel.model.rowCount())
        if (font := panel.model.index(position, 0).data(Qt.ItemDataRole.FontRole)) and font.bold()
    ]
    names = [panel.model.index(position, 0).data() for position in range(panel.model.rowCount())]
    assert bold
    assert bold == [position for position, name in enumerate(names) if "武汉" in name]


def test_what_is_found_far_to_the_right_comes_into_sight(qtbot, panel):
    columns = panel.heads.numbers
    panel.bar.field.setText("一区十园（2012")
    qtbot.keyClick(panel.bar.field, Qt.Key.Key_Return)
    row, width = panel.view.currentIndex().row(), panel.view.viewport().width()
    assert "一区十园" in panel.model.index(row, columns["area_basis"]).data()
    left = panel.view.columnViewportPosition(columns["area_basis"])
    assert panel.view.columnWidth(0) <= left < width
    # What is in sight already moves nothing.
    along = panel.view.horizontalScrollBar().value()
    qtbot.keyClick(panel.bar.field, Qt.Key.Key_Return)
    assert panel.view.horizontalScrollBar().value() == along


def test_what_is_nowhere_is_said(panel):
    panel.bar.field.setText("并无此处")
    assert panel.bar.found.text() == "未找到"
    panel.bar.field.clear()
    assert panel.bar.found.text() == ""


def test_ctrl_f_in_the_rows_goes_to_the_field_and_escape_comes_back(qtbot, panel):
    panel.view.setFocus()
    qtbot.keyClick(panel.view, Qt.Key.Key_F, CTRL)
    assert panel.bar.field.hasFocus() or panel.bar.window().focusWidget() is panel.bar.field
    left = []
    panel.bar.field.left.connect(lambda: left.append(True))
    qtbot.keyClicks(panel.bar.field, "x")
    qtbot.keyClick(panel.bar.field, Qt.Key.Key_Escape)
    assert panel.bar.field.text() == ""
    assert left == []
    qtbot.keyClick(panel.bar.field, Qt.Key.Key_Escape)
    assert left == [True]


def test_letters_typed_over_the_rows_begin_to_find(qtbot, panel):
    qtbot.keyClick(panel.view, Qt.Key.Key_D)
    assert panel.bar.field.text() == "d"


def test_only_columns_that_are_shown_are_searched(panel):
    panel.heads.change(TableLook(("name",)))
    panel.bar.field.setText("规划口径（2010")
    assert panel.bar.found.text() == "未找到"


def test_selected_rows_are_copied_with_heads_as_shown(qtbot, panel, desk, ids, click):
    panel.heads.change(TableLook(("area", "name", "approved_year")))
    click(1)
    click(3, CTRL)
    qtbot.keyClick(panel.view, Qt.Key.Key_C, CTRL)
    heads, *rows = clipboard_rows()
    assert heads == ["面积（公顷）", "名称", "批准年份"]
    for row, position in zip(rows, (1, 3), strict=True):
        place = desk.atlas.places[ids()[position]]
        assert row[1] == place.name_zh
        assert row[0] == ("" if place.area_ha is None else str(place.area_ha))
        assert row[2] == ("" if place.approved_year is None else str(place.approved_year))


def test_what_is_picked_on_the_map_is_copied_as_far_as_it_is_shown(panel, store, desk, ids):
    zones = [i for i in ids() if desk.atlas.places[i].kind == "zone"]
    others = [i for i in ids() if desk.atlas.places[i].kind != "zone"]
    store.change(narrow(store.view, Filter().choose("kind", Choice(any=("zone",)))), "高新区")
    store.change(pick(speak(store.view, "en"), [*zones[:2], others[0]]), "地图")
    panel.copy()
    heads, *rows = clipboard_rows()
    assert heads[0] == "Name"
    assert {row[0] for row in rows} == {desk.atlas.places[i].name_en for i in zones[:2]}


def test_nothing_selected_leaves_the_clipboard(panel):
    QGuiApplication.clipboard().setText("别的")
    panel.copy()
    assert QGuiApplication.clipboard().text() == "别的"


def test_no_cell_is_a_formula_for_the_spreadsheet_it_is_put_into(panel):
    text = copied(panel.model.table, panel.model.rows, ["name", "note", "industry_words"], "zh")
    for line in text.splitlines():
        for cell in line.split("\t"):
            assert not cell.startswith(("=", "+", "-", "@"))
