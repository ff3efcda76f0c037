"""Naming: which words stand where on the live map, by the same rules as on paper."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.map.viewpoint import Viewpoint
from desktop.sheet.drawing import Symbol, Text
from desktop.sheet.framing import MM_PER_LOGICAL_PX, Bounds, MapFrame
from desktop.sheet.map_marks import map_parts, map_texts
from desktop.sheet.palette import Palette
from desktop.sheet.shown import Shown
from geodata.atlas import Atlas


@dataclass(frozen=True, slots=True)
class Words:
    """Marks of seats and islands, and texts, in millimetres of `frame`."""

    frame: MapFrame
    symbols: tuple[Symbol, ...]
    texts: tuple[Text, ...]


def frame_of(viewpoint: Viewpoint) -> MapFrame:
    """The window as a frame on paper: one logical pixel is 25.4 / 96 mm."""
    return MapFrame(
        viewpoint.x_m,
        viewpoint.y_m,
        viewpoint.m_per_px / MM_PER_LOGICAL_PX,
        0.0,
        0.0,
        viewpoint.width_px * MM_PER_LOGICAL_PX,
        viewpoint.height_px * MM_PER_LOGICAL_PX,
    )


def words_for(
    atlas: Atlas,
    shown: Shown,
    viewpoint: Viewpoint,
    palette: Palette,
    em_mm: float,
    language: str,
    furniture: list[Bounds],
    hidden: frozenset[str] = frozenset(),
) -> Words:
    """All names that find room in the window, clear of the boxes (mm) of its furniture.

    `hidden` are base layers that are off.
    """
    frame = frame_of(viewpoint)
    parts = map_parts(atlas, shown, frame, palette, em_mm, hidden, language)
    texts = map_texts(parts, furniture, em_mm)
    return Words(frame, parts.points, (*texts.ground, *texts.places))
