"""Naming: which words stand where on the live map, by the same rules as on paper."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from desktop.map.viewpoint import Viewpoint
from desktop.sheet.drawing import Line, Symbol, Text
from desktop.sheet.framing import MM_PER_LOGICAL_PX, Bounds, MapFrame
from desktop.sheet.labels import Offset
from desktop.sheet.map_marks import map_parts, map_texts
from desktop.sheet.palette import Palette
from desktop.sheet.shown import Shown
from geodata.atlas import Atlas

SAME_SCALE = 1e-6


@dataclass(frozen=True, slots=True)
class Words:
    """What words stand in a frame, in its millimetres: marks of seats and islands, lines to names,
    and names; and how many of how many places in it have none.

    Names keep their `offsets` from what they name at the same scale, the `lasting` ones at any.
    """

    frame: MapFrame
    symbols: tuple[Symbol, ...]
    lines: tuple[Line, ...]
    texts: tuple[Text, ...]
    unnamed: int
    count: int
    offsets: Mapping[str, Offset]
    lasting: Mapping[str, Offset]

    def before(self, frame: MapFrame) -> Mapping[str, Offset]:
        """Where names should stay in another frame."""
        same = abs(frame.m_per_mm / self.frame.m_per_mm - 1.0) < SAME_SCALE
        return self.offsets if same else self.lasting


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
    hidden: frozenset[str],
    earlier: Words | None = None,
) -> Words:
    """All names that find room in the window, clear of the boxes (mm) of its furniture.

    `hidden` are base layers that are off. Names stay where they were in `earlier` if they can.
    """
    frame = frame_of(viewpoint)
    parts = map_parts(atlas, shown, frame, palette, em_mm, hidden, language)
    texts = map_texts(parts, furniture, em_mm, earlier.before(frame) if earlier else None)
    return Words(
        frame,
        parts.points,
        texts.lines,
        (*texts.ground, *texts.places),
        texts.unnamed,
        parts.places.count,
        texts.offsets,
        texts.lasting,
    )
