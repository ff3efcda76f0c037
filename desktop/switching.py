"""Switching: three ways to arrange the window, one for each kind of user, with their own sizes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from desktop.arranging import arrange
from desktop.columns import MAP
from desktop.settings import Settings
from desktop.theme import sizes
from desktop.workspace.records import Arrangement

if TYPE_CHECKING:
    from desktop.window import Window

# An official explores, a planner plans, a presenter gathers a story and presents it.
USUAL: dict[str, Arrangement] = {
    "explore": Arrangement("explore"),
    "plan": Arrangement("plan", drawer="table"),
    "present": Arrangement("present", left=False, tab="story"),
}
# Widths of the columns at first, in heights of type: the names of all tabs are whole.
FIRST_EM = (22, 60, 28)
FIRST_DRAWER_EM = 19


class Switching(QObject):
    """Which arrangement the window is in. What is open is the arrangement's own, each time that it
    is asked for; columns and drawer are as wide and high as they were left in it.
    """

    def __init__(self, window: Window, settings: Settings) -> None:
        super().__init__(window)
        self._window = window
        self._settings = settings

    def begin(self) -> None:
        """Open as the last run ended; the drawer has its own memory."""
        name = self._settings.arrangement
        self.take(name)
        for command_id, on in (("left_side", USUAL[name].left), ("right_side", USUAL[name].right)):
            self._window.commands.action(command_id).setChecked(on)

    def take(self, name: str) -> None:
        """The window is in that arrangement now, whoever arranged it; other names are let pass."""
        if name in USUAL:
            self._settings.arrangement = name
            self._window.commands.action(f"arrange_{name}").setChecked(True)

    def to(self, name: str) -> None:
        """Arrange the window so. The map keeps what it shows; the whole country fills it anew."""
        columns, middle = self._window.columns, self._window.middle
        middle.keep()
        left_now = (columns.widths_px(), self._settings.drawer_height_px)
        self._settings.keep_arranged(self._settings.arrangement, *left_now)
        widths, height = self._settings.arranged(name)
        em = sizes().body_px
        arrange(self._window, replace(USUAL[name], drawer_px=height or FIRST_DRAWER_EM * em))
        wanted = list(widths or (em * width for width in FIRST_EM))
        wanted[MAP] = max(columns.width() - sum(wanted) + wanted[MAP], 1)
        columns.set_widths(tuple(wanted))
        self.take(name)
        fit = getattr(self._window.map, "fit", None)
        if fit is not None:
            QTimer.singleShot(0, self, fit)
