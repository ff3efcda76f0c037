"""Checking the boundary layers, read as another program would: through GDAL.

Each rule gives Problems that name the file, the row (the feature's fid) and the column ("layer" or
"layer.field"). The rules of units are in `checking_units`, those of the picture of China in
`checking_territory`.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from geodata import checking_territory, checking_units
from geodata.checking_units import Frame, problem
from geodata.faults import Fault
from geodata.problems import Problem
from geodata.reading_layers import LEVELS, package_of, read_about

_UNIT = ("adcode", "name_zh")
_LABELLED = (*_UNIT, "parent", "label_lon", "label_lat")
# The fields that the program reads, by layer.
LEVELLED_FIELDS: Mapping[str, tuple[str, ...]] = {
    "nation": _UNIT,
    "province": (*_LABELLED, "name_short", "name_en"),
    "prefecture": (*_LABELLED, "kind"),
    "county": (*_LABELLED, "province"),
    "border": ("kind", "rank"),
    "neighbour": ("iso3", "name_zh", "name_en"),
}
SINGLE_FIELDS: Mapping[str, tuple[str, ...]] = {
    "special_line": ("kind",),
    "river": ("name_zh", "name_en", "rank"),
    "lake": ("name_zh", "km2"),
    "seat": ("adcode", "unit_zh", "name_zh", "level", "province", "source"),
    "island_label": ("name_zh", "rank"),
}
SOURCE_LINES = ("source_line_zh", "source_line_en")


def check_layers(folder: Path) -> list[Problem]:
    """Every broken rule of the layers in `folder`.

    Layers that cannot be read, or lack a field, are all named; the other rules need them whole and
    wait until they are.
    """
    frames, problems = _read(folder)
    if problems:
        return problems
    finest = {name: frames["h", name] for name in LEVELLED_FIELDS}
    for level in LEVELS:
        file = package_of(folder, level)
        here = {name: frames[level, name] for name in LEVELLED_FIELDS}
        broken = [*checking_units.shapes(file, here), *checking_units.coverages(file, here)]
        problems += broken
        problems += checking_units.units(file, here, finest)
        problems += checking_units.nesting(file, here)
        if not broken:
            problems += checking_territory.levelled(file, here, frames["", "special_line"])
    file = package_of(folder, "")
    problems += _about(folder)
    single = {name: frames["", name] for name in SINGLE_FIELDS}
    shapeless = list(checking_units.shapes(file, single))
    problems += shapeless
    if not broken and not shapeless:  # `broken`: of the finest level, the last one above
        problems += checking_territory.finest(package_of(folder, "h"), finest)
        problems += checking_territory.single(file, single, finest)
    return problems


def _about(folder: Path) -> list[Problem]:
    """The layers say in both languages where they come from: every export prints it."""
    file = package_of(folder, "")
    try:
        about = read_about(folder)
    except Fault as fault:
        return [problem(file, None, "about", fault.zh, fault.en)]
    return [
        problem(file, None, "about.value", f"缺少 {key}", f"{key} is missing")
        for key in SOURCE_LINES
        if not about.get(key)
    ]


def _read(folder: Path) -> tuple[dict[tuple[str, str], Frame], list[Problem]]:
    import geopandas
    import shapely
    from pyogrio import errors

    unreadable = (
        errors.DataSourceError,
        errors.DataLayerError,
        errors.FeatureError,
        errors.GeometryError,
        errors.FieldError,
        shapely.errors.ShapelyError,
        UnicodeDecodeError,
    )
    frames: dict[tuple[str, str], Frame] = {}
    problems: list[Problem] = []
    wanted = [(level, name, LEVELLED_FIELDS[name]) for level in LEVELS for name in LEVELLED_FIELDS]
    wanted += [("", name, SINGLE_FIELDS[name]) for name in SINGLE_FIELDS]
    for level, name, fields in wanted:
        file = package_of(folder, level)
        try:
            frame = geopandas.read_file(file, layer=name, engine="pyogrio", fid_as_index=True)
        except unreadable as error:
            problems.append(problem(file, None, name, f"无法读取：{error}", f"unreadable: {error}"))
            continue
        if "geometry" not in frame.columns or frame.empty:
            problems.append(problem(file, None, name, "没有图形数据", "has no features"))
        problems += [
            problem(file, None, f"{name}.{field}", "缺少这一列", "the field is missing")
            for field in fields
            if field not in frame.columns
        ]
        frames[level, name] = frame
    return frames, problems
