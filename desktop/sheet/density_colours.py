"""Density colours: counts of cells as a smooth picture, and what its colours stand for."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from desktop.sheet.colour_space import from_oklab, lightness, oklab
from desktop.sheet.drawing import Pixels
from geodata.point_density import PointDensity

STEPS = 256
# A ramp runs from paper through a colour to ink; of the lightness between paper and ink
# it takes this part, in even steps, so that print without colour keeps the order.
FIRST, LAST = 0.20, 0.94
# The ground shows through the thin end, and its lines through all of it.
THIN, THICK = 0.62, 0.92
# A scale must have some length, even where every cell holds one point.
LEAST_SPAN = 10.0
# What spreading leaves of a lone point in its own cell.
STAYS = 0.25


@dataclass(frozen=True, slots=True)
class DensityScale:
    """Points per square kilometre at the thin end of the ramp and at its thick end.

    Between them the colours follow the logarithm. The thin end is one point in a cell; a few cells
    may have more than the thick end says.
    """

    least_per_km2: float
    most_per_km2: float


def scale_of(density: PointDensity) -> DensityScale:
    """The scale of a density: from one point in a cell to a full cell."""
    return DensityScale(1 / density.cell_km2, max(density.full, LEAST_SPAN) / density.cell_km2)


@lru_cache(maxsize=8)
def ramp(paper: str, middle: str, ink: str) -> Pixels:
    """Colours from thin to thick with their opacity, shape (STEPS, 4)."""
    corners = oklab((paper, middle, ink))
    along = np.linspace(0, 2, 2 * STEPS)
    line = np.column_stack([np.interp(along, (0, 1, 2), corners[:, at]) for at in range(3)])
    start, end = lightness((paper, ink))
    # From paper to ink lightness only rises or only falls; interpolation wants it to rise.
    rising = np.sign(end - start)
    wanted = start + np.linspace(FIRST, LAST, STEPS) * (end - start)
    light = np.maximum.accumulate(rising * lightness(from_oklab(line)))
    lab = np.column_stack([np.interp(rising * wanted, light, line[:, at]) for at in range(3)])
    rgb = [[int(c[at : at + 2], 16) for at in (1, 3, 5)] for c in from_oklab(lab)]
    opacity = np.rint(255 * np.linspace(THIN, THICK, STEPS))
    return np.column_stack([rgb, opacity]).astype(np.uint8)


def density_pixels(density: PointDensity, colours: Pixels) -> Pixels:
    """The counts as a picture in the colours of a ramp, one cell wider than they are on every side.

    Each count is spread over its neighbours, a quarter of it staying: no point is lost, and no
    pattern of the cells is seen. Where little of a point arrives the colour fades out.
    """
    rows, columns = density.counts.shape
    if not rows:
        return np.zeros((0, 0, 4), np.uint8)
    smooth = np.zeros((rows + 2, columns + 2), np.float32)
    smooth[1:-1, 1:-1] = density.counts
    for _ in range(2):
        smooth = _blurred(smooth).T
    span = max(density.full, LEAST_SPAN)
    with np.errstate(divide="ignore"):
        strength = np.log(smooth, dtype=np.float32) * np.float32((STEPS - 1) / np.log(span))
    pixels = colours[np.clip(strength, 0, STEPS - 1).astype(np.uint8)]
    fading = np.minimum(smooth * np.float32(1 / STAYS), np.float32(1))
    pixels[..., 3] = (pixels[..., 3] * fading).astype(np.uint8)
    return pixels


def _blurred(counts: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
    """Each row's numbers spread over their neighbours; the outermost ones must be 0."""
    spread = counts * np.float32(0.5)
    quarter = counts * np.float32(0.25)
    spread[:, 1:] += quarter[:, :-1]
    spread[:, :-1] += quarter[:, 1:]
    return spread
