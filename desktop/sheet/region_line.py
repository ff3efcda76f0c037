"""The line around a selected region, on paper and on the live map."""

from __future__ import annotations

from desktop.sheet.base_shapes import base_shapes, parts_in
from desktop.sheet.drawing import Line, Mark
from desktop.sheet.framing import MapFrame, lines_for
from desktop.sheet.palette import Palette
from geodata.atlas import Atlas
from geodata.records import Address

# Where the map's type is palette.EM_MM high: wider than any border, and not a border's colour.
WIDTH_MM = 0.55
# The halo under the line keeps it apart from borders.
HALO_MM = 0.36


def selected_region(atlas: Atlas, selection: Address | None) -> str:
    """Code of the selected region; blank when none is, or none that the atlas has."""
    if selection is None or selection.kind != "region" or selection.id not in atlas.regions:
        return ""
    return selection.id


def region_marks(
    atlas: Atlas, selection: Address | None, frame: MapFrame, palette: Palette, factor: float
) -> tuple[Mark, ...]:
    """A full line around the selected region, at the detail of the frame's borders."""
    code = selected_region(atlas, selection)
    if not code:
        return ()
    level = lines_for(frame.m_per_mm).level
    shapes = base_shapes(atlas).of(atlas.regions[code].level, level)
    found = parts_in(frame, shapes, shapes.rows_of("adcode", code))
    rings = tuple(ring for _, parts in found for ring in parts)
    if not rings:
        return ()
    width, halo = WIDTH_MM * factor, 2 * HALO_MM * factor
    return (
        Line(rings, palette.halo, width + halo, about="region/halo"),
        Line(rings, palette.accent, width, about=f"selection/{code}"),
    )
