"""Checking the units of the boundary layers: shapes, codes, shared borders, sums of their parts."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from geodata.problems import Problem

COUNTS = {"nation": 1, "province": 34, "prefecture": 375, "county": 2891}
# From the widest unit to the narrowest.
UNITS = tuple(COUNTS)
# Square degrees: 1e-9 is about ten square metres, the rounding of coordinates.
AREA_SLACK_DEG2 = 1e-9

Frame = Any
"""A geopandas GeoDataFrame indexed by fid; geopandas is imported when checking, not at start-up."""


def problem(file: Path, row: Any, column: str, zh: str, en: str) -> Problem:
    """A Problem of a layer file; `row` is the feature's fid, None where it is of no one feature."""
    return Problem(file.name, None if row is None else int(row), column, zh, en)


def shapes(file: Path, frames: Mapping[str, Frame]) -> Iterator[Problem]:
    """Every feature has a valid shape, in degrees of WGS 84."""
    import shapely

    for name, frame in frames.items():
        if frame.crs is None or frame.crs.to_epsg() != 4326:
            yield problem(file, None, name, "坐标系不是 EPSG:4326", "is not in EPSG:4326")
        shapes = frame.geometry.values
        for row, shape in zip(frame.index, shapes, strict=True):
            if shape is None or shape.is_empty:
                yield problem(file, row, name, "没有图形", "has no shape")
        present = ~shapely.is_missing(shapes)
        for row, shape in frame.geometry[present & ~shapely.is_valid(shapes)].items():
            why = shapely.is_valid_reason(shape)
            yield problem(file, row, name, f"几何无效：{why}", f"invalid geometry: {why}")


def coverages(file: Path, frames: Mapping[str, Frame]) -> Iterator[Problem]:
    """Units of one rank share their borders: they neither overlap nor leave slivers."""
    import shapely

    for name in UNITS:
        frame = frames[name]
        shapes = frame.geometry.values
        if not shapely.is_valid(shapes).all() or shapely.coverage_is_valid(shapes):
            continue
        edges = shapely.coverage_invalid_edges(shapes)
        for row, unit in frame.name_zh[~shapely.is_empty(edges)].items():
            yield problem(
                file,
                row,
                name,
                f"{unit} 与相邻单元重叠或有缝隙",
                f"{unit} overlaps a neighbour or leaves a gap",
            )


def units(
    file: Path, frames: Mapping[str, Frame], finest: Mapping[str, Frame]
) -> Iterator[Problem]:
    """The right number of units, with names, codes of six figures, and all their islands."""
    import shapely

    for name, count in COUNTS.items():
        frame = frames[name]
        if len(frame) != count:
            yield problem(
                file,
                None,
                name,
                f"应有 {count} 个，实有 {len(frame)} 个",
                f"{len(frame)} of {count}",
            )
        codes = frame.adcode.fillna("")
        for row, code in codes[codes.duplicated() | ~codes.str.fullmatch(r"\d{6}")].items():
            yield problem(
                file,
                row,
                f"{name}.adcode",
                f"代码“{code}”重复或不是六位数字",
                f'code "{code}" is repeated or not of six figures',
            )
        for row in frame.index[frame.name_zh.fillna("").str.len() < 2]:
            yield problem(file, row, f"{name}.name_zh", "没有名称", "has no name")
        strange = sorted(set(codes) ^ set(finest[name].adcode))
        if strange:
            some = "、".join(strange[:5])
            yield problem(
                file,
                None,
                f"{name}.adcode",
                f"代码与最细一级不一致：{some}",
                f"codes differ from the finest level: {some}",
            )
        parts = dict(
            zip(
                finest[name].adcode,
                shapely.get_num_geometries(finest[name].geometry.values),
                strict=True,
            )
        )
        own = shapely.get_num_geometries(frame.geometry.values)
        for row, code, has in zip(frame.index, codes, own, strict=True):
            if has < parts.get(code, 0):
                yield problem(
                    file,
                    row,
                    name,
                    f"{frame.name_zh[row]} 只有 {has} 块，应有 {parts[code]} 块",
                    f"{frame.name_zh[row]} has {has} of its {parts[code]} parts",
                )


def nesting(file: Path, frames: Mapping[str, Frame]) -> Iterator[Problem]:
    """Each unit is exactly the sum of the units below it."""
    import shapely

    for above, below in itertools.pairwise(UNITS):
        upper = frames[above].drop_duplicates("adcode")
        by_code = upper.assign(fid=upper.index).set_index("adcode")
        lower = frames[below]
        for row, parent in lower.parent[~lower.parent.isin(by_code.index)].items():
            yield problem(
                file,
                row,
                f"{below}.parent",
                f"{lower.name_zh[row]} 的上级 {parent} 不存在",
                f"{lower.name_zh[row]}: there is no {parent} above it",
            )
        for parent, group in lower.groupby("parent"):
            if parent not in by_code.index:
                continue
            unit = by_code.loc[parent]
            # Of a broken coverage the quick union is no valid shape.
            whole = shapely.make_valid(shapely.coverage_union_all(group.geometry.values))
            rest = shapely.symmetric_difference(shapely.make_valid(unit.geometry), whole)
            if rest.area > AREA_SLACK_DEG2:
                yield problem(
                    file,
                    unit.fid,
                    above,
                    f"{unit.name_zh} 不等于其下级单元之和",
                    f"{unit.name_zh} is not the sum of the units below it",
                )
        for code in sorted(set(by_code.index) - set(lower.parent)):
            unit = by_code.loc[code]
            yield problem(
                file,
                unit.fid,
                above,
                f"{unit.name_zh} 没有下级单元",
                f"{unit.name_zh} has no units below it",
            )
