"""The base map as marks: sea, neighbours, province grounds, waters, and borders once by rank."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from desktop.sheet.base_shapes import BaseShapes, Shapes, parts_in
from desktop.sheet.drawing import Area, Box, Line, Mark
from desktop.sheet.framing import Lines, MapFrame, lines_for
from desktop.sheet.palette import Palette, Stroke
from desktop.sheet.region_grounds import SEAM_MM, ground_marks
from desktop.sheet.shading import Shaded

# Borders are a little stronger on closer maps, which carry fewer of them.
WEIGHT = {"l": 1.0, "m": 1.3, "h": 1.6}


def base_marks(
    shapes: BaseShapes,
    frame: MapFrame,
    palette: Palette,
    factor: float,
    hidden: frozenset[str],
    lines: Lines | None = None,
    look: Shaded | None = None,
) -> list[Mark]:
    """Everything under the places, lowest first; `factor` scales the palette's line widths.

    `hidden` may hold "water": then rivers and lakes are left out. `lines` is by default what the
    frame's scale has room for, `look` a measure that colours the regions.
    """
    lines = lines or lines_for(frame.m_per_mm)
    left, top, right, bottom = frame.box_mm
    marks: list[Mark] = [Box(left, top, right - left, bottom - top, palette.sea, about="sea")]
    neighbours = shapes.of("neighbour", lines.level)
    found = parts_in(frame, neighbours)
    coast = palette.neighbour_coast.scaled(factor)
    # The coast is drawn first and twice as wide: the land upon it leaves its outer half, and no
    # line at all where two neighbours meet.
    rings = tuple(ring for _, parts in found for ring in parts)
    if rings:
        marks.append(Line(rings, coast.colour, 2 * coast.width_mm, about="neighbour coast"))
    for row, parts in found:
        code = neighbours.columns["iso3"][row]
        ground = palette.neighbour
        marks.append(Area(parts, ground, ground, SEAM_MM, f"neighbour/{code}"))
    borders = shapes.of("border", lines.level)
    weight = WEIGHT[lines.level]
    special = shapes.of("special_line")
    # The band lies under the provinces, so that it colours the foreign side only.
    marks += _lines(frame, borders, ("国界",), {"国界": palette.nation_band}, factor, "band")
    marks += ground_marks(shapes, frame, palette, factor, lines.level, look)
    if "water" not in hidden:
        marks += _waters(shapes, frame, lines, palette, factor)
    marks += _lines(frame, borders, lines.borders, palette.strokes, factor * weight, "border")
    marks += _lines(frame, special, lines.special, palette.strokes, factor, "border")
    return marks


def kinds_of_lines(marks: Iterable[Mark]) -> tuple[str, ...]:
    """Kinds of borders among the marks."""
    lines = (mark.about for mark in marks if isinstance(mark, Line))
    return tuple(about.removeprefix("border/") for about in lines if about.startswith("border/"))


def _lines(
    frame: MapFrame,
    shapes: Shapes,
    kinds: tuple[str, ...],
    strokes: dict[str, Stroke],
    factor: float,
    about: str,
) -> list[Mark]:
    """One Line a kind, in the order given."""
    marks: list[Mark] = []
    for kind in kinds:
        found = parts_in(frame, shapes, shapes.rows_of("kind", kind))
        parts = tuple(part for _, lines in found for part in lines)
        if parts:
            stroke = strokes[kind].scaled(factor)
            marks.append(
                Line(parts, stroke.colour, stroke.width_mm, stroke.dash_mm, f"{about}/{kind}")
            )
    return marks


def _waters(
    shapes: BaseShapes, frame: MapFrame, lines: Lines, palette: Palette, factor: float
) -> list[Mark]:
    rivers = shapes.of("river")
    stroke = palette.river.scaled(factor)
    ranks = np.array(rivers.columns["rank"], dtype=np.int64)
    parts = tuple(
        part for _, found in parts_in(frame, rivers, ranks <= lines.river_rank) for part in found
    )
    marks: list[Mark] = []
    if parts:
        marks.append(Line(parts, stroke.colour, stroke.width_mm, about="river"))
    lakes = shapes.of("lake")
    shore = palette.lake_shore.scaled(factor)
    sizes = np.array(lakes.columns["km2"], dtype=np.float64)
    rings = tuple(
        ring for _, found in parts_in(frame, lakes, sizes >= lines.least_lake_km2) for ring in found
    )
    if rings:
        marks.append(Area(rings, palette.lake, shore.colour, shore.width_mm, about="lake"))
    return marks
