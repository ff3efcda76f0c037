"""SideBySide: a comparison as a page of markup, and as lines for a spreadsheet."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.panels.parts.brief import Brief
from desktop.panels.parts.markup import evidence_mark, link, said
from desktop.theme import sizes
from desktop.wording import tr
from geodata.comparing import GROUPS, Cell, Comparison, Row

BAR_PX = 120


def page_of(brief: Brief, comparison: Comparison) -> str:
    """The page: a column a side, figures with bars of one scale a row, links by evidence."""
    sides = comparison.sides
    if not sides:
        how = tr(
            "在地图上右击载体或地区，选“加入对比”；也可先选中，再按本栏的加号。可并排两至四项。"
        )
        return f'<p class="body">{said(how)}</p>'
    width = 100 // (len(sides) + 1)
    heads = "".join(
        f'<td class="fact" width="{width}%"><b>{link(side, brief.name(side))}</b><br/>'
        f'<a href="fold:drop/{said(str(side))}">{said(tr("移出"))}</a></td>'
        for side in sides
    )
    lines = [f'<tr><td class="what" width="{width}%"></td>{heads}</tr>']
    for group in GROUPS:
        rows = comparison.of_group(group.code)
        if not rows:
            continue
        shared = sum(row.shared for row in rows)
        words = group.words(brief.language)
        if any(row.target is not None for row in rows) and len(sides) > 1:
            words = tr("{what}：共有 {n} 项", what=words, n=shared)
        lines.append(
            f'<tr><td colspan="{len(sides) + 1}"><p class="sub">{said(words)}</p></td></tr>'
        )
        lines += [_line(brief, row) for row in rows]
    table = "".join(lines)
    note = said(tr("地区按当前筛选之内的载体计；关联各取最强的依据，未核实的不列。"))
    return (
        f'<table cellspacing="0" cellpadding="2" width="100%">{table}</table>'
        f'<p class="source">{note}</p>'
    )


def _line(brief: Brief, row: Row) -> str:
    head = row.head(brief.language)
    what = link(row.target, head) if row.target is not None else said(head)
    largest = max((cell.number for cell in row.cells if cell.number), default=0.0)
    cells = "".join(f'<td class="fact">{_cell(brief, cell, largest)}</td>' for cell in row.cells)
    shared = ' class="chosen"' if row.target is not None and row.shared else ""
    return f'<tr{shared}><td class="what">{what}</td>{cells}</tr>'


def _cell(brief: Brief, cell: Cell, largest: float) -> str:
    words = said(cell.words(brief.language))
    if cell.evidence:
        return f"{evidence_mark(cell.evidence)} {words}"
    if cell.blank:
        return f'<span class="quiet">{said(tr("无或不详"))}</span>'
    if cell.number is None or largest <= 0:
        return words
    width = max(round(BAR_PX * cell.number / largest), 1)
    bar = (
        f'<table cellspacing="0" cellpadding="0"><tr><td width="{width}" height="6" '
        f'class="bar" style="font-size: {sizes().small_px // 3}px;"></td>'
        f"</tr></table>"
    )
    return f"{words}{bar}"


def lines_of(brief: Brief, comparison: Comparison) -> Iterator[list[str]]:
    """The comparison as rows of cells, the sides' names first; for the clipboard and files."""
    language = brief.language
    yield ["", *(brief.name(side) for side in comparison.sides)]
    for row in comparison.rows:
        yield [row.head(language), *(cell.words(language) for cell in row.cells)]
