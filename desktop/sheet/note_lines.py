"""NoteLines: notes set as text: headings bold, points with a hanging indent, smaller rather than
cut.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from desktop.sheet.blocks import Block
from desktop.sheet.drawing import Mark, Text
from desktop.sheet.page import NOTES_EM
from desktop.sheet.sheet_parts import Sheet
from desktop.sheet.text_boxes import LINE_EM, STEP, cut
from desktop.sheet.text_widths import ASCENT_EM, width_em, wrapped

POINT = "· "
# A blank line is lower than one with words.
BLANK_EM = 0.7
SMALLEST_MM = 1.6
"""Just above the size that the advice calls too small."""
COLUMN_COUNTS = (1, 2, 3)
COLUMN_GAP_EM = 1.6
NARROWEST_EM = 14.0


@dataclass(frozen=True, slots=True)
class _Line:
    words: str
    indent_em: float = 0.0
    bold: bool = False

    @property
    def height_em(self) -> float:
        return LINE_EM if self.words else BLANK_EM


def notes_block(sheet: Sheet, width_mm: float, height_mm: float) -> Block:
    """The page's notes in a box; a paragraph with points under it is their heading.

    They are set in the number of columns that lets the type be largest. What does not fit in the
    smallest legible type is left out, and the last line ends in "…".
    """
    paragraphs = tuple(line.rstrip() for line in sheet.page.notes.splitlines())
    em = sheet.em_mm * sheet.page.notes_em / NOTES_EM
    tried = [_fitted(paragraphs, width_mm, height_mm, em, count) for count in COLUMN_COUNTS]
    # Of equals the one with fewer columns; none whose columns are too narrow to read.
    best = max((made for made in tried if made is not None), key=lambda made: made.size_mm)
    marks: list[Mark] = []
    for number, column in enumerate(best.columns):
        top = 0.0
        for line in column:
            if line.words:
                ink = sheet.palette.accent if line.bold else sheet.palette.ink
                left = number * best.step_mm + line.indent_em * best.size_mm
                base = top + ASCENT_EM * best.size_mm
                size, bold = best.size_mm, line.bold
                marks.append(Text(left, base, line.words, size, ink, bold=bold, about="notes"))
            top += line.height_em * best.size_mm
    highest = max((_height_em(column) for column in best.columns), default=0.0)
    return Block(width_mm if marks else 0.0, highest * best.size_mm, tuple(marks))


@dataclass(frozen=True, slots=True)
class _Set:
    """Lines in columns `step_mm` apart, in type of one size."""

    columns: tuple[tuple[_Line, ...], ...]
    size_mm: float
    step_mm: float


def _fitted(
    paragraphs: tuple[str, ...], width_mm: float, height_mm: float, em_mm: float, count: int
) -> _Set | None:
    """The notes in so many columns, as large as the box allows and legible; None for columns that
    are too narrow.
    """
    gap = COLUMN_GAP_EM * em_mm
    wide = (width_mm - (count - 1) * gap) / count
    size = NOTES_EM * em_mm
    if count > 1 and wide < NARROWEST_EM * SMALLEST_MM:
        return None
    while True:
        columns = _columns(_lines(paragraphs, wide / size), height_mm / size)
        if len(columns) <= count or size * STEP < SMALLEST_MM:
            break
        size *= STEP
    if count > 1 and wide < NARROWEST_EM * size:
        return None
    if len(columns) > count:
        kept = list(columns[:count])
        *lines, last = kept[-1]
        words = cut(last.words, wide / size - last.indent_em, bold=last.bold, more=True)
        kept[-1] = (*lines, _Line(words, last.indent_em, last.bold))
        columns = tuple(kept)
    return _Set(columns, size, wide + gap)


def _columns(lines: list[_Line], height_em: float) -> tuple[tuple[_Line, ...], ...]:
    """The lines in columns of at most that height; none begins with a blank line or ends with a
    heading.
    """
    columns: list[tuple[_Line, ...]] = []
    column: list[_Line] = []
    for line in lines:
        if column and _height_em(column) + line.height_em > height_em + 1e-6:
            carried = [column.pop()] if len(column) > 1 and column[-1].bold else []
            columns.append(tuple(column))
            column = carried
        if column or line.words:
            column.append(line)
    return (*columns, tuple(column)) if column else tuple(columns)


def _lines(paragraphs: tuple[str, ...], limit_em: float) -> list[_Line]:
    lines: list[_Line] = []
    for number, words in enumerate(paragraphs):
        after = paragraphs[number + 1] if number + 1 < len(paragraphs) else ""
        heading = bool(words) and not words.startswith(POINT) and after.startswith(POINT)
        if words.startswith(POINT):
            indent = width_em(POINT)
            first, *others = wrapped(words, limit_em) or [""]
            lines.append(_Line(first))
            rest = words[len(first) :].strip() if others else ""
            lines += [_Line(line, indent) for line in wrapped(rest, limit_em - indent)]
        else:
            broken = wrapped(words, limit_em, bold=heading) or [""]
            lines += [_Line(line, 0.0, heading) for line in broken]
    return lines if any(line.words for line in lines) else []


def _height_em(lines: Sequence[_Line]) -> float:
    return sum(line.height_em for line in lines)
