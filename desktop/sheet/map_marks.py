"""What lies within the main frame: base map, seats, islands, places, and all names upon them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from desktop.sheet.base_map import base_marks
from desktop.sheet.base_shapes import base_shapes
from desktop.sheet.drawing import Box, Group, Line, Mark, Symbol
from desktop.sheet.framing import Bounds, Lines, MapFrame, lines_for, shows_whole_country
from desktop.sheet.labels import place
from desktop.sheet.names import Name, texts
from desktop.sheet.palette import EM_MM, Palette
from desktop.sheet.places import PlaceMarks, left_out, place_marks
from desktop.sheet.region_names import county_names, province_names, seat_marks_and_names
from desktop.sheet.shown import Shown
from desktop.sheet.water_names import (
    island_marks_and_names,
    lake_names,
    neighbour_names,
    sea_names,
)
from geodata.atlas import Atlas
from geodata.projecting import MAIN

GRAIN = 12
"""Cells of the label grid to an em."""
DASHES = "border/南海断续线"
EDGE_EM = 0.25
"""Names keep this far from the frame."""


@dataclass(frozen=True, slots=True, eq=False)
class MapParts:
    """The marks of one frame, before names have been given their places."""

    frame: MapFrame
    base: tuple[Mark, ...]
    points: tuple[Symbol, ...]
    places: PlaceMarks
    names: tuple[Name, ...]

    def kinds_of_lines(self) -> tuple[str, ...]:
        """Kinds of borders that are drawn."""
        marks = [mark for mark in self.base if isinstance(mark, Line)]
        return tuple(m.about.removeprefix("border/") for m in marks if "border/" in m.about)


def map_parts(
    atlas: Atlas,
    shown: Shown,
    frame: MapFrame,
    palette: Palette,
    em_mm: float,
    hidden: frozenset[str],
    language: str,
) -> MapParts:
    """Everything that the frame shows; `hidden` may hold "water" and "names"."""
    shapes = base_shapes(atlas)
    lines: Lines = lines_for(frame.m_per_mm)
    whole = shows_whole_country(frame)
    base = base_marks(shapes, frame, lines, palette, em_mm / EM_MM, hidden)
    places = place_marks(shown, frame, palette, em_mm, language)
    dots, islands = island_marks_and_names(shapes, frame, palette, em_mm, language, inset=False)
    seats, seat_names = seat_marks_and_names(atlas, shapes, frame, lines, palette, em_mm, language)
    names = [*islands, *places.names]
    if "names" not in hidden:
        names += province_names(shapes, frame, palette, em_mm, language, MAIN, whole_country=whole)
        names += seat_names
        names += county_names(shapes, frame, lines, palette, em_mm, language, MAIN)
        names += neighbour_names(shapes, frame, palette, em_mm, language)
        names += sea_names(frame, palette, em_mm, language, MAIN)
        if "water" not in hidden:
            names += lake_names(shapes, frame, palette, em_mm, language)
    return MapParts(frame, tuple(base), (*dots, *seats), places, tuple(names))


def boxes_along(marks: Sequence[Mark], about: str, em_mm: float) -> list[Bounds]:
    """Small boxes along the lines that stand for `about`, so that no name lies upon them."""
    reach = 0.15 * em_mm
    boxes: list[Bounds] = []
    for mark in marks:
        if isinstance(mark, Line) and mark.about == about:
            for part in mark.parts:
                for one, other in pairwise(part):
                    steps = max(2, int(np.hypot(*(other - one)) / (0.3 * em_mm)) + 1)
                    run = np.linspace(one, other, steps).tolist()
                    boxes += [(x - reach, y - reach, x + reach, y + reach) for x, y in run]
    return boxes


def map_marks(parts: MapParts, furniture: list[Bounds], em_mm: float) -> tuple[Group, int]:
    """The frame's marks with names placed clear of the furniture's boxes.

    Also how many places found no room for their name.
    """
    frame = parts.frame
    left, top, right, bottom = frame.box_mm
    edge = EDGE_EM * em_mm
    points = [
        (p.x_mm - r, p.y_mm - r, p.x_mm + r, p.y_mm + r)
        for p in parts.points
        for r in [p.size_mm / 2]
    ]
    placed = place(
        [name.wish for name in parts.names],
        [*parts.places.boxes, *points, *furniture, *boxes_along(parts.base, DASHES, em_mm)],
        (left + edge, top + edge, right - edge, bottom - edge),
        em_mm / GRAIN,
    )
    is_place = {name.wish.about for name in parts.places.names}
    ground = [name for name in parts.names if name.wish.about not in is_place]
    marks = (
        *parts.base,
        *parts.points,
        *texts(ground, placed),
        *parts.places.symbols,
        *parts.places.stack_marks,
        *texts(parts.places.names, placed),
    )
    clip = Box(left, top, right - left, bottom - top)
    return Group(clip, marks, "map"), left_out(parts.places.names, placed.left_out)
