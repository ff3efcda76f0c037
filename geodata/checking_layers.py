"""Checking the boundary layers, read as another program would: through GDAL.

Each rule gives Problems that name the file, the row (feature) and the column (layer or field).
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from geodata.problems import Problem
from geodata.reading_layers import LEVELS, package_of

COUNTS = {"nation": 1, "province": 34, "prefecture": 375, "county": 2891}
# Square degrees: 1e-9 is about ten square metres, the rounding of coordinates.
AREA_SLACK_DEG2 = 1e-9
NATION_KM2 = (9.45e6, 9.65e6)
EQUAL_AREA = "+proj=aea +lat_1=25 +lat_2=47 +lat_0=0 +lon_0=105 +datum=WGS84 +units=m"
# What a map of China must hold, beyond its outline: longitude, latitude, slack in degrees.
MUST_HOLD = {
    "钓鱼岛": (123.475, 25.745, 0.03),
    "赤尾屿": (124.556, 25.922, 0.03),
    "黄岩岛": (117.76, 15.15, 0.03),
    "曾母暗沙": (112.28, 3.97, 0.03),
    "台湾岛": (120.95, 23.7, 0.0),
    "海南岛": (109.75, 19.2, 0.0),
    "阿克赛钦": (79.5, 35.2, 0.0),
    "达旺": (91.87, 27.59, 0.0),
    "黑瞎子岛西部": (134.45, 48.30, 0.0),
}

Frame = Any
"""A geopandas GeoDataFrame; geopandas is imported when checking, never at start-up."""


def check_layers(folder: Path) -> list[Problem]:
    """Every broken rule of the layers in `folder`; an unreadable file is one problem."""
    import geopandas

    problems: list[Problem] = []
    frames: dict[tuple[str, str], Frame] = {}
    wanted = [(level, name) for level in LEVELS for name in (*COUNTS, "border", "neighbour")]
    wanted += [("", name) for name in ("special_line", "seat", "island_label", "river", "lake")]
    for level, name in wanted:
        file = package_of(folder, level)
        try:
            frames[level, name] = geopandas.read_file(file, layer=name, engine="pyogrio")
        except Exception as error:  # noqa: BLE001  GDAL raises many kinds for one unreadable file
            problems.append(_problem(file, None, name, f"无法读取：{error}", f"unreadable: {error}"))
    if problems:
        return problems
    for level in LEVELS:
        here = {name: frames[level, name] for name in (*COUNTS, "neighbour")}
        file = package_of(folder, level)
        problems += _geometry(file, here)
        problems += _units(file, here, frames["h", "county"].adcode)
        problems += _nesting(file, here)
    problems += _territory(package_of(folder, "h"), frames["h", "nation"])
    problems += _lines(package_of(folder, ""), frames["", "special_line"])
    problems += _seats(package_of(folder, ""), frames["", "seat"], frames["h", "county"])
    return problems


def _problem(file: Path, row: int | None, column: str, zh: str, en: str) -> Problem:
    return Problem(file.name, row, column, zh, en)


def _geometry(file: Path, frames: dict[str, Frame]) -> Iterator[Problem]:
    import shapely

    for name, frame in frames.items():
        shapes = frame.geometry.values
        if frame.crs is None or frame.crs.to_epsg() != 4326:
            yield _problem(file, None, name, "坐标系不是 EPSG:4326", "is not in EPSG:4326")
        bad = shapely.is_missing(shapes) | shapely.is_empty(shapes) | ~shapely.is_valid(shapes)
        for row in bad.nonzero()[0]:
            reason = shapely.is_valid_reason(shapes[row])
            yield _problem(
                file, int(row) + 1, name, f"几何无效：{reason}", f"invalid geometry: {reason}"
            )
        if name in COUNTS and not bad.any() and not shapely.coverage_is_valid(shapes):
            edges = shapely.coverage_invalid_edges(shapes)
            for row in (~shapely.is_empty(edges)).nonzero()[0]:
                unit = frame.name_zh.iloc[row]
                yield _problem(
                    file,
                    int(row) + 1,
                    name,
                    f"{unit} 与相邻单元重叠或有缝隙",
                    f"{unit} overlaps a neighbour or leaves a gap",
                )


def _units(file: Path, frames: dict[str, Frame], counties: Any) -> Iterator[Problem]:
    for name, count in COUNTS.items():
        frame = frames[name]
        if len(frame) != count:
            yield _problem(
                file, None, name, f"应有 {count} 个，实有 {len(frame)} 个", f"{len(frame)} of {count}"
            )
        wrong = frame.adcode.duplicated() | ~frame.adcode.str.fullmatch(r"\d{6}")
        for row in wrong.to_numpy().nonzero()[0]:
            code = frame.adcode.iloc[row]
            yield _problem(
                file,
                int(row) + 1,
                f"{name}.adcode",
                f"代码“{code}”重复或不是六位数字",
                f'code "{code}" is repeated or not of six figures',
            )
    strange = set(frames["county"].adcode) ^ set(counties)
    if strange:
        codes = "、".join(sorted(strange)[:5])
        yield _problem(
            file,
            None,
            "county.adcode",
            f"与最细一级的县级代码不一致：{codes}",
            f"county codes differ from the finest level: {codes}",
        )


def _nesting(file: Path, frames: dict[str, Frame]) -> Iterator[Problem]:
    """Each unit is exactly the sum of the units below it, and no neighbour overlaps the nation."""
    import shapely

    pairs = (("nation", "province"), ("province", "prefecture"), ("prefecture", "county"))
    for above, below in pairs:
        upper = frames[above]
        rows = {code: row for row, code in enumerate(upper.adcode)}
        lower = frames[below]
        for row, parent in enumerate(lower.parent):
            if parent not in rows:
                yield _problem(
                    file,
                    row + 1,
                    f"{below}.parent",
                    f"{lower.name_zh.iloc[row]} 的上级 {parent} 不存在",
                    f"{lower.name_zh.iloc[row]}: there is no {parent} above it",
                )
        for parent, group in lower.groupby("parent"):
            if parent not in rows:
                continue
            shape = upper.geometry.values[rows[parent]]
            # Of a broken coverage the quick union is no valid shape.
            whole = shapely.make_valid(shapely.coverage_union_all(group.geometry.values))
            if shapely.area(shapely.symmetric_difference(shape, whole)) > AREA_SLACK_DEG2:
                yield _problem(
                    file,
                    rows[parent] + 1,
                    above,
                    f"{upper.name_zh.iloc[rows[parent]]} 不等于其下级单元之和",
                    f"{upper.name_zh.iloc[rows[parent]]} is not the sum of the units below it",
                )
    nation = frames["nation"].geometry.values[0]
    shared = shapely.area(shapely.intersection(frames["neighbour"].geometry.values, nation))
    for row in (shared > 1e-6).nonzero()[0]:
        name = frames["neighbour"].name_zh.iloc[row]
        yield _problem(
            file, int(row) + 1, "neighbour", f"{name} 与国境重叠", f"{name} overlaps the nation"
        )


def _territory(file: Path, nation: Frame) -> Iterator[Problem]:
    import shapely

    km2 = float(nation.to_crs(EQUAL_AREA).area.sum()) / 1e6
    if not NATION_KM2[0] < km2 < NATION_KM2[1]:
        yield _problem(
            file, 1, "nation", f"面积 {km2:,.0f} 平方千米不合常理", f"an area of {km2:,.0f} km²"
        )
    for name, (lon, lat, slack_deg) in MUST_HOLD.items():
        if nation.geometry.values[0].distance(shapely.Point(lon, lat)) > slack_deg:
            yield _problem(file, 1, "nation", f"缺少{name}", f"{name} is missing")


def _lines(file: Path, lines: Frame) -> Iterator[Problem]:
    dashes = lines[lines.kind == "南海断续线"]
    east = int((dashes.bounds.minx > 122.5).sum())
    if len(dashes) != 10 or east != 1:
        yield _problem(
            file,
            None,
            "special_line.kind",
            f"南海断续线应为10段、台湾以东1段，实为{len(dashes)}段、{east}段",
            f"the South China Sea line has {len(dashes)} parts, {east} east of Taiwan, not 10 and 1",
        )
    if "未定国界" not in set(lines.kind):
        yield _problem(
            file, None, "special_line.kind", "缺少未定国界", "the undetermined border is missing"
        )


def _seats(file: Path, seats: Frame, counties: Frame) -> Iterator[Problem]:
    """Seats lie in the unit they govern. 加格达奇 governs 大兴安岭 from the neighbour's ground."""
    import shapely

    codes = counties.adcode
    top = int(seats.level.isin(["国家首都", "省级行政中心"]).sum())
    if top != COUNTS["province"]:
        yield _problem(
            file, None, "seat.level", f"省级行政中心应为34个，实为{top}个", f"{top} of 34 capitals"
        )
    for row, (code, point) in enumerate(zip(seats.adcode, seats.geometry.values, strict=True)):
        under = (codes == code) | (counties.parent == code) | (counties.province == code)
        inside = shapely.dwithin(counties.geometry.values[under.to_numpy()], point, 0.02).any()
        if not inside and seats.unit_zh.iloc[row] != "大兴安岭地区":
            name = seats.unit_zh.iloc[row]
            yield _problem(
                file, row + 1, "seat", f"{name}的驻地不在其境内", f"the seat of {name} lies outside"
            )
