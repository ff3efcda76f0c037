"""The rows of the palette: headings, commands and things, as values."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from desktop.panels.palette.command_names import COMMAND
from desktop.panels.parts.search_words import GROUPS
from desktop.wording import tr
from geodata.records import Address
from geodata.searching import Hit


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the list: a heading has no address; what cannot be done now is not `able`."""

    words: str
    detail: str = ""
    address: Address | None = None
    able: bool = True


MakeRow = Callable[[str], Row]
"""The row of a command, by its id."""


def rows_of_hits(hits: Sequence[Hit], command: MakeRow, *, is_english: bool) -> tuple[Row, ...]:
    """What was found, by kind; the kind of the best hit comes first."""
    words = {COMMAND: tr("命令")} | {kind: tr(said) for kind, said in GROUPS}
    rows: list[Row] = []
    for kind in dict.fromkeys(hit.address.kind for hit in hits):
        rows.append(Row(words.get(kind, kind)))
        rows.extend(
            command(hit.address.id) if kind == COMMAND else _thing(hit, is_english=is_english)
            for hit in hits
            if hit.address.kind == kind
        )
    if not rows:
        rows.append(Row(tr("没有找到，换个写法试试：汉字、拼音、首字母、English")))
    return tuple(rows)


def rows_of_commands(
    recent: Iterable[str], ids: Iterable[str], command: MakeRow
) -> tuple[Row, ...]:
    """What is offered before anything is typed: what was done last, then every command."""
    rows = [command(command_id) for command_id in recent]
    if rows:
        rows.insert(0, Row(tr("最近使用")))
    return (*rows, Row(tr("全部命令")), *(command(command_id) for command_id in ids))


def _thing(hit: Hit, *, is_english: bool) -> Row:
    name = hit.en if is_english and hit.en else hit.zh
    return Row(name, hit.detail_en if is_english else hit.detail_zh, hit.address)
