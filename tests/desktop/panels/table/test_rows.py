"""The table holds what the filter leaves, in the order and with the columns chosen."""

import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.panels.parts.reveal import stay
from desktop.panels.table.table_panel import EVERYTHING, TablePanel
from desktop.settings import Settings
from desktop.view import narrow, speak
from geodata.choices import PLAN_FILTER, Choice, Filter
from geodata.filtering import matching
from geodata.table_look import TableLook, switch_column
from geodata.tabulating import Sort

DISPLAY = Qt.ItemDataRole.DisplayRole


def shown_columns(panel):
    header = panel.view.horizontalHeader()
    order = (header.logicalIndex(n) for n in range(header.count()))
    return [panel.model.table.columns[n].id for n in order if not header.isSectionHidden(n)]


def column_of(panel, column):
    return [c.id for c in panel.model.table.columns].index(column)


def texts(panel, column):
    n = column_of(panel, column)
    return [panel.model.index(row, n).data(DISPLAY) for row in range(panel.model.rowCount())]


def click_head(qtbot, panel, column):
    header = panel.view.horizontalHeader()
    at = header.sectionViewportPosition(column_of(panel, column)) + 12
    qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(at, 8))


def test_the_table_holds_what_the_filter_leaves(panel, store, desk, ids):
    for wanted in (PLAN_FILTER, Filter().choose("kind", Choice(any=("zone",))), Filter()):
        store.change(narrow(store.view, wanted), "筛选")
        assert set(ids()) == set(matching(desk.atlas, desk.links, wanted))
        assert panel.model.rowCount() == len(ids())


def test_a_filter_that_leaves_nothing_leaves_no_row(panel, store):
    store.change(narrow(store.view, Filter().choose("kind", Choice(any=()))), "无")
    assert panel.model.rowCount() == 0
    assert panel.bar.count.text().startswith("0")


def test_cells_and_heads_follow_the_language(panel, store, desk):
    store.change(speak(store.view, "en"), "英文")
    names = {place.name_en for place in desk.atlas.places.values()}
    assert set(texts(panel, "name")) == names
    head = panel.model.headerData(column_of(panel, "area"), Qt.Orientation.Horizontal)
    assert head == "Area (ha)"
    assert "unknown" in texts(panel, "approved")


def test_what_is_unknown_says_so_and_what_is_none_is_a_dash(panel, desk, ids):
    for place_id, area, park in zip(
        ids(), texts(panel, "area"), texts(panel, "park_class"), strict=True
    ):
        place = desk.atlas.places[place_id]
        assert (area == "不详") == (place.area_ha is None)
        assert (park == "—") == (not place.park_class)


def test_unverified_rows_look_different(panel, desk, ids):
    for position, place_id in enumerate(ids()):
        font = panel.model.index(position, 0).data(Qt.ItemDataRole.FontRole)
        unverified = desk.atlas.places[place_id].standing == "unverified"
        assert (font is not None and font.italic()) == unverified


def test_clicks_on_a_head_sort_rising_falling_and_not(qtbot, panel, desk, ids):
    before = ids()
    places = desk.atlas.places
    click_head(qtbot, panel, "name")
    assert [places[i].pinyin for i in ids()] == sorted(p.pinyin for p in places.values())
    rising = ids()
    header = panel.view.horizontalHeader()
    qtbot.waitUntil(lambda: header.sortIndicatorSection() == 0)
    click_head(qtbot, panel, "name")
    assert ids() == rising[::-1]
    qtbot.waitUntil(lambda: header.sortIndicatorOrder() == Qt.SortOrder.DescendingOrder)
    click_head(qtbot, panel, "name")
    assert ids() == before
    qtbot.waitUntil(lambda: header.sortIndicatorSection() == -1)


def test_the_order_stays_when_the_filter_changes(panel, store, desk, ids):
    panel.heads.change(TableLook(panel.heads.look.columns, (Sort("name", falling=True),)))
    store.change(narrow(store.view, PLAN_FILTER), "规划口径")
    pinyin = [desk.atlas.places[i].pinyin for i in ids()]
    assert pinyin == sorted(pinyin, reverse=True)


