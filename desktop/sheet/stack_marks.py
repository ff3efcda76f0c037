"""Stack marks: the mark of several places, a ring of their kinds around their number."""

from __future__ import annotations

import math

import numpy as np

from desktop.sheet.drawing import Area, Mark, Points, Symbol, Text
from desktop.sheet.palette import Palette
from desktop.sheet.stacks import KindCounts, several_em
from desktop.sheet.symbols import HALO_EM

RING_SHARE = 0.30
"""Width of the ring as a share of the mark's radius."""
THIN_SHARE = 0.10
"""That of the part that stands for unverified places, whose own marks are hollow."""
GAP_SHARE = 0.07
"""Between two kinds, as a share of the radius."""
ONE_FIGURE = 1.12
"""How much larger a single figure is set than several."""
CAP_EM = 0.74
STEP_DEG = 6.0


def several_marks(
    kinds: KindCounts,
    x_mm: float,
    y_mm: float,
    palette: Palette,
    em_mm: float,
    *,
    strength: float = 1.0,
    about: str = "",
) -> tuple[Mark, ...]:
    """A disc with its middle there: the share of each kind around, the number of places within.

    The parts run clockwise from the top in the order of `kinds`; thin parts are unverified. With
    less `strength` its colours are those seen through so much of the ground. `about` is that of
    the disc and of the number; the parts of the ring are parts of it.
    """
    total = sum(number for _, number, _ in kinds)
    radius = several_em(total) * em_mm / 2
    marks: list[Mark] = [
        Symbol(
            x_mm,
            y_mm,
            "circle",
            2 * radius,
            palette.hollow,
            halo_mm=HALO_EM * em_mm,
            about=about,
            halo=palette.rim,
        )
    ]
    middle = np.array([x_mm, y_mm])
    gap_deg = math.degrees(GAP_SHARE) if len(kinds) > 1 else 0.0
    start = -90.0
    for kind, number, unverified in kinds:
        colour = mixed(palette.kinds[kind], palette.hollow, strength)
        for count, share in ((number - unverified, RING_SHARE), (unverified, THIN_SHARE)):
            if not count:
                continue
            end = start + 360.0 * count / total
            rings = _part(start + gap_deg / 2, end - gap_deg / 2, radius, share)
            placed = tuple(ring + middle for ring in rings)
            marks.append(Area(placed, colour, about=f"part of {about}"))
            start = end
    words = str(total)
    letters = palette.names["stack"]
    size = letters.size_em * em_mm * (ONE_FIGURE if total < 10 else 1.0)
    marks.append(
        Text(
            x_mm,
            y_mm + CAP_EM * size / 2,
            words,
            size,
            mixed(letters.colour, palette.hollow, strength),
            letters.bold,
            anchor="middle",
            about=about,
        )
    )
    return tuple(marks)


def mixed(colour: str, ground: str, strength: float) -> str:
    """A colour as it looks over a ground at that opacity."""
    pairs = ((int(colour[i : i + 2], 16), int(ground[i : i + 2], 16)) for i in (1, 3, 5))
    return "#" + "".join(f"{round(a * strength + b * (1 - strength)):02X}" for a, b in pairs)


def _part(start_deg: float, end_deg: float, radius: float, share: float) -> tuple[Points, ...]:
    """The outline of a part of the ring about (0, 0): two rings when it goes all around."""
    inner = radius * (1 - share)
    steps = max(2, math.ceil((end_deg - start_deg) / STEP_DEG) + 1)
    angles = np.radians(np.linspace(start_deg, end_deg, steps))
    arc = np.column_stack([np.cos(angles), np.sin(angles)])
    if end_deg - start_deg >= 360.0 - 1e-9:
        return (radius * arc[:-1], inner * arc[:-1])
    return (np.concatenate([radius * arc, inner * arc[::-1]]),)
