"""Turns: while the window paints a frame, the map's workers wait.

Python runs one thread at a time; a worker in the midst of many small calls would make every call of
a frame wait for its turn, which is seen as a stutter. Workers therefore ask before each small piece
of work, and a frame takes the machine for the few milliseconds that it needs.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event

_free = Event()
_free.set()

# A frame that never ends (a debugger, a stopped process) must not hold the workers for ever.
LONGEST_FRAME_SECONDS = 0.25


@contextmanager
def window_first() -> Iterator[None]:
    """Have the workers wait while a frame is painted."""
    _free.clear()
    try:
        yield
    finally:
        _free.set()


def give_way() -> None:
    """Called by workers between small pieces of work: wait for the frame being painted."""
    _free.wait(LONGEST_FRAME_SECONDS)
