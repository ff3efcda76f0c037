"""The left-hand panel: what the map shows, by kind, standing, industry, province and year."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from desktop.desk import Desk
from desktop.panels.facets.chips import Chips
from desktop.panels.facets.choosing import picked, switched
from desktop.panels.facets.industry_tree import IndustryTree
from desktop.panels.facets.kind_list import CODES as KIND_CODES
from desktop.panels.facets.kind_list import KindList
from desktop.panels.facets.region_list import RegionList
from desktop.panels.facets.standing_list import CODES as STANDING_CODES
from desktop.panels.facets.standing_list import StandingList
from desktop.panels.facets.year_span import YearSpan
from desktop.panels.parts.fold import Fold
from desktop.store import Store
from desktop.view import View, choose, narrow
from desktop.wording import tr
from geodata.choices import Choice, Filter
from geodata.filter_words import value_words, values_of_facet

EVERYTHING = frozenset({"filter", "language"})


class FilterPanel(QWidget):
    """Shows the View's filter; every tick asks the Store for another one."""

    def __init__(self, store: Store, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("column")
        self._store = store
        self._desk = desk
        self.chips = Chips()
        self.kinds, self.standings = KindList(), StandingList()
        self.industries, self.regions, self.years = IndustryTree(), RegionList(), YearSpan()
        self._folds = (
            Fold(self.kinds),
            Fold(self.standings),
            Fold(self.industries),
            Fold(self.years),
            Fold(self.regions),
        )
        self._arrange()
        self._listen()
        store.changed.connect(self._changed)
        self.show_view(store.view, EVERYTHING)

    def show_view(self, view: View, what: frozenset[str]) -> None:
        """Show what changed of the View; only its filter and language show here."""
        if not what & EVERYTHING:
            return
        words = "language" in what
        if words:
            headings = (tr("类型"), tr("规划口径与其他"), tr("产业"), tr("批准年份"), tr("地区"))
            for fold, heading in zip(self._folds, headings, strict=True):
                fold.say(heading)
        self.chips.show_view(view, self._desk)
        for room in (self.kinds, self.standings, self.industries, self.regions, self.years):
            room.show_view(view, self._desk, words=words)

    def _changed(self, _old: View, new: View, what: frozenset[str]) -> None:
        self.show_view(new, what)

    def _arrange(self) -> None:
        inside = QWidget()
        inside.setObjectName("inside")
        column = QVBoxLayout(inside)
        column.setContentsMargins(16, 12, 12, 16)
        column.setSpacing(4)
        column.addWidget(self.chips)
        for fold in self._folds:
            column.addWidget(fold)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inside)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scroll)

    def _listen(self) -> None:
        self.chips.asked.connect(self._narrow)
        self.kinds.ticked.connect(
            lambda code, on: self._choose(
                "kind", switched(self._choice("kind"), KIND_CODES, code, on=on), code, on=on
            )
        )
        self.standings.ticked.connect(
            lambda code, on: self._choose(
                "standing",
                switched(self._choice("standing"), STANDING_CODES, code, on=on),
                code,
                on=on,
            )
        )
        self.industries.ticked.connect(
            lambda code, on: self._pick("industry", tuple(self._desk.atlas.industries), code, on=on)
        )
        self.regions.ticked.connect(
            lambda code, on: self._pick(
                "region", tuple(values_of_facet(self._desk.atlas, "region")), code, on=on
            )
        )
        self.years.asked.connect(self._span)

    def _choice(self, facet: str) -> Choice:
        return self._store.view.filter.choice(facet)

    def _pick(self, facet: str, values: Sequence[str], code: str, *, on: bool) -> None:
        self._choose(facet, picked(self._choice(facet), values, code, on=on), code, on=on)

    def _choose(self, facet: str, choice: Choice, value: str, *, on: bool) -> None:
        view = self._store.view
        name = value_words(self._desk.atlas, facet, value, view.language)
        words = tr("勾选 {name}", name=name) if on else tr("取消勾选 {name}", name=name)
        self._store.change(choose(view, facet, choice), words)

    def _narrow(self, wanted: Filter, words: str) -> None:
        self._store.change(narrow(self._store.view, wanted), words)

    def _span(self, from_year: int | None, to_year: int | None) -> None:
        view = self._store.view
        wanted = view.filter.between(from_year, to_year)
        self._store.change(narrow(view, wanted), tr("批准年份"))
