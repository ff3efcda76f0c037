"""Names of what is not a region: islands and reefs, seas, neighbours, lakes."""

from __future__ import annotations

import csv
from functools import lru_cache
from pathlib import Path

import shapely

from desktop.sheet.base_shapes import BaseShapes, Shapes, rows_in
from desktop.sheet.drawing import Symbol
from desktop.sheet.label_spots import around, centred
from desktop.sheet.names import Name, Point, Setting, Words, said
from geodata.projecting import Albers

MAP_NAMES = Path(__file__).with_name("map_names.csv")

# Besides the groups: the single islands that a map of the country names.
MUST_BE_NAMED = frozenset(("钓鱼岛", "赤尾屿", "黄岩岛", "曾母暗沙"))
# Named by their province: the two great islands, whose own names stand in the inset only.
NOT_NAMED_IN_MAIN = frozenset(("台湾岛", "海南岛"))


def island_marks_and_names(
    shapes: BaseShapes, setting: Setting, *, inset: bool
) -> tuple[list[Symbol], list[Name]]:
    """Islands and reefs that a map of the country must name; single ones with a dot."""
    frame, palette, em_mm = setting.frame, setting.palette, setting.em_mm
    islands = shapes.of("island_label")
    english = _english_names()
    letters = palette.names["island"]
    points = shapely.get_coordinates(islands.geometries)
    marks: list[Symbol] = []
    names: list[Name] = []
    for row in rows_in(frame, islands):
        name_zh = str(islands.columns["name_zh"][row])
        rank = int(str(islands.columns["rank"][row]))
        if not inset and name_zh in NOT_NAMED_IN_MAIN:
            continue
        words = _in_both(setting, name_zh, english.get(name_zh, name_zh))
        x_mm, y_mm = frame.to_mm(float(points[row, 0]), float(points[row, 1]))
        width, height = setting.size_mm(words, letters)
        about = f"island/{name_zh}"
        priority = "must" if rank == 1 or name_zh in MUST_BE_NAMED else "reef"
        if rank == 2:
            marks.append(
                Symbol(x_mm, y_mm, "dot", 0.2 * em_mm, letters.colour, halo_mm=0.0, about=about)
            )
            spots = around(x_mm, y_mm, 0.2 * em_mm, width, height)
        else:
            near = centred(x_mm, y_mm, width, height, 0.5 * em_mm)
            spots = (*near, *centred(x_mm, y_mm, width, height, 1.2 * em_mm))
        point = Point(x_mm, y_mm)
        names.append(setting.name(about, words, letters, spots, priority, palette.sea, point))
    return marks, names


def _in_both(setting: Setting, name_zh: str, name_en: str) -> Words:
    return said(setting.tongues, lambda language: (name_en if language == "en" else name_zh,))


@lru_cache(maxsize=1)
def _map_names() -> tuple[dict[str, str], ...]:
    with MAP_NAMES.open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))


def _english_names() -> dict[str, str]:
    return {row["name_zh"]: row["name_en"] for row in _map_names()}


def sea_names(setting: Setting, projection: Albers) -> list[Name]:
    """Seas at their own points, where they are in the frame."""
    frame = setting.frame
    letters, halo = setting.palette.names["sea"], setting.palette.sea
    left, top, right, bottom = frame.box_mm
    names: list[Name] = []
    for row in _map_names():
        if row["kind"] != "sea":
            continue
        x_m, y_m = projection.forward(float(row["lon"]), float(row["lat"]))
        x_mm, y_mm = frame.to_mm(float(x_m), float(y_m))
        if left < x_mm < right and top < y_mm < bottom:
            words = _in_both(setting, row["name_zh"], row["name_en"])
            size = setting.size_mm(words, letters)
            spots = centred(x_mm, y_mm, *size, 1.2 * setting.em_mm)
            about = f"sea/{row['name_en']}"
            point = Point(x_mm, y_mm)
            names.append(setting.name(about, words, letters, spots, "sea", halo, point))
    return names


def neighbour_names(shapes: BaseShapes, setting: Setting) -> list[Name]:
    """Neighbours, in the middle of the widest part of what the frame shows of them."""
    neighbours = shapes.of("neighbour", "l")
    halo = setting.palette.neighbour
    return _widest_part_names(setting, neighbours, "iso3", "neighbour", halo, least_share=0.42)


def lake_names(shapes: BaseShapes, setting: Setting) -> list[Name]:
    """Lakes wide enough to carry their name, in Chinese."""
    if "zh" not in setting.tongues:
        return []
    halo = setting.palette.lake
    lakes = shapes.of("lake")
    return _widest_part_names(setting, lakes, "name_zh", "lake", halo, least_share=0.30)


def _widest_part_names(
    setting: Setting,
    shapes: Shapes,
    key: str,
    kind: str,
    halo: str,
    *,
    least_share: float,
) -> list[Name]:
    """Names centred in the largest circle that lies within what is seen of each feature.

    `least_share` is the least diameter of that circle over the width of the name.
    """
    frame, letters = setting.frame, setting.palette.names[kind]
    blank = ("",) * len(shapes.geometries)
    zh, en = (shapes.columns.get(f"name_{tongue}", blank) for tongue in ("zh", "en"))
    wanted = [
        (row, words)
        for row in rows_in(frame, shapes)
        if (words := _in_both(setting, str(zh[row] or ""), str(en[row] or "")))
    ]
    if not wanted:
        return []
    seen = shapely.clip_by_rect(shapes.geometries[[row for row, _ in wanted]], *frame.bounds_m)
    names: list[Name] = []
    for (row, words), ground in zip(wanted, seen, strict=True):
        width, height = setting.size_mm(words, letters)
        if ground.is_empty or shapely.area(ground) < (width * frame.m_per_mm) ** 2 * 0.08:
            continue
        circle = shapely.maximum_inscribed_circle(ground, 3 * frame.m_per_mm)
        if 2 * shapely.length(circle) < least_share * width * frame.m_per_mm:
            continue
        x_mm, y_mm = frame.to_mm(*circle.coords[0])
        spots = centred(x_mm, y_mm, width, height, 0.9 * setting.em_mm)
        about = f"{kind}/{shapes.columns[key][row]}"
        # The same spot of the ground whatever part of it the frame shows.
        west, south, east, north = shapes.bounds[row]
        point = Point(*frame.to_mm(float(west + east) / 2, float(south + north) / 2))
        names.append(setting.name(about, words, letters, spots, kind, halo, point, roaming=True))
    return names
