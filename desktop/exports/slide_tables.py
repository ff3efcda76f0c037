"""Slide tables: the cells of a drawing's table as one native table of a slide, to be edited."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise
from typing import Any

from desktop.sheet.drawing import Line, Mark, Symbol, Text
from desktop.sheet.text_widths import width_em

Cells = dict[tuple[int, int], Text]
"""The words of a table by row and column."""

EMU_PER_MM = 36_000
MIDDLE_EM = 0.36
"""How far above its baseline a line of text has its middle."""
USUAL_ROW_EM = 1.8
_PLAIN_STYLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
"""PowerPoint's own "No style, no grid"."""
_CELL, _RULE, _MARK = "table/", "table rule", "table mark"


def is_of_table(mark: Mark) -> bool:
    """Whether the mark is a table's cell or the rule under a row."""
    if isinstance(mark, Line):
        return mark.about == _RULE
    return isinstance(mark, Text) and mark.about.startswith(_CELL)


def is_table_sign(mark: Mark) -> bool:
    """Whether the mark is the sign before a row."""
    return isinstance(mark, Symbol) and mark.about == _MARK


def cells_of(marks: Iterable[Mark]) -> Cells:
    """The cells among the marks; none when the page has no table."""
    found: Cells = {}
    for mark in marks:
        if isinstance(mark, Text) and mark.about.startswith(_CELL):
            _, row, column = mark.about.split("/")
            found[int(row), int(column)] = mark
    return found


def add_slide_table(
    shapes: Any,
    marks: Sequence[Mark],
    move: Callable[[float, float], tuple[int, int]],
    dress: Callable[[Any, Text], None],
) -> None:
    """Put the table of those marks onto a slide.

    `move(x_mm, y_mm)` gives a point of the drawing in the slide's units, `dress(paragraph, text)`
    puts words with their look into a paragraph.
    """
    from pptx.enum.text import MSO_ANCHOR

    cells = cells_of(marks)
    rules = [mark for mark in marks if isinstance(mark, Line) and mark.about == _RULE]
    edges = _edges(cells, rules)
    count, top_mm, row_mm = _rows(cells)
    (left, top), (right, bottom) = (
        move(edges[0], top_mm),
        move(edges[-1], top_mm + count * row_mm),
    )
    frame = shapes.add_table(count, len(edges) - 1, left, top, right - left, bottom - top)
    frame.name = "table"
    table = frame.table
    table.horz_banding = False
    properties = frame._element.graphic.graphicData.tbl.tblPr  # noqa: SLF001  python-pptx has no door to it
    properties.find(_name("a:tableStyleId")).text = _PLAIN_STYLE
    ends = [move(edge, top_mm)[0] for edge in edges]
    for column, (start, end) in enumerate(pairwise(ends)):
        table.columns[column].width = end - start
    for row in table.rows:
        row.height = (bottom - top) // count
    for (row, column), text in cells.items():
        cell = table.cell(row, column)
        cell.margin_left = cell.margin_right = cell.margin_top = cell.margin_bottom = 0
        if text.anchor == "right":
            cell.margin_right = max(ends[column + 1] - move(text.x_mm, 0.0)[0], 0)
        cell.vertical_anchor = MSO_ANCHOR.MIDDLE
        cell.text_frame.word_wrap = False
        dress(cell.text_frame.paragraphs[0], text)
        if row < len(rules):
            _underline(cell, rules[row])


def _edges(cells: Cells, rules: Sequence[Line]) -> list[float]:
    """Left edges of the columns and the right edge of the last one (mm)."""
    lefts: dict[int, float] = {}
    right = max((float(part[:, 0].max()) for rule in rules for part in rule.parts), default=0.0)
    for (_, column), text in cells.items():
        width = width_em(text.words, bold=text.bold) * text.size_mm
        left = text.x_mm - (width if text.anchor == "right" else 0.0)
        lefts[column] = min(lefts.get(column, left), left)
        right = max(right, left + width)
    return [*(lefts[column] for column in sorted(lefts)), right]


def _rows(cells: Cells) -> tuple[int, float, float]:
    """How many rows there are, where the first begins and how high each is (mm)."""
    bases = [text.y_mm for (_, column), text in sorted(cells.items()) if column == 0]
    size = cells[0, 0].size_mm
    row = (bases[-1] - bases[0]) / (len(bases) - 1) if len(bases) > 1 else USUAL_ROW_EM * size
    return len(bases), bases[0] - MIDDLE_EM * size - row / 2, row


def _underline(cell: Any, rule: Line) -> None:
    """The rule under a row, which belongs to the table and moves with it."""
    properties = cell._tc.get_or_add_tcPr()  # noqa: SLF001  python-pptx has no door to it
    width = str(round(rule.width_mm * EMU_PER_MM))
    line = properties.makeelement(_name("a:lnB"), {"w": width})
    fill = line.makeelement(_name("a:solidFill"), {})
    fill.append(fill.makeelement(_name("a:srgbClr"), {"val": rule.colour.lstrip("#")}))
    line.append(fill)
    properties.append(line)


def _name(tag: str) -> str:
    from pptx.oxml.ns import qn

    return str(qn(tag))
