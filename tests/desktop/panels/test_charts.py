"""Charts and map hold the same places; a brush picks what it went over."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QRectF, Qt

from desktop.desk import Desk
from desktop.panels.charts.charts_panel import ROOMS, ChartsPanel
from desktop.panels.drawer import EVERYTHING
from desktop.store import Store
from desktop.view import View, narrow, pick, speak
from geodata.choices import Choice, Filter
from geodata.filtering import matching


@pytest.fixture
def panel(qtbot, desk):
    store = Store(narrow(View(), Filter()))
    panel = ChartsPanel(store, desk)
    qtbot.addWidget(panel)
    panel.resize(900, 260)
    panel.show()
    store.changed.connect(lambda _old, new, what: panel.show_view(new, what))
    panel.show_view(store.view, EVERYTHING)
    panel.store = store
    return panel


def test_the_bars_are_the_places_of_the_filter(panel, desk):
    for wanted in (Filter(), Filter().choose("kind", Choice(any=("zone",))), Filter(to_year=1995)):
        panel.store.change(narrow(panel.store.view, wanted), "筛")
        ids = set(matching(desk.atlas, desk.links, wanted))
        for rows in panel.room.rows.values():
            assert {i for bar in rows.bars for i in bar.ids} == ids


def test_a_click_picks_a_bars_places_and_shift_adds(panel, qtbot):
    rows = panel.room.rows["kind"]
    first, second = rows.bars[0], rows.bars[1]
    qtbot.mouseClick(rows, Qt.MouseButton.LeftButton, pos=rows.row_box(0).center())
    assert panel.store.view.picked == first.ids
    shift = Qt.KeyboardModifier.ShiftModifier
    qtbot.mouseClick(rows, Qt.MouseButton.LeftButton, shift, rows.row_box(1).center())
    assert panel.store.view.picked == first.ids + second.ids
    control = Qt.KeyboardModifier.ControlModifier
    qtbot.mouseClick(rows, Qt.MouseButton.LeftButton, control, rows.row_box(0).center())
    assert panel.store.view.picked == second.ids


def test_a_drag_picks_all_bars_it_went_over(panel, qtbot):
    rows = panel.room.rows["kind"]
    qtbot.mousePress(rows, Qt.MouseButton.LeftButton, pos=rows.row_box(0).center())
    qtbot.mouseMove(rows, rows.row_box(2).center())
    qtbot.mouseRelease(rows, Qt.MouseButton.LeftButton, pos=rows.row_box(2).center())
    wanted = {i for bar in rows.bars[:3] for i in bar.ids}
    assert set(panel.store.view.picked) == wanted


def test_a_bar_is_picked_by_keyboard(panel, qtbot):
    rows = panel.room.rows["kind"]
    rows.setFocus()
    qtbot.keyClick(rows, Qt.Key.Key_Down)
    qtbot.keyClick(rows, Qt.Key.Key_Return)
    assert panel.store.view.picked == rows.bars[1].ids


def test_picks_made_elsewhere_show_in_the_count(panel):
    some = panel.room.rows["kind"].bars[0].ids[:1]
    panel.store.change(pick(panel.store.view, some), "选")
    assert "已选 1 处" in panel.count.text()


def test_a_cell_picks_where_industry_and_province_meet(panel, qtbot):
    panel.tabs.setCurrentIndex(1)
    heat = panel.room.map
    row, column = next(
        (r, c)
        for r, industry in enumerate(heat._cross.industries)
        for c, province in enumerate(heat._cross.provinces)
        if (industry.code, province.code) in heat._cross.cells
    )
    where = heat.cell_box(row, column).center()
    assert "区位商" in heat.words_at(where)
    assert heat.words_at(QPoint(0, 0)) == ""
    qtbot.mouseClick(heat, Qt.MouseButton.LeftButton, pos=where)
    key = (heat._cross.industries[row].code, heat._cross.provinces[column].code)
    assert panel.store.view.picked == heat._cross.cells[key]


def test_a_band_picks_the_points_within_it(panel):
    panel.tabs.setCurrentIndex(2)
    scatter = panel.room.scatter
    place = scatter._ids[0]
    at = scatter.middle_of(place)
    around = QRectF(at.x() - 0.1, at.y() - 0.1, 0.2, 0.2)
    assert place in scatter.ids_within(around)
    scatter._follow(around, True)
    assert set(panel.store.view.picked) == set(scatter.ids_within(around))


def test_what_is_not_known_is_counted_not_drawn(panel, desk):
    panel.tabs.setCurrentIndex(2)
    ids = matching(desk.atlas, desk.links, Filter())
    drawn = len(panel.room.scatter._ids)
    left = len(ids) - drawn
    assert (f"{left} 处" in panel.room.left_out.text()) if left else not panel.room.left_out.text()


@pytest.mark.parametrize("room", range(len(ROOMS)))
def test_every_room_speaks_both_languages(panel, room):
    panel.tabs.setCurrentIndex(room)
    panel.store.change(speak(panel.store.view, "en"), "语言")
    assert panel.tabs.tabText(room) not in (ROOMS[room][0], "")
    panel.store.change(
        replace(panel.store.view, filter=Filter().choose("kind", Choice(any=()))), "空"
    )


def test_morans_index_is_worked_out_beside_the_window_or_said_to_lack_its_library(qtbot, atlas):
    panel = ChartsPanel(Store(narrow(View(), Filter())), Desk(atlas))
    qtbot.addWidget(panel)
    panel.tabs.setCurrentIndex(3)
    room = panel.room
    room.ask.click()
    assert not room.ask.isEnabled()
    assert "正在计算" in room.page.toPlainText()
    qtbot.waitUntil(room.ask.isEnabled, timeout=20_000)
    words = room.page.toPlainText()
    assert "正在计算" not in words
    assert "莫兰" in words or "esda" in words
