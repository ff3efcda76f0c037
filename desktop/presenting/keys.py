"""The keys of a talk, the same on the big screen and in the presenter's own view."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from desktop.presenting.talk import Talk

DEEDS: dict[Qt.Key, Callable[[Talk], None]] = {
    Qt.Key.Key_Right: Talk.next,
    Qt.Key.Key_Down: Talk.next,
    Qt.Key.Key_PageDown: Talk.next,
    Qt.Key.Key_Return: Talk.next,
    Qt.Key.Key_Enter: Talk.next,
    Qt.Key.Key_Space: Talk.go_on,
    Qt.Key.Key_Left: Talk.back,
    Qt.Key.Key_Up: Talk.back,
    Qt.Key.Key_PageUp: Talk.back,
    Qt.Key.Key_Backspace: Talk.back,
    Qt.Key.Key_Home: Talk.first,
    Qt.Key.Key_End: Talk.last,
    Qt.Key.Key_P: Talk.play,
    Qt.Key.Key_L: Talk.point,
    Qt.Key.Key_Escape: Talk.leave,
}
"""Presenters in the hand send Page Up and Page Down, some of them the arrows."""
PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)


def take_key(talk: Talk, event: QKeyEvent) -> bool:
    """Do what a key asks for; whether it was one of ours."""
    deed = DEEDS.get(Qt.Key(event.key()))
    if deed is None or event.modifiers() not in PLAIN:
        return False
    deed(talk)
    return True
