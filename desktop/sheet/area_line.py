"""The line around a drawn area that a filter asks for, on paper and on the live map."""

from __future__ import annotations

import numpy as np

from desktop.sheet.drawing import Line, Mark, Points
from desktop.sheet.framing import MapFrame
from desktop.sheet.palette import Palette
from geodata.choices import Filter
from geodata.projecting import MAIN

# Width, and drawn and skipped lengths, where the map's type is palette.EM_MM high.
WIDTH_MM = 0.32
DASH_MM = (1.6, 0.9)
# The halo under the line keeps it apart from borders.
HALO_MM = 0.36


def area_ring_m(wanted: Filter) -> Points | None:
    """The corners of the applied area in map metres, the first again at the end; None for none."""
    area = wanted.applied.area
    if not area:
        return None
    return np.column_stack(MAIN.forward(*np.array((*area, area[0])).T))


def area_marks(
    wanted: Filter, frame: MapFrame, palette: Palette, factor: float
) -> tuple[Mark, ...]:
    """A dashed line around the area that is applied."""
    ring = area_ring_m(wanted)
    if ring is None:
        return ()
    x_mm, y_mm = frame.to_mm(ring[:, 0], ring[:, 1])
    on_page = (np.column_stack((x_mm, y_mm)),)
    width, halo = WIDTH_MM * factor, 2 * HALO_MM * factor
    dash = tuple(length * factor for length in DASH_MM)
    return (
        Line(on_page, palette.halo, width + halo, about="area/halo"),
        Line(on_page, palette.accent, width, dash, about="area"),
    )
