"""Tables of the coverage panel as markup. Every number above zero links to its own places."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from desktop.panels.parts.markup import kind_mark, paragraph, said
from desktop.panels.parts.words_of import name_of
from desktop.wording import later, tr
from geodata.atlas import Atlas
from geodata.choices import Choice, Filter
from geodata.coverage import GRADES, READ, Coverage, just, just_located
from geodata.vocabulary import KIND, KINDS, STANDINGS

# The heads of columns must be short; the words in full stand below the tables.
STANDING_HEADS = {
    "plan": later("口径内"),
    "later": later("之后"),
    "undated": later("不详"),
    "unverified": later("待核"),
    "uncounted": later("不计"),
}
GRADE_HEADS = {"A": later("甲"), "B": later("乙"), "C": later("丙")}
BAR_HEIGHT_PX = 10


def places_of(key: str) -> Filter:
    """The filter that leaves just the places of a number: "what/kind/value", kind or value blank.

    ValueError when the key is of no number of these tables.
    """
    what, kind, value = key.split("/")
    kinds = just(kind=kind) if kind else Filter()
    if what == "held":
        return kinds
    if what == "located":
        return just_located(kind)
    if what in ("standing", "confidence"):
        return kinds.choose(what, Choice(any=(value,)))
    if what == "province":
        return kinds.choose(what, Choice(any=(value,))).choose("standing", Choice(any=READ))
    raise ValueError(key)


def plan_table(found: Iterable[Coverage], language: str, width_px: int) -> str:
    """Per kind what the atlas holds of the plan's own count, over a bar `width_px` wide."""
    rows = []
    for one in found:
        name = KIND[one.kind].en if language == "en" else KIND[one.kind].full_zh
        number = f"{_number(f'standing/{one.kind}/plan', one.in_plan)} / {one.plan}"
        bar = f'<img src="held:{one.kind}" width="{width_px}" height="{BAR_HEIGHT_PX}" />'
        rows.append(
            f'<tr><td class="fact">{kind_mark(one.kind)}&nbsp; {said(name)}</td>'
            f'<td class="number" align="right">{number}</td></tr>'
            f'<tr><td colspan="2">{bar}</td></tr>'
        )
    return _table(rows)


def standing_table(found: Sequence[Coverage], language: str) -> str:
    """Per kind all places held, and by where they stand towards the plan."""
    heads = [tr("收录"), *(tr(STANDING_HEADS[term.code]) for term in STANDINGS)]
    rows = [
        [
            (f"held/{one.kind}/", one.held),
            *((f"standing/{one.kind}/{code}", count) for code, count in one.standings.items()),
        ]
        for one in found
    ]
    return _by_kind(found, heads, rows, language)


def reading_table(found: Sequence[Coverage], language: str) -> str:
    """Per kind how many are located nearer than their city, and by confidence."""
    heads = [tr("收录"), tr("定位"), *(tr(GRADE_HEADS[grade]) for grade in GRADES)]
    rows = [
        [
            (f"held/{one.kind}/", one.held),
            (f"located/{one.kind}/", one.located),
            *((f"confidence/{one.kind}/{grade}", count) for grade, count in one.grades.items()),
        ]
        for one in found
    ]
    return _by_kind(found, heads, rows, language)


def province_table(atlas: Atlas, counts: dict[str, dict[str, int]], language: str) -> str:
    """Per province the places of each kind; blank where none was found."""
    marks = "".join(f'<td class="number" align="right">{kind_mark(k.code)}</td>' for k in KINDS)
    total = f'<td class="number small" align="right">{said(tr("合计"))}</td>'
    rows = [f"<tr><td></td>{marks}{total}</tr>"]
    for code, by_kind in counts.items():
        region = atlas.regions[code]
        name = name_of(region, "en") if language == "en" else region.short_zh or region.name_zh
        cells = [
            _cell(f"province/{kind.code}/{code}", by_kind.get(kind.code, 0), none="")
            for kind in KINDS
        ]
        cells.append(_cell(f"province//{code}", sum(by_kind.values()), none=""))
        rows.append(f'<tr><td class="fact">{said(name)}</td>{"".join(cells)}</tr>')
    return _table(rows)


def words_table(rows: Iterable[tuple[str, str]]) -> str:
    """What the short heads mean, one a line."""
    lines = (f"<b>{said(head)}</b>　{said(words)}" for head, words in rows)
    return paragraph("<br/>".join(lines), "source")


def _by_kind(
    found: Sequence[Coverage],
    heads: Sequence[str],
    rows: Sequence[Sequence[tuple[str, int]]],
    language: str,
) -> str:
    head = "".join(f'<td class="number small" align="right">{said(words)}</td>' for words in heads)
    lines = [f"<tr><td></td>{head}</tr>"]
    for one, numbers in zip(found, rows, strict=True):
        name = f"{kind_mark(one.kind)}&nbsp;{said(KIND[one.kind].words(language))}"
        cells = "".join(_cell(key, count) for key, count in numbers)
        lines.append(f'<tr><td class="fact">{name}</td>{cells}</tr>')
    return _table(lines)


def _cell(key: str, count: int, none: str = "0") -> str:
    return f'<td class="number" align="right">{_number(key, count, none)}</td>'


def _number(key: str, count: int, none: str = "0") -> str:
    return f'<a href="just:{said(key)}">{count}</a>' if count else none


def _table(rows: Iterable[str]) -> str:
    return (
        f'<table class="facts" cellspacing="0" cellpadding="0" width="100%">{"".join(rows)}</table>'
    )
