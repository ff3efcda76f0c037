"""Wrapped lines: the lines of a page or of a hard-wrapped text become paragraphs again.

Which lines belong together is a guess from their widths. A wrong guess moves the border of a
paragraph and loses no word, and the search for a clause looks across such borders.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence

# Widths in em. Longer lines are paragraphs already; shorter ones than this share of a full
# line end their paragraph.
_WIDEST_WRAPPED_EM = 120.0
_FULL_SHARE = 0.85

_PAGE_NUMBER = re.compile(r"[-—–\s]*(第\s*)?\d{1,3}(\s*页)?(\s*[/共]\s*\d{1,3}\s*页?)?[-—–\s]*")
_CONTENTS_LINE = re.compile(r".+(\t|[.．…·]{3,}|( [.．…·]){3,})\s*\d{1,3}")
_OPENS_PARAGRAPH = re.compile(
    r"\s{2,}|\u3000|（[一二三四五六七八九十]+）|[一二三四五六七八九十]+、"
    r"|第[一二三四五六七八九十]+[，、章节]|\d{1,2}[.．、](?!\d)"
)
_SENTENCE_ENDS = frozenset("。！？!?：:")


def is_contents_line(line: str) -> bool:
    """Whether a line belongs to a table of contents: a title, a leader or tab, a page number."""
    return _CONTENTS_LINE.fullmatch(line.strip()) is not None


def whole_lines(lines: Iterable[str]) -> tuple[str, ...]:
    """The lines that are not blank, without outer space."""
    return tuple(line.strip() for line in lines if line.strip())


def joined(lines: Sequence[str], *, paged: bool = False) -> tuple[str, ...]:
    """Paragraphs of wrapped lines; lines too long to be wrapped ones stay as they are.

    `paged` lines come from pages: lines that hold a page number only are dropped.
    """
    if paged:
        lines = [line for line in lines if not _PAGE_NUMBER.fullmatch(line.strip() or "x")]
    widths = sorted(_width_em(line.strip()) for line in lines if line.strip())
    full_em = widths[len(widths) * 9 // 10] if widths else 0.0
    if full_em > _WIDEST_WRAPPED_EM:
        return whole_lines(lines)
    paragraphs: list[str] = []
    reached_em = 0.0  # how far the line on paper has come; 0 where a paragraph has ended
    for line in lines:
        words = line.strip()
        if not words:
            reached_em = 0.0
            continue
        full = reached_em >= _FULL_SHARE * full_em
        within = reached_em > 0.0 and not full and _is_seam(paragraphs[-1], words)
        if (full or within) and not _OPENS_PARAGRAPH.match(line):
            paragraphs[-1] += (" " if _parts_words(paragraphs[-1], words) else "") + words
        else:
            paragraphs.append(words)
        reached_em = _width_em(words) + (reached_em if within else 0.0)
        if is_contents_line(words):
            reached_em = 0.0
    return tuple(paragraphs)


def _is_seam(before: str, after: str) -> bool:
    """Whether a line on paper was cut where its letters change their font: at Latin ones."""
    if before[-1] in _SENTENCE_ENDS:
        return False
    return any(letter.isascii() and letter.isalnum() for letter in (before[-1], after[0]))


def _parts_words(before: str, after: str) -> bool:
    """Whether the end of a line stood for a space: between words in Latin letters."""
    ends = before[-1] + after[0]
    return ends.isascii() and ends.isalpha()


def _width_em(line: str) -> float:
    return sum(1.0 if unicodedata.east_asian_width(letter) in "WFA" else 0.5 for letter in line)
