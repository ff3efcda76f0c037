"""HeatMap: industries against provinces, a cell the darker the more places it holds."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QToolTip, QWidget

from desktop.held_keys import mode_of
from desktop.theme import sizes, tokens
from geodata.distribution import Cross

FAINTEST = 0.10


class HeatMap(QWidget):
    """Shows a Cross; `brushed(ids, mode)` when a cell, a row's head or a column's head is clicked.

    Numbers stand in the cells, so that colour is never alone; hovering tells the quotient with the
    counts behind it.
    """

    brushed = Signal(object, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cross = Cross((), (), {}, 0)
        self._picked: frozenset[str] = frozenset()
        self._language = "zh"
        self._quotient_words = ""
        self.setMouseTracking(True)

    def show_cross(
        self, cross: Cross, picked: frozenset[str], language: str, quotient_words: str
    ) -> None:
        """Show this; `quotient_words` say a cell with {industry} {province} {own} {here} {there}
        {all} {quotient} filled in.
        """
        self._cross, self._picked, self._language = cross, picked, language
        self._quotient_words = quotient_words
        self.setMinimumSize(self.sizeHint())
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        """Room for every cell."""
        side = self._cell_px
        return QSize(
            self._label_px() + side * max(len(self._cross.provinces), 1) + 8,
            self._head_px + side * max(len(self._cross.industries), 1) + 8,
        )

    def cell_box(self, industry: int, province: int) -> QRect:
        """Where a cell lies in the widget."""
        side = self._cell_px
        return QRect(
            self._label_px() + province * side, self._head_px + industry * side, side, side
        )

    @property
    def _cell_px(self) -> int:
        return round(2.0 * sizes().body_px)

    @property
    def _head_px(self) -> int:
        return round(3.4 * sizes().body_px)

    def _label_px(self) -> int:
        metrics = QFontMetrics(self.font())
        names = (bar.words(self._language) for bar in self._cross.industries)
        return min(max(map(metrics.horizontalAdvance, names), default=0), 17 * sizes().body_px) + 8

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802
        """Heads, cells and their numbers."""
        painter = QPainter(self)
        colours, metrics = tokens(), QFontMetrics(self.font())
        most = max((len(ids) for ids in self._cross.cells.values()), default=1)
        label_px = self._label_px()
        painter.setPen(QColor(colours.ink))
        for row, industry in enumerate(self._cross.industries):
            box = self.cell_box(row, 0)
            words = metrics.elidedText(
                industry.words(self._language), Qt.TextElideMode.ElideRight, label_px - 8
            )
            painter.drawText(
                QRect(0, box.top(), label_px - 4, box.height()),
                Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight,
                words,
            )
        for column, province in enumerate(self._cross.provinces):
            box = self.cell_box(0, column)
            painter.save()
            painter.translate(box.center().x(), self._head_px - 4)
            painter.rotate(-48)
            painter.drawText(QPoint(0, 0), province.words(self._language))
            painter.restore()
        for row, industry in enumerate(self._cross.industries):
            for column, province in enumerate(self._cross.provinces):
                ids = self._cross.cells.get((industry.code, province.code), ())
                box = self.cell_box(row, column).adjusted(0, 0, -1, -1)
                if not ids:
                    painter.fillRect(box, QColor(colours.raised))
                    continue
                share = FAINTEST + (1 - FAINTEST) * len(ids) / most
                ground = QColor(colours.accent)
                ground.setAlphaF(share)
                painter.fillRect(box, ground)
                painter.setPen(QColor(colours.accent_ink if share > 0.55 else colours.ink))
                painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(len(ids)))
                if self._picked and self._picked.intersection(ids):
                    painter.setPen(QColor(colours.warning))
                    painter.drawRect(box.adjusted(0, 0, -1, -1))
        painter.end()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Pick a cell's places, or all of a head."""
        ids = self._ids_at(event.position().toPoint())
        if ids:
            self.brushed.emit(ids, mode_of(event.modifiers()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Tell the cell under the pointer."""
        words = self.words_at(event.position().toPoint())
        QToolTip.showText(event.globalPosition().toPoint(), words, self)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Another theme has other colours."""
        super().changeEvent(event)
        self.update()

    def words_at(self, where: QPoint) -> str:
        """The cell under a point with its quotient and the counts; blank elsewhere."""
        row, column = self._at(where)
        if row is None or column is None:
            return ""
        industry, province = self._cross.industries[row], self._cross.provinces[column]
        quotient = self._cross.quotient(industry.code, province.code)
        return self._quotient_words.format(
            industry=industry.words(self._language),
            province=province.words(self._language),
            own=len(self._cross.cells.get((industry.code, province.code), ())),
            here=len(province.ids),
            there=len(industry.ids),
            all=self._cross.places,
            quotient="—" if quotient is None else f"{quotient:.2f}",
        )

    def _at(self, where: QPoint) -> tuple[int | None, int | None]:
        """Row and column under a point; None for a head or beyond."""
        side = self._cell_px
        row = (where.y() - self._head_px) // side
        column = (where.x() - self._label_px()) // side
        return (
            row if 0 <= row < len(self._cross.industries) else None,
            column if 0 <= column < len(self._cross.provinces) else None,
        )

    def _ids_at(self, where: QPoint) -> tuple[str, ...]:
        row, column = self._at(where)
        if row is not None and column is not None:
            key = (self._cross.industries[row].code, self._cross.provinces[column].code)
            return self._cross.cells.get(key, ())
        if row is not None:
            return self._cross.industries[row].ids
        if column is not None:
            return self._cross.provinces[column].ids
        return ()
