"""The dialog of atlases: what is asked for, what is told meanwhile, what becomes of a bad page."""

import threading

import pytest

from desktop.dialogs.export_series import TARGETS, ExportSeries
from desktop.exports.series import EACH, steps
from desktop.exports.series_writing import Report, Stopped
from desktop.sheet.page import Page
from desktop.view import View
from desktop.wording import set_language
from geodata.faults import Fault

COUNTS = {"province": 34, "zone": 83, "project": 19, "row": 0}


class Series:
    """Takes the place of the writer: tells each page, waits when asked to, and reports."""

    def __init__(self, atlas):
        self.pages = steps(atlas, View(), Page(100, 80), "province")[:3]
        self.asked = []
        self.report = Report()
        self.go_on = threading.Event()
        self.go_on.set()
        self.threads = []

    def __call__(self, wish, tell):
        self.asked.append(wish)
        self.threads.append(threading.get_ident())
        try:
            for number, step in enumerate(self.pages):
                tell(number, step)
                self.go_on.wait(10)
        except Stopped:
            self.report.stopped = True
        if isinstance(self.report, Fault):
            raise self.report
        return self.report


@pytest.fixture
def series(atlas):
    return Series(atlas)


@pytest.fixture
def dialog(qtbot, tmp_path, series):
    made = ExportSeries(tmp_path, COUNTS, series)
    qtbot.addWidget(made)
    made.show()
    yield made
    series.go_on.set()
    qtbot.waitUntil(lambda: made._task is None, timeout=10_000)


def aim(dialog, ending, in_folder):
    wanted = next(t for t in TARGETS if (t.ending, t.in_folder) == (ending, in_folder))
    dialog.target.setCurrentIndex(dialog.target.findText(wanted.words))


def test_every_sort_of_series_says_how_many_pages_it_has(dialog):
    said = [dialog.each.itemText(row) for row in range(dialog.each.count())]
    assert said[0] == "每省一页（34 页）"
    assert len(said) == len(EACH)


def test_a_series_of_no_page_cannot_be_started(dialog):
    dialog.each.setCurrentIndex(3)
    assert not dialog.start.isEnabled()
    dialog.each.setCurrentIndex(0)
    assert dialog.start.isEnabled()


def test_the_template_suits_the_series_until_another_is_chosen(dialog):
    assert dialog.wish.page.items == ()
    dialog.each.setCurrentIndex(1)
    assert dialog.template.currentData() == "fact-sheet"
    assert dialog.wish.page.items
    dialog.template.setCurrentIndex(dialog.template.findData("wall-map"))
    assert dialog.wish.page.width_mm > 500


def test_a_folder_has_a_pattern_for_names_and_a_document_has_none(dialog, tmp_path):
    assert not dialog.pattern.isVisible()
    assert dialog.wish.out == tmp_path / "高新图志图册.pdf"
    aim(dialog, ".png", in_folder=True)
    assert dialog.pattern.isVisible()
    assert dialog.resume.isVisible()
    assert dialog.wish.out == tmp_path / "高新图志图册"
    dialog.pattern.setText("{id}")
    assert (dialog.wish.ending, dialog.wish.pattern) == (".png", "{id}")
    aim(dialog, ".pptx", in_folder=False)
    assert dialog.wish.out == tmp_path / "高新图志图册.pptx"


def test_every_field_has_a_name_for_those_who_hear_it(dialog):
    for field in (dialog.each, dialog.template, dialog.target, dialog.pattern, dialog.file):
        assert field.accessibleName()
    assert dialog.progress.accessibleName()


def test_the_page_being_made_is_told_and_the_window_answers_meanwhile(qtbot, dialog, series):
    series.go_on.clear()
    dialog.start.click()
    name = series.pages[0].name
    qtbot.waitUntil(lambda: name in dialog.now.text(), timeout=5_000)
    assert dialog.now.text() == f"第 1 页，共 34 页：{name}"
    assert series.threads == [t for t in series.threads if t != threading.get_ident()]
    assert not dialog.start.isEnabled()
    series.report.written.append(dialog.path)
    with qtbot.waitSignal(dialog.exported):
        series.go_on.set()
    assert not dialog.isVisible()


def test_a_page_that_fails_is_named_and_the_dialog_stays(qtbot, dialog, series):
    series.report.pages = 2
    series.report.written.append(dialog.path)
    series.report.failed.append((series.pages[1], Fault("标题含“中国”。", "Says China.")))
    with qtbot.waitSignal(dialog.exported):
        dialog.start.click()
    assert dialog.isVisible()
    assert f"未能制作：{series.pages[1].name}：标题含“中国”。" in dialog.report.toPlainText()


def test_stopped_half_way_a_folder_can_be_gone_on_with(qtbot, dialog, series, tmp_path):
    aim(dialog, ".svg", in_folder=True)
    series.go_on.clear()
    series.report.written.append(tmp_path / "001.svg")
    dialog.start.click()
    qtbot.waitUntil(lambda: series.pages[0].name in dialog.now.text(), timeout=5_000)

    dialog.reject()
    assert dialog.isVisible()
    series.go_on.set()
    qtbot.waitUntil(dialog.report.isVisible, timeout=5_000)
    assert "中途停止" in dialog.report.toPlainText()
    assert dialog.start.text() == "继续"
    assert not series.asked[0].resume
    series.report = Report()
    dialog.start.click()
    qtbot.waitUntil(lambda: not dialog.isVisible(), timeout=5_000)
    assert series.asked[1].resume


def test_a_place_that_takes_no_file_is_said_in_the_dialog(qtbot, dialog, series):
    series.report = Fault("磁盘空间不足。", "The disk is full.")
    dialog.start.click()
    qtbot.waitUntil(lambda: dialog.report.isVisible())
    assert dialog.report.toPlainText() == "磁盘空间不足。"
    assert dialog.start.isEnabled()


def test_the_dialog_speaks_english(qtbot, tmp_path, series):
    set_language("en")
    dialog = ExportSeries(tmp_path, COUNTS, series)
    qtbot.addWidget(dialog)
    assert dialog.each.itemText(0) == "A page for every province (34 pages)"
    assert dialog.path.name == "Gaoxin Atlas pages.pdf"
