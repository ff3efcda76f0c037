"""ShortButton: a button whose words end with dots where there is no room for all of them."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QStyle, QStyleOptionToolButton, QStylePainter, QToolButton

NARROWEST_PX = 40


class ShortButton(QToolButton):
    """As wide as its words where it may be, and never the reason why a panel is wider."""

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Room for a letter or two."""
        return QSize(NARROWEST_PX, super().minimumSizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """The button, its words cut to its width."""
        option = QStyleOptionToolButton()
        self.initStyleOption(option)
        lacking_px = self.sizeHint().width() - self.width()
        if lacking_px > 0:
            letters = option.fontMetrics
            room_px = letters.horizontalAdvance(option.text) - lacking_px
            option.text = letters.elidedText(option.text, Qt.TextElideMode.ElideRight, room_px)
        QStylePainter(self).drawComplexControl(QStyle.ComplexControl.CC_ToolButton, option)
