"""The user's points on a sheet: dots or density, as many as there are, and said in the legend."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.sheet.composing import compose
from desktop.sheet.drawing import Area, Dots, Group, Picture, Text
from desktop.sheet.framing import MapFrame
from desktop.sheet.overlay_legend import (
    count_words,
    density_figure,
    note_words,
    overlays_block,
    overlays_line,
)
from desktop.sheet.overlay_marks import MOST_DOTS, dot_em, overlay_marks, room_for_margin
from desktop.sheet.page import Page, page_of_pixels
from desktop.sheet.palette import EM_MM, LIGHT
from desktop.sheet.text_widths import width_em
from desktop.view import HOME, Camera, look_at, speak
from geodata.overlay import overlay
from geodata.projecting import MAIN

TITLE = ("登记企业", "Registered firms")
SCREEN = page_of_pixels(1920, 1080)


def around(lon, lat, width_m):
    x_m, y_m = map(float, MAIN.forward(lon, lat))
    return MapFrame(x_m, y_m, width_m / 300, 0.0, 0.0, 300.0, 200.0)


def cloud(count, lon=116.0, lat=33.0, spread=1.5, seed=2, **more):
    random = np.random.default_rng(seed)
    at = random.normal((lon, lat), spread, (count, 2))
    return overlay(more.pop("id", "mine"), TITLE, at[:, 0], at[:, 1], **more)


FEW, MANY = cloud(3000), cloud(MOST_DOTS + 30_000)
WIDE = around(116, 33, 3e6)


@given(st.floats(112, 120), st.floats(30, 36), st.floats(2e4, 3e6))
def test_dots_in_a_frame_are_the_points_in_it(lon, lat, width_m):
    frame = around(lon, lat, width_m)
    (mark,), (sign,) = overlay_marks((FEW,), frame, LIGHT, EM_MM)
    left, bottom, right, top = frame.bounds_m
    points = FEW.points
    inside = (points.x_m >= left) & (points.x_m <= right)
    inside &= (points.y_m >= bottom) & (points.y_m <= top)
    x_mm, y_mm = frame.to_mm(points.x_m[inside], points.y_m[inside])
    expected = sorted(zip(x_mm.tolist(), y_mm.tolist(), strict=True))
    assert sorted(map(tuple, mark.points.tolist())) == expected
    assert sign.in_frame == len(expected)
    assert sign.shown == sign.placed == 3000


def test_more_points_than_can_be_told_apart_are_a_density_until_one_comes_close():
    forms = []
    for width_m in (3e6, 1e6, 5e5, 2e5, 5e4):
        (mark,), (sign,) = overlay_marks((MANY,), around(116, 33, width_m), LIGHT, EM_MM)
        assert isinstance(mark, Picture) == (sign.in_frame > MOST_DOTS) == (sign.scale is not None)
        assert isinstance(mark, Dots) == (sign.in_frame <= MOST_DOTS)
        forms.append(type(mark))
    assert forms[0] is Picture
    assert forms[-1] is Dots
    assert forms == sorted(forms, key=lambda form: form is Dots)


def test_the_picture_of_a_density_lies_where_its_points_do():
    (mark,), _ = overlay_marks((MANY,), WIDE, LIGHT, EM_MM)
    opacity = mark.pixels[..., 3].astype(float)
    middle = np.average(np.arange(opacity.shape[1]) + 0.5, weights=opacity.sum(axis=0))
    x_mm = mark.x_mm + mark.width_mm * middle / opacity.shape[1]
    low = np.average(np.arange(opacity.shape[0]) + 0.5, weights=opacity.sum(axis=1))
    y_mm = mark.y_mm + mark.height_mm * low / opacity.shape[0]
    centre = WIDE.to_mm(float(MANY.points.x_m.mean()), float(MANY.points.y_m.mean()))
    assert (x_mm, y_mm) == pytest.approx(centre, abs=1.5)
    # As wide as it is high: cells are squares.
    rows, columns = opacity.shape
    assert mark.width_mm / columns == pytest.approx(mark.height_mm / rows)
    assert mark.width_mm / columns <= 0.46 * EM_MM * 1.001


def test_the_last_overlay_lies_on_top_in_a_colour_of_its_own():
    marks, signs = overlay_marks((MANY, cloud(5, id="other")), WIDE, LIGHT, EM_MM)
    assert [mark.about for mark in marks] == ["overlay/mine", "overlay/other"]
    assert [sign.overlay_id for sign in signs] == ["mine", "other"]
    assert signs[0].colour != signs[1].colour == marks[1].fill


def test_dots_are_smaller_where_there_are_more():
    sizes = [dot_em(count) for count in (1, 5000, 15_000, 40_000, MOST_DOTS)]
    assert sizes == sorted(sizes, reverse=True)
    assert sizes[0] > 2 * sizes[-1]


def test_a_margin_is_drawn_where_it_does_not_hold_a_city():
    beside = around(122.5, 33.0, 4e5)
    (mark,), (sign,) = overlay_marks((FEW,), beside, LIGHT, EM_MM, margin=1.0)
    assert len(mark.points) > sign.in_frame
    assert room_for_margin((FEW, MANY), beside.bounds_m, 1.0)
    crowded = cloud(3 * MOST_DOTS, spread=0.3)
    near = around(118.0, 33.0, 2e5)
    assert not room_for_margin((crowded,), near.bounds_m, 1.0)


def all_words(drawing):
    def found(marks):
        for mark in marks:
            if isinstance(mark, Text):
                yield mark.words
            elif isinstance(mark, Group):
                yield from found(mark.marks)

    return list(found(drawing.marks))


def test_words_of_a_legend_in_both_languages():
    mask = np.arange(len(MANY.points)) % 4 > 0
    _, (whole, part) = overlay_marks((MANY, MANY.filtered(mask)), WIDE, LIGHT, EM_MM)
    assert count_words(whole, "zh") == "80,000 点，密度图"
    assert count_words(whole, "en") == "80,000 points, shown as density"
    assert count_words(part, "zh") == "60,000 / 80,000 点，密度图"
    assert count_words(part, "en") == "60,000 of 80,000 points, shown as density"
    _, (one,) = overlay_marks((cloud(1),), WIDE, LIGHT, EM_MM)
    assert count_words(one, "en") == "1 point"
    assert note_words(one, "en") == []


def test_what_is_not_to_be_seen_is_said():
    lost = overlay("mine", TITLE, [116.0, 80.0, float("nan")], [33.0, 40.0, 33.0])
    _, (sign,) = overlay_marks((lost,), around(116, 33, 2e5), LIGHT, EM_MM)
    assert count_words(sign, "zh") == "2 点"
    assert note_words(sign, "zh") == ["图幅内 1 点", "另有 1 行没有可用的坐标，未绘出"]
    assert note_words(sign, "en") == [
        "1 within this frame",
        "rows without a position, not drawn: 1",
    ]


@pytest.mark.parametrize(
    ("per_km2", "words"),
    [(0.0034386, "0.0034"), (0.25, "0.25"), (9.96, "10"), (57.3, "57"), (21510.3, "22,000")],
)
def test_densities_are_said_in_two_figures(per_km2, words):
    assert density_figure(per_km2) == words


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("width_m", [6e6, 4e6, 3e6, 2e6, 1.5e6])
def test_no_words_of_the_scale_meet_and_all_lie_within_the_legend(language, width_m):
    _, signs = overlay_marks((MANY, FEW), around(116, 33, width_m), LIGHT, EM_MM)
    block = overlays_block(signs, LIGHT, EM_MM, language)
    ticks = [mark for mark in block.marks if mark.about == "legend density"]
    assert len(ticks) >= 2
    boxes = sorted(extent(mark) for mark in ticks)
    assert all(one[1] < other[0] for one, other in pairwise(boxes))
    assert boxes[-1][1] <= block.width_mm
    assert boxes[0][0] >= 0
    assert max(ticks, key=lambda mark: mark.x_mm).words.startswith("≥")


def extent(text):
    half = width_em(text.words) * text.size_mm / 2
    return (text.x_mm - half, text.x_mm + half)


def test_a_sheet_has_the_overlay_upon_its_base_map_and_below_the_places(atlas):
    drawing = compose(atlas, HOME, SCREEN, [MANY])
    (group,) = (m for m in drawing.marks if isinstance(m, Group) and m.about == "map")
    abouts = [mark.about for mark in group.marks]
    at = abouts.index("overlay/mine")
    assert isinstance(group.marks[at], Picture)
    grounds = [i for i, about in enumerate(abouts) if about.startswith("province/")]
    assert max(i for i in grounds if isinstance(group.marks[i], Area)) < at
    assert min(i for i, about in enumerate(abouts) if about.startswith("place/")) > at
    words = all_words(drawing)
    assert "80,000 点，密度图" in words
    assert "点/平方千米" in words
    assert overlays_line([MANY], "zh") in words


def test_a_close_sheet_in_english_has_dots_and_says_how_many_are_within_its_frame(atlas):
    x_m, y_m = map(float, MAIN.forward(116, 33))
    view = speak(look_at(HOME, Camera(x_m, y_m, 1e5, 7e4)), "en")
    drawing = compose(atlas, view, Page(297, 210), [MANY])
    (group,) = (m for m in drawing.marks if isinstance(m, Group) and m.about == "map")
    (dots,) = (mark for mark in group.marks if isinstance(mark, Dots))
    assert f"{len(dots.points):,} within this frame" in all_words(drawing)
    assert "Overlays, the user's own: Registered firms." in all_words(drawing)
