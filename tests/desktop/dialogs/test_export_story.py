"""The dialog of the story asks, tells how far the writing is, stops, and says what failed."""

import threading

import pytest
from PySide6.QtWidgets import QDialog

from desktop.dialogs.export_story import ExportStory
from desktop.exports.series import Step
from desktop.exports.series_writing import Report
from desktop.sheet.page import Page
from desktop.view import View
from geodata.faults import Fault
from geodata.records import Address


class Exports:
    """Takes the place of the writer: keeps what it was asked for."""

    def __init__(self):
        self.asked = []
        self.report = None
        self.may_go_on = threading.Event()
        self.may_go_on.set()

    def __call__(self, page, title, path, tell):
        self.asked.append((page, title, path))
        tell(0.5)
        self.may_go_on.wait(5)
        tell(0.75)
        path.write_text("whole")
        return self.report or Report(written=[path], pages=3)


@pytest.fixture
def exports():
    return Exports()


@pytest.fixture
def dialog(qtbot, tmp_path, exports):
    made = ExportStory(tmp_path, "汇报", 3, exports)
    qtbot.addWidget(made)
    made.show()
    return made


def test_it_writes_the_deck_on_the_slide_s_page_under_the_workspace_s_name(
    qtbot, dialog, exports, tmp_path
):
    dialog.approval.setText("GS(2026)1号")
    with qtbot.waitSignal(dialog.exported) as exported:
        dialog.start.click()
    ((page, title, path),) = exports.asked
    assert (page.width_mm, page.approval_number) == (338.7, "GS(2026)1号")
    assert (title, path) == ("汇报", tmp_path / "汇报.pptx")
    assert exported.args[1].pages == 3
    assert dialog.result() == QDialog.DialogCode.Accepted


def test_the_file_s_ending_follows_the_format(dialog, tmp_path):
    dialog.format.setCurrentIndex(1)
    assert dialog.path == tmp_path / "汇报.pdf"


def test_cancel_stops_the_writing_and_says_that_there_is_no_file(qtbot, dialog, exports, tmp_path):
    exports.may_go_on.clear()
    dialog.start.click()
    qtbot.waitUntil(lambda: dialog.progress.value() == 50)
    dialog.reject()
    exports.may_go_on.set()
    assert "没有写出文件" in dialog.fault.text()
    qtbot.wait(50)
    assert not dialog.path.exists()
    assert dialog.isVisible()
    assert dialog.start.isEnabled()


def test_pages_that_could_not_be_made_are_named_and_the_dialog_stays(qtbot, dialog, exports):
    step = Step(Address("scene", "1"), View(), Page(100.0, 80.0), 1, "再看湖北")
    exports.report = Report(
        written=[dialog.path], pages=2, failed=[(step, Fault("坏了。", "Bad."))]
    )
    with qtbot.waitSignal(dialog.exported):
        dialog.start.click()
    assert "再看湖北" in dialog.fault.text()
    assert dialog.isVisible()
