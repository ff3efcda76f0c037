"""One cell of a table: what its column's type and rules ask of it, and its value.

A list is parted by ";", a truth is 1 or 0, an optional cell may be blank, a clause is the two
columns `section_id` and `anchor`.
"""

from __future__ import annotations

import re
import types
from collections.abc import Callable
from dataclasses import fields
from typing import TYPE_CHECKING, Any, Union, get_args, get_origin, get_type_hints

from geodata.records import Clause

if TYPE_CHECKING:
    from geodata.reading_tables import Table

Reader = Callable[[str], Any]
Maker = Callable[[list[str], int], Any]
Rule = Callable[[str], tuple[str, str] | None]
# Per field: its columns and the reader of its cell (None for a clause).
Plan = tuple[tuple[tuple[str, ...], Reader | None], ...]

_CLAUSE_COLUMNS = ("section_id", "anchor")
_INTEGER = re.compile(r"-?\d{1,15}", re.ASCII)
_NUMBER = re.compile(r"-?\d{1,15}(\.\d{1,15})?", re.ASCII)
_DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?", re.ASCII)
_TRUTHS = {"1": True, "0": False}
_PLANS: dict[type[Any], Plan] = {}


def columns_of(record_class: type[Any]) -> tuple[str, ...]:
    """The columns of a record's table, in order."""
    return tuple(column for columns, _ in _plan(record_class) for column in columns)


class UnreadableError(Exception):
    """A cell that does not say what its column asks for."""

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(en)
        self.said = (zh, en)


def _integer(cell: str) -> int:
    if not _INTEGER.fullmatch(cell):
        raise UnreadableError(f"“{cell}”不是整数。", f'"{cell}" is not a whole number.')
    return int(cell)


def _number(cell: str) -> float:
    if not _NUMBER.fullmatch(cell):
        raise UnreadableError(f"“{cell}”不是数字。", f'"{cell}" is not a number.')
    return float(cell)


def _truth(cell: str) -> bool:
    if cell not in _TRUTHS:
        raise UnreadableError(f"“{cell}”应为 1 或 0。", f'"{cell}" should be 1 or 0.')
    return _TRUTHS[cell]


def _words(cell: str) -> tuple[str, ...]:
    if not cell:
        return ()
    words = tuple(cell.split(";"))
    if any(not word or word != word.strip() for word in words):
        raise UnreadableError(
            f"“{cell}”应为用半角分号“;”隔开的列表，项目不得为空。",
            f'"{cell}" should be a list parted by ";" without blank items or spaces.',
        )
    return words


def _or_none(reader: Reader) -> Reader:
    return lambda cell: reader(cell) if cell else None


_READERS: dict[Any, Reader] = {
    str: str,
    int: _integer,
    float: _number,
    bool: _truth,
    tuple[str, ...]: _words,
}


def _reader_of(kind: Any) -> Reader:
    if get_origin(kind) in (Union, types.UnionType):
        return _or_none(_READERS[next(part for part in get_args(kind) if part is not type(None))])
    return _READERS[kind]


def _plan(record_class: type[Any]) -> Plan:
    if record_class not in _PLANS:
        kinds = get_type_hints(record_class)
        _PLANS[record_class] = tuple(
            (_CLAUSE_COLUMNS, None)
            if kinds[field.name] is Clause
            else ((field.name,), _reader_of(kinds[field.name]))
            for field in fields(record_class)
        )
    return _PLANS[record_class]


def makers_of(record_class: type[Any]) -> list[tuple[int, Maker]]:
    """Per field: the index of its first cell and what makes its value from the row's cells.

    A maker raises UnreadableError when the cell does not say what its column asks for.
    """

    def of_reader(reader: Reader) -> Maker:
        return lambda cells, index: reader(cells[index])

    makers: list[tuple[int, Maker]] = []
    at = 0
    for names, reader in _plan(record_class):
        makers.append((at, _clause if reader is None else of_reader(reader)))
        at += len(names)
    return makers


def _clause(cells: list[str], index: int) -> Clause:
    return Clause(cells[index], cells[index + 1])


def rules_of(table: Table) -> list[tuple[int, Rule]]:
    """What cells must fulfil beside their type: (index, rule) pairs; a rule says what is wrong."""
    rules: list[tuple[int, Rule]] = []
    for index, column in enumerate(columns_of(table.record)):
        if column in table.required:
            rules.append((index, _not_blank))
        if column in table.closed:
            rules.append((index, _one_of(table.closed[column])))
        if column in table.dates:
            rules.append((index, _a_date))
    return rules


def _not_blank(cell: str) -> tuple[str, str] | None:
    return None if cell else ("不能空白。", "may not be blank.")


def _one_of(codes: frozenset[str]) -> Rule:
    listed = sorted(codes)

    def rule(cell: str) -> tuple[str, str] | None:
        if not cell or cell in codes:
            return None
        return (
            f"“{cell}”不在允许的取值之内：{'、'.join(listed)}。",
            f'"{cell}" is not one of: {", ".join(listed)}.',
        )

    return rule


def _a_date(cell: str) -> tuple[str, str] | None:
    if not cell or _DATE.fullmatch(cell):
        return None
    return (
        f"“{cell}”不是日期，应为 YYYY、YYYY-MM 或 YYYY-MM-DD。",
        f'"{cell}" is not a date: YYYY, YYYY-MM or YYYY-MM-DD.',
    )
