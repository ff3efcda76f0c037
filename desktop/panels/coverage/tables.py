"""Tables of the coverage panel as markup. Every number above zero links to its own places."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from desktop.panels.parts.markup import kind_mark, said
from desktop.wording import tr
from geodata.atlas import Atlas
from geodata.choices import Choice, Filter
from geodata.coverage import READ, Coverage, just, just_located
from geodata.vocabulary import CONFIDENCE, KIND, KINDS, STANDINGS

BAR_HEIGHT_PX = 10
# Per cent of a table that the numbers of the kinds take, and the look of a number: narrower than
# on other pages, since nine stand beside each other.
NUMBERS_WIDTH = 72
NUMBER = 'align="right" style="padding: 3px 0 3px 3px; white-space: pre;"'


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
        return kinds.choose("region", Choice(any=(value,))).choose("standing", Choice(any=READ))
    raise ValueError(key)


def plan_table(found: Iterable[Coverage], language: str, width_px: int) -> str:
    """Per kind what the atlas holds of the plan's own count, over a bar `width_px` wide."""
    rows = []
    for one in found:
        name = f"{kind_mark(one.kind)}&nbsp;&nbsp;{said(KIND[one.kind].words(language))}"
        key = f"standing/{one.kind}/{KIND[one.kind].standing}"
        number = f"{_number(key, one.in_plan)} / {one.plan}"
        bar = f'<img src="held:{one.kind}" width="{width_px}" height="{BAR_HEIGHT_PX}" />'
        rows.append(
            f'<tr><td style="padding: 7px 0 2px 0;">{name}</td>'
            f'<td align="right" style="padding: 7px 0 2px 0; white-space: pre;">{number}</td></tr>'
            f'<tr><td colspan="2">{bar}</td></tr>'
        )
    return _table(rows)


def standing_table(found: Sequence[Coverage], language: str) -> str:
    """By where places stand towards the plan, the number of each kind; all of them last."""
    rows = [
        (
            term.words(language),
            [(f"standing/{one.kind}/{term.code}", one.standings[term.code]) for one in found],
        )
        for term in STANDINGS
    ]
    rows.append((tr("收录合计"), _held(found)))
    return _kinds_table(rows)


def reading_table(found: Sequence[Coverage], language: str) -> str:
    """By kind how many are located nearer than their city, and by confidence."""
    located = [(f"located/{one.kind}/", one.located) for one in found]
    rows = [(tr("收录合计"), _held(found)), (tr("定位细于城市"), located)]
    for term in CONFIDENCE:
        counts = [(f"confidence/{one.kind}/{term.code}", one.grades[term.code]) for one in found]
        rows.append((term.words(language), counts))
    return _kinds_table(rows)


def province_table(atlas: Atlas, counts: Mapping[str, Mapping[str, int]], language: str) -> str:
    """By province the number of each kind; blank where none was found."""
    rows = []
    for code, by_kind in counts.items():
        region = atlas.regions[code]
        name = region.name_en if language == "en" else region.short_zh
        numbers = [(f"province/{k.code}/{code}", by_kind.get(k.code, 0)) for k in KINDS]
        rows.append((name, [*numbers, (f"province//{code}", sum(by_kind.values()))]))
    return _kinds_table(rows, (tr("合计"),), none="")


def _held(found: Iterable[Coverage]) -> list[tuple[str, int]]:
    return [(f"held/{one.kind}/", one.held) for one in found]


def _kinds_table(
    rows: Iterable[tuple[str, Sequence[tuple[str, int]]]],
    after: Sequence[str] = (),
    none: str = "0",
) -> str:
    """Words in front, then a column for each kind under its mark, and those of `after`."""
    width = NUMBERS_WIDTH // (len(KINDS) + len(after))
    heads = [kind_mark(kind.code) for kind in KINDS]
    heads += [f'<span class="small">{said(words)}</span>' for words in after]
    cells = "".join(f'<td width="{width}%" {NUMBER}>{head}</td>' for head in heads)
    lines = [f'<tr><td width="{100 - width * len(heads)}%"></td>{cells}</tr>']
    for words, numbers in rows:
        cells = "".join(f"<td {NUMBER}>{_number(key, n, none)}</td>" for key, n in numbers)
        lines.append(
            f'<tr><td class="fact"><span class="small">{said(words)}</span></td>{cells}</tr>'
        )
    return _table(lines)


def _number(key: str, count: int, none: str = "0") -> str:
    return f'<a href="just:{said(key)}">{count}</a>' if count else none


def _table(rows: Iterable[str]) -> str:
    return (
        f'<table class="facts" cellspacing="0" cellpadding="0" width="100%">{"".join(rows)}</table>'
    )
