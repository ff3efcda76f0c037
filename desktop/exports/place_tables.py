"""The table of places as a file: the rows that the View leaves, as the table shows them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from desktop.desk import Desk
from desktop.exports.tables import write_table
from desktop.exports.telling import Tell
from desktop.view import View
from geodata.filtering import matching
from geodata.place_extract import extract_places
from geodata.table_look import TableLook, fitted
from geodata.tabulating import sorted_rows


@dataclass(frozen=True, slots=True)
class Scope:
    """Which of the rows and columns are wanted: the picked ones alone, all that there are."""

    only_picked: bool = False
    every_column: bool = False


def place_ids(desk: Desk, view: View, scope: Scope) -> tuple[str, ...]:
    """The places that are wanted, in the order of the atlas."""
    passing = matching(desk.atlas, desk.links, view.filter)
    if not scope.only_picked:
        return passing
    picked = set(view.picked)
    return tuple(place_id for place_id in passing if place_id in picked)


def write_places(
    desk: Desk, view: View, look: TableLook, scope: Scope, path: Path, tell: Tell
) -> None:
    """Write the table in the format of the file's name. Fault when that cannot be done."""
    table = desk.table
    look = fitted(look, table.columns)
    rows = table.rows_of(place_ids(desk, view, scope))
    rows = sorted_rows(table, rows, look.sorts, view.language)
    if scope.every_column:
        rest = (column.id for column in table.columns if column.id not in look.columns)
        look = replace(look, columns=(*look.columns, *rest))
    extract = extract_places(
        desk.atlas,
        table,
        rows,
        look,
        view.filter,
        view.language,
        datetime.now().astimezone().date().isoformat(),
        only_picked=scope.only_picked,
    )
    write_table(extract, path, tell)
