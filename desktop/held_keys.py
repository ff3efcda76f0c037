"""HeldKeys: how the keys held during a gesture combine what it picks with the picks of before."""

from __future__ import annotations

from PySide6.QtCore import Qt

REPLACE, ADD, REMOVE, TOGGLE = "replace", "add", "remove", "toggle"
"""The modes of `view.pick`."""


def mode_of(modifiers: Qt.KeyboardModifier) -> str:
    """What the keys held down ask for: Shift adds, Ctrl or Alt removes, both toggle."""
    adds = bool(modifiers & Qt.KeyboardModifier.ShiftModifier)
    removes = bool(
        modifiers & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
    )
    if adds and removes:
        return TOGGLE
    return ADD if adds else REMOVE if removes else REPLACE
