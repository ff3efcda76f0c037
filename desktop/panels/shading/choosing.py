"""Choosing: what a hand's choice of measure, classes or limits makes of a Shading. No Qt here."""

from __future__ import annotations

import re
from dataclasses import replace

from desktop.view import Shading, View
from geodata.atlas import Atlas
from geodata.classing import Classes, checked_limits, figure
from geodata.faults import Fault
from geodata.measures import Measure

_BETWEEN = re.compile(r"[\s,，;；、]+")


def measured_by(old: Shading | None, measure: Measure, atlas: Atlas, view: View) -> Shading:
    """The shading by another measure: in the form and classes that suit it, of a likely kind or
    industry; level, number of classes and hatching stay.
    """
    old = old or Shading("")
    return Shading(
        measure.code,
        _likely(measure, atlas, view),
        old.level if old.level in measure.levels else measure.levels[0],
        "areas" if measure.ratio else "symbols",
        "user_set" if measure.limits else _method(old),
        old.classes,
        measure.limits,
        hatched=old.hatched,
    )


def classed_by(shading: Shading, method: str, measure: Measure, now: Classes) -> Shading:
    """The shading with another method of classing; one's own limits begin with those of `now`."""
    if method != "user_set":
        return replace(shading, method=method, limits=())
    return replace(shading, method=method, limits=now.limits or measure.limits or (1.0,))


def read_limits(text: str) -> tuple[float, ...]:
    """Numbers of a line such as "0.5, 1, 2"; Fault when they are not ascending numbers."""
    pieces = [piece for piece in _BETWEEN.split(text.strip()) if piece]
    try:
        numbers = tuple(float(piece.replace("−", "-")) for piece in pieces)
    except ValueError:
        raise Fault(
            f"分级界限应为数字，用逗号分开，实为“{text}”。",
            f'Limits should be numbers parted by commas; found "{text}".',
        ) from None
    return checked_limits(numbers)


def limits_words(limits: tuple[float, ...]) -> str:
    """Limits as they are written in the line."""
    return ", ".join(figure(limit).replace(",", "") for limit in limits)


def _likely(measure: Measure, atlas: Atlas, view: View) -> str:
    if measure.of == "kind":
        return "zone"
    if measure.of == "industry":
        if view.selection is not None and view.selection.kind == "industry":
            return view.selection.id
        return next(one.id for one in atlas.industries.values() if one.kind == "industry")
    return ""


def _method(old: Shading) -> str:
    return old.method if old.method != "user_set" else Shading("").method
