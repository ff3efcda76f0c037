"""PlaceRows: the places of the current filter as a table on the page.

Each cell is a line of text whose `about` is "table/row/column", so that a format with tables of its
own can make it one.
"""

from __future__ import annotations

import numpy as np

from desktop.sheet.blocks import Block
from desktop.sheet.drawing import Line, Mark, Text
from desktop.sheet.sheet_parts import Sheet
from desktop.sheet.shown import links_of
from desktop.sheet.text_boxes import cut
from geodata.place_table import place_table

COLUMNS = ("name", "kind", "city", "approved_year")
SHARES = (0.46, 0.24, 0.17, 0.13)
ROW_EM = 1.32
SIZE_EM = 0.74
_REST = {"zh": "另有 {n} 处未列出", "en": "{n} more are not listed"}


def table_block(sheet: Sheet, width_mm: float, height_mm: float) -> Block:
    """As many rows as the box holds; the last line says how many are not listed."""
    table = place_table(sheet.atlas, links_of(sheet.atlas))
    language = sheet.view.language
    rows = table.rows_of(sheet.shown.within).tolist()
    em = sheet.em_mm
    most = max(int(height_mm / (ROW_EM * em)) - 1, 1)
    listed = rows if len(rows) <= most else rows[: most - 1]
    cells = [[table.column(column).words(language) for column in COLUMNS]]
    cells += [
        [
            table.cells[column].text(row, language) or table.column(column).blank(language)
            for column in COLUMNS
        ]
        for row in listed
    ]
    marks: list[Mark] = []
    size, ink = SIZE_EM * em, sheet.palette.ink
    for number, line in enumerate(cells):
        left = 0.0
        base = (number + 0.72) * ROW_EM * em
        for at, (words, share) in enumerate(zip(line, SHARES, strict=True)):
            room = share * width_mm - 0.4 * em
            bold = number == 0
            fitting = cut(words, room / size, bold=bold)
            marks.append(
                Text(left, base, fitting, size, ink, bold=bold, about=f"table/{number}/{at}")
            )
            left += share * width_mm
    under = ROW_EM * em
    ends = np.array([(0.0, under), (width_mm, under)])
    marks.append(Line((ends,), sheet.palette.rule, 0.1 * sheet.factor, about="table"))
    height = len(cells) * ROW_EM * em
    if len(listed) < len(rows):
        words = _REST[language].format(n=len(rows) - len(listed))
        base = height + 0.72 * ROW_EM * em
        marks.append(Text(0.0, base, words, size, sheet.palette.quiet_ink, about="table"))
        height += ROW_EM * em
    return Block(width_mm, height, tuple(marks))
