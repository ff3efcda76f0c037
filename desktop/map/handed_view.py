"""HandedView: the map's widget, as far as it hears keys, menu key, pinch and pointer."""

from __future__ import annotations

from pyqtgraph import GraphicsView
from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QWheelEvent,
)

from desktop.map.hands import Hands
from desktop.map.handwork import Handwork
from desktop.map.map_box import MapBox
from desktop.map.place_layer import PlaceLayer

EIGHTHS_OF_A_NOTCH = 120


class HandedView(GraphicsView):
    """`typed(text)` passes on letters that a hand types over the map, `tool_taken(name)` and
    `tool_said(words)` speak of the tool in hand, `pointed(words)` of the region under the pointer,
    `said(words)` of what was done.
    """

    typed = Signal(str)
    tool_taken = Signal(str)
    tool_said = Signal(str)
    pointed = Signal(str)
    said = Signal(str)

    box: MapBox
    hands: Hands
    work: Handwork
    places: PlaceLayer

    def listen(self) -> None:
        """Pass on what the hands' work has to say."""
        tools = self.work.tools
        tools.renewed.connect(self.viewport().update)
        tools.taken.connect(self.tool_taken)
        tools.said.connect(self.tool_said)
        self.work.pointed.connect(self.pointed)
        self.work.said.connect(self.said)

    def go_home(self) -> None:
        """Show the whole country."""
        raise NotImplementedError

    def take_tool(self, name: str) -> None:
        """Take one of the tools into the hand; "move" puts it away."""
        self.work.tools.take(name)
        self.setFocus()

    def keyPressEvent(self, ev: QKeyEvent) -> None:  # noqa: N802
        """Arrows pan, plus and minus zoom, the tool in hand has its own, letters begin a search."""
        if self.work.key(ev) or self.hands.key(ev):
            return
        if ev.key() == Qt.Key.Key_Home:
            self.go_home()
        elif ev.text().strip() and not ev.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.typed.emit(ev.text())
        else:
            super().keyPressEvent(ev)

    def keyReleaseEvent(self, ev: QKeyEvent) -> None:  # noqa: N802
        """The pointer says what the keys still held ask for."""
        self.work.released(ev)
        super().keyReleaseEvent(ev)

    def contextMenuEvent(self, ev: QContextMenuEvent) -> None:  # noqa: N802
        """The menu key; the right button's own click is heard by the map's box."""
        if ev.reason() == QContextMenuEvent.Reason.Keyboard:
            self.work.open_menu_of_selection()
        ev.accept()

    def event(self, ev: QEvent) -> bool:
        """Tab goes from place to place within the window, and beyond the last one leaves.

        Keys that the tool in hand has a use for are its own before they are a command's.
        """
        if isinstance(ev, QKeyEvent):
            if ev.type() == QEvent.Type.ShortcutOverride and self.work.wants(ev):
                ev.accept()
                return True
            steps = {Qt.Key.Key_Tab: 1, Qt.Key.Key_Backtab: -1}
            step = steps.get(Qt.Key(ev.key())) if ev.type() == QEvent.Type.KeyPress else None
            if step is not None and self.places.select_next(step):
                return True
        return bool(super().event(ev))

    def viewportEvent(self, ev: QEvent) -> bool:  # noqa: N802
        """A pinch on a trackpad comes as an event of the viewport."""
        if isinstance(ev, QNativeGestureEvent) and self.hands.pinch(ev):
            return True
        return bool(super().viewportEvent(ev))

    def wheelEvent(self, ev: QWheelEvent) -> None:  # noqa: N802
        """The wheel zooms at the cursor."""
        self.box.turned(ev.position(), ev.angleDelta().y() / EIGHTHS_OF_A_NOTCH)
        ev.accept()

    def mousePressEvent(self, ev: QMouseEvent) -> None:  # noqa: N802
        """Where the hand takes the map."""
        self.box.felt(ev.position(), taken=True)
        super().mousePressEvent(ev)

    def mouseMoveEvent(self, ev: QMouseEvent) -> None:  # noqa: N802
        """Where the pointer is."""
        self.box.felt(ev.position(), taken=False)
        super().mouseMoveEvent(ev)

    def mouseReleaseEvent(self, ev: QMouseEvent) -> None:  # noqa: N802
        """Where the hand lets go."""
        self.box.felt(ev.position(), taken=False)
        super().mouseReleaseEvent(ev)

    def leaveEvent(self, ev: QEvent) -> None:  # noqa: N802
        """Hover ends with the pointer's leaving."""
        self.work.leave()
        super().leaveEvent(ev)
