"""Graticule: lines of longitude and latitude in the map's projection, labelled at the frame's edge.

Shared by the sheet and the live map.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from desktop.sheet.drawing import Line, Text
from desktop.sheet.framing import Bounds, MapFrame
from desktop.sheet.names import HALO_SHARE
from desktop.sheet.palette import EM_MM, Palette, Stroke
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
class Lines:
    """Lines of one kind, "meridian" or "parallel", in metres of the map's projection.

    `minutes` of arc they stand for; `points_m` of shape (lines, corners, 2).
    """

    kind: str
    minutes: tuple[int, ...]
    points_m: npt.NDArray[np.float64]

    def words(self, row: int) -> str:
        """What a line is called: 110°E."""
        return degree_words(self.minutes[row], "NS" if self.kind == "parallel" else "EW")


@dataclass(frozen=True, slots=True, eq=False)
class Graticule:
    """The lines, and labels that keep clear of the furniture and of each other."""

    lines: tuple[Line, ...]
    labels: tuple[Text, ...]

    @property
    def boxes(self) -> list[Bounds]:
        """What the labels cover: left, top, right, bottom in millimetres."""
        return [label_box(label) for label in self.labels]


def graticule(
    frame: MapFrame, palette: Palette, em_mm: float, furniture: Sequence[Bounds]
) -> Graticule:
    """The graticule of a frame; `furniture` are boxes in millimetres where no label stands."""
    both = graticule_lines(frame, em_mm)
    stroke = stroke_of(palette, em_mm)
    lines = []
    for each in both:
        x_mm, y_mm = frame.to_mm(each.points_m[..., 0], each.points_m[..., 1])
        for row, part in enumerate(np.stack([x_mm, y_mm], axis=-1)):
            about = f"{each.kind}/{each.words(row)}"
            lines.append(Line((part,), stroke.colour, stroke.width_mm, about=about))
    return Graticule(tuple(lines), graticule_labels(both, frame, palette, em_mm, furniture))


def stroke_of(palette: Palette, em_mm: float) -> Stroke:
    """The look of the lines."""
    return Stroke(palette.names["sea"].colour, LINE_MM * em_mm / EM_MM)


def graticule_lines(
    frame: MapFrame, em_mm: float, projection: Albers = MAIN
) -> tuple[Lines, Lines]:
    """The meridians and parallels that reach into a frame, at the step that suits its scale."""
    step = step_min(frame.m_per_mm * em_mm)
    lon, lat = _seen(frame, projection)
    found = []
    for kind, own, other in (("meridian", lon, lat), ("parallel", lat, lon)):
        rounds = _rounds(own, step)
        along, fixed = np.meshgrid(_corners(other), np.array(rounds, dtype=np.float64) / 60)
        pair = (fixed, along) if kind == "meridian" else (along, fixed)
        points = np.stack(projection.forward(*pair), axis=-1)
        found.append(Lines(kind, tuple(rounds), points))
    return found[0], found[1]


def graticule_labels(
    both: Sequence[Lines],
    frame: MapFrame,
    palette: Palette,
    em_mm: float,
    furniture: Sequence[Bounds],
) -> tuple[Text, ...]:
    """Each line's name where it crosses the frame's edge: of a meridian above and below, of a
    parallel left and right; of one that crosses neither of these, where it crosses the others.
    """
    left, top, right, bottom = frame.box_mm
    taken = list(furniture)
    labels: list[Text] = []
    for each in both:
        x_mm, y_mm = frame.to_mm(each.points_m[..., 0], each.points_m[..., 1])
        flat = [(row, x, y) for y in (top, bottom) for row, x in _crossings(y_mm, x_mm, y)]
        upright = [(row, x, y) for x in (left, right) for row, y in _crossings(x_mm, y_mm, x)]
        flat = [spot for spot in flat if left <= spot[1] <= right]
        upright = [spot for spot in upright if top <= spot[2] <= bottom]
        wanted, spare = (flat, upright) if each.kind == "meridian" else (upright, flat)
        named = {row for row, _, _ in wanted}
        for row, x, y in (*wanted, *(spot for spot in spare if spot[0] not in named)):
            label = _label(frame, each.words(row), x, y, palette, em_mm)
            box = label_box(label)
            if _clear(box, taken, frame):
                taken.append(box)
                labels.append(label)
    return tuple(labels)


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
    x, y = np.meshgrid(np.linspace(left, right, 13), np.linspace(bottom, top, 13))
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


def _label(
    frame: MapFrame, words: str, x_mm: float, y_mm: float, palette: Palette, em_mm: float
) -> Text:
    """A name at an edge, moved in so far that all of it is within the frame."""
    left, top, right, bottom = frame.box_mm
    size, gap = TYPE_EM * em_mm, EDGE_EM * em_mm
    half = width_em(words) * size / 2
    return Text(
        min(max(x_mm, left + gap + half), right - gap - half),
        min(max(y_mm + 0.36 * size, top + gap + 0.74 * size), bottom - gap),
        words,
        size,
        palette.quiet_ink,
        anchor="middle",
        halo=palette.halo,
        halo_mm=HALO_SHARE * size,
        about=f"graticule/{words}",
    )


def _crossings(
    along: npt.NDArray[np.float64], across: npt.NDArray[np.float64], edge: float
) -> list[tuple[int, float]]:
    """Where lines cross an edge of the frame: number of the line and its other coordinate."""
    before = along < edge
    rows, at = np.nonzero(before[:, 1:] != before[:, :-1])
    first, last = along[rows, at], along[rows, at + 1]
    share = (edge - first) / (last - first)
    found = across[rows, at] + share * (across[rows, at + 1] - across[rows, at])
    return list(zip(rows.tolist(), found.tolist(), strict=True))


def label_box(label: Text) -> Bounds:
    """What a label covers: left, top, right, bottom in millimetres."""
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
