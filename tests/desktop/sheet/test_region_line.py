"""A selected region is set off by a line around its ground, on paper and on the live map."""

import numpy as np
import pytest
import shapely

from desktop.sheet.base_shapes import base_shapes
from desktop.sheet.composing import compose
from desktop.sheet.page import page_of_pixels
from desktop.view import HOME, look_at, select
from geodata.records import Address
from tests.desktop.sheet.marks import about, group, words
from tests.desktop.sheet.test_composing import JIANGSU, camera

SCREEN = page_of_pixels(1366, 768)


@pytest.mark.parametrize("code", ["320000", "320500", "320583", "810000"])
def test_the_line_runs_along_the_region_s_own_border(atlas, code):
    where = camera(114.2, 22.4, 200, 150) if code == "810000" else JIANGSU
    view = select(look_at(HOME, where), Address("region", code))
    drawing = compose(atlas, view, SCREEN)
    (line,) = about(drawing, f"selection/{code}")
    frame = group(drawing, "map").frame
    shapes = base_shapes(atlas).of(atlas.regions[code].level, "l")
    ground = shapely.unary_union(shapes.geometries[shapes.rows_of("adcode", code)])
    inner = frame.bounds_m
    for part in line.parts:
        x_m, y_m = frame.to_map(part[:, 0], part[:, 1])
        inside = (x_m > inner[0]) & (x_m < inner[2]) & (y_m > inner[1]) & (y_m < inner[3])
        away = shapely.distance(ground.boundary, shapely.points(x_m, y_m))[inside]
        # The levels of detail differ by no more than this.
        assert away.size == 0 or np.percentile(away, 90) < 2_500


def test_it_lies_over_the_borders_and_under_the_places(atlas):
    view = select(look_at(HOME, JIANGSU), Address("region", "320500"))
    drawing = compose(atlas, view, SCREEN)
    marks = list(group(drawing, "map").marks)
    at = [n for n, mark in enumerate(marks) if mark.about in ("region/halo", "selection/320500")]
    borders = [n for n, mark in enumerate(marks) if mark.about.startswith("border/")]
    places = [n for n, mark in enumerate(marks) if mark.about.startswith(("place/", "stack/"))]
    assert max(borders) < min(at)
    assert max(at) < min(places)


def test_the_subtitle_names_it(atlas):
    drawing = compose(atlas, select(HOME, Address("region", "320500")), SCREEN)
    assert words(drawing, "subtitle")[0].endswith("所选：苏州市")


def test_a_region_out_of_the_frame_has_no_line_there(atlas):
    view = select(look_at(HOME, JIANGSU), Address("region", "650000"))
    assert about(compose(atlas, view, SCREEN), "selection/") == []
