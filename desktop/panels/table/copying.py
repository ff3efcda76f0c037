"""Copying: rows of a table as text that a spreadsheet takes in, cell by cell."""

from __future__ import annotations

from collections.abc import Iterable

from geodata.table_cells import guarded
from geodata.tabulating import Rows, Table


def copied(table: Table, rows: Rows, columns: Iterable[str], language: str) -> str:
    """The heads and rows with tabs between cells; what is unknown is blank."""
    shown = [(table.column(i), table.cells[i]) for i in columns]
    lines = ["\t".join(_flat(column.words(language)) for column, _ in shown)]
    for row in rows.tolist():
        values = (cells.value(row, language) for _, cells in shown)
        lines.append(
            "\t".join(
                guarded(_flat(value)) if isinstance(value, str) else _number(value)
                for value in values
            )
        )
    return "\n".join(lines) + "\n"


def _number(value: float | None) -> str:
    return "" if value is None else str(value)


def _flat(text: str) -> str:
    return " ".join(text.split())
