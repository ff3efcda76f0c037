import threading

import pytest

from desktop.dialogs.export_map import ExportMap, free_name
from desktop.sheet.page import Page
from desktop.sheet.palettes import PALETTES
from geodata.faults import Fault


class Exports:
    """Takes the place of the painter's caller: writes the page it was asked for as text."""

    def __init__(self):
        self.asked = []
        self.fault = None

    def __call__(self, page, path):
        self.asked.append((page, path, threading.get_ident()))
        if self.fault is not None:
            raise self.fault
        path.write_text(repr(page))


@pytest.fixture
def exports():
    return Exports()


@pytest.fixture
def dialog(qtbot, tmp_path, exports):
    made = ExportMap(tmp_path, exports)
    qtbot.addWidget(made)
    made.show()
    return made


def choose(dialog, words):
    sizes = dialog.chosen_size
    named = (row for row in range(sizes.count()) if words in sizes.itemText(row))
    sizes.setCurrentIndex(next(named))


def test_full_hd_without_an_approval_number_is_the_usual_picture(dialog):
    assert dialog.page.size_px == (1920, 1080)
    assert dialog.page.approval_number == ""
    assert not dialog.dpi.isVisible()


def test_paper_comes_in_millimetres_at_the_resolution_chosen(dialog):
    choose(dialog, "A3 横向")
    assert dialog.dpi.isVisible()
    assert dialog.page == Page(420.0, 297.0, 300)
    assert "4961 × 3508" in dialog.result_words.text()


def test_a_size_of_ones_own_is_in_pixels(dialog):
    choose(dialog, "自定")
    dialog.width_px.setValue(1000)
    dialog.height_px.setValue(700)
    assert dialog.page.size_px == (1000, 700)


def test_title_and_approval_number_go_onto_the_page(dialog):
    dialog.title.setText(" 东湖 ")
    dialog.approval.setText("GS(2026)0001号")
    assert (dialog.page.title, dialog.page.approval_number) == ("东湖", "GS(2026)0001号")


def test_a_picture_is_light_until_another_theme_is_chosen_whatever_the_window_wears(dialog, wear):
    wear("dark")
    assert dialog.page.theme == "light"
    shown = [dialog.theme.itemText(row) for row in range(dialog.theme.count())]
    assert shown == ["浅色", "深色", "打印（灰度友好）"]
    dialog.theme.setCurrentIndex(2)
    assert dialog.page.theme == "print"


def test_every_theme_that_is_offered_is_one_that_can_be_drawn(dialog):
    names = [dialog.theme.itemData(row) for row in range(dialog.theme.count())]
    assert names == list(PALETTES)


def test_the_picture_is_made_off_the_interface_thread_and_told(qtbot, dialog, exports, tmp_path):
    dialog.file.setText(str(tmp_path / "map"))
    with qtbot.waitSignal(dialog.exported) as told:
        dialog.start.click()
    assert told.args == [tmp_path / "map.png"]
    page, path, thread = exports.asked[0]
    assert (page.size_px, path) == ((1920, 1080), tmp_path / "map.png")
    assert thread != threading.get_ident()
    assert not dialog.isVisible()


def test_a_fault_is_said_in_the_dialog_which_stays(qtbot, dialog, exports):
    exports.fault = Fault("磁盘空间不足。", "The disk is full.")
    dialog.start.click()
    qtbot.waitUntil(lambda: dialog.fault.isVisible())
    assert dialog.fault.text() == "磁盘空间不足。"
    assert dialog.isVisible()
    exports.fault = None
    with qtbot.waitSignal(dialog.exported):
        dialog.start.click()


def test_without_a_file_name_nothing_is_asked_of_the_painter(dialog, exports):
    dialog.file.setText("")
    dialog.start.click()
    assert dialog.fault.isVisible()
    assert exports.asked == []


def test_a_name_that_is_taken_gets_a_number_and_typing_it_is_warned_of(dialog, tmp_path):
    assert not dialog.file_words.isVisible()
    (tmp_path / "高新图志.png").write_text("older")
    assert free_name(tmp_path, "高新图志") == tmp_path / "高新图志-2.png"
    dialog.file.setText(str(tmp_path / "高新图志"))
    assert dialog.file_words.isVisible()
