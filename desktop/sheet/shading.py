"""Shading: the measure that a view colours the map with, worked out once for sheet and live map."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from types import MappingProxyType

from desktop.sheet.hatching import FEW, NO_DATA, Hatch, class_hatches
from desktop.sheet.palette import TINT_OF_PROVINCE, Palette
from desktop.sheet.ramps import class_colours, usual_ramp
from desktop.sheet.shown import Shown, links_of
from desktop.view import Shading, View
from geodata.atlas import Atlas
from geodata.classing import Classes, classed
from geodata.measuring import Measured, measured


@dataclass(frozen=True, slots=True, eq=False)
class Shaded:
    """Every region's figure and class, and every class's look.

    `class_of` tells the class of each region by code, -1 for no data; `colours` and `hatches` are
    those of the classes, lowest first. `few` are the regions whose figure rests on few places.
    """

    shading: Shading
    found: Measured
    classes: Classes
    class_of: Mapping[str, int]
    colours: tuple[str, ...]
    hatches: tuple[Hatch | None, ...]
    few: frozenset[str]

    @property
    def fills(self) -> bool:
        """Whether regions are coloured; else a symbol in each says its figure."""
        return self.shading.form == "areas"

    def colour_of(self, region: str, palette: Palette) -> str:
        """The ground of a region."""
        number = self.class_of.get(region, -1)
        return palette.no_data if number < 0 else self.colours[number]

    def hatches_of(self, region: str) -> tuple[Hatch, ...]:
        """The line patterns upon a region's ground."""
        number = self.class_of.get(region, -1)
        if number < 0:
            return (NO_DATA,)
        own = self.hatches[number]
        return (*([own] if own else []), *([FEW] if region in self.few else []))


# A playing timeline asks for some forty filters in a row.
@lru_cache(maxsize=64)
def shaded(
    atlas: Atlas, within: tuple[str, ...], shading: Shading, *, on_dark: bool = False
) -> Shaded:
    """The shading over the places that pass the filter, in colours for a light or a dark map.

    Fault when it cannot be worked out.
    """
    found = measured(atlas, links_of(atlas), within, shading.measure, shading.level, shading.of)
    classes = classed(found.values.values(), shading.method, shading.classes, shading.limits)
    numbers = classes.of(found.values.values()).tolist()
    return Shaded(
        shading,
        found,
        classes,
        MappingProxyType(dict(zip(found.values, numbers, strict=True))),
        _colours(shading, classes, found.measure.neutral, on_dark=on_dark),
        class_hatches(len(classes.counts)) if shading.hatched else (None,) * len(classes.counts),
        found.few,
    )


def shading_of(atlas: Atlas, view: View, shown: Shown, palette: Palette) -> Shaded | None:
    """What colours the view's map, over the places that pass its filter; None for nothing."""
    if view.shading is None:
        return None
    return shaded(atlas, shown.within, view.shading, on_dark=palette.is_dark)


def _colours(
    shading: Shading, classes: Classes, neutral: float | None, *, on_dark: bool
) -> tuple[str, ...]:
    code = shading.ramp or usual_ramp(neutral)
    count, pale = len(classes.counts), shading.hatched
    if neutral is None or not count:
        return class_colours(code, count, pale=pale, on_dark=on_dark)
    limits = classes.limits
    below = sum(limit <= neutral for limit in limits)
    # A neutral value that is a limit lies between two classes, else within one.
    middle = neutral not in limits
    return class_colours(code, count, below, middle=middle, pale=pale, on_dark=on_dark)


def shaded_palette(palette: Palette, look: Shaded | None) -> Palette:
    """The palette whose grounds of provinces are those of the shading."""
    if look is None or not look.fills:
        return palette
    if look.shading.level == "province":
        grounds = {code: look.colour_of(code, palette) for code in TINT_OF_PROVINCE}
    else:
        # Regions of a lower level cover them; the provinces' names want a plain halo.
        grounds = dict.fromkeys(TINT_OF_PROVINCE, palette.halo)
    return replace(palette, grounds=grounds)
