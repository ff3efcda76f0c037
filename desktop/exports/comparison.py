"""A comparison as a file: its rows as they stand in the drawer, and what they are rows of."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from desktop.exports.pictures import check_place
from desktop.whole_files import place_fault, write_whole
from geodata.table_cells import guarded, plain

Lines = Sequence[Sequence[str]]
"""Rows of cells; the first one holds the names of what is compared."""
# Widths of the columns in characters: what is compared by, and each side.
HEAD_WIDTH, SIDE_WIDTH = 26, 40


def write_comparison(lines: Lines, about: Lines, path: Path) -> None:
    """Write the rows, and below them or on a second sheet what is said `about` them, in the format
    of the file's name. Fault when that cannot be done; an older file then stays.
    """
    check_place(path, WRITERS)
    try:
        content = WRITERS[path.suffix.lower()](lines, about)
    except OSError as error:
        raise place_fault(path, error) from error
    write_whole(path, content)


def _csv(lines: Lines, about: Lines) -> bytes:
    """Comma-separated, UTF-8 with the mark by which Excel knows it."""
    text = io.StringIO(newline="")
    csv.writer(text).writerows([guarded(cell) for cell in line] for line in (*lines, [], *about))
    return text.getvalue().encode("utf-8-sig", errors="replace")


def _xlsx(lines: Lines, about: Lines) -> bytes:
    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Font

    book = Workbook()
    rows = book.active
    rows.title, rows.freeze_panes = "comparison", "B2"
    for sheet, content in ((rows, lines), (book.create_sheet("about"), about)):
        for number, line in enumerate(content, 1):
            for column, words in enumerate(line, 1):
                cell = sheet.cell(number, column, plain(words))
                cell.data_type = "s"  # never a formula, whatever it begins with
                cell.alignment = Alignment(wrap_text=True, vertical="top")
                cell.font = Font(bold=column == 1 or (sheet is rows and number == 1))
        for letter in "ABCDE":
            wide = HEAD_WIDTH if letter == "A" else SIDE_WIDTH
            sheet.column_dimensions[letter].width = wide
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


WRITERS: Mapping[str, Callable[[Lines, Lines], bytes]] = {".xlsx": _xlsx, ".csv": _csv}
