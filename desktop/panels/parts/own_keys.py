"""Own keys: plain keys that a list or page needs itself, though a command is on them too."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

KEYS = (Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_Plus, Qt.Key.Key_Minus)


def keeps(event: QEvent) -> bool:
    """Accepts the event and says so when it asks whether such a key is wanted here.

    Without it, Home in a long page would send the map home.
    """
    if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    plain = event.modifiers() in (
        Qt.KeyboardModifier.NoModifier,
        Qt.KeyboardModifier.KeypadModifier,
    )
    if not plain or event.key() not in KEYS:
        return False
    event.accept()
    return True
