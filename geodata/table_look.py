"""TableLook: which columns of a table are shown, in which order, and how its rows are sorted."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from geodata.tabulating import Column, Sort

MOST_SORTS = 3


@dataclass(frozen=True, slots=True)
class TableLook:
    """Ids of the shown columns in order, and the columns to sort by, the first one foremost."""

    columns: tuple[str, ...] = ()
    sorts: tuple[Sort, ...] = ()


def fitted(look: TableLook, columns: Iterable[Column]) -> TableLook:
    """The look without what the table has not; the usual columns when none is left."""
    known = {column.id: column for column in columns}
    shown = tuple(dict.fromkeys(i for i in look.columns if i in known))
    usual = tuple(column.id for column in known.values() if column.usual)
    sorts = tuple(sort for sort in look.sorts if sort.column in known)[:MOST_SORTS]
    return TableLook(shown or usual, sorts)


def sort_by(look: TableLook, column: str) -> TableLook:
    """What a click on a column's head makes of it: first rising, then falling, then no more.

    The columns sorted by before stay for rows that are equal in the new one.
    """
    foremost = look.sorts[:1]
    others = tuple(sort for sort in look.sorts if sort.column != column)
    if foremost == (Sort(column),):
        sorts = (Sort(column, falling=True), *others)
    elif foremost == (Sort(column, falling=True),):
        sorts = others
    else:
        sorts = (Sort(column), *others)
    return replace(look, sorts=sorts[:MOST_SORTS])


def switch_column(look: TableLook, column: str, *, on: bool) -> TableLook:
    """The look with a column put last or taken away; one column at least stays."""
    shown = tuple(i for i in look.columns if i != column)
    if on:
        shown = (*shown, column)
    return replace(look, columns=shown or look.columns)


def move_column(look: TableLook, column: str, to: int) -> TableLook:
    """The look with a shown column at another position among the shown ones."""
    shown = [i for i in look.columns if i != column]
    shown.insert(to, column)
    return replace(look, columns=tuple(shown))
