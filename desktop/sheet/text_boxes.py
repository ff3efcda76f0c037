"""Text boxes: words fitted into a box of the page, smaller rather than cut."""

from __future__ import annotations

from dataclasses import replace

from desktop.sheet.blocks import Block
from desktop.sheet.drawing import Mark, Text
from desktop.sheet.text_widths import ASCENT_EM, width_em, wrapped

LINE_EM = 1.36
LEADING_EM = 0.24
SMALLEST_MM = 1.4
"""Below about 4 points nobody reads a line: then the last line says that there was more."""
STEP = 0.94
MORE = "…"


def fitted_line(
    words: str, width_mm: float, height_mm: float, ink: str, about: str, *, bold: bool = False
) -> Block:
    """One line as high as the box, or as its width allows."""
    em = max(width_em(words, bold=bold), 0.01)
    size = min(height_mm / (ASCENT_EM + LEADING_EM), width_mm / em)
    mark = Text(0.0, ASCENT_EM * size, words, size, ink, bold=bold, about=about)
    return Block(em * size, (ASCENT_EM + LEADING_EM) * size, (mark,) if words else ())


def fitted_lines(
    words: tuple[str, ...],
    width_mm: float,
    height_mm: float,
    largest_mm: float,
    ink: str,
    about: str,
) -> Block:
    """Paragraphs in type of at most `largest_mm`, wrapped and shrunk until the box holds them.

    What does not fit in the smallest legible type is left out, and the last line ends in "…".
    """
    size = largest_mm
    lines = _lines(words, width_mm, size)
    while len(lines) * LINE_EM * size > height_mm and size * STEP >= SMALLEST_MM:
        size *= STEP
        lines = _lines(words, width_mm, size)
    most = max(1, int(height_mm / (LINE_EM * size) + 1e-6))
    if len(lines) > most:
        lines = [*lines[: most - 1], cut(lines[most - 1], width_mm / size, more=True)]
    marks: list[Mark] = [
        Text(0.0, (ASCENT_EM + LINE_EM * row) * size, line, size, ink, about=about)
        for row, line in enumerate(lines)
        if line
    ]
    widest = max((width_em(line) * size for line in lines), default=0.0)
    return Block(widest, len(lines) * LINE_EM * size, tuple(marks))


def flush_right(block: Block, width_mm: float) -> Block:
    """The lines of a block set against the right edge of a box."""
    marks = tuple(
        replace(mark, x_mm=width_mm, anchor="right") if isinstance(mark, Text) else mark
        for mark in block.marks
    )
    return Block(width_mm, block.height_mm, marks)


def cut(words: str, limit_em: float, *, bold: bool = False, more: bool = False) -> str:
    """The words, or as many letters as fit with "…" behind them; with `more` always with it."""
    if not more and width_em(words, bold=bold) <= limit_em:
        return words
    words = words.rstrip()
    while words and width_em(words + MORE, bold=bold) > limit_em:
        words = words[:-1]
    return words + MORE


def _lines(words: tuple[str, ...], width_mm: float, size_mm: float) -> list[str]:
    lines: list[str] = []
    for paragraph in words:
        lines += wrapped(paragraph, width_mm / size_mm) or [""]
    return lines if any(lines) else []
