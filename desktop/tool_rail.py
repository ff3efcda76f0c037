"""ToolRail: the tools of the hand in a narrow strip beside the map, never over it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QToolButton, QVBoxLayout, QWidget

RULE = ""
BUTTONS = (
    *("tool_move", "tool_box", "tool_lasso", RULE, "tool_distance", "tool_area"),
    *(RULE, "zoom_in", "zoom_out", "zoom_selection", "zoom_filter"),
)
WIDTH_PX = 36


class ToolRail(QWidget):
    """One button a command, with its words and key as hint; the tool in hand is the pressed one."""

    def __init__(self, action: Callable[[str], QAction]) -> None:
        super().__init__()
        self.setObjectName("rail")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedWidth(WIDTH_PX)
        column = QVBoxLayout(self)
        column.setContentsMargins(3, 6, 3, 6)
        column.setSpacing(2)
        for command_id in BUTTONS:
            if command_id == RULE:
                rule = QFrame()
                rule.setFixedHeight(1)
                rule.setObjectName("rule")
                column.addWidget(rule)
                continue
            button = QToolButton()
            button.setDefaultAction(action(command_id))
            button.setIconSize(QSize(20, 20))
            button.setFixedSize(WIDTH_PX - 6, WIDTH_PX - 6)
            column.addWidget(button)
        column.addStretch(1)
