"""The list of special projects: the 19, with their places by evidence and their targets."""

from __future__ import annotations

from functools import cached_property

from PySide6.QtGui import QImage, QShowEvent
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from desktop.charts.stacked_bar import part_picture, stacked_picture
from desktop.desk import Desk
from desktop.panels.parts.brief import Brief
from desktop.panels.parts.chart_page import ChartPage
from desktop.panels.parts.markup import paragraph, said, title
from desktop.panels.parts.pictures import evidence_ink
from desktop.panels.parts.terms import with_terms
from desktop.panels.parts.words_of import name_at
from desktop.panels.projects.project_row import (
    SHARES,
    bar_parts,
    evidence_counts,
    project_row,
    shares_key,
)
from desktop.store import Store
from desktop.theme import sizes
from desktop.view import View, choose, select
from desktop.wording import tr
from geodata.choices import IDLE, Choice
from geodata.records import Address

EVERYTHING = frozenset({"selection", "filter", "language"})


class ProjectList(QWidget):
    """The projects one below the other; a name asks the Store to select it, the tick above them
    to show its places alone; `choosing` is true while one of its own projects is being selected,
    for whoever brings panels forward. While it is hidden nothing is written.
    """

    def __init__(self, store: Store, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("column")
        self._store = store
        self._desk = desk
        self._opened: frozenset[str] = frozenset()
        self._behind = EVERYTHING
        self._asked: Address | None = None
        self.choosing = False
        self.only = QCheckBox()
        self.page = ChartPage(self._paint)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(4)
        row = QVBoxLayout()
        row.setContentsMargins(16, 0, 16, 0)
        row.addWidget(self.only)
        column.addLayout(row)
        column.addWidget(self.page)
        self.page.asked.connect(self._go_to)
        self.page.fold_asked.connect(self._fold)
        self.page.width_changed.connect(lambda: self._write(self._store.view))
        self.only.clicked.connect(self._turn)
        store.changed.connect(lambda _old, new, what: self.show_view(new, what))

    def show_view(self, view: View, what: frozenset[str]) -> None:
        """Show what changed of the View: its language, its filter and the selected project."""
        self._behind |= what & EVERYTHING
        if not self._behind or not self.isVisible():
            return
        behind, self._behind = self._behind, frozenset()
        self._show_tick(view)
        if behind & {"selection", "language"}:
            self._write(view)
        selected = _selected(view)
        if "selection" in behind and selected and view.selection != self._asked:
            self.page.scrollToAnchor(selected)
        self._asked = None

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Catch up with what happened while hidden."""
        super().showEvent(event)
        self.show_view(self._store.view, frozenset())

    @cached_property
    def counts(self) -> dict[str, dict[str, int]]:
        """By project the number of its places by evidence."""
        return {i: evidence_counts(self._desk.links, i) for i in self._desk.atlas.projects}

    @cached_property
    def _shares(self) -> tuple[str, ...]:
        """Those of SHARES that any project has."""
        return tuple(code for code in SHARES if any(c[code] for c in self.counts.values()))

    def _write(self, view: View) -> None:
        atlas, links = self._desk.atlas, self._desk.links
        brief = Brief(atlas, links, view, frozenset(), self._opened)
        words = tr("条形为相关载体的数目，各条长短可比；与当前筛选无关。")
        parts = [
            title(tr("{n} 个科技重点专项", n=len(atlas.projects))),
            paragraph(said(words), "source"),
            shares_key(view.language, self._shares),
        ]
        width_px = self.page.chart_width_px
        parts += [project_row(brief, i, self.counts[i], width_px) for i in atlas.projects]
        self.page.setAccessibleName(tr("科技重点专项"))
        markup = with_terms("".join(parts), atlas, view.language, linked=False)
        self.page.show_page(markup, keep_scroll=True)

    def _paint(self, scheme: str, name: str, width_px: int, ratio: float) -> QImage | None:
        """The bars, all to one scale, and the patterns that stand before their words."""
        if scheme == "bar" and name in self.counts:
            most = max(sum(counts.values()) for counts in self.counts.values())
            return stacked_picture(bar_parts(self.counts[name]), most, width_px, ratio)
        if scheme == "share" and name in SHARES:
            share = SHARES[name]
            ink = evidence_ink(share.evidence)
            return part_picture(ink, share.pattern, sizes().small_px, ratio)
        return None

    def _show_tick(self, view: View) -> None:
        subject = _selected(view) or _alone(view)
        name = (
            name_at(self._desk.atlas, Address("project", subject), view.language) if subject else ""
        )
        words = tr("只看 {name} 的相关载体", name=name) if subject else tr("只看所选专项的相关载体")
        self.only.setText(words)
        self.only.setChecked(bool(subject) and _alone(view) == subject)
        self.only.setEnabled(bool(subject))

    def _go_to(self, address: Address) -> None:
        """Select what was followed; while one project's places are shown alone, the new one's."""
        self._asked = address
        view = self._store.view
        wanted = select(view, address)
        if address.kind == "project" and _alone(view):
            wanted = choose(wanted, "project", Choice(any=(address.id,)))
        name = name_at(self._desk.atlas, address, view.language)
        self.choosing = address.kind == "project"
        try:
            self._store.change(wanted, tr("选择 {name}", name=name))
        finally:
            self.choosing = False

    def _turn(self, on: bool) -> None:  # noqa: FBT001
        view = self._store.view
        subject = _selected(view) or _alone(view)
        name = name_at(self._desk.atlas, Address("project", subject), view.language)
        if on:
            words = tr("只看 {name} 的相关载体", name=name)
            self._store.change(choose(view, "project", Choice(any=(subject,))), words)
        else:
            self._store.change(choose(view, "project", IDLE), tr("不再只看 {name}", name=name))

    def _fold(self, key: str) -> None:
        self._opened ^= {key}
        self._write(self._store.view)


def _selected(view: View) -> str:
    """The id of the selected project; blank when something else is selected."""
    chosen = view.selection
    return chosen.id if chosen is not None and chosen.kind == "project" else ""


def _alone(view: View) -> str:
    """The id of the one project whose places the filter lets by; blank of none or several."""
    wanted = view.filter.choice("project").any or ()
    return wanted[0] if len(wanted) == 1 else ""
