"""Repainting: what a worker thread makes for the map, the newest wish only."""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Callable

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal, Slot

from desktop.map.turns import give_way

Make = Callable[[], object]

# How long a worker may keep the interpreter while the interface waits for it. Python's usual 5 ms,
# paid several times in a frame, would be seen as a stutter.
SWITCH_SECONDS = 0.0005

# Pictures and names come and go by the megabyte; glibc keeps what is freed between its small
# pieces, 100 MB after some hundred gestures. Other systems give it back by themselves.
_TRIM: Callable[[int], int] | None = (
    getattr(ctypes.CDLL(None), "malloc_trim", None) if sys.platform == "linux" else None
)


class _Job(QRunnable):
    def __init__(self, make: Make, done: Callable[[object], None]) -> None:
        super().__init__()
        self._make = make
        self._done = done

    def run(self) -> None:
        self._done(self._make())
        if _TRIM is not None:
            give_way()
            _TRIM(0)


class Repainting(QObject):
    """One thing is in the making at a time; a newer wish waits, an older waiting one is dropped.

    `ready(made)` arrives on the thread this object lives in.
    """

    ready = Signal(object)
    _finished = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        sys.setswitchinterval(SWITCH_SECONDS)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._busy = False
        # Windows that go away resize their parts once more; nothing may start then.
        self._finished_for_good = False
        self._waiting: Make | None = None
        self._finished.connect(self._deliver)

    def ask(self, make: Make) -> None:
        """Make that as soon as what is in the making is done; nothing once finished."""
        if self._finished_for_good:
            return
        if self._busy:
            self._waiting = make
        else:
            self._start(make)

    @property
    def idle(self) -> bool:
        """Whether nothing is in the making."""
        return not self._busy

    def finish(self) -> None:
        """Wait for what is in the making, forget the wish behind it, and take no other."""
        self._finished_for_good = True
        self._waiting = None
        self._pool.waitForDone()

    def _start(self, make: Make) -> None:
        self._busy = True
        self._pool.start(_Job(make, self._finished.emit))

    @Slot(object)
    def _deliver(self, made: object) -> None:
        self._busy = False
        if self._waiting is not None:
            waiting, self._waiting = self._waiting, None
            self._start(waiting)
        self.ready.emit(made)
