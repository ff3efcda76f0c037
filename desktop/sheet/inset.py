"""The inset of the South China Sea islands: a map of its own, with its own projection and scale."""

from __future__ import annotations

import shapely

from desktop.sheet.base_map import base_marks
from desktop.sheet.base_shapes import inset_shapes
from desktop.sheet.drawing import Box, Group, Mark, Symbol, Text
from desktop.sheet.framing import Lines, MapFrame
from desktop.sheet.labels import place
from desktop.sheet.map_marks import GRAIN, boxes_along, dashes_in
from desktop.sheet.names import HALO_SHARE, Setting, texts
from desktop.sheet.palette import Palette
from desktop.sheet.scale import scale_words
from desktop.sheet.shading import Shaded
from desktop.sheet.text_widths import width_em
from desktop.sheet.water_names import island_marks_and_names
from geodata.atlas import Atlas
from geodata.projecting import INSET

INSET_LINES = Lines("l", ("省级界", "海岸线", "国界"), 4, 800.0, ())
# Reefs are smaller than a line at this scale: those of Hainan below this area get a dot.
SPECK_M2 = 4e8
TITLE = {"zh": ("南海诸岛",), "en": ("South China Sea", "Islands")}


def inset_marks(
    atlas: Atlas,
    frame: MapFrame,
    palette: Palette,
    em_mm: float,
    factor: float,
    hidden: frozenset[str],
    language: str,
    look: Shaded | None = None,
) -> list[Mark]:
    """The inset with its title, scale and neat line; `frame` is in metres of INSET.

    `look` is a measure that colours the regions.
    """
    left, top, right, bottom = frame.box_mm
    shapes = inset_shapes(atlas)
    # Type follows the inset's own size, so that a small one is not drowned in names.
    em = min(em_mm, frame.width_mm / 15.5)
    slim = factor * min(1.0, 1.25 * em / em_mm)
    marks = base_marks(shapes, frame, palette, slim, hidden, INSET_LINES, look)
    provinces = shapes.of("province", "l")
    hainan = provinces.geometries[provinces.rows_of("adcode", "460000")]
    specks = [part for part in shapely.get_parts(hainan) if shapely.area(part) < SPECK_M2]
    for x_m, y_m in shapely.get_coordinates(shapely.centroid(specks)):
        x_mm, y_mm = frame.to_mm(float(x_m), float(y_m))
        colour = palette.strokes["海岸线"].colour
        marks.append(Symbol(x_mm, y_mm, "dot", 0.12 * em, colour, halo_mm=0.0, about="reef"))
    size = 0.92 * em
    lines = TITLE[language]
    title = [
        Text(
            right - 0.6 * em,
            bottom - (1.5 + 1.1 * row) * em,
            words,
            size,
            palette.ink,
            bold=True,
            anchor="right",
            halo=palette.neighbour,
            halo_mm=HALO_SHARE * size,
            about="inset title",
        )
        for row, words in enumerate(reversed(lines))
    ]
    centre_lat = float(INSET.inverse(frame.x_m, frame.y_m)[1])
    scale = Text(
        right - 0.6 * em,
        bottom - 0.55 * em,
        scale_words(frame.m_per_mm, centre_lat, INSET, language),
        0.68 * em,
        palette.quiet_ink,
        anchor="right",
        halo=palette.neighbour,
        halo_mm=HALO_SHARE * size,
        about="inset scale",
    )
    dots, names = island_marks_and_names(
        shapes, Setting(frame, palette, em, (language,)), inset=True
    )
    widest = max(width_em(line.words, bold=line.bold) * line.size_mm for line in [*title, scale])
    title_top = bottom - (1.4 + 1.1 * len(lines)) * em
    title_box = (right - widest - 0.9 * em, title_top, right, bottom)
    reach = 0.1 * em
    dot_boxes = ((d.x_mm - reach, d.y_mm - reach, d.x_mm + reach, d.y_mm + reach) for d in dots)
    placed = place(
        [name.wish for name in names],
        [title_box, *dot_boxes, *boxes_along(dashes_in(frame, shapes), em)],
        frame.box_mm,
        em / GRAIN,
    )
    marks += [*dots, *texts(names, placed), *title, scale]
    clip = Box(left, top, right - left, bottom - top)
    line = Box(
        left, top, right - left, bottom - top, None, palette.ink, 0.2 * factor, "inset frame"
    )
    return [Group(clip, tuple(marks), "inset", frame), line]
