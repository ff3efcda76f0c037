"""Checking what a map of China must show: territory, borders, special lines, islands, seats."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from pathlib import Path

from geodata.checking_units import COUNTS, Frame, problem
from geodata.problems import Problem

FACTS = Path(__file__).parent / "building" / "facts"
KINDS = ("国界", "海岸线", "省级界", "地级界", "县级界")
SPECIAL_KINDS = ("南海断续线", "未定国界", "特别行政区界", "海上省级界")
# About 9.6 million km² of land; the outline takes in some water.
NATION_KM2 = (9.45e6, 9.65e6)
EQUAL_AREA = "+proj=aea +lat_1=25 +lat_2=47 +lat_0=0 +lon_0=105 +datum=WGS84 +units=m"
# A single islet's position is this good; a group's is the middle of its name.
ISLET_SLACK_DEG, GROUP_SLACK_DEG = 0.03, 0.6
# Another source's outline of an islet lies this near to ours.
SAME_ISLET_DEG = 0.3
SEAT_SLACK_DEG = 0.02
LABEL_SLACK_DEG = 1e-3
OVERLAP_SLACK_DEG2 = 1e-6
# Where a border is drawn by special_line and not by border, and where its ends are rounded.
LENGTH_SLACK = 0.01
# 加格达奇, the seat of 大兴安岭地区, lies on the ground of Inner Mongolia.
SEATED_OUTSIDE = ("大兴安岭地区",)


def levelled(file: Path, frames: Mapping[str, Frame], special: Frame) -> Iterator[Problem]:
    """The rules of one level of detail, whose shapes are valid."""
    import shapely

    nation = frames["nation"].geometry.values[0]
    abroad = frames["neighbour"]
    shared = shapely.area(shapely.intersection(abroad.geometry.values, nation))
    islets = [shapely.Point(lon, lat) for _name, lon, lat, rank in _islands() if rank == "2"]
    near = shapely.dwithin(abroad.geometry.values, shapely.MultiPoint(islets), SAME_ISLET_DEG)
    for row, overlap, has_islet in zip(abroad.index, shared, near, strict=True):
        name_zh, name_en = abroad.name_zh[row], abroad.name_en[row]
        if overlap > OVERLAP_SLACK_DEG2:
            yield problem(
                file, row, "neighbour", f"{name_zh} 与国境重叠", f"{name_en} overlaps the nation"
            )
        if has_islet:
            yield problem(
                file,
                row,
                "neighbour",
                f"{name_zh} 画入了中国的岛屿",
                f"{name_en} is drawn with an islet of China",
            )
    yield from _borders(file, frames, special)


def _borders(file: Path, frames: Mapping[str, Frame], special: Frame) -> Iterator[Problem]:
    """Every border of every unit is drawn, by its rank, and once."""
    import shapely

    border = frames["border"]
    found = list(zip(border.kind, border["rank"], strict=True))
    if found != list(zip(KINDS, range(1, 6), strict=True)):
        words = "、".join(f"{rank} {kind}" for kind, rank in found)
        yield problem(
            file,
            None,
            "border.rank",
            f"应为国界、海岸线、省级界、地级界、县级界依次1至5级，实为：{words}",
            f"the five kinds of border should have the ranks 1 to 5; found: {words}",
        )
        return
    # A border between two units is in the perimeter of both.
    perimeters = {n: float(shapely.length(frames[n].geometry.values).sum()) for n in COUNTS}
    outline = perimeters["nation"]
    expected = {"省级界": (perimeters["province"] - outline) / 2}
    expected["地级界"] = (perimeters["prefecture"] - perimeters["province"]) / 2
    expected["县级界"] = (perimeters["county"] - perimeters["prefecture"]) / 2
    drawn = dict(zip(border.kind, shapely.length(border.geometry.values), strict=True))
    drawn["国界"] += float(
        shapely.length(special.geometry[special.kind == "未定国界"].values).sum()
    )
    sums = [(1, "国界", drawn["国界"] + drawn["海岸线"], outline)]
    sums += [(rank, kind, drawn[kind], expected[kind]) for rank, kind in enumerate(KINDS[2:], 3)]
    for rank, kind, has, needs in sums:
        if abs(has / needs - 1) > LENGTH_SLACK:
            yield problem(
                file,
                border.index[rank - 1],
                "border",
                f"{kind}长度为应有的 {has / needs:.0%}：有缺失或重复",
                f"{kind} has {has / needs:.0%} of its length: some is missing or drawn twice",
            )


def finest(file: Path, frames: Mapping[str, Frame]) -> Iterator[Problem]:
    """The territory, and the places of the units' names."""
    import shapely

    nation = frames["nation"]
    km2 = float(nation.to_crs(EQUAL_AREA).area.sum()) / 1e6
    row = nation.index[0]
    if not NATION_KM2[0] < km2 < NATION_KM2[1]:
        yield problem(
            file, row, "nation", f"面积 {km2:,.0f} 平方千米不合常理", f"an area of {km2:,.0f} km²"
        )
    must_hold = [
        (name, lon, lat, GROUP_SLACK_DEG if rank == "1" else ISLET_SLACK_DEG)
        for name, lon, lat, rank in _islands()
    ]
    must_hold += [(r["name_zh"], float(r["lon"]), float(r["lat"]), 0.0) for r in _facts("inside")]
    shape = nation.geometry.values[0]
    for name, lon, lat, slack_deg in must_hold:
        if shape.distance(shapely.Point(lon, lat)) > slack_deg:
            yield problem(file, row, "nation", f"缺少{name}", f"{name} is missing")
    # A province's label may stand in the sea beside it; those of the narrower units may not.
    for layer in ("prefecture", "county"):
        frame = frames[layer]
        labels = shapely.points(frame.label_lon, frame.label_lat)
        inside = shapely.dwithin(shapely.make_valid(frame.geometry.values), labels, LABEL_SLACK_DEG)
        for fid, name in frame.name_zh[~inside].items():
            yield problem(
                file,
                fid,
                f"{layer}.label_lon",
                f"{name} 的注记点不在其境内",
                f"the label point of {name} lies outside it",
            )


