"""Graticule: lines of longitude and latitude in the map's projection, labelled at the frame's edge.

Shared by the sheet and the live map.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from desktop.sheet.drawing import Line, Points, Text
from desktop.sheet.framing import Bounds, MapFrame
from desktop.sheet.names import HALO_SHARE
from desktop.sheet.palette import EM_MM, Palette
from desktop.sheet.text_widths import width_em
from geodata.projecting import MAIN, Albers

# The steps offered, in minutes of arc; lines keep at least APART_EM from each other northward.
STEPS_MIN = (5, 10, 20, 30, 60, 120, 300, 600, 1200)
APART_EM = 9.5
METRES_IN_DEGREE = 111_000.0
# Beyond these the projection of China bends out of use.
LON_RANGE, LAT_RANGE = (15.0, 195.0), (-30.0, 84.0)
# Corners of a line: at a degree apart a parallel is nowhere a tenth of a millimetre off.
CORNER_EVERY_DEG, FEWEST_CORNERS = 1.0, 33
LINE_MM = 0.10
TYPE_EM = 0.68
EDGE_EM = 0.35


@dataclass(frozen=True, slots=True, eq=False)
class Graticule:
    """The lines, and labels that keep clear of the furniture and of each other."""

    lines: tuple[Line, ...]
    labels: tuple[Text, ...]

    @property
    def boxes(self) -> list[Bounds]:
        """What the labels cover: left, top, right, bottom in millimetres."""
        return [_box(label) for label in self.labels]


def graticule(
    frame: MapFrame,
    palette: Palette,
    em_mm: float,
    furniture: Sequence[Bounds],
    projection: Albers = MAIN,
) -> Graticule:
    """The graticule of a frame; `furniture` are boxes in millimetres where no label stands."""
    step = step_min(frame.m_per_mm * em_mm)
    lon, lat = _seen(frame, projection)
    lines: list[Line] = []
    labels: list[Text] = []
    taken = list(furniture)
    for kind, own, other in (("meridian", lon, lat), ("parallel", lat, lon)):
        for minutes in _rounds(own, step):
            degrees = minutes / 60
            along = _corners(other)
            fixed = np.full(len(along), degrees)
            pair = (fixed, along) if kind == "meridian" else (along, fixed)
            x_mm, y_mm = frame.to_mm(*projection.forward(*pair))
            part = np.column_stack([x_mm, y_mm])
            width = LINE_MM * em_mm / EM_MM
            colour = palette.names["sea"].colour
            lines.append(Line((part,), colour, width, about=f"{kind}/{degrees:g}"))
            words = degree_words(minutes, "NS" if kind == "parallel" else "EW")
            for label in _labels(frame, part, words, palette, em_mm, kind):
                if _clear(_box(label), taken, frame):
                    taken.append(_box(label))
                    labels.append(label)
    return Graticule(tuple(lines), tuple(labels))


def step_min(m_per_em: float) -> int:
    """Minutes of arc from line to line at a scale, in metres to an em of the map's type."""
    for minutes in STEPS_MIN:
        if minutes / 60 * METRES_IN_DEGREE >= APART_EM * m_per_em:
            return minutes
    return STEPS_MIN[-1]


def degree_words(minutes: int, letters: str) -> str:
    """110°E, 31°20′N; `letters` are those of the positive and the negative side."""
    whole, rest = divmod(abs(minutes), 60)
    words = f"{whole}°{rest:02d}′" if rest else f"{whole}°"
    return words + letters[minutes < 0] if minutes else words


def _seen(frame: MapFrame, projection: Albers) -> tuple[tuple[float, float], tuple[float, float]]:
    """The longitudes and latitudes that reach into a frame, a little more."""
    left, bottom, right, top = frame.bounds_m
    x, y = np.meshgrid(np.linspace(left, right, 25), np.linspace(bottom, top, 25))
    lon, lat = projection.inverse(x.ravel(), y.ravel())
    found = []
    for values, (least, most) in ((lon, LON_RANGE), (lat, LAT_RANGE)):
        margin = 0.02 * float(np.ptp(values)) + 0.05
        low, high = float(values.min()) - margin, float(values.max()) + margin
        found.append((max(low, least), min(high, most)))
    return found[0], found[1]


def _rounds(bounds: tuple[float, float], step: int) -> range:
    low, high = (int(np.ceil(edge * 60 / step)) for edge in bounds)
    return range(low * step, high * step, step)


def _corners(bounds: tuple[float, float]) -> npt.NDArray[np.float64]:
    low, high = bounds
    number = max(int((high - low) / CORNER_EVERY_DEG), FEWEST_CORNERS)
    return np.linspace(low, high, number)


def _labels(
    frame: MapFrame, part: Points, words: str, palette: Palette, em_mm: float, kind: str
) -> list[Text]:
    """A line's labels where it crosses the frame: a meridian's above and below, a parallel's left
    and right; of a line that crosses neither of these, where it crosses the others.
    """
    left, top, right, bottom = frame.box_mm
    size, gap = TYPE_EM * em_mm, EDGE_EM * em_mm
    half = width_em(words) * size / 2
    flat = [(x, y) for y in (top, bottom) for x in _crossings(part, 1, y, left, right)]
    upright = [(x, y) for x in (left, right) for y in _crossings(part, 0, x, top, bottom)]
    wanted, spare = (flat, upright) if kind == "meridian" else (upright, flat)
    labels = []
    for x, y in wanted or spare:
        x_mm = min(max(x, left + gap + half), right - gap - half)
        y_mm = min(max(y + 0.36 * size, top + gap + 0.74 * size), bottom - gap)
        labels.append(
            Text(
                x_mm,
                y_mm,
                words,
                size,
                palette.quiet_ink,
                anchor="middle",
                halo=palette.halo,
                halo_mm=HALO_SHARE * size,
                about=f"graticule/{words}",
            )
        )
    return labels


def _crossings(part: Points, axis: int, edge: float, low: float, high: float) -> list[float]:
    """Where a line crosses an edge of the frame, by the other coordinate."""
    along, across = part[:, axis], part[:, 1 - axis]
    before = along < edge
    at = np.flatnonzero(before[1:] != before[:-1])
    share = (edge - along[at]) / (along[at + 1] - along[at])
    found = across[at] + share * (across[at + 1] - across[at])
    return [float(value) for value in found if low <= value <= high]


def _box(label: Text) -> Bounds:
    half = width_em(label.words) * label.size_mm / 2
    top, bottom = label.y_mm - 0.8 * label.size_mm, label.y_mm + 0.1 * label.size_mm
    return (label.x_mm - half, top, label.x_mm + half, bottom)


def _clear(box: Bounds, taken: Sequence[Bounds], frame: MapFrame) -> bool:
    left, top, right, bottom = frame.box_mm
    if box[0] < left or box[1] < top or box[2] > right or box[3] > bottom:
        return False
    return not any(
        box[0] < other[2] and other[0] < box[2] and box[1] < other[3] and other[1] < box[3]
        for other in taken
    )
