"""A drawing on paper: at its own size, words as words, and shrunk only where it must be."""

import pytest
from pypdf import PdfReader, mult
from PySide6.QtCore import QMarginsF
from PySide6.QtGui import QPageLayout, QPageSize
from PySide6.QtPrintSupport import QPrinter

from desktop.exports.handouts import handout
from desktop.exports.printing import page_of_printer, print_drawing, usual_printer
from desktop.sheet.drawing import Box, Drawing, Text
from desktop.view import View
from geodata.faults import Fault

pytestmark = pytest.mark.usefixtures("qapp")
POINTS_PER_MM = 72 / 25.4


def printer_to(path):
    printer = usual_printer()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    return printer


def test_the_map_is_laid_out_for_the_paper_that_is_in_the_printer(atlas, tmp_path):
    printer = printer_to(tmp_path / "a.pdf")
    page = page_of_printer(printer)
    assert (round(page.width_mm), round(page.height_mm)) == (297, 210)
    made = handout(atlas, View(), page)
    print_drawing(made.drawing, printer, made.title)
    read = PdfReader(tmp_path / "a.pdf")
    (sheet,) = read.pages
    assert read.metadata.title == made.title
    assert float(sheet.mediabox.width) == pytest.approx(297 * POINTS_PER_MM, abs=1)
    # Vector: the only pictures on it would be those of a logo or a density.
    drawn = sheet["/Resources"].get("/XObject", {})
    assert not any(drawn[name]["/Subtype"] == "/Image" for name in drawn)


def test_a_printer_without_colours_gets_the_page_that_stays_apart_in_grey(tmp_path):
    printer = printer_to(tmp_path / "a.pdf")
    assert page_of_printer(printer).theme == "light"
    printer.setColorMode(QPrinter.ColorMode.GrayScale)
    assert page_of_printer(printer).theme == "print"


def on_paper_mm(path):
    """Where each line of text begins on the only page (mm from its left lower corner)."""
    (sheet,) = PdfReader(path).pages
    found = {}

    def seen(text, cm, tm, *_):
        if text.strip():
            at = mult(tm, cm)
            found[text.strip()] = (at[4] / POINTS_PER_MM, at[5] / POINTS_PER_MM)

    sheet.extract_text(visitor_text=seen)
    return found


@pytest.mark.parametrize(
    ("size_mm", "apart_mm", "left_mm"), [((100, 80), 90, 98.5), ((594, 380), 277 * 584 / 594, 10)]
)
def test_a_drawing_keeps_its_size_unless_the_paper_is_smaller(tmp_path, size_mm, apart_mm, left_mm):
    width, height = size_mm
    marks = (
        Text(0, height / 2, "左", 10, "#000000"),
        Text(width - 10, height / 2 + 20, "右", 10, "#000000"),
    )
    printer = printer_to(tmp_path / "a.pdf")
    printer.setPageMargins(QMarginsF(10, 10, 10, 10), QPageLayout.Unit.Millimeter)
    print_drawing(Drawing(width, height, marks), printer, "")
    at = on_paper_mm(tmp_path / "a.pdf")
    assert at["右"][0] - at["左"][0] == pytest.approx(apart_mm, abs=0.5)
    assert at["左"][0] == pytest.approx(left_mm, abs=0.5)


@pytest.mark.qt_log_ignore(r"QPainter::begin\(\)")
def test_a_printer_that_takes_nothing_is_told(tmp_path):
    printer = printer_to(tmp_path / "none" / "a.pdf")
    with pytest.raises(Fault, match="打印机") as told:
        print_drawing(Drawing(100, 100, (Box(0, 0, 10, 10, "#FF0000"),)), printer, "")
    assert "did not take" in told.value.en


def test_paper_of_another_size_is_asked_of_the_printer(tmp_path):
    printer = printer_to(tmp_path / "a.pdf")
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A3))
    printer.setPageOrientation(QPageLayout.Orientation.Portrait)
    page = page_of_printer(printer)
    assert (round(page.width_mm), round(page.height_mm)) == (297, 420)
