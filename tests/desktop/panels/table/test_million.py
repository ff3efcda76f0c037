"""A million rows: only what is on screen is ever asked for, and sorting is a few arrays."""

import numpy as np
import pytest
from PySide6.QtGui import QGuiApplication

from desktop.panels.table import table_panel
from desktop.panels.table.rows_model import RowsModel
from desktop.panels.table.rows_view import RowsView
from desktop.view import narrow, pick
from geodata.choices import PLAN_FILTER, Choice, Filter
from geodata.filtering import matching
from geodata.table_finding import Finder
from geodata.table_look import TableLook
from geodata.tabulating import Column, Numbers, Sort, Table, Words, sorted_rows

MILLION = 1_000_000


class WatchedModel(RowsModel):
    """A model that keeps which rows it was asked for."""

    def __init__(self, table):
        super().__init__(table)
        self.asked = set()

    def data(self, index, role):
        self.asked.add(index.row())
        return super().data(index, role)


@pytest.fixture(scope="module")
def table():
    dice = np.random.default_rng(7)
    towns = [f"城{n}" for n in range(5000)]
    pinyin = [f"cheng {n:04}" for n in range(5000)]
    cells = {
        "town": Words(dice.integers(-1, 5000, MILLION).astype(np.int32), towns, towns, pinyin),
        "output": Numbers(np.where(dice.random(MILLION) < 0.1, np.nan, dice.random(MILLION)), 3),
    }
    columns = (Column("town", "城市", "Town"), Column("output", "产值", "Output"))
    return Table(columns, cells, range(MILLION), np.zeros(MILLION, np.bool_))


def test_painting_and_scrolling_ask_for_the_rows_in_sight_only(qtbot, table):
    model, view = WatchedModel(table), RowsView()
    qtbot.addWidget(view)
    view.setModel(model)
    view.resize(400, 300)
    view.show()
    order = sorted_rows(table, np.arange(MILLION), [Sort("output", falling=True)], "zh")
    model.show_rows(order)
    for top in (0, MILLION // 2, MILLION - 1):
        model.asked.clear()
        view.scrollTo(model.index(top, 0))
        view.grab()
        first, last = view.rowAt(0), view.rowAt(view.viewport().height() - 1)
        last = MILLION - 1 if last < 0 else last
        assert model.asked
        assert last - first < 30
        assert model.asked <= set(range(first - 1, last + 2))


def test_a_million_rows_are_sorted_as_a_plain_sort_would(table):
    rows = sorted_rows(table, np.arange(MILLION), [Sort("town"), Sort("output", True)], "zh")
    codes, values = table.cells["town"].codes[rows], table.cells["output"].values[rows]
    known = codes >= 0
    assert known[: known.sum()].all()
    assert (np.diff(codes[known]) >= 0).all()
    same = np.diff(codes) == 0
    falling = (np.diff(values) <= 0) | np.isnan(values[1:])
    assert falling[same].all()


def test_a_million_rows_are_searched_by_the_different_values(table):
    found = Finder(table).found("城4999", ["town"])
    assert (found.rows == (table.cells["town"].codes == 4999)).all()


def test_many_rows_are_ordered_found_and_copied_off_the_interface_thread(
    qtbot, panel, store, desk, ids, selected, monkeypatch
):
    monkeypatch.setattr(table_panel, "FEW_ROWS", 0)
    zones = Filter().choose("kind", Choice(any=("zone",)))
    before = ids()
    picked = [i for i in before if desk.atlas.places[i].kind == "zone"][:3]
    # The last of several changes in a row is what is shown, and nothing of the others is lost.
    store.change(pick(narrow(store.view, zones), picked), "高新区")
    store.change(narrow(store.view, PLAN_FILTER), "规划口径")
    panel.heads.change(TableLook(panel.heads.look.columns, (Sort("name"),)))
    assert ids() == before
    expected = matching(desk.atlas, desk.links, PLAN_FILTER)
    expected = sorted(expected, key=lambda i: desk.atlas.places[i].pinyin)
    qtbot.waitUntil(lambda: ids() == expected)
    shown = [i for i in expected if i in picked]
    assert [ids()[position] for position in selected()] == shown
    panel.bar.field.setText("donghu")
    qtbot.waitUntil(lambda: panel.bar.found.text() != "")
    QGuiApplication.clipboard().clear()
    panel.copy()
    qtbot.waitUntil(lambda: QGuiApplication.clipboard().text() != "")
    assert len(QGuiApplication.clipboard().text().splitlines()) == 1 + len(shown)
