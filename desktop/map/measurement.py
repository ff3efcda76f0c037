"""Measurement: a line or an area clicked on the map, and how long and large it truly is."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
import numpy.typing as npt

from desktop.map.gestures import Point
from desktop.wording import language, tr
from geodata.geodesy import area_m2, distances_m, positions_along
from geodata.lengths import area_words, length_words
from geodata.projecting import MAIN

# A geodesic is bent on the map: it is drawn with a corner every so often, and with this many at
# least and at most.
CORNER_EVERY_M = 40_000.0
FEWEST_CORNERS, MOST_CORNERS = 2, 129


@dataclass(frozen=True)
class Measurement:
    """Corners in metres of the main projection; `closed` makes a ring of them."""

    points_m: tuple[Point, ...] = ()
    closed: bool = False

    def beyond(self, point: Point) -> Measurement:
        """The same and one corner more; none where it stands already."""
        if self.points_m and self.points_m[-1] == point:
            return self
        return replace(self, points_m=(*self.points_m, point))

    def shortened(self) -> Measurement:
        """The same without its last corner."""
        return replace(self, points_m=self.points_m[:-1])

    @cached_property
    def lon_lat(self) -> npt.NDArray[np.float64]:
        """The corners in degrees, shape (n, 2)."""
        points = np.array(self.points_m, dtype=np.float64).reshape(-1, 2)
        return np.column_stack(MAIN.inverse(points[:, 0], points[:, 1]))

    @cached_property
    def segments_m(self) -> npt.NDArray[np.float64]:
        """Metres from each corner to the next; of a ring the way back to the first as well."""
        start, end = self._ends()
        return distances_m(start[:, 0], start[:, 1], end[:, 0], end[:, 1])

    @property
    def length_m(self) -> float:
        """Metres of the line, or around the area."""
        return float(self.segments_m.sum())

    @cached_property
    def area_m2(self) -> float:
        """Square metres within the ring; 0 for a line."""
        if not self.closed or len(self.points_m) < 3:
            return 0.0
        return area_m2(self.lon_lat[:, 0], self.lon_lat[:, 1])

    @cached_property
    def lines_m(self) -> tuple[npt.NDArray[np.float64], ...]:
        """Each segment as it runs on the map: a geodesic's corners in metres, shape (n, 2)."""
        lines = []
        for (lon_1, lat_1), (lon_2, lat_2), metres in zip(
            *self._ends(), self.segments_m, strict=True
        ):
            corners = int(np.clip(metres / CORNER_EVERY_M, FEWEST_CORNERS, MOST_CORNERS))
            shares = np.linspace(0.0, 1.0, corners)
            lon, lat = positions_along(lon_1, lat_1, lon_2, lat_2, shares)
            lines.append(np.column_stack(MAIN.forward(lon, lat)))
        return tuple(lines)

    def words(self) -> str:
        """The result in one line; blank while there is none."""
        if len(self.points_m) < 2:
            return ""
        length = length_words(self.length_m, language())
        if not self.closed:
            last = length_words(float(self.segments_m[-1]), language())
            if len(self.segments_m) == 1:
                return tr("距离 {length}", length=length)
            return tr("本段 {last} · 共 {length}", last=last, length=length)
        if len(self.points_m) < 3:
            return tr("边长 {length}", length=length_words(float(self.segments_m[0]), language()))
        area = area_words(self.area_m2, language())
        return tr("面积 {area} · 周长 {length}", area=area, length=length)

    def report(self) -> str:
        """The result and every corner, for a table or a letter; columns parted by tabs."""
        rows = [
            self.words(),
            tr("按 WGS 84 椭球面上的大地线计算"),
            "\t".join((tr("点"), tr("经度"), tr("纬度"), tr("距上一点（米）"))),
        ]
        before = [0.0, *self.segments_m.tolist()]
        for number, ((lon, lat), metres) in enumerate(
            zip(self.lon_lat, before[: len(self.points_m)], strict=True), 1
        ):
            rows.append(f"{number}\t{lon:.4f}\t{lat:.4f}\t{metres:.0f}")
        return "\n".join(rows)

    def _ends(self) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]:
        corners = self.lon_lat
        if self.closed and len(corners) > 2:
            return corners, np.roll(corners, -1, axis=0)
        return corners[:-1], corners[1:]
