"""Atlases, paper and clipboard: what the commands do with the view of now."""

from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QMessageBox, QWidget

from desktop.dialogs.export_series import TARGETS
from desktop.export_deeds import ExportDeeds
from desktop.exports.printing import usual_printer
from desktop.settings import Settings
from desktop.store import Store
from geodata.overlay import overlay
from geodata.reading import read_atlas

TINY = Path(__file__).parents[1] / "data" / "tiny"
SHOPS = overlay("shops", ("商店", "Shops"), [114.3, 116.4], [30.6, 39.9])


@pytest.fixture(scope="module")
def desk():
    from desktop.desk import Desk

    return Desk(read_atlas(TINY))


@pytest.fixture
def settings(tmp_path):
    return Settings(tmp_path / "kept.ini")


@pytest.fixture
def deeds(qtbot, desk, settings):
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    return ExportDeeds(Store(), desk, settings, lambda: (SHOPS,), window)


def printer_to(path):
    printer = usual_printer()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    return printer


def test_an_atlas_of_the_rows_is_written_with_the_persons_own_layers(
    qtbot, deeds, settings, tmp_path
):
    dialog = deeds.export_series()
    dialog.each.setCurrentIndex(dialog.each.findData("row"))
    dialog.template.setCurrentIndex(0)
    wanted = next(t for t in TARGETS if t.in_folder and t.ending == ".svg")
    dialog.target.setCurrentIndex(dialog.target.findText(wanted.words))
    dialog.file.setText(str(tmp_path / "图册"))
    with qtbot.waitSignals([dialog.exported, deeds.said], timeout=60_000):
        dialog.start.click()
    files = sorted((tmp_path / "图册").iterdir())
    assert len(files) == dialog._counts["row"] > 2
    assert all("商店" in file.read_text(encoding="utf-8") for file in files)
    assert settings.export_folder == tmp_path


def test_the_map_is_printed_on_the_printers_paper(qtbot, deeds, tmp_path):
    with qtbot.waitSignal(deeds.said, timeout=60_000) as said:
        deeds.print_on(printer_to(tmp_path / "a.pdf"))
    assert said.args == ["已送去打印"]
    (page,) = PdfReader(tmp_path / "a.pdf").pages
    assert float(page.mediabox.width) == pytest.approx(297 / 25.4 * 72, abs=1)


@pytest.mark.qt_log_ignore(r"QPainter::begin\(\)")
def test_a_printer_that_takes_nothing_is_told_in_a_box(qtbot, deeds, tmp_path):
    deeds.print_on(printer_to(tmp_path / "none" / "a.pdf"))
    boxes = lambda: deeds._window.findChildren(QMessageBox)  # noqa: E731
    qtbot.waitUntil(lambda: bool(boxes()), timeout=60_000)
    assert "打印机" in boxes()[0].text() + boxes()[0].informativeText()
    boxes()[0].accept()


def test_the_copied_map_is_a_picture_and_vectors(qtbot, deeds):
    with qtbot.waitSignal(deeds.said, timeout=60_000):
        deeds.copy_map()
    data = QGuiApplication.clipboard().mimeData()
    image = QImage(data.imageData())
    assert (image.width(), image.height()) == (1920, 1080)
    svg = bytes(data.data("image/svg+xml").data()).decode("utf-8")
    assert svg.startswith("<?xml")
    assert "商店" in svg
    assert "<desc>" in svg
