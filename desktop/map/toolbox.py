"""Toolbox: the tool in hand. It hears what the hand does over the map and tells what came of it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QPointF, Qt, Signal
from PySide6.QtGui import QCursor, QPainter

from desktop.held_keys import REPLACE, mode_of
from desktop.map.gestures import Gesture, Point, SpotPressed
from desktop.map.map_box import MapBox
from desktop.map.measure_tool import MeasureTool
from desktop.map.pointers import pointer
from desktop.map.tools import AREA, BOX, DISTANCE, LASSO, MOVE, BoxTool, LassoTool, Tool
from desktop.map.viewpoint import Viewpoint

Snap = Callable[[QPointF], Point | None]
"""The map position of the place under a window position, if there is one."""


class Toolbox(QObject):
    """`made(gesture)` tells what was done, `taken(name)` which tool the hand took, and
    `said(words)` what the tool has to say. With "move" in hand no tool is in the way of the map.
    """

    made = Signal(object)
    taken = Signal(str)
    said = Signal(str)
    renewed = Signal()

    def __init__(
        self,
        parent: QObject,
        box: MapBox,
        now: Callable[[], Viewpoint],
        snap: Snap,
    ) -> None:
        super().__init__(parent)
        self._box = box
        self._now = now
        self._snap = snap
        self._tools: dict[str, Tool] = {
            BOX: BoxTool(),
            LASSO: LassoTool(),
            DISTANCE: MeasureTool(closed=False),
            AREA: MeasureTool(closed=True),
        }
        self.name = MOVE
        self._held = REPLACE
        # A drag whose area was cancelled goes on to its end without drawing anything.
        self._dropped = False
        box.drawn.connect(self._drawn)

    @property
    def tool(self) -> Tool | None:
        """The tool in hand; None when the hand moves the map."""
        return self._tools.get(self.name)

    @property
    def measured(self) -> str:
        """What the measuring tool in hand would write down; blank when there is nothing."""
        tool = self.tool
        return tool.measurement.report() if isinstance(tool, MeasureTool) and tool.words else ""

    def take(self, name: str) -> None:
        """Put the last tool away, with all that it showed, and take that one."""
        if name == self.name:
            return
        if self.tool is not None:
            self.tool.cancel()
        self.name = name
        self._box.drawing = self.tool is not None and self.tool.draws
        self._dropped = False
        self.taken.emit(name)
        self._tell()

    def let_go(self) -> bool:
        """Cancel what is begun, else put the tool away; False with no tool in hand."""
        tool = self.tool
        if tool is None:
            return False
        if tool.busy:
            tool.cancel()
            self._dropped = True
            self._tell()
        else:
            self.take(MOVE)
        return True

    def click(self, where: QPointF, modifiers: Qt.KeyboardModifier) -> bool:
        """A click with the left button; False when no tool wants it."""
        tool = self.tool
        if tool is None:
            mode = mode_of(modifiers)
            if mode == REPLACE:
                return False
            self.made.emit(SpotPressed(where.x(), where.y(), mode))
            return True
        if not tool.click(self._snap(where) or self._at(where)):
            self.made.emit(SpotPressed(where.x(), where.y(), mode_of(modifiers)))
        self._tell()
        return True

    def double(self) -> bool:
        """A double click; False when no tool wants it."""
        if self.tool is None:
            return False
        self.tool.double()
        self._tell()
        return True

    def hover(self, where: QPointF | None) -> None:
        """The pointer moved over the map."""
        if self.tool is not None and where is not None:
            self.tool.hover(self._snap(where) or self._at(where))
            self._tell()

    def key(self, key: Qt.Key) -> bool:
        """A key over the map; whether the tool in hand had a use for it."""
        used = self.tool is not None and self.tool.key(key)
        if used:
            self._tell()
        return used

    def hold(self, modifiers: Qt.KeyboardModifier) -> None:
        """Those keys are held down now."""
        self._held = mode_of(modifiers)

    def cursor(self, pixel_ratio: float) -> QCursor | None:
        """The pointer's shape; None when the map itself says it."""
        tool = self.tool
        if tool is None:
            return None
        return pointer(self.name, self._held if tool.picks else REPLACE, pixel_ratio)

    def paint(self, painter: QPainter, viewpoint: Viewpoint) -> None:
        """What the tool in hand has drawn."""
        if self.tool is not None:
            painter.save()
            self.tool.paint(painter, viewpoint)
            painter.restore()

    def _drawn(self, where: QPointF, modifiers: Qt.KeyboardModifier, finished: bool) -> None:  # noqa: FBT001  a signal's slot
        tool = self.tool
        if tool is not None and not self._dropped:
            mode = mode_of(modifiers)
            m_per_px = self._now().m_per_px
            gesture: Gesture | None = tool.drag(self._at(where), m_per_px, mode, finished=finished)
            if gesture is not None:
                self.made.emit(gesture)
            self._tell()
        if finished:
            self._dropped = False

    def _at(self, where: QPointF) -> Point:
        return self._now().to_map(where.x(), where.y())

    def _tell(self) -> None:
        self.said.emit(self.tool.words if self.tool is not None else "")
        self.renewed.emit()
