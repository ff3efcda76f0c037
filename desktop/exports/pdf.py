"""PDF: drawings as pages of one document, vector, with their words as text."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QPointF, QSizeF
from PySide6.QtGui import (
    QColor,
    QFont,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
)

from desktop.painting import BOLD, FAMILY, UNITS_PER_EM, line_of_text, load_fonts, paint, raw_font
from desktop.sheet.drawing import Drawing, Text
from desktop.sheet.page import MM_PER_INCH
from desktop.sheet.text_widths import width_em
from geodata.faults import Fault

# Units of the page's grid; curves are vector, so this is only how finely points are placed.
GRID_DPI = 1200
_BLANK, _THIN, _BOLD = "blank", "thin", "bold"
CREATOR = "高新图志 Gaoxin Atlas"


def pdf_of(drawings: Iterable[Drawing], title: str) -> bytes:
    """The drawings, each on a page of its own size, as one PDF; fonts embedded as subsets.

    Needs a QGuiApplication. Fault when there is no page, or the document cannot be written.
    """
    load_fonts()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle(title)
    writer.setCreator(CREATOR)
    writer.setResolution(GRID_DPI)
    painter = QPainter()
    try:
        for number, drawing in enumerate(drawings):
            writer.setPageLayout(_layout(drawing))
            if not (writer.newPage() if number else painter.begin(writer)):
                raise _unwritten()
            paint(drawing, painter, GRID_DPI / MM_PER_INCH, write_text)
        if not painter.isActive() or not painter.end():
            raise _unwritten()
    finally:
        # A painter at work on a writer that is gone takes the whole program with it.
        if painter.isActive():
            painter.end()
    return bytes(buffer.data().data())


def write_text(mark: Text, painter: QPainter) -> None:
    """Put one line of text as text, each letter where the drawing has it."""
    with line_of_text(mark, painter):
        painter.setPen(QColor(mark.colour))
        x = 0.0
        for look, letters in groupby(mark.words, key=lambda letter: _look(letter, mark.bold)):
            words = "".join(letters)
            # A blank is left as a gap, which every reader takes for one; written, it would be
            # read as a tab, and "83 处" not be found.
            if look != _BLANK:
                painter.setFont(_font(look == _BOLD))
                painter.drawText(QPointF(x, 0.0), words)
            x += width_em(words, bold=mark.bold) * UNITS_PER_EM


def _font(bold: bool) -> QFont:  # noqa: FBT001
    font = QFont(FAMILY)
    font.setPixelSize(round(UNITS_PER_EM))
    font.setBold(bold)
    font.setKerning(False)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    # Shaping swaps figures in Latin words for others that have no code, and search finds nothing.
    font.setStyleStrategy(QFont.StyleStrategy.PreferNoShaping)
    return font


def _look(letter: str, bold: bool) -> str:  # noqa: FBT001
    if letter.isspace():
        return _BLANK
    # The bold face has fewer ideographs; a thin letter is better than an empty box.
    return _BOLD if bold and raw_font(BOLD).supportsCharacter(ord(letter)) else _THIN


def _layout(drawing: Drawing) -> QPageLayout:
    size = QPageSize(
        QSizeF(drawing.width_mm, drawing.height_mm),
        QPageSize.Unit.Millimeter,
        "",
        QPageSize.SizeMatchPolicy.ExactMatch,
    )
    return QPageLayout(size, QPageLayout.Orientation.Portrait, QMarginsF())


def _unwritten() -> Fault:
    return Fault(
        "PDF 未能写成：没有页面，或内存不足；请减少页数后重试。",
        "The PDF could not be made: it has no page, or memory ran out; try fewer pages.",
    )
