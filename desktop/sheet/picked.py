"""Picked: the mark around places gathered by hand, corners that no other mark has."""

from __future__ import annotations

from collections.abc import Iterable

from desktop.sheet.drawing import Symbol
from desktop.sheet.framing import MapFrame
from desktop.sheet.palette import Palette
from desktop.sheet.stacks import Stack
from desktop.sheet.symbols import HALO_EM

# Around a place, or several all of which are picked; and around several of which some are.
WHOLE, PART = "corners", "two_corners"
# The corners stand clear of the mark within.
GAP_EM = 0.42


def picked_shape(stack: Stack, picked: frozenset[str]) -> str:
    """The shape around what one mark stands for; blank when none of it is picked."""
    n = sum(place.id in picked for place in stack.places)
    if not n:
        return ""
    return WHOLE if n == len(stack.places) else PART


def picked_mark(
    stack: Stack, shape: str, x_mm: float, y_mm: float, palette: Palette, em_mm: float
) -> Symbol:
    """The corners around a mark whose middle is there."""
    return Symbol(
        x_mm,
        y_mm,
        shape,
        (stack.size_em + 2 * GAP_EM) * em_mm,
        palette.accent,
        halo_mm=HALO_EM * em_mm,
        about=f"picked/{stack.top.id}",
        halo=palette.halo,
    )


def picked_marks(
    stacks: Iterable[Stack],
    frame: MapFrame,
    picked: frozenset[str],
    palette: Palette,
    em_mm: float,
) -> tuple[Symbol, ...]:
    """The corners around every mark of a frame that stands for picked places."""
    marks = []
    for stack in stacks if picked else ():
        shape = picked_shape(stack, picked)
        if shape:
            x_mm, y_mm = frame.to_mm(stack.x_m, stack.y_m)
            x_mm, y_mm = x_mm + stack.dx_em * em_mm, y_mm + stack.dy_em * em_mm
            marks.append(picked_mark(stack, shape, x_mm, y_mm, palette, em_mm))
    return tuple(marks)
