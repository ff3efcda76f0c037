"""NoteLines: notes set as text: headings bold, points with a hanging indent, smaller rather than
cut.
"""

from __future__ import annotations

from dataclasses import dataclass

from desktop.sheet.blocks import Block
from desktop.sheet.drawing import Mark, Text
from desktop.sheet.sheet_parts import Sheet
from desktop.sheet.text_boxes import LINE_EM, SMALLEST_MM, STEP, cut
from desktop.sheet.text_widths import ASCENT_EM, width_em, wrapped

POINT = "· "
LARGEST_EM = 0.92
# A blank line is lower than one with words.
BLANK_EM = 0.7


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

    What does not fit in the smallest legible type is left out, and the last line ends in "…".
    """
    paragraphs = tuple(line.rstrip() for line in sheet.page.notes.splitlines())
    size = LARGEST_EM * sheet.em_mm
    lines = _lines(paragraphs, width_mm / size)
    while _height_em(lines) * size > height_mm and size * STEP >= SMALLEST_MM:
        size *= STEP
        lines = _lines(paragraphs, width_mm / size)
    kept = lines
    while len(kept) > 1 and _height_em(kept) * size > height_mm:
        kept = kept[:-1]
    if len(kept) < len(lines):
        last = kept[-1]
        words = cut(last.words, width_mm / size - last.indent_em, bold=last.bold, more=True)
        kept = [*kept[:-1], _Line(words, last.indent_em, last.bold)]
    marks: list[Mark] = []
    top = 0.0
    for line in kept:
        if line.words:
            ink = sheet.palette.accent if line.bold else sheet.palette.ink
            base = top + ASCENT_EM * size
            left = line.indent_em * size
            marks.append(Text(left, base, line.words, size, ink, bold=line.bold, about="notes"))
        top += line.height_em * size
    return Block(width_mm if marks else 0.0, top, tuple(marks))


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


def _height_em(lines: list[_Line]) -> float:
    return sum(line.height_em for line in lines)
