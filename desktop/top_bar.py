"""The top bar: name of the product, menus, search, and what is used most."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QMenuBar,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from desktop.command_list import ARRANGE
from desktop.commands import Commands
from desktop.segments import Segments
from desktop.theme import icon, sizes
from desktop.wording import tr

BUTTONS = ("left_side", "home", "undo", "redo", "drawer", "right_side")
# Narrower than this, in heights of type, the bar says less.
NARROW_EM = 88


class TopBar(QWidget):
    """`menus` is the menu bar. The window's own bar is not used: ours stands beside the name."""

    def __init__(
        self,
        commands: Commands,
        search: QWidget,
        export: Callable[[], object],
        language: Callable[[], object],
    ) -> None:
        super().__init__()
        self.setObjectName("top")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.menus = QMenuBar()
        self.menus.setNativeMenuBar(False)
        self.menus.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        commands.fill(self.menus)
        self._name = QLabel()
        self._name.setObjectName("product")
        self._export = _worded("export", "accent", export)
        self._language = _worded("language", "", language)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 12, 8)
        row.setSpacing(4)
        row.addWidget(self._name)
        row.addSpacing(8)
        self._segments = Segments([commands.action(command_id) for command_id in ARRANGE])
        row.addWidget(self._segments, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addSpacing(4)
        row.addWidget(self.menus, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addStretch(1)
        search.setMinimumWidth(8 * sizes().body_px)
        search.setMaximumWidth(32 * sizes().body_px)
        row.addWidget(search, 4)
        row.addSpacing(8)
        self.history = _arrow(commands.action("history"))
        """Stands beside redo: the list of steps opens below it."""
        for command_id in BUTTONS:
            button = QToolButton()
            button.setDefaultAction(commands.action(command_id))
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
            button.setIconSize(QSize(20, 20))
            row.addWidget(button)
            if command_id == "redo":
                row.addWidget(self.history)
        row.addWidget(self._export)
        row.addWidget(self._language)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """In a narrow window the picture says export and the word says the language."""
        super().resizeEvent(event)
        narrow = self.width() < NARROW_EM * sizes().body_px
        both = Qt.ToolButtonStyle.ToolButtonTextBesideIcon
        only_icon, only_text = (
            Qt.ToolButtonStyle.ToolButtonIconOnly,
            Qt.ToolButtonStyle.ToolButtonTextOnly,
        )
        self._export.setToolButtonStyle(only_icon if narrow else both)
        self._language.setToolButtonStyle(only_text if narrow else both)
        self._fold()

    def _fold(self) -> None:
        """In a narrow window the arrangements share a button; in the narrowest the name goes."""
        self._name.show()
        self._segments.fold(on=False)
        self._segments.fold(on=self._is_tight())
        self._name.setHidden(self._is_tight())

    def _is_tight(self) -> bool:
        row = self.layout()
        assert row is not None
        row.invalidate()
        return row.minimumSize().width() > self.width()

    def speak(self, language: str) -> None:
        """Say everything in that language."""
        self._name.setText(tr("高新图志"))
        self._export.setText(tr("导出"))
        self._export.setToolTip(tr("导出地图"))
        self._language.setText("中文" if language == "en" else "EN")
        self._language.setToolTip(tr("切换语言"))
        self.history.setToolTip(f"{tr('操作记录')} (Ctrl+H)")
        self.history.setAccessibleName(tr("操作记录"))
        self._segments.setAccessibleName(tr("布局"))
        self._fold()


def _arrow(action: QAction) -> QToolButton:
    button = QToolButton()
    button.setObjectName("arrow")
    button.setArrowType(Qt.ArrowType.DownArrow)
    button.clicked.connect(action.trigger)
    return button


def _worded(name: str, colour: str, deed: Callable[[], object]) -> QToolButton:
    button = QToolButton()
    button.setIcon(icon(name, colour) if colour else icon(name))
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    button.clicked.connect(lambda: deed())
    return button
