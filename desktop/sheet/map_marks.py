"""What lies upon the base map of a frame: seats, islands, places, and all names.

Shared by the sheet and the live map.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from desktop.sheet.base_shapes import BaseShapes, base_shapes, parts_in
from desktop.sheet.drawing import Line, Points, Symbol, Text
from desktop.sheet.framing import Bounds, MapFrame, lines_for
from desktop.sheet.labels import Offset, Wish, place
from desktop.sheet.listed_cities import city_marks_and_names
from desktop.sheet.names import Name, Setting, Tongues, lines_to, texts
from desktop.sheet.palette import Palette
from desktop.sheet.places import PlaceMarks, place_marks
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
DASHES = "南海断续线"
EDGE_EM = 0.25
"""Names keep this far from the frame."""


@dataclass(frozen=True, slots=True, eq=False)
class MapParts:
    """The marks of one frame, and the names that want a place; `dashes` are lines to keep clear."""

    frame: MapFrame
    dashes: tuple[Points, ...]
    points: tuple[Symbol, ...]
    places: PlaceMarks
    names: tuple[Name, ...]


@dataclass(frozen=True, slots=True, eq=False)
class MapTexts:
    """Names that found room: of regions and waters, and of places; how many of the places in the
    frame have none. `lines` lead to names that stand away from their marks; `offsets` say where
    all stand, for the next time at this scale, and `lasting` those that hold at any scale.
    """

    ground: tuple[Text, ...]
    places: tuple[Text, ...]
    unnamed: int
    lines: tuple[Line, ...] = ()
    offsets: Mapping[str, Offset] = field(default_factory=dict)
    lasting: Mapping[str, Offset] = field(default_factory=dict)


def tongues_of(language: str, hidden: frozenset[str]) -> Tongues:
    """The languages of the map's names: that of the View, or both with that one first."""
    if "both_names" in hidden:
        return (language,)
    return (language, "zh" if language == "en" else "en")


def map_parts(
    atlas: Atlas,
    shown: Shown,
    frame: MapFrame,
    palette: Palette,
    em_mm: float,
    hidden: frozenset[str],
    language: str,
) -> MapParts:
    """Everything upon the frame's base map; `hidden` are the base layers that are off."""
    shapes = base_shapes(atlas)
    lines = lines_for(frame.m_per_mm)
    setting = Setting(frame, palette, em_mm, tongues_of(language, hidden))
    places = place_marks(shown, setting)
    dots, islands = island_marks_and_names(shapes, setting, inset=False)
    rings, city_names = city_marks_and_names(atlas, shapes, setting, shown.cities)
    seats, seat_names = seat_marks_and_names(atlas, shapes, setting, lines, shown.cities)
    names = [*islands, *places.names, *city_names]
    if "names" not in hidden:
        names += province_names(shapes, setting, MAIN)
        # In English a zone may be named like its city: once is enough.
        taken = {name.words for name in places.names}
        names += [name for name in seat_names if name.words not in taken]
        names += county_names(atlas, shapes, setting, lines, MAIN)
        names += neighbour_names(shapes, setting)
        names += sea_names(setting, MAIN)
        if "water" not in hidden:
            names += lake_names(shapes, setting)
    return MapParts(frame, dashes_in(frame, shapes), (*dots, *rings, *seats), places, tuple(names))


def dashes_in(frame: MapFrame, shapes: BaseShapes) -> tuple[Points, ...]:
    """The parts of the South China Sea line within a frame, in millimetres."""
    special = shapes.of("special_line")
    found = parts_in(frame, special, special.rows_of("kind", DASHES))
    return tuple(part for _, parts in found for part in parts)


def boxes_along(parts: Sequence[Points], em_mm: float) -> list[Bounds]:
    """Small boxes along lines, so that no name lies upon them."""
    reach = 0.15 * em_mm
    boxes: list[Bounds] = []
    for part in parts:
        steps = np.hypot(*np.diff(part, axis=0).T)
        along = np.concatenate([[0.0], np.cumsum(steps)])
        spots = np.linspace(0.0, along[-1], int(along[-1] / (0.25 * em_mm)) + 2)
        x = np.interp(spots, along, part[:, 0])
        y = np.interp(spots, along, part[:, 1])
        boxes += np.column_stack([x - reach, y - reach, x + reach, y + reach]).tolist()
    return boxes


def _under(furniture: Sequence[Bounds], wish: Wish) -> bool:
    """Whether furniture lies upon the point that a name is about."""
    x, y = wish.point_mm
    return not wish.roaming and any(
        left < x < right and top < y < bottom for left, top, right, bottom in furniture
    )


def map_texts(
    parts: MapParts,
    furniture: list[Bounds],
    em_mm: float,
    earlier: Mapping[str, Offset] | None = None,
) -> MapTexts:
    """The names with places clear of symbols, dashes, each other and the furniture's boxes.

    Names that are in `earlier` stay where they were, seen from what they name, if they can.
    """
    left, top, right, bottom = parts.frame.box_mm
    edge = EDGE_EM * em_mm
    points = [
        (p.x_mm - r, p.y_mm - r, p.x_mm + r, p.y_mm + r)
        for p in parts.points
        for r in [p.size_mm / 2]
    ]
    wishes = [name.wish for name in parts.names if not _under(furniture, name.wish)]
    placed = place(
        wishes,
        [*parts.places.boxes, *points, *furniture, *boxes_along(parts.dashes, em_mm)],
        (left + edge, top + edge, right - edge, bottom - edge),
        em_mm / GRAIN,
        parts.frame.to_mm(0.0, 0.0),
        earlier,
        parts.places.strong,
    )
    of_places = {name.wish.about for name in parts.places.names}
    ground = [name for name in parts.names if name.wish.about not in of_places]
    fleeting = {name.wish.about for name in parts.names if name.wish.roaming} | placed.lines.keys()
    return MapTexts(
        tuple(texts(ground, placed)),
        tuple(texts(parts.places.names, placed)),
        parts.places.count - len(of_places & placed.boxes.keys()),
        tuple(lines_to(parts.names, placed)),
        placed.offsets,
        {about: at for about, at in placed.offsets.items() if about not in fleeting},
    )
