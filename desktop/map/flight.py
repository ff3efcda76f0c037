"""Flight: the short way from one viewpoint to another, so that one sees where the map went."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QAbstractAnimation, QEasingCurve, QObject, QVariantAnimation

from desktop.map.leap import leap
from desktop.map.viewpoint import Viewpoint, between
from desktop.motion import animated

FLIGHT_MS = 180
STORY_FLIGHT_MS = 1200


@dataclass(frozen=True, slots=True)
class Pace:
    """How long a flight takes, how its speed changes, and which way it goes."""

    ms: int
    curve: QEasingCurve.Type
    way: Callable[[Viewpoint, Viewpoint, float], Viewpoint]


QUICK = Pace(FLIGHT_MS, QEasingCurve.Type.OutCubic, between)
"""For a hand at work."""
CALM = Pace(STORY_FLIGHT_MS, QEasingCurve.Type.InOutCubic, leap)
"""For an audience, which follows from one place to the next."""


class Flight(QObject):
    """At most one flight at a time; a new one, or a hand on the map, ends the last."""

    def __init__(self, parent: QObject, step: Callable[[Viewpoint], None]) -> None:
        super().__init__(parent)
        self._step = step
        self.pace = QUICK
        self._start: Viewpoint | None = None
        self._end: Viewpoint | None = None
        self._animation = QVariantAnimation(self)
        self._animation.setStartValue(0.0)
        self._animation.setEndValue(1.0)
        self._animation.valueChanged.connect(self._move)

    def fly(self, start: Viewpoint, end: Viewpoint) -> None:
        """Go from `start` to `end`; at once where nothing may move."""
        self.stop()
        if not animated():
            self._step(end)
            return
        self._start, self._end = start, end
        self._animation.setDuration(self.pace.ms)
        self._animation.setEasingCurve(self.pace.curve)
        self._animation.start()

    def stop(self) -> None:
        """Stay where the map is now."""
        self._animation.stop()

    @property
    def under_way(self) -> bool:
        """Whether a flight is going on."""
        return self._animation.state() == QAbstractAnimation.State.Running

    def _move(self, share: float) -> None:
        if self._start is not None and self._end is not None:
            self._step(self.pace.way(self._start, self._end, float(share)))
