"""The places that a workspace shows, as a layer that other programs open. It is derived: the
workspace is read without it.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from desktop.workspace.geopackage import add_points
from geodata.atlas import Atlas
from geodata.records import Place
from geodata.vocabulary import KINDS

LAYER = "places_when_saved"
NOTE = (
    "保存工作区时地图上显示的载体，由高新图志的图集导出，仅供查看：改动此图层不会改变工作区。 "
    "The places on the map when the workspace was saved, derived from the atlas of Gaoxin Atlas: "
    "to look at only, changing this layer does not change the workspace."
)
_COLUMNS = (
    "place TEXT, name_zh TEXT, name_en TEXT, kind TEXT, kind_zh TEXT, kind_en TEXT, "
    "province_zh TEXT, city_zh TEXT, approved TEXT, position_basis TEXT, confidence TEXT, "
    "sources TEXT"
)
_KIND = {kind.code: kind for kind in KINDS}


def add_places(package: sqlite3.Connection, atlas: Atlas, place_ids: Iterable[str]) -> None:
    """Put the layer of those places into a package, in the atlas's order."""
    wanted = set(place_ids)
    places = [place for place in atlas.places.values() if place.id in wanted]
    add_points(
        package,
        LAYER,
        _COLUMNS,
        [(place.lon_deg, place.lat_deg) for place in places],
        [_row(atlas, place) for place in places],
        NOTE,
    )


def _row(atlas: Atlas, place: Place) -> tuple[str, ...]:
    kind = _KIND[place.kind]
    return (
        *(place.id, place.name_zh, place.name_en, kind.code, kind.zh, kind.en),
        *(_region(atlas, place.province), _region(atlas, place.city)),
        *(place.approved, place.position_basis, place.confidence, " ".join(place.sources)),
    )


def _region(atlas: Atlas, code: str) -> str:
    region = atlas.regions.get(code)
    return region.name_zh if region else ""
