"""DrawerPanel: what a tab of the drawer holds."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.view import View


class DrawerPanel(QWidget):
    """A panel under the map. The drawer tells it what to show: it does not listen by itself, so
    that nothing is worked out for a panel that is out of sight.

    `asked(command id)` has a command of the window done, such as an export.
    `tools` are its own buttons and fields, which stand beside the tabs while it is in front.
    """

    asked = Signal(str)
    tools: QWidget | None = None

    def show_view(self, view: View, what: frozenset[str]) -> None:
        """Show what changed of the View since the panel was last in sight; at first, everything."""
        raise NotImplementedError
