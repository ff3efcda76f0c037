"""The left-hand panel: the filter as a sentence, and the facets that it is made of."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from desktop.desk import Desk
from desktop.panels.facets.chips import Chips
from desktop.panels.facets.facet_fold import FacetFold
from desktop.panels.facets.facet_room import FacetRoom
from desktop.panels.facets.kind_room import KindRoom
from desktop.panels.facets.name_line import NameLine
from desktop.panels.facets.saved_filters import SavedFilters
from desktop.panels.facets.year_span import YearSpan
from desktop.panels.parts.fold import Fold
from desktop.panels.parts.ways_out import WaysOut
from desktop.store import Store
from desktop.theme import sizes
from desktop.view import View, choose, narrow
from desktop.wording import tr
from geodata.choices import Choice, Filter
from geodata.facets import BUILT_IN, Facet
from geodata.filter_words import filter_words
from geodata.filtering import matching

EVERYTHING = frozenset({"filter", "language"})
# What is asked most stands above and open; the years come after the facets named here.
ABOVE = ("kind", "standing", "industry", "project", "region")
# Narrower than this, in heights of type, the head of the panel says less.
NARROW_EM = 20
OPENED = frozenset({"kind", "standing", "industry", "region"})


class FilterPanel(QWidget):
    """Shows the View's filter; every tick asks the Store for another one."""

    def __init__(
        self,
        store: Store,
        desk: Desk,
        parent: QWidget | None = None,
        facets: Mapping[str, Facet] = BUILT_IN,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("column")
        self._store = store
        self._desk = desk
        self.count = QLabel()
        self.count.setObjectName("heading")
        self.saved = SavedFilters(store, desk.atlas)
        self.chips, self.ways_out = Chips(), WaysOut("<br>", 5)
        self.ways_out.setWordWrap(True)
        self.name, self.years = NameLine(), YearSpan()
        self._years_fold = Fold(self.years)
        self.folds: dict[str, FacetFold] = {}
        for code, facet in facets.items():
            room = KindRoom(facet) if code == "kind" else FacetRoom(facet)
            room.asked.connect(self._choose)
            if isinstance(room, KindRoom):
                room.narrowed.connect(self._narrow)
            self.folds[code] = FacetFold(room, opened=code in OPENED)
        self._arrange()
        for part in (self.chips, self.ways_out):
            part.asked.connect(self._narrow)
        self.name.asked.connect(self._name)
        self.years.asked.connect(self._span)
        store.changed.connect(self._changed)
        self.show_view(store.view, EVERYTHING)

    def room(self, facet: str) -> FacetRoom:
        """The values of one facet."""
        return self.folds[facet].room

    def show_view(self, view: View, what: frozenset[str]) -> None:
        """Show what changed of the View; only its filter and language show here."""
        if not what & EVERYTHING:
            return
        words = "language" in what
        desk = self._desk
        if words:
            self.saved.say()
        muted = tr("批准年份　已暂停") if "years" in view.filter.muted else tr("批准年份")
        self._years_fold.say(muted)
        n = len(matching(desk.atlas, desk.links, view.filter))
        self.count.setText(tr("{n} 处符合", n=n) if n else tr("没有符合条件的载体"))
        self.count.setToolTip(filter_words(desk.atlas, view.filter, view.language))
        self.chips.show_view(view, desk)
        self.ways_out.show_view(view, desk)
        self.name.show_view(view, words=words)
        self.years.show_view(view, desk, words=words)
        for fold in self.folds.values():
            fold.show_view(view, desk, words=words)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """In a narrow column the picture says what the button of saved filters is."""
        super().resizeEvent(event)
        narrow_column = self.width() < NARROW_EM * sizes().body_px
        only_icon = Qt.ToolButtonStyle.ToolButtonIconOnly
        beside = Qt.ToolButtonStyle.ToolButtonTextBesideIcon
        self.saved.button.setToolButtonStyle(only_icon if narrow_column else beside)

    def _changed(self, _old: View, new: View, what: frozenset[str]) -> None:
        self.show_view(new, what)

    def _arrange(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.count, 1)
        head.addWidget(self.saved.button)
        inside = QWidget()
        inside.setObjectName("inside")
        column = QVBoxLayout(inside)
        column.setContentsMargins(16, 12, 12, 16)
        column.setSpacing(6)
        column.addLayout(head)
        for widget in (self.saved, self.chips, self.ways_out, self.name):
            column.addWidget(widget)
        column.addSpacing(6)
        for code in ABOVE:
            column.addWidget(self.folds[code])
        column.addWidget(self._years_fold)
        for code in (code for code in self.folds if code not in ABOVE):
            column.addWidget(self.folds[code])
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # what is in it has the keyboard
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inside)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scroll)

    def _choose(self, facet: str, choice: Choice, words: str) -> None:
        self._store.change(choose(self._store.view, facet, choice), words)

    def _narrow(self, wanted: Filter, words: str) -> None:
        self._store.change(narrow(self._store.view, wanted), words)

    def _span(self, from_year: int | None, to_year: int | None) -> None:
        self._narrow(self._store.view.filter.between(from_year, to_year), tr("批准年份"))

    def _name(self, text: str) -> None:
        view = self._store.view
        words = tr("名称含“{text}”", text=text) if text else tr("不限名称")
        self._store.change(narrow(view, view.filter.named(text)), words, merge="filter name")
