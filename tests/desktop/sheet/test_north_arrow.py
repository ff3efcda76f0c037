"""The arrow points to true north at the frame's centre, and its words say so."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.sheet.composing import compose
from desktop.sheet.drawing import Area, Text
from desktop.sheet.framing import MapFrame
from desktop.sheet.north_arrow import north_arrow, north_words
from desktop.sheet.page import Page, page_of_pixels
from desktop.sheet.page_items import Item
from desktop.sheet.palette import EM_MM
from desktop.sheet.palettes import PALETTES
from desktop.view import HOME, look_at, speak, switch_layer
from geodata.projecting import MAIN
from tests.desktop.sheet.marks import about, words
from tests.desktop.sheet.test_composing import JIANGSU

LIGHT = PALETTES["light"]


def frame_at(lon, lat):
    x_m, y_m = (float(value) for value in MAIN.forward(lon, lat))
    return MapFrame(x_m, y_m, 5_000.0, 0.0, 0.0, 200.0, 150.0)


@given(st.floats(74, 134), st.floats(18, 53))
def test_it_points_where_a_step_north_leads(lon, lat):
    frame = frame_at(lon, lat)
    block = north_arrow(frame, LIGHT, EM_MM, "zh")
    halves = [mark.rings[0] for mark in block.marks if isinstance(mark, Area)]
    tip, notch = halves[0][0], halves[0][1]
    assert (halves[1][0] == tip).all()
    x_m, y_m = MAIN.forward(np.array(lon), np.array(lat + 1e-4))
    x_mm, y_mm = frame.to_mm(float(x_m), float(y_m))
    true = math.atan2(x_mm - 100.0, 75.0 - y_mm)
    drawn = math.atan2(tip[0] - notch[0], notch[1] - tip[1])
    assert drawn == pytest.approx(true, abs=1e-4)


@given(st.floats(74, 134), st.floats(18, 53))
def test_all_of_it_is_within_its_block(lon, lat):
    block = north_arrow(frame_at(lon, lat), LIGHT, EM_MM, "en")
    for mark in block.marks:
        if isinstance(mark, Area):
            x, y = mark.rings[0].T
            assert x.min() > -0.1
            assert x.max() < block.width_mm + 0.1
            assert y.min() > -0.1
            assert y.max() < block.height_mm + 0.1


@pytest.mark.parametrize(
    ("lon", "zh", "en"),
    [
        (105.0, "指北针：图幅中心的真北", "True north at the map's centre"),
        (
            121.5,
            "指北针：图幅中心的真北，偏左 9.5°",
            "True north at the map's centre, 9.5° left of up",
        ),
        (
            85.0,
            "指北针：图幅中心的真北，偏右 11.5°",
            "True north at the map's centre, 11.5° right of up",
        ),
    ],
)
def test_its_words_say_how_far_north_is_from_upward(lon, zh, en):
    frame = frame_at(lon, 31.0)
    assert (north_words(frame, "zh"), north_words(frame, "en")) == (zh, en)


def test_the_sheet_has_it_beside_the_scale_on_request(atlas):
    near = look_at(HOME, JIANGSU)
    page = page_of_pixels(1366, 768)
    assert about(compose(atlas, near, page), "north arrow") == []
    drawing = compose(atlas, switch_layer(near, "north_arrow", on=True, usual=False), page)
    (letter,) = [mark for mark in about(drawing, "north arrow") if isinstance(mark, Text)]
    assert letter.words == "北"
    assert words(drawing, "north words")[0].startswith("指北针：图幅中心的真北，偏左")
    bar = about(drawing, "scale bar")
    assert letter.x_mm > max(box.x_mm + box.width_mm for box in bar)
    english = compose(
        atlas, speak(switch_layer(near, "north_arrow", on=True, usual=False), "en"), page
    )
    assert words(english, "north words")[0].startswith("True north")


def test_on_a_composed_page_it_fills_a_box_of_its_own(atlas):
    items = (Item("map", 10, 10, 200, 180), Item("north_arrow", 220, 20, 30, 24))
    drawing = compose(atlas, look_at(HOME, JIANGSU), Page(297, 210, items=items))
    arrow = [mark for mark in about(drawing, "north arrow") if isinstance(mark, Area)]
    assert arrow
    for mark in arrow:
        x, y = mark.rings[0].T
        assert x.min() >= 220
        assert x.max() <= 250
        assert y.min() >= 20
        assert y.max() <= 44
