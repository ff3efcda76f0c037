"""The plan's text: where a clause stands in a person's own copy, found by its anchor.

Copies differ in what has no meaning: spaces and line breaks, full or half width, the shape of
quotes and dashes, radicals in place of characters in some PDF files. Both the copy and the anchor
are folded alike before they are compared, and a place found is led back to the copy's own letters.
"""

from __future__ import annotations

import unicodedata
from array import array
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from geodata.atlas import Atlas
from geodata.faults import Fault
from geodata.reading_copies import Copy
from geodata.records import Clause
from geodata.wrapped_lines import is_contents_line

# A copy with misprints or of a part lacks a few anchors; another document lacks nearly all.
LEAST_SHARE = 0.6

_SENTENCE_ENDS = frozenset("。！？!?｡")
_CLOSERS = frozenset("”’」』）》\"')")
_SAME = {
    **dict.fromkeys("“”„‟«»「」『』″〝〞", '"'),
    **dict.fromkeys("‘’‚‛′‵`", "'"),
    **dict.fromkeys("‐‑‒–—―−─~〜", "-"),
    **dict.fromkeys("〔[【", "("),
    **dict.fromkeys("〕]】", ")"),
    **dict.fromkeys("・•‧∙", "·"),
}
# Radicals that stand for a whole character in PDF files and have no compatibility mapping.
_RADICALS = dict(
    zip(
        "⺠⻄⻅⻆⻉⻋⻓⻔⻘⻙⻚⻛⻜⻢⻥⻦⻨⻩⻬⻰",
        "民西见角贝车长门青韦页风飞马鱼鸟麦黄齐龙",
        strict=True,
    )
)


@dataclass(frozen=True, slots=True)
class Spot:
    """Letters `start` to `end` (past the last) of a paragraph: from an anchor to its sentence's
    end. `paragraph` counts from 0.
    """

    paragraph: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Folded:
    """A copy's folded letters, and for each the paragraph and the letter it came from."""

    letters: str
    paragraphs: array[int]
    offsets: array[int]


def find_clause(copy: Copy, clause: Clause) -> Spot | None:
    """Where a clause stands in the copy; None when its anchor is blank or is not there."""
    sought = folded(clause.anchor)
    text = _folded_copy(copy)
    at = text.letters.find(sought) if sought else -1
    if at < 0:
        return None
    paragraph = text.paragraphs[at]
    last = at + len(sought) - 1
    while text.paragraphs[last] != paragraph:  # a page break within the anchor
        last -= 1
    end = _sentence_end(copy.paragraphs[paragraph], text.offsets[last])
    return Spot(paragraph, text.offsets[at], end)


def clauses_of(atlas: Atlas) -> tuple[Clause, ...]:
    """Every clause of the atlas that has an anchor, each once, the outline's first."""
    return tuple(dict.fromkeys(clause for clause in _clauses(atlas) if clause.anchor))


def missing_anchors(atlas: Atlas, copy: Copy) -> tuple[Clause, ...]:
    """The clauses of the atlas whose anchors are not in the copy, the outline's first."""
    return tuple(clause for clause in clauses_of(atlas) if find_clause(copy, clause) is None)


def require_plan(atlas: Atlas, copy: Copy) -> tuple[Clause, ...]:
    """The anchors missing in a copy of the plan; Fault when it is another document."""
    missing = missing_anchors(atlas, copy)
    all_of_them = len(clauses_of(atlas))
    found = all_of_them - len(missing)
    if found < LEAST_SHARE * all_of_them:
        raise Fault(
            f"“{copy.path.name}”是另一份文件：规划的 {all_of_them} 处条款只找到 {found} 处。"
            "请选择国科发计〔2012〕71号规划的文本。",
            f'"{copy.path.name}" is another document: {found} of the plan\'s {all_of_them} '
            "clauses were found in it. Choose the text of plan 国科发计〔2012〕71号.",
        )
    return missing


def folded(text: str) -> str:
    """A text without what may differ between copies: for comparing, not for showing."""
    return "".join(map(_folded_letter, text))


@cache
def _folded_letter(letter: str) -> str:
    """No letter for space and invisible marks, else one or more."""
    plain = unicodedata.normalize("NFKC", _RADICALS.get(letter, letter))
    return "".join(
        _SAME.get(part, part)
        for part in plain
        if not part.isspace() and unicodedata.category(part) not in ("Cc", "Cf", "Co", "Cn")
    )


@lru_cache(maxsize=2)
def _folded_copy(copy: Copy) -> _Folded:
    """Folded once a copy: all its clauses are sought in it. A table of contents is left out, so
    that a heading is found where its section begins.
    """
    letters: list[str] = []
    paragraphs, offsets = array("L"), array("L")
    for number, paragraph in enumerate(copy.paragraphs):
        if is_contents_line(paragraph):
            continue
        for offset, letter in enumerate(paragraph):
            for part in _folded_letter(letter):
                letters.append(part)
                paragraphs.append(number)
                offsets.append(offset)
    return _Folded("".join(letters), paragraphs, offsets)


def _sentence_end(paragraph: str, last: int) -> int:
    """The end of the sentence that holds letter `last`, with the quotes that close after it."""
    end = next((at for at in range(last, len(paragraph)) if paragraph[at] in _SENTENCE_ENDS), None)
    if end is None:
        return len(paragraph)
    end += 1
    while end < len(paragraph) and paragraph[end] in _CLOSERS:
        end += 1
    return end


def _clauses(atlas: Atlas) -> Iterator[Clause]:
    yield from (Clause(section.id, section.anchor) for section in atlas.sections.values())
    for records in (
        atlas.metrics.values(),
        atlas.projects.values(),
        atlas.actions.values(),
        atlas.industries.values(),
        atlas.clusters.values(),
        atlas.definitions.values(),
        atlas.mentions,
    ):
        yield from (record.clause for record in records)
    for project in atlas.projects.values():
        yield from (Clause("", anchor) for anchor in project.industry_anchors)
    yield from (Clause("", entity.anchor) for entity in atlas.entities.values())
