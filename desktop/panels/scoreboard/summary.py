"""Summary: what became of all targets together, and what the charts' signs mean."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.panels.parts.markup import paragraph, said
from desktop.panels.scoreboard.row_markup import sign_image
from desktop.theme import sizes
from desktop.wording import tr
from geodata.scoring import ScoreRow, verdict_counts


def summary(rows: Sequence[ScoreRow]) -> str:
    """How many targets came to what, each number after its sign."""
    counts = verdict_counts(rows)
    words = {
        "met": tr("已完成 {n}", n=counts["met"]),
        "met_early": tr("提前完成 {n}", n=counts["met_early"]),
        "not_met": tr("未完成 {n}", n=counts["not_met"]),
        "reference": tr("仅有参考数据 {n}", n=counts["reference"]),
        "none": tr("未找到公布数据 {n}", n=counts[""]),
    }
    first = tr("规划的 {n} 项目标（重复的计一次）：", n=sum(counts.values()))
    cells = [f"{sign_image(code)} {said(text)}" for code, text in words.items()]
    return paragraph(said(first)) + _grid(cells, "fact")


def key() -> str:
    """What the charts' signs mean."""
    size = sizes().small_px
    words = {
        "target": tr("目标"),
        "range": tr("目标区间"),
        "baseline": tr("基期"),
        "met": tr("完成数"),
        "not_met": tr("未达目标的数"),
        "progress": tr("进展（参考）"),
    }
    cells = [
        f'<img src="key:{code}" width="{round(size * 1.5)}" height="{size}" /> '
        f'<span class="small">{said(text)}</span>'
        for code, text in words.items()
    ]
    return _grid(cells, "fact", columns=3)


def _grid(cells: Sequence[str], style: str, columns: int = 2) -> str:
    """Cells in columns, so that a sign stays with its words."""
    lines = []
    for start in range(0, len(cells), columns):
        line = "".join(
            f'<td class="{style}">{cell}</td>' for cell in cells[start : start + columns]
        )
        lines.append(f"<tr>{line}</tr>")
    return f'<table cellspacing="0" cellpadding="0" width="100%">{"".join(lines)}</table>'
