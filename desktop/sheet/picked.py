"""Picked: the mark around places gathered by hand, four corners that no other mark has."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from desktop.sheet.drawing import Mark, Symbol
from desktop.sheet.palette import Palette

SHAPE = "corners"
# The corners stand clear of the symbol and of the ring around a selected one.
GAP_EM = 0.42


def picked_mark(symbol: Symbol, palette: Palette, em_mm: float) -> Symbol:
    """The corners around one place's symbol."""
    return replace(
        symbol,
        shape=SHAPE,
        size_mm=symbol.size_mm + 2 * GAP_EM * em_mm,
        fill=palette.accent,
        hollow=False,
        opacity=1.0,
        about=symbol.about.replace("place/", "picked/"),
    )


def picked_marks(
    marks: Iterable[Mark], picked: frozenset[str], palette: Palette, em_mm: float
) -> tuple[Symbol, ...]:
    """The corners around the symbol of every picked place among the marks."""
    return tuple(
        picked_mark(mark, palette, em_mm)
        for mark in marks
        if isinstance(mark, Symbol) and mark.about.removeprefix("place/") in picked
    )
