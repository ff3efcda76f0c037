"""A hand on the mouse, for tests: its own events, as Qt sends them to the map."""

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

LEFT, MIDDLE, RIGHT = (
    Qt.MouseButton.LeftButton,
    Qt.MouseButton.MiddleButton,
    Qt.MouseButton.RightButton,
)
NONE = Qt.KeyboardModifier.NoModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier


def mouse(canvas, kind, at, button, held, keys=NONE):
    """One event: pyqtgraph leaves them unaccepted, which qtbot's mouse warns of."""
    view, point = canvas.viewport(), QPointF(*at)
    QApplication.sendEvent(
        view, QMouseEvent(kind, point, view.mapToGlobal(point), button, held, keys)
    )


def drag(canvas, way, button=LEFT, keys=NONE, *, let_go=True):
    """Down at the first spot, along the way, and up at the last."""
    no_button = Qt.MouseButton.NoButton
    mouse(canvas, QEvent.Type.MouseButtonPress, way[0], button, button, keys)
    for spot in way[1:]:
        # pyqtgraph hears a hundred movements a second, and no more.
        canvas.scene()._lastMoveEventTime = 0
        mouse(canvas, QEvent.Type.MouseMove, spot, no_button, button, keys)
    if let_go:
        mouse(canvas, QEvent.Type.MouseButtonRelease, way[-1], button, no_button, keys)


def click(canvas, at, button=LEFT, keys=NONE):
    mouse(canvas, QEvent.Type.MouseButtonPress, at, button, button, keys)
    mouse(canvas, QEvent.Type.MouseButtonRelease, at, button, Qt.MouseButton.NoButton, keys)


def double_click(canvas, at):
    click(canvas, at)
    mouse(canvas, QEvent.Type.MouseButtonDblClick, at, LEFT, LEFT)
    mouse(canvas, QEvent.Type.MouseButtonRelease, at, LEFT, Qt.MouseButton.NoButton)


def hover(canvas, at):
    canvas.scene()._lastMoveEventTime = 0
    mouse(canvas, QEvent.Type.MouseMove, at, Qt.MouseButton.NoButton, Qt.MouseButton.NoButton)