def test_columns_order_and_sorting_are_kept_for_the_next_start(qtbot, panel, store, desk, settings):
    look = switch_column(panel.heads.look, "clusters", on=False)
    look = switch_column(look, "lon", on=True)
    panel.heads.change(TableLook(look.columns, (Sort("city"),)))
    panel.view.horizontalHeader().moveSection(0, 2)
    panel.view.horizontalHeader().resizeSection(column_of(panel, "kind"), 133)
    expected = shown_columns(panel)
    assert expected[2] == "name"
    again = TablePanel(store, desk, settings, stay)
    qtbot.addWidget(again)
    qtbot.addWidget(again.tools)
    again.show_view(store.view, EVERYTHING)
    qtbot.waitUntil(lambda: again.ready)
    assert shown_columns(again) == expected
    assert "lon" in expected
    assert "clusters" not in expected
    assert again.heads.look.sorts == (Sort("city"),)
    assert again.view.horizontalHeader().sectionSize(column_of(again, "kind")) == 133
    again.heads.usual()
    assert shown_columns(again)[0] == "name"
    assert again.heads.look.sorts == ()


@pytest.mark.qt_log_ignore("grabbing the keyboard", extend=True)
def test_the_menu_of_columns_ticks_several_without_closing(panel):
    header = panel.view.horizontalHeader()
    header.customContextMenuRequested.emit(QPoint(5, 5))
    menu = QApplication.activePopupWidget()
    for words in ("类型", "经度（度，WGS 84）"):
        action = next(a for a in menu.actions() if a.text() == words)
        QTest.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(action).center())
    assert menu.isVisible()
    assert "kind" not in shown_columns(panel)
    assert shown_columns(panel)[-1] == "lon"
    menu.close()


@given(
    st.permutations(["name", "kind", "city", "area", "standing"]).flatmap(
        lambda order: st.tuples(
            st.integers(1, 5).map(lambda n: tuple(order[:n])),
            st.lists(st.builds(Sort, st.sampled_from(order), st.booleans()), max_size=3),
        )
    )
)
def test_any_look_is_read_back_as_it_was_kept(look):
    with tempfile.TemporaryDirectory() as folder:
        kept = Settings(Path(folder) / "kept.ini")
        wanted = TableLook(look[0], tuple(look[1]))
        kept.table_look = wanted
        del kept
        assert Settings(Path(folder) / "kept.ini").table_look == wanted


def painted(panel):
    """What is seen of the cells."""
    return panel.view.viewport().grab().toImage()


def test_the_first_column_stays_in_sight_while_the_others_scroll(qtbot, panel):
    width = panel.view.columnWidth(panel.model.first_column)
    height = panel.view.rowHeight(0)  # the first row may be under the pointer
    before = painted(panel).copy(0, height, width - 1, 5 * height)
    bar = panel.view.horizontalScrollBar()
    bar.setValue(bar.maximum())
    assert painted(panel).copy(0, height, width - 1, 5 * height) == before
    header = panel.view.horizontalHeader()
    qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(20, 8))
    assert panel.heads.look.sorts == (Sort("name"),)


def test_a_wide_first_column_scrolls_away_with_the_others(panel):
    panel.view.horizontalHeader().resizeSection(0, panel.view.viewport().width())
    bar = panel.view.horizontalScrollBar()
    before = painted(panel)
    bar.setValue(bar.maximum())
    assert painted(panel) != before


def menu_of(panel, position, column):
    index = panel.model.index(position, column)
    panel.view.menu_asked.emit(index, panel.view.mapToGlobal(QPoint(0, 0)))
    return {action.text(): action for action in QApplication.activePopupWidget().actions()}


@pytest.mark.qt_log_ignore("grabbing the keyboard", extend=True)
def test_columns_are_sorted_and_moved_from_the_menu_of_a_cell(panel):
    city = column_of(panel, "city")
    offered = menu_of(panel, 0, city)
    offered["按“城市”排序"].trigger()
    assert panel.heads.look.sorts == (Sort("city"),)
    at = shown_columns(panel).index("city")
    offered["“城市”左移"].trigger()
    assert shown_columns(panel).index("city") == at - 1
    offered["“城市”右移"].trigger()
    assert shown_columns(panel).index("city") == at
    QApplication.activePopupWidget().close()
