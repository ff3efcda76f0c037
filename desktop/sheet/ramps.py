"""Ramps: the colours of classes. Every step is one of lightness, so that grey print keeps it.

The tables hold a few colours of each ramp; the colours of n classes are read off the line through
them in OKLab, at even steps of lightness. On both sides of a diverging ramp lightness falls by
turns, so that even in grey no two classes are alike. The values are our own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from desktop.sheet.colour_space import Floats, from_oklab, lightness, oklab
from geodata.vocabulary import Term

# Lightness of the lightest class, of the darkest allowed, and the largest step between two.
LIGHTEST, DARKEST, LARGEST_STEP = 94.0, 38.0, 15.0
# Under hatching the grounds are paler, so that dark lines are seen on all of them.
PALE_LIGHTEST, PALE_DARKEST = 97.0, 70.0
# What is left of a category's colour under hatching, in a mixture with white.
PALER, WHITE = 0.6, np.array([1.0, 0.0, 0.0])
# And of its lightness and colour on a dark map.
DIMMER, DIMMER_UNDER_LINES = np.array([0.62, 0.9, 0.9]), np.array([0.5, 0.9, 0.9])
# The only class there is.
ALONE = 80.0
# On a dark map more is brighter.
DIMMEST, BRIGHTEST, LARGEST_STEP_UP = 24.0, 82.0, 14.0
PALE_DIMMEST, PALE_BRIGHTEST = 20.0, 46.0
ALONE_ON_DARK = 45.0


@dataclass(frozen=True, slots=True)
class Ramp(Term):
    """A ramp by its use: "sequential" from little to much, "diverging" to both sides of a middle,
    "categorical" without order. `colours` run from light to dark; of a diverging ramp they are
    those above the middle and `below` those below it, without the middle itself.
    """

    use: str
    colours: tuple[str, ...]
    below: tuple[str, ...] = ()


RAMPS: tuple[Ramp, ...] = (
    Ramp(
        *("amber", "黄褐", "Amber", "sequential"),
        ("#FFFDF2", "#FDECB8", "#F9C869", "#E8973A", "#BE661F", "#7C3D16", "#3F1E0C"),
    ),
    Ramp(
        *("violet", "紫", "Violet", "sequential"),
        ("#FCFAFD", "#E9E1F2", "#C9B6DF", "#A687C7", "#825BA9", "#5B347F", "#321A49"),
    ),
    Ramp(
        *("teal", "青绿", "Teal", "sequential"),
        ("#F8FCFA", "#D5EBE3", "#9FD0C2", "#62AE9F", "#2F877B", "#125E57", "#063531"),
    ),
    Ramp(
        *("grey", "灰", "Grey", "sequential"),
        ("#FFFFFF", "#E4E4E4", "#BDBDBD", "#949494", "#6B6B6B", "#444444", "#1E1E1E"),
    ),
    Ramp(
        *("violet_amber", "紫—橙", "Violet to amber", "diverging"),
        ("#FCEBD0", "#F7C98A", "#E8973A", "#B9621B", "#763A14", "#3F1E0C"),
        ("#EEE8F5", "#CDBCE2", "#A78AC9", "#7E58A8", "#53307A", "#2C1742"),
    ),
    Ramp(
        *("blue_red", "蓝—红", "Blue to red", "diverging"),
        ("#FBE6DE", "#F5BBA8", "#E0836D", "#B84A45", "#7E2230", "#420E1A"),
        ("#E3EEF7", "#B2D3EA", "#76B0DA", "#3A86C0", "#1B5A92", "#0D3059"),
    ),
    # Found by search: as far apart as nine can be to all eyes, light and dark by turns.
    Ramp(
        *("distinct", "分类色", "Categories", "categorical"),
        (
            *("#71C5FE", "#B86892", "#E6BD67", "#7D9039", "#B7D3C0"),
            *("#5E99DA", "#F2F195", "#B89F8B", "#A1FFFB"),
        ),
    ),
)
RAMP = {ramp.code: ramp for ramp in RAMPS}
MIDDLE, MIDDLE_ON_DARK = "#F6F3EC", "#2A2B2C"


def usual_ramp(neutral: float | None) -> str:
    """The ramp of a measure of which no other was chosen."""
    return "amber" if neutral is None else "violet_amber"


@lru_cache(maxsize=256)
def class_colours(
    code: str,
    count: int,
    below: int | None = None,
    *,
    middle: bool = False,
    pale: bool = False,
    on_dark: bool = False,
) -> tuple[str, ...]:
    """Colours of `count` classes, lowest first.

    `below` says how many classes lie below the neutral value and `middle` whether the next one
    holds it; without a neutral value the middle one of a diverging ramp counts as neutral. `pale`
    colours bear hatching. `on_dark` what is stronger is brighter, else darker.
    """
    ramp = RAMP[code]
    if ramp.use == "categorical":
        colours = ramp.colours[:count]
        if on_dark:
            return from_oklab(oklab(colours) * (DIMMER_UNDER_LINES if pale else DIMMER))
        return from_oklab(PALER * oklab(colours) + (1 - PALER) * WHITE) if pale else colours
    if ramp.use == "sequential":
        return _read_off(ramp.colours, _steps(count, pale=pale, on_dark=on_dark))
    if below is None:
        below, middle = count // 2, count % 2 == 1
    above = count - below - middle
    # The n-th class from the middle is as strong on either side, a half step stronger above it.
    ranks = 2 * max(below, above) + 1
    steps = _steps(ranks, pale=pale, on_dark=on_dark)
    neutral = MIDDLE_ON_DARK if on_dark else MIDDLE
    low = _read_off(ramp.below, [steps[2 * n + 1] for n in range(below)])[::-1]
    high = _read_off(ramp.colours, [steps[2 * n + 2] for n in range(above)])
    return (*low, *([neutral] if middle else []), *high)


def _steps(count: int, *, pale: bool, on_dark: bool) -> list[float]:
    """Lightness of so many classes, the weakest first."""
    if on_dark:
        first, last = (PALE_DIMMEST, PALE_BRIGHTEST) if pale else (DIMMEST, BRIGHTEST)
        if count == 1:
            return [first if pale else ALONE_ON_DARK]
        step = min(LARGEST_STEP_UP, (last - first) / (count - 1))
        return [first + n * step for n in range(count)]
    lightest, darkest = (PALE_LIGHTEST, PALE_DARKEST) if pale else (LIGHTEST, DARKEST)
    if count == 1:
        return [lightest if pale else ALONE]
    step = min(LARGEST_STEP, (lightest - darkest) / (count - 1))
    return [lightest - n * step for n in range(count)]


def _read_off(colours: tuple[str, ...], wanted: Sequence[float]) -> tuple[str, ...]:
    """The colours of those lightnesses on the line through `colours`, which run light to dark."""
    if not wanted:
        return ()
    line = _line(colours)
    light = lightness(from_oklab(line))
    order = np.argsort(light)
    lab = np.column_stack([np.interp(wanted, light[order], line[order, at]) for at in range(3)])
    return from_oklab(lab)


@lru_cache(maxsize=16)
def _line(colours: tuple[str, ...]) -> Floats:
    """Points close together on the line through the colours."""
    lab = oklab(colours)
    along = np.linspace(0, len(colours) - 1, 40 * (len(colours) - 1) + 1)
    at = np.arange(len(colours))
    return np.column_stack([np.interp(along, at, lab[:, row]) for row in range(3)])
