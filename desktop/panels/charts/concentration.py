"""Concentration: whether the places cluster, and whether neighbouring regions are alike."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout

from desktop import tasks
from desktop.desk import Desk
from desktop.panels.charts.chart_rooms import ChartRoom, Ids
from desktop.panels.parts.markup import facts, heading, paragraph, said
from desktop.panels.parts.page_view import PageView
from desktop.wording import tr
from geodata.autocorrelation import QUADRANTS, Moran, moran
from geodata.clustering import Nearest, nearest_neighbours
from geodata.measuring import measured

LEVEL = "province"
_QUADRANT = {term.code: term for term in QUADRANTS}


class Concentration(ChartRoom):
    """Nearest neighbours at once; Moran's I when asked for, since it may take a second."""

    def __init__(self) -> None:
        super().__init__()
        self.page = PageView()
        self.ask = QPushButton()
        self.ask.clicked.connect(self._moran)
        row = QHBoxLayout()
        row.addWidget(self.ask)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 0, 8, 4)
        column.addLayout(row)
        column.addWidget(self.page, 1)
        self._last: tuple[Desk, Ids, str] | None = None
        self._more = ""

    def show_places(self, desk: Desk, ids: Ids, picked: frozenset[str], language: str) -> None:  # noqa: ARG002
        """The ratio with the numbers behind it."""
        if self._last is None or self._last[1:] != (ids, language):
            self._more = ""
        self._last = (desk, ids, language)
        self.ask.setText(tr("计算莫兰指数（按省份载体数）"))
        self.page.setAccessibleName(tr("集中度"))
        found = nearest_neighbours(desk.atlas, ids)
        self.page.show_page(_nearest_markup(found) + self._more, keep_scroll=True)

    def _moran(self) -> None:
        if self._last is None:
            return
        desk, ids, language = self._last

        def work() -> Moran:
            counted = measured(desk.atlas, desk.links, ids, "count", LEVEL)
            return moran(desk.atlas, LEVEL, counted.values)

        self.ask.setEnabled(False)
        self._more = paragraph(said(tr("正在计算…")), "source")
        self._again()
        task = tasks.run(work, self)
        asked = self._last[1:]
        task.done.connect(lambda found: self._answer(asked, _moran_markup(desk, found, language)))
        task.failed.connect(
            lambda fault: self._answer(asked, paragraph(said(fault.words(language)), "warning"))
        )

    def _answer(self, asked: tuple[Ids, str], markup: str) -> None:
        """Show what was found, unless other places are shown by now."""
        self.ask.setEnabled(True)
        if self._last is not None and self._last[1:] == asked:
            self._more = markup
            self._again()

    def _again(self) -> None:
        if self._last is not None:
            desk, ids, language = self._last
            self.show_places(desk, ids, frozenset(), language)


def _nearest_markup(found: Nearest | None) -> str:
    head = heading(tr("最近邻比率"))
    if found is None:
        return head + paragraph(said(tr("载体太少，无法计算；请放宽筛选。")))
    if abs(found.z) < 2:
        verdict = tr("与随机分布没有明显差别")
    else:
        verdict = tr("比随机分布更集聚") if found.ratio < 1 else tr("比随机分布更分散")
    rows = [
        (tr("比率 R"), said(f"{found.ratio:.2f}（{verdict}，z = {found.z:.1f}）")),
        (tr("平均最近距离"), said(tr("{km} 千米", km=f"{found.observed_km:.1f}"))),
        (tr("随机时应为"), said(tr("{km} 千米", km=f"{found.expected_km:.1f}"))),
        (tr("载体"), said(tr("{n} 处", n=found.places))),
        (tr("同处一点的载体"), said(tr("{n} 处", n=found.shared))),
    ]
    note = tr(
        "R = 平均最近距离 ÷（0.5 ÷ √密度），Clark 与 Evans（1954）；面积取各省份合计。"
        "许多载体绘于所在县区中心，因而偏小；西部人口稀少也使其偏小。"
    )
    return head + facts(rows) + paragraph(said(note), "source")


def _moran_markup(desk: Desk, found: Moran, language: str) -> str:
    names = {code: _name(desk, code, language) for code in found.local}
    counted = tr("{n} 个，{m} 个无邻或无数据未计", n=found.regions, m=len(found.left_out))
    rows = [
        (tr("莫兰指数 I"), said(f"{found.i:.3f}（p = {found.p:.3f}）")),
        (tr("随机时应为"), said(f"{found.expected:.3f}")),
        (tr("地区"), said(counted)),
    ]
    for code, term in _QUADRANT.items():
        members = [names[region] for region, quadrant in found.local.items() if quadrant == code]
        if members:
            rows.append((term.words(language), said("、".join(members))))
    note = tr(
        "Moran（1950）、Anselin（1995）；以接壤为邻，999 次置换，单侧 p < 0.05 者列出。"
        "由 PySAL 计算。"
    )
    return heading(tr("空间自相关")) + facts(rows) + paragraph(said(note), "source")


def _name(desk: Desk, code: str, language: str) -> str:
    region = desk.atlas.regions[code]
    return region.name_en if language == "en" else region.short_zh
