"""The mark of a kind of place in a palette's colours: on the map, in legends and in lists."""

from __future__ import annotations

from desktop.sheet.drawing import Symbol
from desktop.sheet.palette import Palette
from desktop.sheet.symbols import STYLE


def kind_mark(
    kind: str,
    palette: Palette,
    x_mm: float,
    y_mm: float,
    size_mm: float,
    *,
    hollow: bool = False,
    halo_mm: float = 0.0,
    opacity: float = 1.0,
    about: str = "",
) -> Symbol:
    """The mark of a kind at a point, `size_mm` high."""
    return Symbol(
        x_mm,
        y_mm,
        STYLE[kind].shape,
        size_mm,
        palette.kinds[kind],
        hollow,
        halo_mm,
        opacity,
        about,
        halo=palette.rim,
        inside=palette.hollow,
    )
