"""The three columns of the window: sides that open and close beside a map that does not move."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QWidget

from desktop.theme import sizes

LEFT, MAP, RIGHT = 0, 1, 2


class Columns(QSplitter):
    """`left` and `right` are empty rooms at first: the first picture does not need what comes in.

    A closed column keeps its width for when it opens.
    """

    def __init__(self, middle: QWidget, widths_px: tuple[int, ...]) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._widths_px = widths_px or _usual_widths_px()
        self.left, self.right = QWidget(), QWidget()
        for widget in (self.left, middle, self.right):
            self.addWidget(widget)
        for side in (self.left, self.right):
            side.setObjectName("column")
            side.setMinimumWidth(_narrowest_px())
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)
        self.setStretchFactor(MAP, 1)
        self.setSizes(list(self._widths_px))

    def fill(self, left: QWidget, right: QWidget) -> None:
        """Put the sides into their rooms, open or closed as those are."""
        for index, old, new in ((LEFT, self.left, left), (RIGHT, self.right, right)):
            widths = self.sizes()
            hidden = old.isHidden()
            self.replaceWidget(index, new)
            old.deleteLater()
            new.setHidden(hidden)
            new.setMinimumWidth(_narrowest_px())
            self.setSizes(widths)
        self.left, self.right = left, right

    def show_side(self, side: int, *, on: bool) -> None:
        """Open or close a side; the map gives or takes the room and does not move."""
        widths = self.sizes()
        if not on and widths[side]:
            kept = list(self._widths_px)
            kept[side] = widths[side]
            self._widths_px = tuple(kept)
        (self.left if side == LEFT else self.right).setVisible(on)
        if on:
            change = self._widths_px[side]
            widths[side], widths[MAP] = change, max(widths[MAP] - change, 1)
            self.setSizes(widths)

    def widths_px(self) -> tuple[int, ...]:
        """Widths of the columns, of a closed one the width that it had."""
        return tuple(
            shown or kept for shown, kept in zip(self.sizes(), self._widths_px, strict=True)
        )

    def set_widths(self, widths_px: tuple[int, ...]) -> None:
        """Give the columns those widths, as far as there is room; closed ones when they open."""
        self._widths_px = widths_px
        self.setSizes(list(widths_px))


def _narrowest_px() -> int:
    return 17 * sizes().body_px


def _usual_widths_px() -> tuple[int, int, int]:
    return (22 * sizes().body_px, 60 * sizes().body_px, 28 * sizes().body_px)
