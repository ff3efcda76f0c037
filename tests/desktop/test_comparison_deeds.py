"""What is compared goes along as a workbook or as comma-separated text."""

import csv

import pytest
from openpyxl import load_workbook
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from desktop.comparison_deeds import ComparisonDeeds
from desktop.desk import Desk
from desktop.settings import Settings
from desktop.store import Store
from desktop.view import View, compare
from geodata.records import Address

DONGHU = Address("place", "cn-htz-hubei-wuhan-donghu")
ZHONGGUANCUN = Address("place", "cn-htz-beijing-zhongguancun")


@pytest.fixture
def deeds(qtbot, atlas, tmp_path):
    window = QWidget()
    qtbot.addWidget(window)
    store = Store(compare(View(), (DONGHU, ZHONGGUANCUN)))
    return ComparisonDeeds(store, Desk(atlas), Settings(tmp_path / "kept.ini"), window)


def chooses(monkeypatch, path):
    """The person's answer to the system's own file dialog."""
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))


def written(qtbot, deeds):
    with qtbot.waitSignal(deeds.said):
        deeds.ask_and_write()


def test_a_workbook_has_the_rows_of_the_drawer_and_says_under_which_filter(
    qtbot, deeds, tmp_path, monkeypatch
):
    chooses(monkeypatch, tmp_path / "对比")
    written(qtbot, deeds)
    book = load_workbook(tmp_path / "对比.xlsx")
    rows = [["" if cell is None else cell for cell in row] for row in book["comparison"].values]
    lines = deeds.lines()
    assert rows == [list(line) for line in lines]
    assert "武汉东湖新技术开发区" in rows[0]
    assert ["筛选", *deeds.about()[1][1:]] in [list(row) for row in book["about"].values]


def test_comma_separated_text_holds_the_same_rows(qtbot, deeds, tmp_path, monkeypatch):
    chooses(monkeypatch, tmp_path / "a.csv")
    written(qtbot, deeds)
    with (tmp_path / "a.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    assert rows[: len(deeds.lines())] == [list(line) for line in deeds.lines()]


def test_an_ending_that_is_no_table_is_said_and_nothing_is_written(
    qtbot, deeds, tmp_path, monkeypatch
):
    chooses(monkeypatch, tmp_path / "a.doc")
    deeds.ask_and_write()
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is not None)
    box = QApplication.activeModalWidget()
    assert ".xlsx" in box.text() + box.informativeText()
    box.close()
    assert not list(tmp_path.glob("*.doc"))


def test_with_nothing_compared_no_file_is_asked_for(qtbot, deeds, monkeypatch):
    deeds._store.change(compare(View(), ()), "清空")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: pytest.fail("asked"))
    written(qtbot, deeds)
