"""Names: words that want a place on the map, as wishes and, once placed, as texts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from desktop.sheet.drawing import Text
from desktop.sheet.labels import Box, Placed, Wish, baseline_mm, box_size
from desktop.sheet.palette import Letters

# Who chooses first. The names that any map of the country must carry; names of provinces have
# little freedom and orient the reader, so they go before the names of zones, which have eight
# places to choose from.
PRIORITY = {
    "must": 0,
    "selected": 1,
    "capital": 2,
    "demo_zone": 3,
    "province": 4,
    "linked": 5,
    "zone": 6,
    "province_seat": 7,
    "reef": 7,
    "base": 8,
    "seat": 9,
    "county": 10,
    "lake": 11,
    "neighbour": 12,
    "sea": 13,
}

HALO_SHARE = 0.12
"""Halo around letters as a share of their size."""


@dataclass(frozen=True, slots=True)
class Name:
    """A name of one or more lines, and its wish for a place; `halo` is a colour."""

    wish: Wish
    lines: tuple[str, ...]
    letters: Letters
    size_mm: float
    halo: str


def name_size(lines: Sequence[str], letters: Letters, em_mm: float) -> tuple[float, float]:
    """Width and height in millimetres of a name in those letters."""
    return box_size(lines, letters.size_em * em_mm, bold=letters.bold)


def named(
    about: str,
    lines: Sequence[str],
    letters: Letters,
    em_mm: float,
    spots: Iterable[tuple[float, float]],
    priority: str,
    halo: str,
) -> Name:
    """A name with its wish; `spots` are upper left corners of its box in millimetres.

    `halo` is the colour around its letters: that of the ground it mostly lies on.
    """
    width, height = name_size(lines, letters, em_mm)
    wish = Wish(about, width, height, tuple(spots), PRIORITY[priority])
    return Name(wish, tuple(lines), letters, letters.size_em * em_mm, halo)


def texts(names: Sequence[Name], placed: Placed) -> list[Text]:
    """The names that found room, as texts centred in their boxes."""
    return [text for name in names for text in _lines(name, placed)]


def _lines(name: Name, placed: Placed) -> list[Text]:
    box: Box | None = placed.boxes.get(name.wish.about)
    if box is None:
        return []
    middle = (box[0] + box[2]) / 2
    return [
        Text(
            middle,
            baseline_mm(box, row, name.size_mm),
            words,
            name.size_mm,
            name.letters.colour,
            name.letters.bold,
            "middle",
            name.halo,
            HALO_SHARE * name.size_mm,
            name.wish.about,
        )
        for row, words in enumerate(name.lines)
    ]
