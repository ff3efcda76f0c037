"""The dialog of tables asks, tells how far the writing is, and says faults."""

import threading
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog

from desktop.dialogs.export_table import FORMATS, ExportTable, Extent
from desktop.exports.place_tables import Scope
from desktop.exports.tables import WRITERS
from geodata.faults import Fault


class Exports:
    """Takes the place of the writer: keeps what it was asked for."""

    def __init__(self):
        self.asked = []
        self.fault = None
        self.may_go_on = threading.Event()
        self.may_go_on.set()

    def __call__(self, scope, path, tell):
        self.asked.append((scope, path))
        tell(0.25)
        self.may_go_on.wait(5)
        tell(0.5)
        if self.fault is not None:
            raise self.fault
        path.write_text("whole")


@pytest.fixture
def exports():
    return Exports()


@pytest.fixture
def dialog(qtbot, tmp_path, exports):
    made = ExportTable(tmp_path, ".xlsx", Extent(83, 4, 12, 26), exports)
    qtbot.addWidget(made)
    made.show()
    return made


def test_there_is_a_choice_for_every_format_that_can_be_written():
    assert [known.ending for known in FORMATS] == list(WRITERS)


def test_the_format_last_used_comes_first(qtbot, tmp_path, exports):
    made = ExportTable(tmp_path, ".gpkg", Extent(83, 0, 12, 26), exports)
    qtbot.addWidget(made)
    assert made.path == tmp_path / "高新图志载体表.gpkg"


def test_the_files_ending_follows_the_format(dialog, tmp_path):
    dialog.format.setCurrentIndex(1)
    assert dialog.path == tmp_path / "高新图志载体表.csv"
    dialog.file.setText(str(tmp_path / "我的.表"))
    assert dialog.path == tmp_path / "我的.表.csv"


def test_rows_and_columns_are_offered_with_their_counts(qtbot, dialog, tmp_path, exports):
    rows = [dialog.rows.itemText(n) for n in range(dialog.rows.count())]
    assert rows == ["筛选之内的 83 处", "其中已选的 4 处"]
    columns = [dialog.columns.itemText(n) for n in range(dialog.columns.count())]
    assert columns == ["表中所示的 12 列", "全部 26 列"]
    none_picked = ExportTable(tmp_path, ".csv", Extent(83, 0, 12, 26), exports)
    qtbot.addWidget(none_picked)
    assert none_picked.rows.count() == 1


def test_what_was_chosen_is_written(qtbot, dialog, exports, tmp_path):
    dialog.rows.setCurrentIndex(1)
    dialog.columns.setCurrentIndex(1)
    with qtbot.waitSignal(dialog.exported) as done:
        dialog.start.click()
    assert exports.asked == [(Scope(only_picked=True, every_column=True), done.args[0])]
    assert done.args[0] == tmp_path / "高新图志载体表.xlsx"
    assert dialog.result() == QDialog.DialogCode.Accepted


def test_progress_is_shown_and_cancel_stops_without_closing(qtbot, dialog, exports):
    exports.may_go_on.clear()
    dialog.start.click()
    qtbot.waitUntil(lambda: dialog.progress.value() == 25)
    assert dialog.progress.isVisible()
    assert not dialog.start.isEnabled()
    dialog.reject()
    exports.may_go_on.set()
    assert dialog.isVisible()
    assert dialog.start.isEnabled()
    qtbot.wait(50)
    assert not dialog.path.exists()
    dialog.reject()
    assert not dialog.isVisible()


def test_a_fault_is_said_and_can_be_mended(qtbot, dialog, exports):
    exports.fault = Fault("文件正在别处打开。", "Open elsewhere.")
    dialog.start.click()
    qtbot.waitUntil(dialog.fault.isVisible)
    assert dialog.fault.text() == "文件正在别处打开。"
    exports.fault = None
    with qtbot.waitSignal(dialog.exported):
        dialog.start.click()


def test_a_file_that_would_be_replaced_is_said(dialog, tmp_path):
    assert not dialog.replaced.isVisible()
    (tmp_path / "高新图志载体表.xlsx").write_text("old")
    dialog.file.setText(dialog.file.text())
    dialog.file.textChanged.emit(dialog.file.text())
    assert dialog.replaced.isVisible()


def test_no_name_is_a_fault_before_any_work(dialog, exports):
    dialog.file.setText("")
    dialog.start.click()
    assert dialog.fault.isVisible()
    assert exports.asked == []
    assert dialog.path == Path()
