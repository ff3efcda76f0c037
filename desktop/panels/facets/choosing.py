"""Choosing: what a tick in a list does to the Choice of its facet. No Qt here."""

from __future__ import annotations

from collections.abc import Sequence

from geodata.choices import Choice


def switched(choice: Choice, values: Sequence[str], value: str, *, on: bool) -> Choice:
    """A list in which everything is on at first: all on restricts nothing, all off lets none by.

    `values` are all of the facet, in their order.
    """
    chosen = set(values if choice.any is None else choice.any)
    chosen = chosen | {value} if on else chosen - {value}
    if chosen >= set(values):
        return Choice(none=choice.none)
    return Choice(any=tuple(v for v in values if v in chosen), none=choice.none)


def picked(choice: Choice, values: Sequence[str], value: str, *, on: bool) -> Choice:
    """A list in which nothing is ticked at first: no tick restricts nothing."""
    chosen = set(choice.any or ())
    chosen = chosen | {value} if on else chosen - {value}
    return Choice(any=tuple(v for v in values if v in chosen) or None, none=choice.none)