def single(
    file: Path, frames: Mapping[str, Frame], finest_frames: Mapping[str, Frame]
) -> Iterator[Problem]:
    """The rules of the layers that have one level of detail."""
    lines = frames["special_line"]
    dashes = lines[lines.kind == "南海断续线"]
    east = int((dashes.bounds.minx > 122.5).sum())
    if len(dashes) != 10 or east != 1:
        yield problem(
            file,
            None,
            "special_line.kind",
            f"南海断续线应为10段、其中台湾以东1段，实为{len(dashes)}段、{east}段",
            f"{len(dashes)} parts of the South China Sea line, {east} east of Taiwan: not 10 and 1",
        )
    for kind in SPECIAL_KINDS:
        if kind not in set(lines.kind):
            yield problem(file, None, "special_line.kind", f"缺少{kind}", f"{kind} is missing")
    labelled = set(frames["island_label"].name_zh)
    for name, _lon, _lat, _rank in _islands():
        if name not in labelled:
            yield problem(
                file, None, "island_label.name_zh", f"缺少{name}的注记", f"no label for {name}"
            )
    yield from _seats(file, frames["seat"], finest_frames["county"])


def _seats(file: Path, seats: Frame, counties: Frame) -> Iterator[Problem]:
    import shapely

    top = int(seats.level.isin(["国家首都", "省级行政中心"]).sum())
    if top != COUNTS["province"]:
        yield problem(
            file, None, "seat.level", f"省级行政中心应为34个，实为{top}个", f"{top} of 34 capitals"
        )
    shapes = counties.geometry.values
    governed = [counties[field].to_numpy() for field in ("adcode", "parent", "province")]
    for row, code, unit, point in zip(
        seats.index, seats.adcode, seats.unit_zh, seats.geometry.values, strict=True
    ):
        under = (governed[0] == code) | (governed[1] == code) | (governed[2] == code)
        inside = shapely.dwithin(shapes[under], point, SEAT_SLACK_DEG).any()
        if not inside and unit not in SEATED_OUTSIDE:
            yield problem(
                file, row, "seat", f"{unit}的驻地不在其境内", f"the seat of {unit} lies outside it"
            )


def _facts(name: str) -> list[dict[str, str]]:
    with (FACTS / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _islands() -> list[tuple[str, float, float, str]]:
    """Name, longitude, latitude and rank ("1" a group, "2" an islet) of what must be named."""
    return [(r["name_zh"], float(r["lon"]), float(r["lat"]), r["rank"]) for r in _facts("islands")]
