"""PlaceFigures: numbers of single places that can be set against each other."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
import numpy.typing as npt

from geodata.atlas import Atlas
from geodata.evidence import Links
from geodata.records import Place
from geodata.vocabulary import Term

FIGURES: tuple[Term, ...] = (
    Term("year", "批准年份", "Year approved"),
    Term("area", "面积（公顷，2018）", "Area (ha, 2018)"),
    Term("industries", "相关产业（项）", "Industries linked"),
    Term("projects", "相关专项（项）", "Projects linked"),
    Term("links", "全部关联（条）", "All links"),
    Term("sources", "来源（份）", "Sources"),
    Term("lon", "经度（度）", "Longitude (degrees)"),
    Term("lat", "纬度（度）", "Latitude (degrees)"),
)
_OF: dict[str, Callable[[Links, Place], float | None]] = {
    "year": lambda _, place: place.approved_year,
    "area": lambda _, place: place.area_ha,
    "industries": lambda links, place: len(links.industries_of(place.id)),
    "projects": lambda links, place: len(links.projects_of(place.id)),
    "links": lambda links, place: len(links.of_place(place.id)),
    "sources": lambda _, place: len(place.sources),
    "lon": lambda _, place: place.lon_deg,
    "lat": lambda _, place: place.lat_deg,
}


def figures_of(
    atlas: Atlas, links: Links, place_ids: Sequence[str], figure: str
) -> npt.NDArray[np.float64]:
    """One figure of each place, shape (n,); NaN where it is not known."""
    of = _OF[figure]
    values = (of(links, atlas.places[place_id]) for place_id in place_ids)
    return np.array([np.nan if value is None else value for value in values], dtype=np.float64)
