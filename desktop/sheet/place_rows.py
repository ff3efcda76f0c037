"""PlaceRows: the places of the current filter as a table on the page.

Each cell is a line of text whose `about` is "table/row/column", so that a format with tables of its
own can make it one.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from desktop.sheet.blocks import Block
from desktop.sheet.drawing import Line, Mark, Text
from desktop.sheet.kind_marks import kind_mark
from desktop.sheet.sheet_parts import Sheet
from desktop.sheet.shown import links_of
from desktop.sheet.symbols import STYLE, hollow
from desktop.sheet.text_boxes import cut
from desktop.sheet.text_widths import width_em
from geodata.place_table import place_table
from geodata.tabulating import Table

COLUMNS: tuple[str, ...] = ("name", "kind", "city", "approved_year")
NARROW = ("name", "city", "approved_year")
NUMBERS = frozenset(("approved_year",))
ROW_EM = 1.42
SIZE_EM, HEAD_EM = 0.78, 0.95
HEAD_ROW_EM = 1.6
MARK_EM, LARGEST_MARK_EM, MARK_ROOM_EM = 0.72, 1.25, 1.25
GAP_EM = 1.0
# So that a column as wide as its widest cell does not cut it.
SLACK_EM = 1e-6
_HEAD = {"zh": "载体一览（{n} 处）", "en": "The places ({n})"}
_REST = {"zh": "另有 {n} 处未列出", "en": "{n} more are not listed"}


def table_block(sheet: Sheet, width_mm: float, height_mm: float) -> Block:
    """As many rows as the box holds; the last line says how many are not listed."""
    table = place_table(sheet.atlas, links_of(sheet.atlas))
    language, em, palette = sheet.view.language, sheet.em_mm, sheet.palette
    rows = table.rows_of(sheet.shown.within).tolist()
    most = max(int((height_mm / em - HEAD_ROW_EM) / ROW_EM) - 1, 1)
    listed = rows if len(rows) <= most else rows[: max(most - 1, 0)]
    size, first = SIZE_EM * em, MARK_ROOM_EM * em
    columns = COLUMNS
    cells = _cells(table, columns, listed, language)
    if sum(_needs(cells, size)) + GAP_EM * em * len(COLUMNS) > width_mm - first:
        # A narrow table does without the kind, which the mark before the name tells too.
        columns = NARROW
        cells = _cells(table, columns, listed, language)
    head = _HEAD[language].format(n=len(rows))
    words = cut(head, width_mm / (HEAD_EM * em), bold=True)
    marks: list[Mark] = [
        Text(0.0, 0.95 * em, words, HEAD_EM * em, palette.ink, bold=True, about="table head")
    ]
    places = [sheet.atlas.places[table.ids[row]] for row in listed]
    widths = _widths(cells, size, width_mm - first, GAP_EM * em)
    for number, line in enumerate(cells):
        top = (HEAD_ROW_EM + number * ROW_EM) * em
        middle, left = top + ROW_EM * em / 2, first
        if number:
            place = places[number - 1]
            side = MARK_EM * em * min(STYLE[place.kind].size_em, LARGEST_MARK_EM)
            marks.append(
                kind_mark(
                    *(place.kind, palette, 0.5 * em, middle, side),
                    hollow=hollow(place),
                    about="table mark",
                )
            )
        for at, (words, room) in enumerate(zip(line, widths, strict=True)):
            right = columns[at] in NUMBERS
            marks.append(
                Text(
                    left + room if right else left,
                    middle + 0.36 * size,
                    cut(words, room / size + SLACK_EM, bold=number == 0),
                    size,
                    palette.ink if number else palette.quiet_ink,
                    bold=number == 0,
                    anchor="right" if right else "left",
                    about=f"table/{number}/{at}",
                )
            )
            left += room + GAP_EM * em
        ends = np.array([(0.0, top + ROW_EM * em), (width_mm, top + ROW_EM * em)])
        ink, wide = (palette.rule, 0.05) if number else (palette.ink, 0.12)
        marks.append(Line((ends,), ink, wide * sheet.factor, about="table rule"))
    height = (HEAD_ROW_EM + len(cells) * ROW_EM) * em
    if len(listed) < len(rows):
        words = _REST[language].format(n=len(rows) - len(listed))
        base = height + ROW_EM * em / 2 + 0.36 * size
        marks.append(Text(first, base, words, size, palette.quiet_ink, about="table"))
        height += ROW_EM * em
    return Block(width_mm, height, tuple(marks))


def _cells(
    table: Table, columns: Sequence[str], rows: Sequence[int], language: str
) -> list[list[str]]:
    """Words of the head and of each row."""
    heads = [table.column(column) for column in columns]
    return [
        [head.words(language) for head in heads],
        *(
            [table.cells[head.id].text(row, language) or head.blank(language) for head in heads]
            for row in rows
        ),
    ]


def _needs(cells: Sequence[Sequence[str]], size_mm: float) -> list[float]:
    """What the widest cell of each column takes."""
    return [
        max(width_em(line[at], bold=not number) for number, line in enumerate(cells)) * size_mm
        for at in range(len(cells[0]))
    ]


def _widths(
    cells: Sequence[Sequence[str]], size_mm: float, width_mm: float, gap_mm: float
) -> list[float]:
    """Room for each column: what its widest cell needs; where that is too much in all, the widest
    columns give way first.
    """
    needs = _needs(cells, size_mm)
    room = max(width_mm - gap_mm * (len(needs) - 1), 1.0)
    if sum(needs) <= room:
        # What is left over is spread, so that the last column ends at the edge.
        more = (room - sum(needs)) / (len(needs) - 1)
        return [*(need + more for need in needs[:-1]), needs[-1]]
    low, high = 0.0, room
    for _ in range(40):
        limit = (low + high) / 2
        if sum(min(need, limit) for need in needs) > room:
            high = limit
        else:
            low = limit
    return [min(need, low) for need in needs]
