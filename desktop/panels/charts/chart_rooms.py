"""ChartRooms: the four ways in which the charts tab shows the places under the filter."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop.charts.bar_rows import BarRows
from desktop.charts.heat_map import HeatMap
from desktop.charts.scatter import Scatter
from desktop.desk import Desk
from desktop.wording import tr
from geodata.distribution import BY, bars, cross
from geodata.place_figures import FIGURES, figures_of

Ids = tuple[str, ...]


class ChartRoom(QWidget):
    """One way to show places; `brushed(ids, mode)` when a hand picks some."""

    brushed = Signal(object, str)

    def show_places(self, desk: Desk, ids: Ids, picked: frozenset[str], language: str) -> None:
        """Show these places, with those picked among them."""
        raise NotImplementedError


class Distributions(ChartRoom):
    """Four sets of bars side by side."""

    def __init__(self) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 0, 8, 4)
        row.setSpacing(12)
        self.heads: dict[str, QLabel] = {}
        self.rows: dict[str, BarRows] = {}
        for by in BY:
            column = QVBoxLayout()
            column.setSpacing(2)
            head, rows = QLabel(), BarRows()
            head.setObjectName("heading")
            rows.brushed.connect(self.brushed)
            column.addWidget(head)
            column.addWidget(_scrolled(rows), 1)
            row.addLayout(column, 1)
            self.heads[by.code], self.rows[by.code] = head, rows

    def show_places(self, desk: Desk, ids: Ids, picked: frozenset[str], language: str) -> None:
        """Bars by kind, province, industry and year."""
        for by in BY:
            found = bars(desk.atlas, desk.links, ids, by.code)
            self.heads[by.code].setText(by.words(language))
            self.rows[by.code].setAccessibleName(by.words(language))
            self.rows[by.code].show_bars(found, picked, language)


class Crossing(ChartRoom):
    """Industries against provinces."""

    def __init__(self) -> None:
        super().__init__()
        self.map = HeatMap()
        self.map.brushed.connect(self.brushed)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 0, 8, 4)
        column.addWidget(_scrolled(self.map, resizable=False))

    def show_places(self, desk: Desk, ids: Ids, picked: frozenset[str], language: str) -> None:
        """Cells with their counts; the quotient on hover."""
        words = tr(
            "{industry} · {province}：{own} 处\n"
            "区位商 {quotient} =（{own} ÷ {here}）÷（{there} ÷ {all}）"
        )
        self.map.show_cross(cross(desk.atlas, desk.links, ids), picked, language, words)
        self.map.resize(self.map.sizeHint())


class Points(ChartRoom):
    """Places by two of their figures."""

    def __init__(self) -> None:
        super().__init__()
        self.across, self.up = QComboBox(), QComboBox()
        for chosen, start in ((self.across, "year"), (self.up, "area")):
            for figure in FIGURES:
                chosen.addItem("", figure.code)
            chosen.setCurrentIndex([figure.code for figure in FIGURES].index(start))
            chosen.currentIndexChanged.connect(self._again)
        self.scatter = Scatter()
        self.scatter.brushed.connect(self.brushed)
        self.words, self.left_out = QLabel(), QLabel()
        self.left_out.setObjectName("quiet")
        self.left_out.setWordWrap(True)
        side = QVBoxLayout()
        for widget in (self.words, self.across, self.up, self.left_out):
            side.addWidget(widget)
        side.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 0, 8, 4)
        row.addLayout(side)
        row.addWidget(self.scatter, 1)
        self._last: tuple[Desk, Ids, frozenset[str], str] | None = None

    def show_places(self, desk: Desk, ids: Ids, picked: frozenset[str], language: str) -> None:
        """Points of the two figures chosen."""
        self._last = (desk, ids, picked, language)
        self.words.setText(tr("横轴、纵轴"))
        for chosen in (self.across, self.up):
            chosen.setAccessibleName(tr("横轴、纵轴"))
            for row, figure in enumerate(FIGURES):
                chosen.setItemText(row, figure.words(language))
        first, second = self.across.currentIndex(), self.up.currentIndex()
        x = figures_of(desk.atlas, desk.links, ids, FIGURES[first].code)
        y = figures_of(desk.atlas, desk.links, ids, FIGURES[second].code)
        heads = (FIGURES[first].words(language), FIGURES[second].words(language))
        self.scatter.show_points(ids, x, y, picked, heads)
        unknown = int(((x != x) | (y != y)).sum())  # NaN is not equal to itself
        self.left_out.setText(tr("{n} 处有一项不详，未绘", n=unknown) if unknown else "")

    def _again(self) -> None:
        if self._last is not None:
            self.show_places(*self._last)


def _scrolled(widget: QWidget, *, resizable: bool = True) -> QScrollArea:
    area = QScrollArea()
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # what is in it has the keyboard
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(resizable)
    if resizable:
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(widget)
    return area
