"""The span of approval years: bars to drag over and two boxes to choose in."""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.desk import Desk
from desktop.panels.facets.year_bars import FIRST_YEAR, LAST_YEAR, YEARS, YearBars
from desktop.view import View
from desktop.wording import tr
from geodata.filtering import matching


class YearSpan(QWidget):
    """`asked(from, to)` with a year or None for an open end, when a hand chooses."""

    asked = Signal(object, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.bars = YearBars()
        self.from_year, self.to_year = QComboBox(), QComboBox()
        self._between = QLabel("–")
        self._undated = QLabel(wordWrap=True)
        self._undated.setObjectName("quiet")
        boxes = QHBoxLayout()
        boxes.setSpacing(8)
        boxes.addWidget(self.from_year, 1)
        boxes.addWidget(self._between)
        boxes.addWidget(self.to_year, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.bars)
        column.addLayout(boxes)
        column.addWidget(self._undated)
        self.bars.picked.connect(self._picked)
        for box in (self.from_year, self.to_year):
            box.activated.connect(self._chosen)

    def show_view(self, view: View, desk: Desk, *, words: bool) -> None:
        """Show the bars under the rest of the filter, and the span."""
        wanted = view.filter
        if words:
            self._fill()
        ids = matching(desk.atlas, desk.links, wanted.without("years"))
        years = Counter(desk.atlas.places[place_id].approved_year for place_id in ids)
        undated = years.pop(None, 0)
        counts = {year: n for year, n in years.items() if year is not None}
        low = FIRST_YEAR if wanted.from_year is None else wanted.from_year
        high = LAST_YEAR if wanted.to_year is None else wanted.to_year
        self.bars.show_counts(counts, low, high)
        self.from_year.setCurrentIndex(max(self.from_year.findData(wanted.from_year), 0))
        self.to_year.setCurrentIndex(max(self.to_year.findData(wanted.to_year), 0))
        limited = "years" in wanted.applied.parts
        self._undated.setVisible(limited and undated > 0)
        self._undated.setText(tr("年份不详的 {n} 处不在其中", n=undated))

    def _fill(self) -> None:
        self.bars.setAccessibleName(tr("各年批准数"))
        for box, first, name in (
            (self.from_year, tr("不限"), tr("起始年份")),
            (self.to_year, tr("不限"), tr("截止年份")),
        ):
            box.clear()
            box.setAccessibleName(name)
            box.addItem(first, None)
            for year in YEARS:
                box.addItem(str(year), year)

    def _picked(self, from_year: int, to_year: int) -> None:
        low = None if from_year == FIRST_YEAR else from_year
        high = None if to_year == LAST_YEAR else to_year
        self.asked.emit(low, high)

    def _chosen(self) -> None:
        low, high = self.from_year.currentData(), self.to_year.currentData()
        if low is not None and high is not None and low > high:
            low, high = high, low
        self.asked.emit(low, high)
