"""Region grounds: the country's areas, in the tints of provinces or the colours of a shading."""

from __future__ import annotations

from collections import defaultdict

from desktop.sheet.base_shapes import BaseShapes, parts_in
from desktop.sheet.drawing import Area, Line, Mark, Points
from desktop.sheet.framing import MapFrame
from desktop.sheet.hatching import NO_DATA, Hatch, hatch_lines
from desktop.sheet.palette import EM_MM, Palette
from desktop.sheet.shading import Shaded

# A hairline of a ground's own colour closes the seams that antialiasing leaves between grounds.
SEAM_MM = 0.06


def level_of(look: Shaded | None) -> str:
    """The level of the regions whose areas are filled."""
    return look.shading.level if look is not None and look.fills else "province"


def ground_of(region: str, palette: Palette, look: Shaded | None) -> str:
    """The fill of a region of that level, by its code."""
    if look is None or not look.fills:
        return palette.tint_of(region)
    return look.colour_of(region, palette)


def ink_of(hatch: Hatch, ground: str, palette: Palette) -> str:
    """The colour of a pattern's lines upon a ground."""
    return palette.no_data_ink if hatch == NO_DATA else palette.hatch_on(ground)


def ground_marks(
    shapes: BaseShapes,
    frame: MapFrame,
    palette: Palette,
    factor: float,
    detail: str,
    look: Shaded | None,
) -> list[Mark]:
    """The grounds and, upon them, one Line for each class and pattern.

    `detail` is the layers' own level.
    """
    level = level_of(look)
    regions = shapes.of(level, detail)
    marks: list[Mark] = []
    hatched: dict[tuple[Hatch, str], list[Points]] = defaultdict(list)
    for row, rings in parts_in(frame, regions):
        code = str(regions.columns["adcode"][row])
        ground = ground_of(code, palette, look)
        marks.append(Area(rings, ground, ground, SEAM_MM, f"{level}/{code}"))
        if look is not None and look.fills:
            for hatch in look.hatches_of(code):
                hatched[hatch, ground] += rings
    em_mm = factor * EM_MM
    for (hatch, ground), upon in hatched.items():
        parts = hatch_lines(hatch, upon, em_mm)
        if parts:
            dash = tuple(length * em_mm for length in hatch.dash_em)
            ink = ink_of(hatch, ground, palette)
            marks.append(Line(parts, ink, hatch.width_em * em_mm, dash, "hatch"))
    return marks
