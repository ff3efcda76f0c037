"""Page advice: what a composed page would be better without; unlike the rule book it forbids
nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from desktop.sheet.drawing import Drawing, Text
from desktop.sheet.item_groups import overlapping
from desktop.sheet.page import Page
from desktop.sheet.page_items import KIND

# Type that nobody reads on paper, and what a slide needs, in points.
LEAST_PT = 4.5
POINTS_PER_MM = 72 / 25.4
MOST_SAID = 3


@dataclass(frozen=True, slots=True)
class Advice:
    """One thing that could be better, and how."""

    zh: str
    en: str

    def words(self, language: str) -> str:
        """The advice in `language` ("zh" or "en")."""
        return self.en if language == "en" else self.zh


def advice(page: Page, drawing: Drawing) -> tuple[Advice, ...]:
    """What to mend on the page that the drawing was composed on, the gravest first."""
    return (*_overlaps(page), *_letters(drawing), *_cut(drawing))


def blank_kinds(page: Page) -> frozenset[str]:
    """Kinds of items that have nothing to print."""
    typed = {"notes": page.notes.strip(), "date": page.date.strip(), "logo": page.logo}
    return frozenset(kind for kind, content in typed.items() if not content)


def _overlaps(page: Page) -> Iterator[Advice]:
    for one, other in overlapping(page.items, blank_kinds(page))[:MOST_SAID]:
        first, second = KIND[one.kind], KIND[other.kind]
        yield Advice(
            f"“{first.zh}”与“{second.zh}”的位置重叠，请移开一个或缩小",
            f"{first.en} and {second.en.lower()} lie upon each other; move one or make it smaller",
        )


def _letters(drawing: Drawing) -> Iterator[Advice]:
    # The number in a mark of several is as small as those on the map that it explains.
    beside = [
        mark
        for mark in drawing.marks
        if isinstance(mark, Text) and mark.words.strip() and mark.about != "legend number"
    ]
    if not beside:
        return
    smallest = min(beside, key=lambda text: text.size_mm)
    points = smallest.size_mm * POINTS_PER_MM
    if points < LEAST_PT:
        yield Advice(
            f"最小的字只有 {points:.1f} 磅（“{_short(smallest.words)}”），请放大所在要素或字号",
            f"the smallest letters are {points:.1f} points (“{_short(smallest.words)}”); enlarge "
            "their item or the type",
        )


def _cut(drawing: Drawing) -> Iterator[Advice]:
    for kind in ("title", "subtitle", "notes", "source"):
        lines = [m for m in drawing.marks if isinstance(m, Text) and m.about == kind]
        if lines and lines[-1].words.endswith("…"):
            term = KIND[kind]
            yield Advice(
                f"“{term.zh}”放不下，末尾有省略；请放大它的框",
                f"the {term.en.lower()} does not fit and ends in “…”; make its box larger",
            )


def _short(words: str) -> str:
    return words if len(words) <= 16 else f"{words[:16]}…"
