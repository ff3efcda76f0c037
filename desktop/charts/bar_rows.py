"""BarRows: counts as bars, one below the other, each with its picked part; a hand brushes them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from desktop.held_keys import mode_of
from desktop.theme import sizes, tokens
from geodata.distribution import Bar

LEAST_BAR_PX = 40
MOST_LABEL_SHARE = 0.46


class BarRows(QWidget):
    """Shows bars; `brushed(ids, mode)` when a hand or Enter picks one or drags over several.

    The part of a bar whose places are picked is solid, the rest light. With nothing picked all
    is solid.
    """

    brushed = Signal(object, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bars: Sequence[Bar] = ()
        self._picked: frozenset[str] = frozenset()
        self._language = "zh"
        self._from: int | None = None
        self._to: int | None = None
        self._at = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_bars(self, bars: Sequence[Bar], picked: frozenset[str], language: str) -> None:
        """Show these from now on."""
        self._bars, self._picked, self._language = bars, picked, language
        self._at = min(self._at, max(len(bars) - 1, 0))
        self.setFixedHeight(max(len(bars), 1) * self.row_px + 4)
        self.setAccessibleDescription("；".join(self._words(bar) for bar in bars))
        self.update()

    @property
    def bars(self) -> Sequence[Bar]:
        """What is shown."""
        return self._bars

    @property
    def row_px(self) -> int:
        """Height of a row in logical pixels."""
        return round(1.55 * sizes().body_px)

    def row_box(self, row: int) -> QRect:
        """Where a row lies in the widget."""
        return QRect(0, 2 + row * self.row_px, self.width(), self.row_px)

    def sizeHint(self) -> QSize:  # noqa: N802
        """As high as its rows."""
        return QSize(16 * sizes().body_px, self.height())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """The rows within what is to be painted."""
        painter = QPainter(self)
        colours = tokens()
        metrics = QFontMetrics(self.font())
        label_px = self._label_px(metrics)
        number_px = metrics.horizontalAdvance("0000") + 8
        room = max(self.width() - label_px - number_px - 12, LEAST_BAR_PX)
        longest = max((len(bar.ids) for bar in self._bars), default=1) or 1
        light = QColor(colours.accent)
        light.setAlphaF(0.28)
        for row, bar in enumerate(self._bars):
            box = self.row_box(row)
            if not box.intersects(event.rect()):
                continue
            if self._in_brush(row):
                painter.fillRect(box, QColor(colours.accent_tint))
            painter.setPen(QColor(colours.ink if bar.ids else colours.faint))
            words = metrics.elidedText(
                bar.words(self._language), Qt.TextElideMode.ElideRight, label_px
            )
            at = Qt.AlignmentFlag.AlignVCenter
            painter.drawText(QRect(4, box.top(), label_px, box.height()), at, words)
            width = round(room * len(bar.ids) / longest)
            inside = sum(i in self._picked for i in bar.ids) if self._picked else len(bar.ids)
            solid = round(room * inside / longest)
            top, height = box.top() + box.height() // 4, box.height() // 2
            left = label_px + 8
            painter.fillRect(left, top, width, height, light)
            painter.fillRect(left, top, solid, height, QColor(colours.accent))
            number = str(len(bar.ids)) if not self._picked else f"{inside}/{len(bar.ids)}"
            painter.setPen(QColor(colours.quiet))
            painter.drawText(
                QRect(left + width + 4, box.top(), number_px + 30, box.height()), at, number
            )
            if self.hasFocus() and row == self._at:
                painter.setPen(QColor(colours.accent))
                painter.drawRect(box.adjusted(0, 0, -1, -1))
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """A brush begins."""
        if event.button() == Qt.MouseButton.LeftButton and self._bars:
            self._from = self._to = self._at = self._row_at(event.position().toPoint())
            self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """It goes on; without a button the bar under the pointer says its words whole."""
        row = self._row_at(event.position().toPoint())
        if self._from is not None:
            self._to = row
            self.update()
        elif self._bars:
            QToolTip.showText(event.globalPosition().toPoint(), self._words(self._bars[row]), self)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """It ends: all bars that it went over are picked."""
        if self._from is None or self._to is None:
            return
        low, high = sorted((self._from, self._to))
        self._from = self._to = None
        self._brush(range(low, high + 1), event.modifiers())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Up and down go from bar to bar, Enter and the blank pick it."""
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        key = Qt.Key(event.key())
        if key in steps and self._bars:
            self._at = min(max(self._at + steps[key], 0), len(self._bars) - 1)
            self.update()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self._bars:
            self._brush(range(self._at, self._at + 1), event.modifiers())
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Another theme has other colours."""
        super().changeEvent(event)
        self.update()

    def _brush(self, rows: range, modifiers: Qt.KeyboardModifier) -> None:
        ids = tuple(dict.fromkeys(i for row in rows for i in self._bars[row].ids))
        self.update()
        self.brushed.emit(ids, mode_of(modifiers))

    def _row_at(self, where: QPoint) -> int:
        return min(max((where.y() - 2) // self.row_px, 0), max(len(self._bars) - 1, 0))

    def _in_brush(self, row: int) -> bool:
        if self._from is None or self._to is None:
            return False
        low, high = sorted((self._from, self._to))
        return low <= row <= high

    def _label_px(self, metrics: QFontMetrics) -> int:
        widest = max(
            (metrics.horizontalAdvance(bar.words(self._language)) for bar in self._bars), default=0
        )
        return min(widest + 4, round(MOST_LABEL_SHARE * self.width()))

    def _words(self, bar: Bar) -> str:
        return f"{bar.words(self._language)} {len(bar.ids)}"
