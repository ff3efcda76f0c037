"""Names of what is not a region: islands and reefs, seas, neighbours, lakes."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

import shapely

from desktop.sheet.base_shapes import BaseShapes, Shapes, rows_in
from desktop.sheet.drawing import Symbol
from desktop.sheet.framing import MapFrame
from desktop.sheet.labels import around, centred
from desktop.sheet.names import Name, name_size, named
from desktop.sheet.palette import Letters, Palette
from geodata.projecting import Albers

MAP_NAMES = Path(__file__).with_name("map_names.csv")

# Besides the groups: the single islands that a map of the country names.
MUST_BE_NAMED = frozenset(("钓鱼岛", "赤尾屿", "黄岩岛", "曾母暗沙"))
# Named by their province: the two great islands, whose own names stand in the inset only.
NOT_NAMED_IN_MAIN = frozenset(("台湾岛", "海南岛"))


def island_marks_and_names(
    shapes: BaseShapes,
    frame: MapFrame,
    palette: Palette,
    em_mm: float,
    language: str,
    *,
    inset: bool,
) -> tuple[list[Symbol], list[Name]]:
    """Islands and reefs that a map of the country must name; single ones with a dot."""
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
        words = (english.get(name_zh, name_zh) if language == "en" else name_zh,)
        x_mm, y_mm = frame.to_mm(float(points[row, 0]), float(points[row, 1]))
        width, height = name_size(words, letters, em_mm)
        about = f"island/{name_zh}"
        priority = "must" if rank == 1 or name_zh in MUST_BE_NAMED else "reef"
        if rank == 2:
            marks.append(
                Symbol(x_mm, y_mm, "dot", 0.2 * em_mm, letters.colour, halo_mm=0.0, about=about)
            )
            spots: Sequence[tuple[float, float]] = around(x_mm, y_mm, 0.2 * em_mm, width, height)
        else:
            near = centred(x_mm, y_mm, width, height, 0.5 * em_mm)
            spots = (*near, *centred(x_mm, y_mm, width, height, 1.2 * em_mm))
        names.append(named(about, words, letters, em_mm, spots, priority, palette.sea))
    return marks, names


@lru_cache(maxsize=1)
def _map_names() -> tuple[dict[str, str], ...]:
    with MAP_NAMES.open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))


def _english_names() -> dict[str, str]:
    return {row["name_zh"]: row["name_en"] for row in _map_names()}


def sea_names(
    frame: MapFrame, palette: Palette, em_mm: float, language: str, projection: Albers
) -> list[Name]:
    """Seas at their own points, where they are in the frame."""
    letters = palette.names["sea"]
    left, top, right, bottom = frame.box_mm
    names: list[Name] = []
    for row in _map_names():
        if row["kind"] != "sea":
            continue
        words = (row["name_en"] if language == "en" else row["name_zh"],)
        x_m, y_m = projection.forward(float(row["lon"]), float(row["lat"]))
        x_mm, y_mm = frame.to_mm(float(x_m), float(y_m))
        if left < x_mm < right and top < y_mm < bottom:
            width, height = name_size(words, letters, em_mm)
            spots = centred(x_mm, y_mm, width, height, 1.2 * em_mm)
            about = f"sea/{row['name_en']}"
            names.append(named(about, words, letters, em_mm, spots, "sea", palette.sea))
    return names


def neighbour_names(
    shapes: BaseShapes, frame: MapFrame, palette: Palette, em_mm: float, language: str
) -> list[Name]:
    """Neighbours, in the middle of the widest part of what the frame shows of them."""
    neighbours = shapes.of("neighbour", "l")
    letters = palette.names["neighbour"]
    return _widest_part_names(
        frame,
        neighbours,
        "iso3",
        "neighbour",
        letters,
        palette.neighbour,
        em_mm,
        language,
        least_share=0.42,
    )


def lake_names(
    shapes: BaseShapes, frame: MapFrame, palette: Palette, em_mm: float, language: str
) -> list[Name]:
    """Lakes wide enough to carry their name, in Chinese."""
    if language == "en":
        return []
    letters = palette.names["lake"]
    return _widest_part_names(
        frame,
        shapes.of("lake"),
        "name_zh",
        "lake",
        letters,
        palette.lake,
        em_mm,
        language,
        least_share=0.30,
    )


def _widest_part_names(
    frame: MapFrame,
    shapes: Shapes,
    key: str,
    kind: str,
    letters: Letters,
    halo: str,
    em_mm: float,
    language: str,
    *,
    least_share: float,
) -> list[Name]:
    """Names centred in the largest circle that lies within what is seen of each feature.

    `least_share` is the least diameter of that circle over the width of the name.
    """
    column = shapes.columns["name_en" if language == "en" else "name_zh"]
    rows = [row for row in rows_in(frame, shapes) if column[row]]
    if not rows:
        return []
    seen = shapely.clip_by_rect(shapes.geometries[rows], *frame.bounds_m)
    names: list[Name] = []
    for row, ground in zip(rows, seen, strict=True):
        words = (str(column[row]),)
        width, height = name_size(words, letters, em_mm)
        if ground.is_empty or shapely.area(ground) < (width * frame.m_per_mm) ** 2 * 0.08:
            continue
        circle = shapely.maximum_inscribed_circle(ground, 3 * frame.m_per_mm)
        if 2 * shapely.length(circle) < least_share * width * frame.m_per_mm:
            continue
        x_m, y_m = circle.coords[0]
        x_mm, y_mm = frame.to_mm(x_m, y_m)
        spots = centred(x_mm, y_mm, width, height, 0.9 * em_mm)
        about = f"{kind}/{shapes.columns[key][row]}"
        names.append(named(about, words, letters, em_mm, spots, kind, halo))
    return names
