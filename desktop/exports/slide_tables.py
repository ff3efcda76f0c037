"""Slide tables: the cells of a drawing's table as one native table of a slide, to be edited."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import pairwise
from typing import Any

from desktop.sheet.drawing import Line, Mark, Text

Cells = dict[tuple[int, int], Text]
"""The words of a table by row and column."""

HAIRLINE_EMU = 6_350
"""Half a point."""
BASE_OF_ROW = 0.72
"""Where a row's baseline lies in its height."""
_PLAIN_STYLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
"""PowerPoint's own "No style, no grid"."""


def is_of_table(mark: Mark) -> bool:
    """Whether the mark is a table's cell, or the rule under its heads."""
    if isinstance(mark, Line):
        return mark.about == "table"
    return isinstance(mark, Text) and mark.about.startswith("table/")


def cells_of(marks: Iterable[Mark]) -> Cells:
    """The cells among the marks; none when the page has no table."""
    found: Cells = {}
    for mark in marks:
        if isinstance(mark, Text) and mark.about.startswith("table/"):
            _, row, column = mark.about.split("/")
            found[int(row), int(column)] = mark
    return found


def add_slide_table(
    shapes: Any,
    marks: Iterable[Mark],
    move: Callable[[float, float], tuple[int, int]],
    dress: Callable[[Any, Text], None],
) -> None:
    """Put the table of those marks onto a slide.

    `move(x_mm, y_mm)` gives a point of the drawing in the slide's units, `dress(run, text)` puts
    words with their look into a run.
    """
    from pptx.enum.text import MSO_ANCHOR

    marks = list(marks)
    cells = cells_of(marks)
    lefts, bases, right_mm = _grid(marks, cells)
    row_mm = (bases[-1] - bases[0]) / (len(bases) - 1) if len(bases) > 1 else bases[0]
    top_mm = bases[0] - BASE_OF_ROW * row_mm
    left, top = move(lefts[0], top_mm)
    right, bottom = move(right_mm, top_mm + len(bases) * row_mm)
    frame = shapes.add_table(len(bases), len(lefts), left, top, right - left, bottom - top)
    frame.name = "table"
    table = frame.table
    table.horz_banding = False
    properties = frame._element.graphic.graphicData.tbl.tblPr  # noqa: SLF001  python-pptx has no door to it
    properties.find(_name("a:tableStyleId")).text = _PLAIN_STYLE
    ends = [move(x, top_mm)[0] for x in (*lefts, right_mm)]
    for column, (start, end) in enumerate(pairwise(ends)):
        table.columns[column].width = end - start
    for row in table.rows:
        row.height = (bottom - top) // len(bases)
    for (row, column), text in cells.items():
        cell = table.cell(row, column)
        cell.margin_left = cell.margin_right = cell.margin_top = cell.margin_bottom = 0
        cell.vertical_anchor = MSO_ANCHOR.MIDDLE
        cell.text_frame.word_wrap = False
        dress(cell.text_frame.paragraphs[0].add_run(), text)
        if row == 0:
            _underline(cell, text.colour)


def _grid(marks: list[Mark], cells: Cells) -> tuple[list[float], list[float], float]:
    """Left edges of the columns, baselines of the rows, right edge of the table (mm)."""
    lefts = [text.x_mm for (row, _), text in sorted(cells.items()) if row == 0]
    bases = [text.y_mm for (_, column), text in sorted(cells.items()) if column == 0]
    rules = (mark for mark in marks if isinstance(mark, Line) and mark.about == "table")
    right = max((float(part[:, 0].max()) for rule in rules for part in rule.parts), default=0.0)
    return lefts, bases, max(right, lefts[-1] + 1.0)


def _underline(cell: Any, colour: str) -> None:
    """The rule under the heads, which belongs to the table and moves with it."""
    properties = cell._tc.get_or_add_tcPr()  # noqa: SLF001  python-pptx has no door to it
    line = properties.makeelement(_name("a:lnB"), {"w": str(HAIRLINE_EMU)})
    fill = line.makeelement(_name("a:solidFill"), {})
    fill.append(fill.makeelement(_name("a:srgbClr"), {"val": colour.lstrip("#")}))
    line.append(fill)
    properties.append(line)


def _name(tag: str) -> str:
    from pptx.oxml.ns import qn

    return str(qn(tag))
