"""GPKG: what the map shows as layers for other programs, with a style by which QGIS opens them as
they are on the map: places, provinces and prefectures with their counts, the country's lines.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import closing
from datetime import UTC, datetime

import numpy as np
import numpy.typing as npt
import shapely

from desktop.exports.extract_layers import add_sources, columns_of, note_of, rows_of
from desktop.exports.qgis_styles import (
    Labels,
    Sign,
    areas_qml,
    column,
    lines_qml,
    points_qml,
    text,
)
from desktop.sheet.palette import EM_MM, Palette
from desktop.sheet.place_names import map_name
from desktop.sheet.shading import shaded_palette, shading_of
from desktop.sheet.shown import Shown, links_of
from desktop.sheet.symbols import DRAWING_ORDER, LINKED_OPACITY, STYLE, hollow
from desktop.view import View
from desktop.workspace.geopackage import add_points, add_shapes, add_table, new_package
from geodata.atlas import Atlas
from geodata.measures import measure_of
from geodata.measuring import measure_words
from geodata.place_extract import extract_places
from geodata.place_table import COLUMNS, place_table
from geodata.records import Place
from geodata.table_look import TableLook
from geodata.vocabulary import KIND

DETAIL = "m"
"""Of boundaries: within 1 km, as on a sheet of a province."""
STYLES = "layer_styles"
STYLE_NAME = "高新图志 Gaoxin Atlas"
_STYLE_COLUMNS = (
    "f_table_catalog TEXT(256), f_table_schema TEXT(256), f_table_name TEXT(256), "
    "f_geometry_column TEXT(256), styleName TEXT(30), styleQML TEXT, styleSLD TEXT, "
    "useAsDefault BOOLEAN, description TEXT, owner TEXT(30), ui TEXT(30), "
    "update_time DATETIME DEFAULT CURRENT_TIMESTAMP"
)
_STYLE_NOTE = "各图层在 QGIS 中的样式。 How QGIS shows the layers."
_LINES_NOTE = (
    "国界、省级界与南海断续线等；引用或改绘地图时不可缺少。 Boundary lines of the country; a \
map made from these layers needs them."
)
_FINER = frozenset(("县级界",))
"""Lines of regions that are no layer here."""
_MARKS = "label TEXT, kind_code TEXT, unverified INTEGER, in_filter INTEGER"
_UNVERIFIED = {"zh": "，待核", "en": ", unverified"}
_BEYOND = {"zh": "，筛选之外的相关载体", "en": ", linked, outside the filter"}


def gpkg_of(
    atlas: Atlas, view: View, shown: Shown, palette: Palette, about: Mapping[str, str]
) -> bytes:
    """The layers with their styles in one file. `about` says of the map what nobody may lose."""
    with closing(new_package()) as package:
        styles = {
            "places": _add_places(package, atlas, view, shown, palette),
            "prefectures": _add_regions(package, atlas, view, shown, palette, "prefecture"),
            "provinces": _add_regions(package, atlas, view, shown, palette, "province"),
            "boundary_lines": _add_lines(package, atlas, palette),
        }
        add_table(
            package,
            "about",
            "key TEXT, value TEXT",
            [(None, key, words) for key, words in about.items()],
            "地图的筛选、数量与来源。 The filter, counts and sources of the map.",
        )
        now = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%S.000Z")
        rows = [
            (None, "", "", layer, "geom", STYLE_NAME, qml, "", 1, STYLE_NAME, "", None, now)
            for layer, qml in styles.items()
        ]
        add_table(package, STYLES, _STYLE_COLUMNS, rows, _STYLE_NOTE)
        package.commit()
        return package.serialize()


def _add_places(
    package: sqlite3.Connection, atlas: Atlas, view: View, shown: Shown, palette: Palette
) -> str:
    """The places under the filter and those linked to what is selected; their style."""
    language, inside = view.language, set(shown.within)
    drawn = {place.id for place in (*shown.places, *shown.unseen)}
    places = [place for place in atlas.places.values() if place.id in drawn]
    table = place_table(atlas, links_of(atlas))
    extract = extract_places(
        atlas,
        table,
        table.rows_of([place.id for place in places]),
        TableLook(tuple(one.id for one in COLUMNS)),
        view.filter,
        language,
        datetime.now().astimezone().date().isoformat(),
    )
    marks = [
        (map_name(place, language), place.kind, int(hollow(place)), int(place.id in inside))
        for place in places
    ]
    rows = [[*row, *mark] for row, mark in zip(rows_of(extract.lines()), marks, strict=True)]
    columns = f"{columns_of(extract)}, {_MARKS}"
    add_points(package, "places", columns, extract.points_deg(), rows, note_of(extract))
    add_sources(package, extract)
    letters = palette.names["zone"]
    return points_qml(
        list(_signs(places, inside, palette, language)),
        Labels("label", letters, EM_MM, palette.halo),
    )


def _signs(
    places: list[Place], inside: set[str], palette: Palette, language: str
) -> Iterator[Sign]:
    """A sign for every look that occurs, those on top of the map first; each with its count."""
    found = Counter((place.kind, hollow(place), place.id in inside) for place in places)
    order = {kind: number for number, kind in enumerate(DRAWING_ORDER)}
    for (kind, unverified, passes), count in sorted(
        found.items(), key=lambda one: (-order[one[0][0]], one[0][1], not one[0][2])
    ):
        term = KIND[kind]
        words = term.full_en if language == "en" else term.full_zh
        words += _UNVERIFIED[language] if unverified else ""
        words += "" if passes else _BEYOND[language]
        yield Sign(
            f"{words} ({count})" if language == "en" else f"{words}（{count}）",
            f"{column('kind_code')} = {text(kind)} AND unverified = {int(unverified)} "
            f"AND in_filter = {int(passes)}",
            STYLE[kind].shape,
            STYLE[kind].size_em * EM_MM,
            palette.kinds[kind],
            palette.rim,
            unverified,
            1.0 if passes else LINKED_OPACITY,
            order[kind],
        )


def _add_regions(
    package: sqlite3.Connection,
    atlas: Atlas,
    view: View,
    shown: Shown,
    palette: Palette,
    level: str,
) -> str:
    """All regions of a level, each with how many places of the filter it holds; their style."""
    look = shading_of(atlas, view, shown, palette)
    coloured = look is not None and look.fills and look.shading.level == level
    grounds = shaded_palette(palette, look)
    count = Counter(
        place.province if level == "province" else place.city for place in shown.passing
    )
    measured = look.found.values if look is not None and look.shading.level == level else {}
    figure = ""
    if look is not None and measured:
        shading = look.shading
        figure = measure_words(atlas, measure_of(shading.measure), shading.of, view.language)
    layer = atlas.layer(level, DETAIL)
    rows = []
    for code, name in zip(layer.columns["adcode"], layer.columns["name_zh"], strict=True):
        region = atlas.regions.get(code)
        fill = ""
        if coloured and look is not None:
            fill = look.colour_of(code, palette)
        elif level == "province":
            fill = grounds.tint_of(code)
        names = (name, region.name_en if region else "")
        rows.append((code, *names, count[code], measured.get(code), figure or None, fill or None))
    add_shapes(
        package,
        f"{level}s",
        "adcode TEXT, name_zh TEXT, name_en TEXT, places_in_filter INTEGER, figure REAL, "
        "figure_is TEXT, fill TEXT",
        "MULTIPOLYGON",
        _as_multi(layer.geometries, "MULTIPOLYGON"),
        rows,
        atlas.about.get(f"source_line_{view.language}", ""),
    )
    kind = {"province": "省级界", "prefecture": "地级界"}[level]
    labels = Labels(
        "name_en" if view.language == "en" else "name_zh",
        palette.names[level],
        EM_MM,
        palette.halo,
    )
    return areas_qml("fill", palette.strokes[kind], labels)


def _add_lines(package: sqlite3.Connection, atlas: Atlas, palette: Palette) -> str:
    """The country's lines, the dashes of the South China Sea among them; their style."""
    borders, special = atlas.layer("border", DETAIL), atlas.layer("special_line")
    kinds = [str(kind) for layer in (borders, special) for kind in layer.columns["kind"]]
    geometries = np.concatenate([borders.geometries, special.geometries])
    drawn = np.array([kind in palette.strokes and kind not in _FINER for kind in kinds])
    rows = [(kind,) for kind, wanted in zip(kinds, drawn, strict=True) if wanted]
    shapes = _as_multi(geometries[drawn], "MULTILINESTRING")
    columns = "kind TEXT"
    add_shapes(package, "boundary_lines", columns, "MULTILINESTRING", shapes, rows, _LINES_NOTE)
    there = {kind for (kind,) in rows}
    return lines_qml("kind", {k: stroke for k, stroke in palette.strokes.items() if k in there})


def _as_multi(geometries: npt.NDArray[np.object_], kind: str) -> npt.NDArray[np.object_]:
    """All of one kind, as a layer wants it: a single part becomes a collection of one."""
    gather = shapely.multipolygons if kind == "MULTIPOLYGON" else shapely.multilinestrings
    made = geometries.copy()
    for row, geometry in enumerate(geometries):
        if shapely.get_type_id(geometry) in (
            shapely.GeometryType.POLYGON,
            shapely.GeometryType.LINESTRING,
        ):
            made[row] = gather([geometry])
    return made
