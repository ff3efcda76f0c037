"""Layout: where the frame, the inset and the room for the legend lie on a page of any size."""

from __future__ import annotations

from dataclasses import dataclass

import shapely

from desktop.sheet.base_shapes import BaseShapes
from desktop.sheet.framing import (
    INSET_HEIGHT_M,
    INSET_WIDTH_M,
    Bounds,
    MapFrame,
    corner_inset,
    frame_for,
    inset_frame,
    shows_whole_country,
)
from desktop.sheet.page import Page
from desktop.sheet.palette import EM_MM
from desktop.view import Camera

# The type is EM_MM on a page as large as a 1920×1080 window at 96 dots per inch, and grows more
# slowly than the page: a poster holds more names, a small picture stays legible.
REFERENCE_SIDE_MM = 381.0
GROWTH = 0.6

COLUMN_EM = {"zh": 18.5, "en": 23.0}
BAND_EM = 17.0
# On a tall page the whole country's frame is no taller than this share of its width; what is left
# goes to the legend.
TALLEST = 1.06
GAP_EM = 0.9


def em_of(page: Page) -> float:
    """The map's type size in millimetres for a page."""
    side = (page.width_mm * page.height_mm) ** 0.5
    return page.type_scale * EM_MM * float((side / REFERENCE_SIDE_MM) ** GROWTH)


@dataclass(frozen=True, slots=True)
class Layout:
    """The main frame, the inset, and the room beside the frame for the legend (left, top, right,
    bottom in millimetres); None when the legend lies over the sea within the frame.
    """

    frame: MapFrame
    inset: MapFrame
    legend_room: Bounds | None


def layouts(camera: Camera | None, room: Bounds, em_mm: float, language: str) -> list[Layout]:
    """Layouts within the room between header and footer, the best first.

    The furniture lies within the frame only when the frame shows the whole country, over sea and
    neighbours; else it has a column right of the frame, or a band below it on a tall page.
    """
    left, top, right, bottom = room
    width, height = right - left, bottom - top
    full = frame_for(camera, width, height).at(left, top)
    gap = GAP_EM * em_mm
    found: list[Layout] = []
    whole = shows_whole_country(full)
    if whole and width >= 0.95 * height:
        found.append(Layout(full, corner_inset(full), None))
    if whole:
        band = max(min(BAND_EM * em_mm, 0.34 * height), height - TALLEST * width - gap)
        frame = frame_for(camera, width, height - band - gap).at(left, top)
        if shows_whole_country(frame):
            room_below = (left, bottom - band, right, bottom)
            found.append(Layout(frame, corner_inset(frame), room_below))
    if width >= 0.95 * height:
        column = min(COLUMN_EM[language] * em_mm, 0.36 * width)
        frame = frame_for(camera, width - column - gap, height).at(left, top)
        scale = max(INSET_WIDTH_M / column, INSET_HEIGHT_M / (0.46 * height))
        inset = inset_frame(0.0, 0.0, scale)
        inset = inset.at(right - inset.width_mm, bottom - inset.height_mm)
        legend = (right - column, top, right, inset.top_mm - gap)
    else:
        band = min((BAND_EM + 3.0) * em_mm, 0.38 * height)
        frame = frame_for(camera, width, height - band - gap).at(left, top)
        scale = max(INSET_WIDTH_M / (0.4 * width), INSET_HEIGHT_M / band)
        inset = inset_frame(0.0, 0.0, scale)
        inset = inset.at(right - inset.width_mm, bottom - inset.height_mm)
        legend = (left, bottom - band, inset.left_mm - gap, bottom)
    found.append(Layout(frame, inset, legend))
    return found


def clear_of_country(shapes: BaseShapes, frame: MapFrame, box_mm: Bounds, margin_mm: float) -> bool:
    """Whether a box on the page, widened by a margin, covers nothing of the country.

    Neither its ground and islands, nor a dash of the South China Sea line.
    """
    left, top, right, bottom = box_mm
    x0, y0 = frame.to_map(left - margin_mm, bottom + margin_mm)
    x1, y1 = frame.to_map(right + margin_mm, top - margin_mm)
    box = shapely.box(x0, y0, x1, y1)
    dashes = shapes.of("special_line")
    lines = dashes.geometries[dashes.rows_of("kind", "南海断续线")]
    nation = shapes.of("nation", "l").geometries
    return not (shapely.intersects(nation, box).any() or shapely.intersects(lines, box).any())
