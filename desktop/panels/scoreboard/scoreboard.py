"""The scoreboard: every metric of the plan once, with baseline, target, outcome and clause."""

from __future__ import annotations

from functools import cached_property

from PySide6.QtGui import QImage, QShowEvent
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from desktop.charts.bullet import bullet_picture, key_picture
from desktop.charts.bullet_scale import Bullet, bullet_of
from desktop.charts.verdicts import verdict_picture
from desktop.desk import Desk
from desktop.panels.parts.brief import Brief
from desktop.panels.parts.chart_page import ChartPage
from desktop.panels.parts.markup import heading, paragraph, said, title
from desktop.panels.parts.terms import with_terms
from desktop.panels.parts.words_of import name_at
from desktop.panels.scoreboard.row_markup import row_markup
from desktop.panels.scoreboard.summary import key, summary
from desktop.store import Store
from desktop.theme import sizes
from desktop.view import View, select
from desktop.wording import tr
from geodata.records import Address
from geodata.scoring import (
    ScoreRow,
    group_name,
    grouped_rows,
    score_rows,
)

EVERYTHING = frozenset({"selection", "language"})
# What the box above the rows can ask for, besides the groups.
ALL, PUBLISHED = "", "published"


class Scoreboard(QWidget):
    """Rows of metrics, all or one group of them; a name asks the Store to select its metric.

    `choosing` is true while a metric is being selected here, for whoever brings panels forward.
    While it is hidden nothing is written; it catches up when it is shown.
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
        self.groups = QComboBox()
        self._bullets: dict[str, Bullet] = {}
        self.page = ChartPage(self._paint)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(4)
        row = QVBoxLayout()
        row.setContentsMargins(16, 0, 16, 0)
        row.addWidget(self.groups)
        column.addLayout(row)
        column.addWidget(self.page)
        self.page.asked.connect(self._go_to)
        self.page.fold_asked.connect(self._fold)
        self.page.width_changed.connect(lambda: self._write(self._store.view, keep_scroll=True))
        self.groups.currentIndexChanged.connect(
            lambda: self._write(self._store.view, keep_scroll=False)
        )
        store.changed.connect(lambda _old, new, what: self.show_view(new, what))

    def show_view(self, view: View, what: frozenset[str]) -> None:
        """Show what changed of the View: its language, and the metric that is selected."""
        self._behind |= what & EVERYTHING
        if not self._behind or not self.isVisible():
            return
        behind, self._behind = self._behind, frozenset()
        if "language" in behind:
            self._name_groups(view.language)
        found = self._row_of(view.selection) if "selection" in behind else None
        if found is not None and not _within(found, self.groups.currentData()):
            self._choose_group(ALL)
        self._write(view, keep_scroll=True)
        if found is not None and view.selection != self._asked:
            self.page.scrollToAnchor(found.metric.id)
        self._asked = None

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Catch up with what happened while hidden."""
        super().showEvent(event)
        self.show_view(self._store.view, frozenset())

    @cached_property
    def rows(self) -> tuple[ScoreRow, ...]:
        """Every row, in order."""
        return score_rows(self._desk.atlas)

    def _name_groups(self, language: str) -> None:
        """All, then each group with its number of rows, in the language of now."""
        chosen = self.groups.currentData() or ALL
        self.groups.blockSignals(True)  # noqa: FBT003
        self.groups.clear()
        self.groups.addItem(tr("全部指标（{n}）", n=len(self.rows)), ALL)
        published = sum(_within(row, PUBLISHED) for row in self.rows)
        self.groups.addItem(tr("有公布数据的（{n}）", n=published), PUBLISHED)
        for code, rows in grouped_rows(self.rows).items():
            name = group_name(self._desk.atlas, code, language)
            self.groups.addItem(tr("{name}（{n}）", name=name, n=len(rows)), code)
        self.groups.setCurrentIndex(max(0, self.groups.findData(chosen)))
        self.groups.blockSignals(False)  # noqa: FBT003
        self.groups.setAccessibleName(tr("指标分组"))
        self.page.setAccessibleName(tr("目标与完成情况"))

    def _choose_group(self, code: str) -> None:
        self.groups.blockSignals(True)  # noqa: FBT003
        self.groups.setCurrentIndex(max(0, self.groups.findData(code)))
        self.groups.blockSignals(False)  # noqa: FBT003

    def _write(self, view: View, *, keep_scroll: bool) -> None:
        atlas = self._desk.atlas
        brief = Brief(atlas, self._desk.links, view, frozenset(), self._opened)
        group = self.groups.currentData()
        shown = grouped_rows(row for row in self.rows if _within(row, group))
        parts = [title(tr("目标与完成情况")), summary(self.rows), key()]
        for code, rows in shown.items():
            parts.append(heading(group_name(atlas, code, view.language), len(rows)))
            if code == "zones":
                words = tr("以下是全体国家高新区合计的数，不是单个高新区的目标值，也不能平均分摊。")
                parts.append(paragraph(said(words), "source"))
            parts += [row_markup(brief, row, self.page.chart_width_px) for row in rows]
        self._bullets = {
            row.metric.id: bullet
            for rows in shown.values()
            for row in rows
            if (bullet := bullet_of(row, view.language)) is not None
        }
        markup = with_terms("".join(parts), atlas, view.language, linked=False)
        self.page.show_page(markup, keep_scroll=keep_scroll)

    def _paint(self, scheme: str, name: str, width_px: int, ratio: float) -> QImage | None:
        """The charts, the signs of verdicts and the key of the charts."""
        if scheme == "bullet" and name in self._bullets:
            return bullet_picture(self._bullets[name], width_px, ratio, self.font())
        if scheme == "verdict":
            return verdict_picture(name, sizes().heading_px, ratio)
        return key_picture(name, sizes().small_px, ratio) if scheme == "key" else None

    def _row_of(self, selection: Address | None) -> ScoreRow | None:
        if selection is None or selection.kind != "metric":
            return None
        for row in self.rows:
            if selection.id in (row.metric.id, *(repeat.id for repeat in row.repeats)):
                return row
        return None

    def _go_to(self, address: Address) -> None:
        self._asked = address
        view = self._store.view
        name = name_at(self._desk.atlas, address, view.language)
        self.choosing = address.kind == "metric"
        try:
            self._store.change(select(view, address), tr("选择 {name}", name=name))
        finally:
            self.choosing = False

    def _fold(self, key: str) -> None:
        self._opened ^= {key}
        self._write(self._store.view, keep_scroll=True)


def _within(row: ScoreRow, wanted: str) -> bool:
    """Whether the box above the rows lets a row show."""
    if wanted == PUBLISHED:
        return bool(row.outcomes)
    return wanted in (ALL, row.group)
