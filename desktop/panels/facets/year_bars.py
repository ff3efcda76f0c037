"""Year bars: how many places were approved in each year; a drag over them picks a span."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.theme import sizes, tokens

FIRST_YEAR, LAST_YEAR = 1988, 2026
YEARS = range(FIRST_YEAR, LAST_YEAR + 1)


class YearBars(QWidget):
    """Bars of 1988 to 2026; `picked(from year, to year)` when a drag or click over them ends."""

    picked = Signal(int, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._counts: Mapping[int, int] = {}
        self._span = (FIRST_YEAR, LAST_YEAR)
        self._pressed: int | None = None
        self._drag: tuple[int, int] | None = None
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_counts(self, counts: Mapping[int, int], from_year: int, to_year: int) -> None:
        """Show these numbers of places by year, the span's bars in the accent colour."""
        self._counts = dict(counts)
        self._span = (from_year, to_year)
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        """A strip with a line of type below."""
        return QSize(240, 48 + sizes().body_px)

    def year_at(self, x_px: float) -> int:
        """The year whose bar is at that position."""
        step = self.width() / len(YEARS)
        return min(max(FIRST_YEAR + int(x_px // step), FIRST_YEAR), LAST_YEAR)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """A span begins."""
        self._pressed = self.year_at(event.position().x())
        self._drag = (self._pressed, self._pressed)
        self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """A span grows; without a button the year and its number show as a tip."""
        year = self.year_at(event.position().x())
        if self._pressed is not None:
            self._drag = (min(self._pressed, year), max(self._pressed, year))
            self.update()
        self.setToolTip(f"{year}: {self._counts.get(year, 0)}")

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802, ARG002
        """A span is chosen."""
        drag, self._pressed, self._drag = self._drag, None, None
        self.update()
        if drag is not None:
            self.picked.emit(*drag)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002
        """The bars, and the first, middle and last year below."""
        painter = QPainter(self)
        low, high = self._drag or self._span
        most = max(self._counts.values(), default=0) or 1
        step = self.width() / len(YEARS)
        floor = self.height() - sizes().small_px - 6
        for number, year in enumerate(YEARS):
            height = floor * self._counts.get(year, 0) / most
            if self._counts.get(year):
                height = max(height, 2.0)
            inside = low <= year <= high
            colour = QColor(tokens().accent if inside else tokens().rule)
            painter.fillRect(
                QRectF(number * step + 0.5, floor - height, max(step - 1.5, 1.0), height), colour
            )
        painter.fillRect(QRectF(0, floor, self.width(), 1), QColor(tokens().rule))
        font = self.font()
        font.setPixelSize(sizes().small_px)
        painter.setFont(font)
        painter.setPen(QColor(tokens().quiet))
        below = QRectF(0, floor + 2, self.width(), self.height() - floor - 2)
        for year, place in (
            (FIRST_YEAR, Qt.AlignmentFlag.AlignLeft),
            ((FIRST_YEAR + LAST_YEAR) // 2, Qt.AlignmentFlag.AlignHCenter),
            (LAST_YEAR, Qt.AlignmentFlag.AlignRight),
        ):
            painter.drawText(below, place | Qt.AlignmentFlag.AlignTop, str(year))
        painter.end()
