"""Extract: rows taken out of a table to be written to a file, with what must be said of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from geodata.tabulating import Column, Numbers, Rows, Table

Value = str | int | float | None


@dataclass(frozen=True, eq=False, slots=True)
class Extract:
    """`rows` of a table in order, the columns with `columns`' ids, said in `language`.

    `about` tells in words what was taken: the filter, the counts, the date. `sources` are where
    the facts were read, a line of cells each under `source_heads`.
    """

    table: Table
    rows: Rows
    columns: tuple[str, ...]
    language: str
    title: str
    about: tuple[tuple[str, str], ...]
    source_heads: tuple[str, ...]
    sources: tuple[tuple[Value, ...], ...]

    def __len__(self) -> int:
        return len(self.rows)

    @property
    def heads(self) -> tuple[str, ...]:
        """The heads of the columns, with their units."""
        return tuple(self.column(i).words(self.language) for i in self.columns)

    def column(self, column_id: str) -> Column:
        """The column of that id."""
        return self.table.column(column_id)

    def is_number(self, column_id: str) -> bool:
        """Whether the column holds numbers."""
        return isinstance(self.table.cells[column_id], Numbers)

    def lines(self) -> Iterator[tuple[Value, ...]]:
        """The rows, one by one; what is unknown is None."""
        cells = [self.table.cells[column_id] for column_id in self.columns]
        for row in self.rows.tolist():
            yield tuple(column.value(row, self.language) for column in cells)

    def points_deg(self) -> Sequence[tuple[float, float]]:
        """Longitude and latitude of every row in degrees, WGS 84."""
        lon, lat = self.table.cells["lon"], self.table.cells["lat"]
        assert isinstance(lon, Numbers)
        assert isinstance(lat, Numbers)
        return list(zip(lon.values[self.rows], lat.values[self.rows], strict=True))
