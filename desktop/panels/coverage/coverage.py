"""The coverage panel: the plan's counts beside what the atlas holds, and how reliable that is."""

from __future__ import annotations

from functools import cached_property

from PySide6.QtCore import QUrl
from PySide6.QtGui import QImage, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.charts.stacked_bar import Part, stacked_picture
from desktop.desk import Desk
from desktop.panels.coverage.tables import (
    places_of,
    plan_table,
    province_table,
    reading_table,
    standing_table,
)
from desktop.panels.parts.chart_page import ChartPage
from desktop.panels.parts.markup import heading, paragraph, said, title
from desktop.store import Store
from desktop.theme import tokens
from desktop.view import View, narrow
from desktop.wording import tr
from geodata.coverage import Coverage, coverage_of, province_counts
from geodata.filter_words import filter_words


class CoveragePanel(QWidget):
    """A page of tables; a number asks the Store to show just its places.

    While it is hidden nothing is written; it catches up when it is shown.
    """

    def __init__(self, store: Store, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("column")
        self._store = store
        self._desk = desk
        self._written = ""
        self.page = ChartPage(self._paint)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.page)
        self.page.anchorClicked.connect(self._follow)
        self.page.width_changed.connect(lambda: self._write(self._store.view))
        store.changed.connect(lambda _old, new, what: self.show_view(new, what))

    def show_view(self, view: View, what: frozenset[str]) -> None:  # noqa: ARG002
        """Show the tables in the View's language: nothing else of it matters here."""
        if self.isVisible() and self._written != view.language:
            self._write(view)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Catch up with what happened while hidden."""
        super().showEvent(event)
        self.show_view(self._store.view, frozenset())

    @cached_property
    def found(self) -> tuple[Coverage, ...]:
        """The coverage of every kind."""
        return coverage_of(self._desk.atlas)

    def _write(self, view: View) -> None:
        language = view.language
        self._written = language
        parts = (
            title(tr("收录情况")),
            paragraph(said(tr("点任何一个数，图上就只显示这些载体。")), "source"),
            heading(tr("规划的总数与图集")),
            plan_table(self.found, language, self.page.chart_width_px),
            paragraph(
                said(
                    tr("左为规划口径内（大学科技园为服务体系内）、读到来源的，右为规划所称的总数。")
                ),
                "source",
            ),
            heading(tr("与规划的关系")),
            standing_table(self.found, language),
            heading(tr("定位与可信度")),
            reading_table(self.found, language),
            heading(tr("各省")),
            paragraph(said(tr("空白是未找到，不等于没有；待核与不计的不在内。")), "source"),
            province_table(self._desk.atlas, province_counts(self._desk.atlas), language),
        )
        self.page.setAccessibleName(tr("收录情况"))
        self.page.show_page("".join(parts), keep_scroll=True)

    def _paint(self, scheme: str, name: str, width_px: int, ratio: float) -> QImage | None:
        """How much of the plan's count is held; the whole width is the plan's count."""
        one = next((found for found in self.found if found.kind == name), None)
        if scheme != "held" or one is None or one.plan is None:
            return None
        missing = max(one.plan - one.in_plan, 0)
        parts = (Part(one.in_plan, tokens().accent, "solid"), Part(missing, tokens().rule, "solid"))
        return stacked_picture(parts, max(one.plan, one.in_plan), width_px, ratio)

    def _follow(self, url: QUrl) -> None:
        if url.scheme() != "just":
            return
        view = self._store.view
        wanted = places_of(url.path())
        words = filter_words(self._desk.atlas, wanted, view.language)
        self._store.change(narrow(view, wanted), tr("只看 {name}", name=words))
