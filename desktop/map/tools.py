"""Tools: what a hand holds over the map. A tool turns drags, clicks and keys into a gesture."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from desktop.map.gestures import AreaDrawn, Gesture, Point
from desktop.map.viewpoint import Viewpoint
from desktop.theme import map_palette

MOVE, BOX, LASSO, DISTANCE, AREA = "move", "box", "lasso", "distance", "area"
TOOLS: tuple[str, ...] = (MOVE, BOX, LASSO, DISTANCE, AREA)

# A smaller area is a click whose hand shook.
LEAST_DRAG_PX = 5.0
# A lasso's corners stand at least this far apart: as fine as the hand, and no finer.
LASSO_STEP_PX = 2.5


class Tool(Protocol):
    """All positions are map metres; `m_per_px` says how large a logical pixel is."""

    draws: bool
    """Whether a drag with the left button draws; else it pans, as without a tool."""
    picks: bool
    """Whether it picks places, so that modifiers say how."""

    @property
    def busy(self) -> bool:
        """Whether something is begun that can be cancelled."""

    @property
    def words(self) -> str:
        """What it has to say: a result so far, or blank."""

    def drag(self, here: Point, m_per_px: float, mode: str, *, finished: bool) -> Gesture | None:
        """The hand draws on to `here`."""

    def click(self, here: Point) -> bool:
        """A click; False when the tool has no use for single spots."""

    def double(self) -> None:
        """A double click, its first click having been told before."""

    def hover(self, here: Point) -> None:
        """The pointer moves without a button."""

    def key(self, key: Qt.Key) -> bool:
        """A key; whether it was of use."""

    def cancel(self) -> None:
        """Forget what is begun."""

    def paint(self, painter: QPainter, viewpoint: Viewpoint) -> None:
        """Show what is drawn so far."""


class _Drawn:
    """What box and lasso share: a ring in the making."""

    draws = True
    picks = True
    words = ""

    def __init__(self) -> None:
        self._points: list[Point] = []

    @property
    def busy(self) -> bool:
        return bool(self._points)

    def click(self, here: Point) -> bool:  # noqa: ARG002
        return False

    def double(self) -> None:
        return

    def hover(self, here: Point) -> None:  # noqa: ARG002
        return

    def key(self, key: Qt.Key) -> bool:  # noqa: ARG002
        return False

    def cancel(self) -> None:
        self._points = []

    def ring(self) -> Sequence[Point]:
        return self._points

    def paint(self, painter: QPainter, viewpoint: Viewpoint) -> None:
        ring = self.ring()
        if len(ring) < 2:
            return
        accent = QColor(map_palette().accent)
        veil = QColor(accent)
        veil.setAlphaF(0.10)
        pen = QPen(accent, 1.5, Qt.PenStyle.DashLine)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(pen)
        painter.setBrush(veil)
        painter.drawPolygon(QPolygonF([QPointF(*viewpoint.to_px(*point)) for point in ring]))

    def _finished(self, m_per_px: float, mode: str) -> Gesture | None:
        ring = tuple(self.ring())
        self.cancel()
        across = [x for x, _ in ring], [y for _, y in ring]
        if max(max(side) - min(side) for side in across) < LEAST_DRAG_PX * m_per_px:
            return None
        return AreaDrawn(ring, mode)


class BoxTool(_Drawn):
    """An upright rectangle from corner to corner."""

    def ring(self) -> Sequence[Point]:
        """The four corners."""
        if len(self._points) < 2:
            return self._points
        (x0, y0), (x1, y1) = self._points
        return [(x0, y0), (x1, y0), (x1, y1), (x0, y1)]

    def drag(self, here: Point, m_per_px: float, mode: str, *, finished: bool) -> Gesture | None:
        """The other corner is `here`."""
        self._points = [self._points[0] if self._points else here, here]
        return self._finished(m_per_px, mode) if finished else None


class LassoTool(_Drawn):
    """A free line around what is meant; it closes itself."""

    def drag(self, here: Point, m_per_px: float, mode: str, *, finished: bool) -> Gesture | None:
        """The line goes on to `here`."""
        last = self._points[-1] if self._points else None
        step = LASSO_STEP_PX * m_per_px
        if last is None or max(abs(here[0] - last[0]), abs(here[1] - last[1])) >= step or finished:
            self._points.append(here)
        return self._finished(m_per_px, mode) if finished else None
