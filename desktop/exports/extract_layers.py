"""ExtractLayers: an extract of a table as columns and rows of a GeoPackage, with its sources."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from desktop.workspace.geopackage import add_table
from geodata.extract import Extract, Value
from geodata.table_cells import plain


def columns_of(extract: Extract) -> str:
    """The extract's columns in SQL, named by their heads."""
    return ", ".join(
        f"{quoted(head)} {'REAL' if extract.is_number(column) else 'TEXT'}"
        for head, column in zip(extract.heads, extract.columns, strict=True)
    )


def rows_of(lines: Iterable[tuple[Value, ...]]) -> list[list[Value]]:
    """The rows without signs that a file must not hold."""
    return [list(map(_clean, line)) for line in lines]


def note_of(extract: Extract) -> str:
    """What was taken, in lines."""
    return "\n".join(f"{name}: {words}" for name, words in extract.about)


def add_sources(package: sqlite3.Connection, extract: Extract) -> None:
    """Where the extract's facts were read, as a table of its own."""
    columns = ", ".join(f"{quoted(head)} TEXT" for head in extract.source_heads)
    rows = [(None, *line) for line in rows_of(extract.sources)]
    add_table(package, "sources", columns, rows, note_of(extract))


def quoted(name: str) -> str:
    """A name as SQL has it."""
    return '"' + name.replace('"', '""') + '"'


def _clean(value: Value) -> Value:
    return plain(value) if isinstance(value, str) else value
