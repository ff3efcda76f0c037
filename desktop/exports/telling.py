"""Telling: how far the writing of many rows has come."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from geodata.extract import Extract, Value

Tell = Callable[[float], None]
"""Told now and then which share is done; may raise to stop."""

TOLD_EVERY = 500
# Of the whole; the rest is for packing and for bringing the file onto the disk.
SHARE_OF_ROWS = 0.9


def told(extract: Extract, tell: Tell) -> Iterator[tuple[Value, ...]]:
    """The rows, while `tell` hears how far they have come."""
    for number, line in enumerate(extract.lines()):
        if number % TOLD_EVERY == 0:
            tell(SHARE_OF_ROWS * number / len(extract))
        yield line
