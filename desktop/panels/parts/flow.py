"""Flow: widgets in lines, like words; a new line begins where the old one is full."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

GAP_PX = 4


class Flow(QLayout):
    """Places each item to the right of the last one while there is room."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._held: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:  # noqa: N802
        """Hold one more, as Qt asks."""
        self._held.append(item)

    def count(self) -> int:
        """How many are held."""
        return len(self._held)

    def itemAt(self, index: int) -> QLayoutItem | None:  # noqa: N802
        """One of those held; None beyond the last."""
        return self._held[index] if 0 <= index < len(self._held) else None

    def takeAt(self, index: int) -> QLayoutItem | None:  # noqa: N802
        """Give one up."""
        return self._held.pop(index) if 0 <= index < len(self._held) else None

    def expandingDirections(self) -> Qt.Orientation:  # noqa: N802
        """Wants no more room than it needs."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:  # noqa: N802
        """The narrower, the higher."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802
        """Height of the lines at that width in pixels."""
        return self._placed(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:  # noqa: N802
        """Place the items."""
        super().setGeometry(rect)
        self._placed(rect, move=True)

    def sizeHint(self) -> QSize:  # noqa: N802
        """One line's height, the widest item's width."""
        return self.minimumSize()

    def minimumSize(self) -> QSize:  # noqa: N802
        """The largest item."""
        size = QSize(0, 0)
        for item in self._held:
            size = size.expandedTo(item.minimumSize())
        return size

    def _placed(self, rect: QRect, *, move: bool) -> int:
        x, y, line = rect.x(), rect.y(), 0
        for item in self._held:
            size = item.sizeHint()
            width = min(size.width(), rect.width())
            if x > rect.x() and x + width > rect.right() + 1:
                x, y, line = rect.x(), y + line + GAP_PX, 0
            if move:
                item.setGeometry(QRect(QPoint(x, y), QSize(width, size.height())))
            x += width + GAP_PX
            line = max(line, size.height())
        return y + line - rect.y()
