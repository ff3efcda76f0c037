"""Choosing: what a hand in a list of values does to the Choice of its facet. No Qt here."""

from __future__ import annotations

from collections.abc import Sequence

from geodata.choices import IDLE, Choice


def switched(choice: Choice, values: Sequence[str], value: str, *, on: bool) -> Choice:
    """A list in which everything is on at first: all on restricts nothing, all off lets none by.

    `values` are all of the facet, in their order.
    """
    chosen = set(values if choice.any is None else choice.any)
    chosen = chosen | {value} if on else chosen - {value}
    none = tuple(other for other in choice.none if other != value)
    if chosen >= set(values):
        return Choice(none=none)
    return Choice(any=tuple(v for v in values if v in chosen), none=none)


def picked(choice: Choice, values: Sequence[str], value: str, *, on: bool) -> Choice:
    """A list in which nothing is ticked at first: no tick restricts nothing."""
    chosen = set(choice.any or ())
    chosen = chosen | {value} if on else chosen - {value}
    none = tuple(other for other in choice.none if other != value)
    return Choice(any=tuple(v for v in values if v in chosen) or None, none=none)


def ruled_out(choice: Choice, values: Sequence[str], value: str, *, out: bool) -> Choice:
    """A value ruled out, no longer asked for; or no longer ruled out."""
    none = set(choice.none)
    none = none | {value} if out else none - {value}
    asked = choice.any
    if asked is not None and out:
        asked = tuple(v for v in asked if v != value) or None
    return Choice(any=asked, none=tuple(v for v in values if v in none))


def only(value: str) -> Choice:
    """That value and nothing else."""
    return Choice(any=(value,))


def all_of(values: Sequence[str], *, switches: bool) -> Choice:
    """Everything: no restriction where all is on at first, otherwise any value at all.

    `values` are the topmost ones of the facet.
    """
    return IDLE if switches else Choice(any=tuple(values))


def none_of(*, switches: bool) -> Choice:
    """Nothing chosen: nothing passes where all is on at first, otherwise no restriction."""
    return Choice(any=()) if switches else IDLE
