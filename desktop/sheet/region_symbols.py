"""Region symbols: circles whose areas are proportional to the figures of the regions."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from desktop.sheet.drawing import Symbol
from desktop.sheet.framing import MapFrame
from desktop.sheet.palette import Palette
from desktop.sheet.shading import Shaded
from geodata.atlas import Atlas
from geodata.projecting import MAIN

# Diameter in em of the circle of the reference figure, by the level of the regions.
LARGEST_EM = {"province": 5.0, "prefecture": 3.2}
OPACITY = 0.6
RIM_EM = 0.06
# Times a power of ten.
ROUND_STEPS = (1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 8.0, 10.0)


@dataclass(frozen=True, slots=True)
class RegionSymbol:
    """One region's circle: its middle in metres of the main projection, and its size.

    `faint` is one whose figure rests on few places.
    """

    region: str
    x_m: float
    y_m: float
    size_em: float
    faint: bool


def reference_of(look: Shaded) -> float:
    """The figure of the largest circle of the legend: the greatest, rounded up; 0 without any."""
    most = max((value for value in look.found.values.values() if value is not None), default=0.0)
    return _rounded(most, up=True) if most > 0 else 0.0


def size_em(value: float, look: Shaded) -> float:
    """Diameter of the circle of a figure: areas are as figures."""
    reference = reference_of(look)
    if not reference or value <= 0:
        return 0.0
    return LARGEST_EM[look.shading.level] * math.sqrt(value / reference)


def examples(look: Shaded) -> tuple[float, ...]:
    """Figures whose circles the legend shows, the greatest first; whole ones where all are."""
    reference = reference_of(look)
    if not reference:
        return ()
    wanted = (reference, _rounded(reference / 4, up=False), _rounded(reference / 16, up=False))
    least = 1.0 if look.classes.whole else 0.0
    return tuple(dict.fromkeys(value for value in wanted if value >= least))


@lru_cache(maxsize=8)
def region_symbols(atlas: Atlas, look: Shaded) -> tuple[RegionSymbol, ...]:
    """The circles of regions with a figure above 0, the largest first: small ones lie on top."""
    columns = atlas.layer(look.shading.level, "l").columns
    lon = np.array(columns["label_lon"], dtype=np.float64)
    lat = np.array(columns["label_lat"], dtype=np.float64)
    x_m, y_m = (axis.tolist() for axis in MAIN.forward(lon, lat))
    made = [
        RegionSymbol(code, x, y, size_em(value, look), code in look.few)
        for code, x, y in zip(columns["adcode"], x_m, y_m, strict=True)
        if (value := look.found.values[code]) is not None and value > 0
    ]
    return tuple(sorted(made, key=lambda symbol: -symbol.size_em))


def symbol_mark(
    one: RegionSymbol, x_mm: float, y_mm: float, palette: Palette, em_mm: float, level: str
) -> Symbol:
    """The circle at a point of the page."""
    return Symbol(
        x_mm,
        y_mm,
        "circle",
        one.size_em * em_mm,
        palette.region_symbol,
        one.faint,
        RIM_EM * em_mm,
        OPACITY,
        f"figure/{level}/{one.region}",
        palette.rim,
        palette.hollow,
    )


def symbol_marks(
    atlas: Atlas, look: Shaded, frame: MapFrame, palette: Palette, em_mm: float
) -> tuple[Symbol, ...]:
    """The circles whose middle or rim reaches into the frame."""
    left, top, right, bottom = frame.box_mm
    marks: list[Symbol] = []
    for one in region_symbols(atlas, look):
        x, y = frame.to_mm(one.x_m, one.y_m)
        reach = one.size_em * em_mm / 2
        if left - reach < x < right + reach and top - reach < y < bottom + reach:
            marks.append(symbol_mark(one, x, y, palette, em_mm, look.shading.level))
    return tuple(marks)


def _rounded(value: float, *, up: bool) -> float:
    """The nearest round number at or above a positive number, or at or below it."""
    power = 10.0 ** math.floor(math.log10(value))
    steps = [step * power for step in ROUND_STEPS]
    if up:
        return min(step for step in steps if step >= value * (1 - 1e-9))
    return max(step for step in steps if step <= value * (1 + 1e-9))
