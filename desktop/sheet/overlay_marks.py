"""Overlay marks: the user's points in a frame, as dots where they are few, else as density.

Shared by the sheet and the live map, so that both draw the same at the same scale.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from desktop.sheet.density_colours import DensityScale, density_pixels, ramp, scale_of
from desktop.sheet.drawing import Dots, Mark, Picture, Pixels, Points
from desktop.sheet.framing import Bounds, MapFrame
from desktop.sheet.palette import Palette
from geodata.overlay import Overlay
from geodata.point_density import PointDensity, point_density
from geodata.point_index import PointIndex
from geodata.point_queries import count_in_box, positions_in_box

MOST_DOTS = 50_000
"""More points than this in a frame are drawn as a picture of their density."""
CELL_EM = 0.46
"""The widest a cell of the density may be; it is more than half as wide."""

# Dots by how many there are, so that many leave something of the ground to be seen: up to this
# many, height in em.
_DOT_SIZES = ((2_000, 0.46), (8_000, 0.36), (20_000, 0.28), (MOST_DOTS, 0.22))
DOT_HALO_EM = 0.06


@dataclass(frozen=True, slots=True)
class OverlaySign:
    """What a legend says of one overlay in one frame.

    `scale` is that of its density, None when its points are dots of `size_em` in `colour`. `shown`
    points pass the layer's filter, `in_frame` of them lie in the frame; `placed` have a position
    at all, `unplaced` rows have none.
    """

    overlay_id: str
    title_zh: str
    title_en: str
    shown: int
    in_frame: int
    placed: int
    unplaced: int
    size_em: float
    colour: str
    scale: DensityScale | None

    def title(self, language: str) -> str:
        """The overlay's title in "zh" or "en"."""
        return self.title_en if language == "en" else self.title_zh


def dot_em(count: int) -> float:
    """The height of each of so many dots, in em."""
    return next((size for most, size in _DOT_SIZES if count <= most), _DOT_SIZES[-1][1])


def overlay_colour(number: int, palette: Palette) -> str:
    """The colour of the overlay of that number, from 0; after the third they come again."""
    return (palette.accent, palette.listed, palette.quiet_ink)[number % 3]


def overlay_marks(
    overlays: Iterable[Overlay],
    frame: MapFrame,
    palette: Palette,
    em_mm: float,
    margin: float = 0.0,
) -> tuple[tuple[Mark, ...], tuple[OverlaySign, ...]]:
    """The marks of the overlays in a frame, the last on top, and what a legend says of each.

    Marks may lie beyond the frame, by up to `margin` times its size on every side.
    """
    marks: list[Mark] = []
    signs: list[OverlaySign] = []
    for number, overlay in enumerate(overlays):
        colour = overlay_colour(number, palette)
        about = f"overlay/{overlay.id}"
        in_frame = count_in_box(overlay.shown, frame.bounds_m)
        bounds = _widened(frame.bounds_m, margin)
        scale = None
        if in_frame > MOST_DOTS:
            density = point_density(overlay.shown, bounds, CELL_EM * em_mm * frame.m_per_mm)
            scale = scale_of(density)
            marks.append(_picture(density, frame, ramp(palette.paper, colour, palette.ink), about))
        elif len(overlay.shown):
            points = _points_in(overlay.shown, bounds, frame)
            size, halo = dot_em(in_frame) * em_mm, DOT_HALO_EM * em_mm
            marks.append(Dots(points, size, colour, palette.rim, halo, about))
        signs.append(
            OverlaySign(
                overlay.id,
                overlay.title_zh,
                overlay.title_en,
                len(overlay.shown),
                in_frame,
                len(overlay.points),
                overlay.unplaced,
                dot_em(in_frame),
                colour,
                scale,
            )
        )
    return tuple(marks), tuple(signs)


def room_for_margin(overlays: Iterable[Overlay], bounds: Bounds, margin: float) -> bool:
    """Whether what lies beyond `bounds` (metres) can be drawn as well.

    Just beyond a frame with few points there may be a city with a million.
    """
    wide = _widened(bounds, margin)
    return all(
        count_in_box(overlay.shown, bounds) > MOST_DOTS
        or count_in_box(overlay.shown, wide) <= 2 * MOST_DOTS
        for overlay in overlays
    )


def _widened(bounds: Bounds, margin: float) -> Bounds:
    left, bottom, right, top = bounds
    across, up = margin * (right - left), margin * (top - bottom)
    return left - across, bottom - up, right + across, top + up


def _picture(density: PointDensity, frame: MapFrame, colours: Pixels, about: str) -> Picture:
    left, bottom, right, top = density.bounds_m
    # The picture is a cell wider on every side than what is counted.
    x_mm, y_mm = frame.to_mm(left - density.cell_m, top + density.cell_m)
    right_mm, bottom_mm = frame.to_mm(right + density.cell_m, bottom - density.cell_m)
    pixels = density_pixels(density, colours)
    return Picture(x_mm, y_mm, right_mm - x_mm, bottom_mm - y_mm, pixels, about)


def _points_in(points: PointIndex, bounds: Bounds, frame: MapFrame) -> Points:
    at = positions_in_box(points, bounds)
    return np.column_stack(frame.to_mm(points.x_m[at], points.y_m[at]))
