"""Locating: which region a position lies in, and which places lie in a region."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt
import shapely

from geodata.atlas import Atlas
from geodata.records import Region


class RegionFinder:
    """Finds the region at a position among the smallest regions there are.

    `geometries` and `codes` are those of the county layer, in any plane; positions are asked for in
    the same plane. Making one takes some milliseconds, a question some ten microseconds.
    """

    def __init__(
        self,
        geometries: npt.NDArray[np.object_],
        codes: Sequence[str],
        regions: Mapping[str, Region],
    ) -> None:
        self._geometries = geometries
        self._codes = tuple(codes)
        self._regions = regions
        self._tree = shapely.STRtree(self._geometries)

    def smallest_at(self, x: float, y: float) -> str:
        """Code of the county, or of the prefecture or province without counties; "" for none.

        On a border it is the first of its regions in the layer's order.
        """
        near = np.sort(self._tree.query(shapely.Point(x, y)))
        # Not prepared: the geometries are shared with threads that paint, and a prepared one may
        # be asked by one thread at a time.
        inside = near[shapely.intersects_xy(self._geometries[near], x, y)]
        return self._codes[int(inside[0])] if len(inside) else ""

    def line_at(self, x: float, y: float) -> tuple[str, ...]:
        """Codes of the regions around a position: province, prefecture, county, as far as any."""
        return region_line(self._regions, self.smallest_at(x, y))


def region_line(regions: Mapping[str, Region], code: str) -> tuple[str, ...]:
    """The region and all above it, the province first."""
    line: list[str] = []
    while code and code in regions and code not in line:
        line.insert(0, code)
        code = regions[code].parent
    return tuple(line)


def places_in(atlas: Atlas, code: str) -> tuple[str, ...]:
    """Ids of the places of a region, in the atlas's order, by the place's own columns.

    A county's are those whose county is named so within its prefecture or province.
    """
    region = atlas.regions[code]
    if region.level == "county":
        return tuple(
            place.id
            for place in atlas.places.values()
            if place.county_zh == region.name_zh and region.parent in (place.city, place.province)
        )
    return tuple(
        place.id for place in atlas.places.values() if code in (place.province, place.city)
    )
