"""Kinetic: a map let go in motion glides on and comes to rest."""

from __future__ import annotations

import math
import time
from collections import deque
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

FRAME_MS = 16
# The speed left after each second; below SLOWEST the map rests.
LEFT_AFTER_A_SECOND = 0.012
SLOWEST_PX_PER_S = 30.0
FASTEST_PX_PER_S = 4000.0
# Only what the hand did within this time before it let go counts as a throw.
MEMORY_S = 0.08


class Kinetic(QObject):
    """Remembers a drag's way; `throw()` goes on with it through `pan(dx_px, dy_px)`."""

    def __init__(self, parent: QObject, pan: Callable[[float, float], None]) -> None:
        super().__init__(parent)
        self._pan = pan
        self._way: deque[tuple[float, float, float]] = deque()
        self._speed = (0.0, 0.0)
        self._last = 0.0
        self._timer = QTimer(self, interval=FRAME_MS)
        self._timer.timeout.connect(self._glide)

    def moved(self, dx_px: float, dy_px: float) -> None:
        """The hand moved the map by that much just now."""
        self.stop()
        now = time.monotonic()
        self._way.append((now, dx_px, dy_px))
        while self._way and now - self._way[0][0] > MEMORY_S:
            self._way.popleft()

    def throw(self) -> None:
        """The hand let go: glide on if it was moving."""
        now = time.monotonic()
        recent = [step for step in self._way if now - step[0] <= MEMORY_S]
        self._way.clear()
        if len(recent) < 2:
            return
        seconds = max(now - recent[0][0], FRAME_MS / 1000)
        across, down = sum(s[1] for s in recent) / seconds, sum(s[2] for s in recent) / seconds
        speed = math.hypot(across, down)
        if speed < 4 * SLOWEST_PX_PER_S:
            return
        capped = min(speed, FASTEST_PX_PER_S) / speed
        self._speed = (across * capped, down * capped)
        self._last = now
        self._timer.start()

    def stop(self) -> None:
        """Rest where the map is now."""
        self._timer.stop()

    @property
    def gliding(self) -> bool:
        """Whether the map is still in motion."""
        return self._timer.isActive()

    def _glide(self) -> None:
        now = time.monotonic()
        seconds, self._last = now - self._last, now
        across, down = self._speed
        self._pan(across * seconds, down * seconds)
        left = LEFT_AFTER_A_SECOND**seconds
        self._speed = (across * left, down * left)
        if math.hypot(*self._speed) < SLOWEST_PX_PER_S:
            self.stop()
