"""Overlay: a person's own points upon the map, up to some million, ready to be drawn and asked."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from geodata.cell_codes import Floats
from geodata.faults import Fault
from geodata.point_index import Bounds, PointIndex, indexed
from geodata.projecting import MAIN
from geodata.vocabulary import Term

# Projected in pieces that stay in the processor's memory: a third faster, and the interface waits
# for none of them.
PIECE = 65_536
_OF_PROJECTING = 0.6
"""The share of the work that is projecting; the rest is putting the points in order."""


@dataclass(frozen=True, slots=True, eq=False)
class Columns:
    """What is known of each point beside its position, by row; each may be missing.

    `value` is NaN where unknown, `value_name` says what it is; `category` are positions in
    `categories`, -1 where unknown.
    """

    value: Floats | None = None
    value_name: Term | None = None
    category: npt.NDArray[np.int16] | None = None
    categories: tuple[Term, ...] = ()

    def words(self, row: int, language: str) -> list[str]:
        """What is known of a row, in "zh" or "en"; nothing is said of what is unknown."""
        said: list[str] = []
        if self.category is not None and self.category[row] >= 0:
            said.append(self.categories[self.category[row]].words(language))
        if self.value is not None and not math.isnan(self.value[row]):
            name = f"{self.value_name.words(language)} " if self.value_name is not None else ""
            said.append(f"{name}{_figure(float(self.value[row]))}")
        return said


@dataclass(frozen=True, slots=True, eq=False)
class Overlay:
    """The points of one layer of the user's.

    `points` holds all that have a position, `shown` those that pass the layer's filter too.
    `unplaced` rows have no usable position and are on no map.
    """

    id: str
    title_zh: str
    title_en: str
    points: PointIndex
    shown: PointIndex
    unplaced: int
    columns: Columns

    def title(self, language: str) -> str:
        """The layer's title in "zh" or "en"."""
        return self.title_en if language == "en" else self.title_zh

    @property
    def rows(self) -> int:
        """How many rows its table has, with and without a position."""
        return len(self.points) + self.unplaced

    @property
    def bounds_m(self) -> Bounds:
        """Left, bottom, right, top of all points in metres of the main projection."""
        return self.points.bounds_m

    @property
    def nbytes(self) -> int:
        """Bytes that points, index and columns take."""
        kept = [self.points.nbytes]
        if self.shown is not self.points:
            kept.append(self.shown.nbytes)
        columns = (self.columns.value, self.columns.category)
        return sum(kept) + sum(column.nbytes for column in columns if column is not None)

    def filtered(self, mask: npt.NDArray[np.bool_] | None) -> Overlay:
        """The layer showing only the rows that are True; None shows all."""
        return replace(self, shown=self.points if mask is None else self.points.only(mask))


def _figure(value: float) -> str:
    """A value in six figures, a larger one in whole numbers."""
    return f"{value:,.0f}" if abs(value) >= 100_000 else f"{value:,.6g}"


def overlay(
    overlay_id: str,
    title: tuple[str, str],
    lon_deg: npt.ArrayLike,
    lat_deg: npt.ArrayLike,
    columns: Columns | None = None,
    said: Callable[[float], None] = lambda _share: None,
) -> Overlay:
    """The layer of points at WGS 84 positions in degrees; `title` in Chinese and in English.

    `said` is told the share of the work that is done. Positions that are missing or off the globe
    are counted and left out. Fault when the columns are not equally long.
    """
    lon, lat = np.asarray(lon_deg, dtype=np.float64), np.asarray(lat_deg, dtype=np.float64)
    columns = columns or Columns()
    _check_lengths(title, lon, lat, columns)
    placed = np.flatnonzero((np.abs(lon) <= 180.0) & (np.abs(lat) <= 90.0))
    unplaced = len(lon) - len(placed)
    if unplaced:
        lon, lat = lon[placed], lat[placed]
    x_m, y_m = _projected(lon, lat, said)
    points = indexed(x_m, y_m)
    if unplaced:
        # Rows are numbers of the table, not of what is left of it.
        points = replace(points, rows=placed[points.rows].astype(np.int32))
    said(1.0)
    return Overlay(overlay_id, title[0], title[1], points, points, unplaced, columns)


def _projected(lon: Floats, lat: Floats, said: Callable[[float], None]) -> tuple[Floats, Floats]:
    x_m, y_m = np.empty(len(lon)), np.empty(len(lon))
    for start in range(0, len(lon), PIECE):
        piece = slice(start, start + PIECE)
        x_m[piece], y_m[piece] = MAIN.forward(lon[piece], lat[piece])
        said(_OF_PROJECTING * min(1.0, (start + PIECE) / len(lon)))
    return x_m, y_m


def _check_lengths(title: tuple[str, str], lon: Floats, lat: Floats, columns: Columns) -> None:
    lengths = [len(lon), len(lat)]
    lengths += [len(c) for c in (columns.value, columns.category) if c is not None]
    if len(set(lengths)) > 1:
        zh, en = "、".join(map(str, lengths)), ", ".join(map(str, lengths))
        raise Fault(
            f"叠加图层“{title[0]}”各列长短不一（{zh} 行），未加入地图。请检查原表后再试。",
            f"The columns of the overlay “{title[1]}” differ in length ({en} rows); it was not "
            "added to the map. Check the table and try again.",
        )
