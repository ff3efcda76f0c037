"""Names: words that want a place on the map, as wishes and, once placed, as texts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from desktop.sheet.drawing import Line, Text
from desktop.sheet.framing import MapFrame
from desktop.sheet.label_grid import Box
from desktop.sheet.label_spots import Spots
from desktop.sheet.labels import Placed, Wish
from desktop.sheet.palette import Letters, Palette
from desktop.sheet.text_widths import ASCENT_EM, DESCENT_EM, width_em

# Who chooses first. The names that any map of the country must carry; names of provinces have
# little freedom and orient the reader, so they go before the names of zones, which have twelve
# places to choose from. What finds no room at hand may go far out, a line leading to it, once the
# provinces have theirs.
PRIORITY = {
    "foremost": -1,
    "must": 0,
    "selected": 1,
    "capital": 2,
    "demo_zone": 3,
    "province": 4,
    "far": 5,
    "linked": 6,
    "zone": 7,
    "province_seat": 8,
    "reef": 4,
    "base": 9,
    "seat": 10,
    "service": 11,
    "county": 12,
    "lake": 13,
    "neighbour": 14,
    "sea": 15,
}

HALO_SHARE = 0.12
"""Halo around letters as a share of their size."""
AIR_EM = 0.16
"""How much wider than its letters a name's box is."""
LEADING_EM = 1.14
SECOND_SHARE = 0.84
"""Size of the second language's lines as a share of the first's."""
LINE_EM = 0.06
"""Width of a line that leads to a name, in em of it."""

Tongues = tuple[str, ...]
"""The languages of a map's names, "zh" or "en": one, or both with the first above."""


@dataclass(frozen=True, slots=True)
class Words:
    """A name's lines; the last `second` of them are in the second language and smaller."""

    lines: tuple[str, ...]
    second: int = 0

    def __bool__(self) -> bool:
        return bool(self.lines)

    def shares(self) -> list[tuple[str, float]]:
        """Each line with its size as a share of the name's."""
        first = len(self.lines) - self.second
        return [(line, 1.0 if row < first else SECOND_SHARE) for row, line in enumerate(self.lines)]


def said(tongues: Tongues, say: Callable[[str], Sequence[str]]) -> Words:
    """What is said in the languages in turn; the same words are not said twice."""
    lines = tuple(line for line in say(tongues[0]) if line)
    if len(tongues) < 2:
        return Words(lines)
    more = tuple(line for line in say(tongues[1]) if line and line not in lines)
    return Words((*lines, *more), len(more)) if lines else Words(more)


@dataclass(frozen=True, slots=True)
class Point:
    """What a name is about: a point in millimetres and how far its mark reaches.

    `far` is the first of the name's spots to which a line must lead.
    """

    x_mm: float
    y_mm: float
    reach_mm: float = 0.0
    far: int | None = None


@dataclass(frozen=True, slots=True)
class Name:
    """A name and its wish for a place; `halo` is a colour."""

    wish: Wish
    words: Words
    letters: Letters
    size_mm: float
    halo: str


@dataclass(frozen=True, slots=True)
class Setting:
    """Where and how names are set: frame, colours, the map's type size, languages."""

    frame: MapFrame
    palette: Palette
    em_mm: float
    tongues: Tongues

    def size_mm(self, words: Words, letters: Letters) -> tuple[float, float]:
        """Width and height of a name in those letters, with a little air."""
        size = letters.size_em * self.em_mm
        shares = words.shares()
        width = max(share * (width_em(line, bold=letters.bold) + AIR_EM) for line, share in shares)
        between = sum(share for _, share in shares[1:])
        return width * size, (ASCENT_EM + DESCENT_EM + LEADING_EM * between) * size

    def name(
        self,
        about: str,
        words: Words,
        letters: Letters,
        spots: Spots,
        priority: str,
        halo: str,
        point: Point,
        *,
        roaming: bool = False,
    ) -> Name:
        """A name with its wish; `spots` are upper left corners of its box in millimetres.

        `halo` is the colour around its letters: that of the ground it mostly lies on. The name of
        an area is `roaming`: it may stay where it was when the map is moved.
        """
        width, height = self.size_mm(words, letters)
        wish = Wish(
            about,
            width,
            height,
            spots,
            PRIORITY[priority],
            (point.x_mm, point.y_mm),
            point.reach_mm,
            point.far,
            max(PRIORITY[priority], PRIORITY["far"])
            if PRIORITY[priority] > PRIORITY["capital"]
            else PRIORITY[priority],
            roaming,
        )
        return Name(wish, words, letters, letters.size_em * self.em_mm, halo)


def texts(names: Sequence[Name], placed: Placed) -> list[Text]:
    """The names that found room, as texts in their boxes."""
    return [text for name in names for text in _texts(name, placed.boxes.get(name.wish.about))]


def _texts(name: Name, box: Box | None) -> list[Text]:
    if box is None:
        return []
    x_mm, anchor = _aligned(name, box)
    baseline = box[1] + ASCENT_EM * name.size_mm
    found: list[Text] = []
    for row, (line, share) in enumerate(name.words.shares()):
        size = share * name.size_mm
        if row:
            baseline += LEADING_EM * size
        found.append(
            Text(
                x_mm,
                baseline,
                line,
                size,
                name.letters.colour,
                name.letters.bold,
                anchor,
                name.halo,
                HALO_SHARE * size,
                name.wish.about,
            )
        )
    return found


def _aligned(name: Name, box: Box) -> tuple[float, str]:
    """Lines of unlike length are flush with the mark that they stand beside."""
    x_mm = name.wish.point_mm[0]
    air = AIR_EM * name.size_mm / 2
    if len(name.words.lines) > 1 and not name.wish.roaming:
        if box[0] > x_mm:
            return box[0] + air, "left"
        if box[2] < x_mm:
            return box[2] - air, "right"
    return (box[0] + box[2]) / 2, "middle"


def lines_to(names: Sequence[Name], placed: Placed) -> list[Line]:
    """Thin lines from marks to names that stand away from them, each on its halo."""
    found: list[Line] = []
    for name in names:
        if name.wish.about not in placed.lines:
            continue
        ends = np.array(placed.lines[name.wish.about]).reshape(2, 2)
        width = LINE_EM * name.size_mm
        about = f"line to {name.wish.about}"
        found.append(Line((ends,), name.halo, 4 * width, about=about))
        found.append(Line((ends,), name.letters.colour, width, about=about))
    return found
