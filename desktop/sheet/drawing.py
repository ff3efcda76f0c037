"""Drawing: a plain list of marks in millimetres, origin at the page's top left, y downwards.

Whatever is shown on paper, saved or compared in a test is this list. Colours are "#RRGGBB".
`about` names what a mark stands for ("place/…", "province/…", "legend", "scale"), for tests and
for formats that keep names; a mark of several places is "stack/…", their ids with blanks between.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from desktop.sheet.framing import MapFrame

WHITE = "#FFFFFF"

Points: TypeAlias = npt.NDArray[np.float64]
"""Shape (n, 2): x and y in millimetres."""
Pixels: TypeAlias = npt.NDArray[np.uint8]
"""Shape (rows, columns, 4), the upper row first: red, green, blue, and opacity, not multiplied."""


@dataclass(frozen=True, slots=True, eq=False)
class Area:
    """Filled rings (odd-even), outlined when `stroke` is given.."""

    rings: tuple[Points, ...]
    fill: str | None
    stroke: str | None = None
    stroke_mm: float = 0.0
    about: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Line:
    """Open lines; `dash` alternates drawn and skipped lengths in millimetres."""

    parts: tuple[Points, ...]
    colour: str
    width_mm: float
    dash: tuple[float, ...] = ()
    about: str = ""


@dataclass(frozen=True, slots=True)
class Symbol:
    """A place's mark: `shape` is a name of `symbols.SHAPES`, `size_mm` its height.

    A hollow one is outlined in `fill` and of the colour `inside` within; a halo of `halo_mm` in
    `halo` lies under it.
    """

    x_mm: float
    y_mm: float
    shape: str
    size_mm: float
    fill: str
    hollow: bool = False
    halo_mm: float = 0.25
    opacity: float = 1.0
    about: str = ""
    halo: str = WHITE
    inside: str = WHITE


@dataclass(frozen=True, slots=True, eq=False)
class Dots:
    """Many round marks of one look; a halo of `halo_mm` in `halo` lies under them all.

    So that any number costs one mark, and dots that touch do not cut into each other.
    """

    points: Points
    size_mm: float
    fill: str
    halo: str | None = None
    halo_mm: float = 0.0
    about: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Picture:
    """A small picture stretched over a rectangle, smooth between the middles of its pixels."""

    x_mm: float
    y_mm: float
    width_mm: float
    height_mm: float
    pixels: Pixels
    about: str = ""


@dataclass(frozen=True, slots=True)
class Text:
    """Words on one line; (x, y) is the left, middle or right end of the baseline.

    `size_mm` is the em height. A halo of `halo_mm` in `halo` lies under the letters.
    """

    x_mm: float
    y_mm: float
    words: str
    size_mm: float
    colour: str
    bold: bool = False
    anchor: str = "left"
    halo: str | None = None
    halo_mm: float = 0.0
    about: str = ""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle: furniture's ground or frame."""

    x_mm: float
    y_mm: float
    width_mm: float
    height_mm: float
    fill: str | None = None
    stroke: str | None = None
    stroke_mm: float = 0.0
    about: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Group:
    """Marks clipped to a box; `frame` says what a map's or inset's box shows of the ground."""

    clip: Box
    marks: tuple[Mark, ...]
    about: str = ""
    frame: MapFrame | None = None


Mark: TypeAlias = Area | Line | Symbol | Dots | Picture | Text | Box | Group


@dataclass(frozen=True, slots=True, eq=False)
class Drawing:
    """A page of marks, painted in order."""

    width_mm: float
    height_mm: float
    marks: tuple[Mark, ...]
    ground: str = WHITE
