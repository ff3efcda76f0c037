"""Printing: a drawing on a printer's paper, as sharp as the printer is."""

from __future__ import annotations

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter

from desktop.exports.pdf import CREATOR, write_text
from desktop.painting import load_fonts, paint
from desktop.sheet.drawing import Drawing
from desktop.sheet.page import MM_PER_INCH, Page
from geodata.faults import Fault

TOLERANCE_MM = 0.5
"""Papers that differ by less are the same."""
PRINT_DPI = 300.0


def usual_printer() -> QPrinter:
    """The system's own printer, set to A4 across, as most maps of the country are."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setCreator(CREATOR)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setPageOrientation(QPageLayout.Orientation.Landscape)
    return printer


def page_of_printer(printer: QPrinter) -> Page:
    """A page of the paper that is chosen there; grey where the printer prints no colours."""
    paper = printer.pageLayout().fullRect(QPageLayout.Unit.Millimeter)
    grey = printer.colorMode() == QPrinter.ColorMode.GrayScale
    return Page(paper.width(), paper.height(), PRINT_DPI, theme="print" if grey else "light")


def print_drawing(drawing: Drawing, printer: QPrinter, title: str) -> None:
    """Put the drawing on the paper, in the middle: at its own size where it fits, else as large as
    the printer's margins leave room for. Words stay words, lines stay lines.

    Needs a QGuiApplication. Fault when the printer does not take it.
    """
    load_fonts()
    printer.setDocName(title)
    printer.setFullPage(True)
    painter = QPainter()
    if not painter.begin(printer):
        raise Fault(
            f"打印机“{printer.printerName() or printer.outputFileName()}”未接受打印任务，"
            "请检查打印机与文件位置后重试。",
            f'The printer "{printer.printerName() or printer.outputFileName()}" did not take the '
            "page; check the printer or the file's place and try again.",
        )
    try:
        scale, at = _placed(drawing, printer.pageLayout())
        units = printer.resolution() / MM_PER_INCH
        painter.translate(at * units)
        paint(drawing, painter, scale * units, write_text)
    finally:
        painter.end()


def _placed(drawing: Drawing, layout: QPageLayout) -> tuple[float, QPointF]:
    """How much smaller the drawing is printed, and where its corner lies on the paper (mm)."""
    room, scale = layout.fullRect(QPageLayout.Unit.Millimeter), 1.0
    if (
        drawing.width_mm > room.width() + TOLERANCE_MM
        or drawing.height_mm > room.height() + TOLERANCE_MM
    ):
        room = room.marginsRemoved(layout.margins(QPageLayout.Unit.Millimeter))
        scale = min(room.width() / drawing.width_mm, room.height() / drawing.height_mm)
    half = QPointF(drawing.width_mm, drawing.height_mm) * scale / 2
    return scale, room.center() - half
