"""Strip painting: bars of the years, stacked by kind, with a handle, on whole device pixels."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from desktop.panels.timeline.approvals import STACKED, Approvals
from desktop.theme import map_palette, per_theme, tokens
from desktop.wording import tr

SIDE_PX, TOP_PX, GAP_PX = 18.0, 6.0, 2.0
LEAST_BAR_PX = 2.0
# How much of its colour a bar beyond the span keeps.
PALE = 0.22
TICK_YEARS = 5


@dataclass(frozen=True, slots=True)
class Look:
    """What a strip shows: approvals, and the span of years, each end None when open."""

    approvals: Approvals
    from_year: int | None
    to_year: int | None

    def within(self, year: int) -> bool:
        """Whether a year is in the span."""
        after = self.from_year is None or year >= self.from_year
        return after and (self.to_year is None or year <= self.to_year)


@dataclass(frozen=True, slots=True)
class Plot:
    """Where the years are in a widget's rectangle, in logical pixels."""

    rect: QRectF
    years: range
    type_px: int

    @property
    def floor_px(self) -> float:
        """The line on which the bars stand."""
        return self.rect.bottom() - self.type_px - 8

    @property
    def step_px(self) -> float:
        """The width of a year."""
        return (self.rect.width() - 2 * SIDE_PX) / len(self.years)

    def left_px(self, year: int) -> float:
        """The left edge of a year; that of the next one is its right edge."""
        return self.rect.left() + SIDE_PX + (year - self.years.start) * self.step_px

    def year_at(self, x_px: float) -> int:
        """The year at a position, the first or last one beyond the ends."""
        year = self.years.start + int((x_px - self.rect.left() - SIDE_PX) // self.step_px)
        return min(max(year, self.years.start), self.years.stop - 1)

    def handle_px(self, to_year: int | None) -> float:
        """Where the handle stands: at the end of its year; of the last one when open."""
        last = self.years.stop - 1
        year = last if to_year is None else min(max(to_year, self.years.start - 1), last)
        return self.left_px(year + 1)


def paint_strip(
    painter: QPainter, plot: Plot, look: Look, hovered: int | None, *, focused: bool
) -> None:
    """Paint the strip; `hovered` is the year pointed at."""
    if hovered is not None:
        left = plot.left_px(hovered)
        band = QRectF(left, plot.rect.top() + 2, plot.step_px, plot.floor_px - 2)
        painter.fillRect(_on_pixels(painter, band), QColor(tokens().rule))
    _paint_bars(painter, plot, look)
    line = QRectF(plot.left_px(plot.years.start), plot.floor_px, plot.step_px * len(plot.years), 1)
    painter.fillRect(_on_pixels(painter, line), QColor(tokens().faint))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _paint_years(painter, plot, _paint_handle(painter, plot, look.to_year))
    if focused:
        painter.setPen(QPen(QColor(tokens().accent), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(plot.rect.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)


def _paint_bars(painter: QPainter, plot: Plot, look: Look) -> None:
    most = look.approvals.most
    if not most:
        return
    room = plot.floor_px - plot.rect.top() - TOP_PX
    gap = min(GAP_PX, plot.step_px / 4)
    for year, numbers in look.approvals.by_year.items():
        total = sum(numbers)
        if not total:
            continue
        height = max(room * total / most, LEAST_BAR_PX)
        bright = look.within(year)
        left = plot.left_px(year)
        tops = [plot.floor_px - height * held / total for held in accumulate(numbers, initial=0)]
        for kind, below, above in zip(STACKED, tops, tops[1:], strict=False):
            if above < below:
                bar = QRectF(left, above, plot.step_px - gap, below - above)
                painter.fillRect(_on_pixels(painter, bar), _ink(kind, bright=bright))


def _paint_handle(painter: QPainter, plot: Plot, to_year: int | None) -> QRectF:
    """Paint the line and the tag with the year; its rectangle. Hollow when there is no limit."""
    accent = QColor(tokens().accent)
    middle = plot.handle_px(to_year)
    words = tr("不限") if to_year is None else str(to_year)
    font = _small(painter, plot)
    font.setBold(True)
    painter.setFont(font)
    width = QFontMetricsF(font).horizontalAdvance(words) + 12
    left = min(max(middle - width / 2, plot.rect.left() + 2), plot.rect.right() - width - 2)
    tag = QRectF(left, plot.floor_px + 1.5, width, plot.type_px + 4)
    line = QRectF(middle - 1, plot.rect.top() + 3, 2, plot.floor_px - plot.rect.top() - 1)
    painter.fillRect(_on_pixels(painter, line), accent)
    painter.setPen(QPen(accent, 1))
    painter.setBrush(QColor(tokens().paper) if to_year is None else accent)
    painter.drawRoundedRect(tag, 4, 4)
    painter.setPen(accent if to_year is None else QColor(tokens().accent_ink))
    painter.drawText(tag, Qt.AlignmentFlag.AlignCenter, words)
    return tag


def _paint_years(painter: QPainter, plot: Plot, tag: QRectF) -> None:
    """Paint the first and last year and the decades, where neither tag nor neighbour is hit."""
    font = _small(painter, plot)
    painter.setFont(font)
    painter.setPen(QColor(tokens().quiet))
    first, last = plot.years.start, plot.years.stop - 1
    rounds = [year for year in plot.years if year % TICK_YEARS == 0]
    taken = [tag]
    width = QFontMetricsF(font).horizontalAdvance("2000")
    for year in (first, last, *sorted(rounds, key=lambda year: year % (2 * TICK_YEARS))):
        middle = plot.left_px(year) + plot.step_px / 2
        box = QRectF(middle - width / 2, plot.floor_px + 2, width, plot.type_px + 4)
        if any(box.adjusted(-6, 0, 6, 0).intersects(other) for other in taken):
            continue
        taken.append(box)
        painter.drawText(box.adjusted(-4, 0, 4, 0), Qt.AlignmentFlag.AlignCenter, str(year))


def _small(painter: QPainter, plot: Plot) -> QFont:
    font = QFont(painter.font())
    font.setPixelSize(plot.type_px)
    font.setBold(False)
    return font


@per_theme
def _ink(kind: str, *, bright: bool) -> QColor:
    """The kind's colour, or a tint of it on the strip's ground."""
    ink, ground = QColor(map_palette().kinds[kind]), QColor(tokens().side)
    if bright:
        return ink
    mixed = (
        round(g + (i - g) * PALE)
        for i, g in (
            (ink.red(), ground.red()),
            (ink.green(), ground.green()),
            (ink.blue(), ground.blue()),
        )
    )
    return QColor(*mixed)


def _on_pixels(painter: QPainter, rect: QRectF) -> QRectF:
    """The rectangle with its edges on whole device pixels, so that they are crisp."""
    device = painter.device()
    ratio = device.devicePixelRatioF()
    left, right = round(rect.left() * ratio), round(rect.right() * ratio)
    top, bottom = round(rect.top() * ratio), round(rect.bottom() * ratio)
    return QRectF(
        left / ratio, top / ratio, max(right - left, 1) / ratio, max(bottom - top, 1) / ratio
    )
