"""XLSX: the rows with their units, and a second sheet that says what they are and where from."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from desktop.exports.telling import Tell, told
from geodata.extract import Extract, Value
from geodata.faults import Fault
from geodata.table_cells import guarded, plain

if TYPE_CHECKING:
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.worksheet.worksheet import Worksheet

# A worksheet's last row (Excel specifications and limits), of which one is for the heads.
MOST_ROWS = 1_048_575
# Widths of columns in characters; a Chinese one is two wide.
NARROWEST, WIDEST = 8, 48
MEASURED_ROWS = 100
SOURCE_WIDTHS = (24, 60, 24, 14, 14, 40, 12)


def xlsx_of(extract: Extract, tell: Tell) -> bytes:
    """A sheet of the rows, and one of what was taken and the sources."""
    from openpyxl import Workbook
    from openpyxl.utils import get_column_letter

    if len(extract) > MOST_ROWS:
        raise Fault(
            f"XLSX 每张表最多 {MOST_ROWS} 行，所选有 {len(extract)} 行；请改用 CSV 或先筛选。",
            f"An XLSX sheet holds {MOST_ROWS} rows at most and {len(extract)} are chosen; "
            "use CSV or filter first.",
        )
    book = Workbook(write_only=True)
    rows = book.create_sheet(extract.title)
    rows.freeze_panes = "B2"
    rows.auto_filter.ref = f"A1:{get_column_letter(len(extract.columns))}{len(extract) + 1}"
    for number, (head, column) in enumerate(zip(extract.heads, extract.columns, strict=True), 1):
        width = _width(extract, head, column)
        rows.column_dimensions[get_column_letter(number)].width = width
    rows.append([_cell(rows, head, bold=True) for head in extract.heads])
    for line in told(extract, tell):
        rows.append([_cell(rows, value) for value in line])
    about = book.create_sheet("来源" if extract.language == "zh" else "Sources")
    for letter, width in zip("ABCDEFG", SOURCE_WIDTHS, strict=True):
        about.column_dimensions[letter].width = width
    for name, words in extract.about:
        about.append([_cell(about, name, bold=True), _cell(about, words)])
    about.append([])
    about.append([_cell(about, head, bold=True) for head in extract.source_heads])
    for source in extract.sources:
        about.append([_cell(about, value) for value in source])
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def _cell(sheet: Worksheet, value: Value, *, bold: bool = False) -> WriteOnlyCell:
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Font

    cell = WriteOnlyCell(sheet, plain(value) if isinstance(value, str) else value)
    if isinstance(value, str):
        cell.data_type = "s"  # never a formula, whatever it begins with
        cell.quotePrefix = value != guarded(value)
    if bold:
        cell.font = Font(bold=True)
    return cell


def _width(extract: Extract, head: str, column: str) -> int:
    """Wide enough for the head and the first cells."""
    cells = extract.table.cells[column]
    texts = (cells.text(row, extract.language) for row in extract.rows[:MEASURED_ROWS].tolist())
    wanted = max(map(_characters, (head, *texts))) + 2
    return min(max(wanted, NARROWEST), WIDEST)


def _characters(text: str) -> int:
    return sum(1 if letter.isascii() else 2 for letter in text)
