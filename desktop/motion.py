"""Motion: whether things on the screen may move by themselves, as the system and the person say."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QStyle

_wanted = True


def want_motion(*, on: bool) -> None:
    """The person wants things to move from now on, or to be where they go at once."""
    global _wanted
    _wanted = on


def animated() -> bool:
    """Whether things may move: the person wants it and the system does not forbid it."""
    hint = QStyle.StyleHint.SH_Widget_Animation_Duration
    return _wanted and bool(QApplication.style().styleHint(hint))
