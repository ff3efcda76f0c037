"""Listed cities: the seats of cities that published lists name for the selected project."""

from __future__ import annotations

import shapely

from desktop.sheet.base_shapes import BaseShapes, rows_in
from desktop.sheet.drawing import Symbol
from desktop.sheet.label_spots import FAR, around
from desktop.sheet.names import Name, Point, Setting
from desktop.sheet.region_names import seat_words
from geodata.atlas import Atlas

RING_EM = 1.3
# These have their names on every map.
ALWAYS_NAMED = ("国家首都", "省级行政中心")
SHAPE = "ring"
WORDS = ("公布名单上的城市", "City on a published list")


def city_marks_and_names(
    atlas: Atlas, shapes: BaseShapes, setting: Setting, cities: frozenset[str]
) -> tuple[list[Symbol], list[Name]]:
    """A ring around the seat of every listed city within the frame, and its name."""
    if not cities:
        return [], []
    frame, palette = setting.frame, setting.palette
    seats = shapes.of("seat")
    points = shapely.get_coordinates(seats.geometries)
    letters = palette.names["seat"]
    marks: list[Symbol] = []
    names: list[Name] = []
    for row in rows_in(frame, seats):
        code = str(seats.columns["adcode"][row])
        if code not in cities:
            continue
        x_mm, y_mm = frame.to_mm(float(points[row, 0]), float(points[row, 1]))
        about = f"listed/{code}"
        ring = RING_EM * setting.em_mm
        marks.append(Symbol(x_mm, y_mm, SHAPE, ring, palette.listed, halo_mm=0.0, about=about))
        words = seat_words(atlas, code, str(seats.columns["name_zh"][row]), setting.tongues)
        if not words or str(seats.columns["level"][row]) in ALWAYS_NAMED:
            continue
        point = Point(x_mm, y_mm, 0.62 * ring, FAR)
        spots = around(x_mm, y_mm, point.reach_mm, *setting.size_mm(words, letters))
        names.append(setting.name(about, words, letters, spots, "linked", palette.halo, point))
    return marks, names
