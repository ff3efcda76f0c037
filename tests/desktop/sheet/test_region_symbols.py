"""Circles of regions: their areas are as their figures, small ones lie on large ones."""

import math
from itertools import pairwise

import pytest

from desktop.sheet.composing import compose
from desktop.sheet.drawing import Symbol
from desktop.sheet.page import page_of_pixels
from desktop.sheet.palette import EM_MM, LIGHT
from desktop.sheet.region_symbols import examples, reference_of, region_symbols, size_em
from desktop.sheet.shading import shaded
from desktop.sheet.shown import links_of
from desktop.view import HOME, Shading, narrow, shade
from geodata.choices import Filter
from geodata.filtering import matching
from tests.desktop.sheet.marks import about, every, group

PAGE = page_of_pixels(1920, 1080)


def look_of(atlas, shading, wanted=None):
    places = matching(atlas, links_of(atlas), wanted or Filter())
    return shaded(atlas, places, shading)


@pytest.mark.parametrize("level", ["province", "prefecture"])
def test_areas_are_as_figures_and_the_largest_come_first(atlas, level):
    look = look_of(atlas, Shading("count", level=level, form="symbols"))
    circles = region_symbols(atlas, look)
    values = look.found.values
    assert {c.region for c in circles} == {code for code, v in values.items() if v}
    per_place = {round(c.size_em**2 / values[c.region], 9) for c in circles}
    assert len(per_place) == 1
    assert all(one.size_em >= other.size_em for one, other in pairwise(circles))


def test_circles_are_marks_of_the_sheet_and_grounds_keep_their_tints(atlas):
    view = shade(narrow(HOME, Filter()), Shading("count", form="symbols"))
    drawing = compose(atlas, view, PAGE)
    look = look_of(atlas, view.shading)
    marks = about(drawing, "figure/")
    assert all(isinstance(mark, Symbol) and mark.shape == "circle" for mark in marks)
    sizes = {mark.about.rpartition("/")[2]: mark.size_mm for mark in marks}
    most = max(look.found.values, key=lambda code: look.found.values[code] or 0)
    expected = size_em(look.found.values[most], look) * EM_MM
    assert sizes[most] == pytest.approx(expected, rel=0.01)
    grounds = {m.about: m.fill for m in group(drawing, "map").marks if hasattr(m, "rings")}
    assert grounds["province/320000"] == LIGHT.tint_of("320000")


def test_the_legend_shows_true_circles_of_round_figures(atlas):
    view = shade(narrow(HOME, Filter()), Shading("count", form="symbols"))
    drawing = compose(atlas, view, PAGE)
    look = look_of(atlas, view.shading)
    circles = [mark for mark in every(drawing.marks) if mark.about == "class circle"]
    assert len(circles) == len(examples(look)) == 3
    largest = circles[0].size_mm
    for circle, value in zip(circles, examples(look), strict=True):
        share = math.sqrt(value / reference_of(look))
        assert circle.size_mm == pytest.approx(largest * share)
        assert value == int(value)


def test_a_quotient_of_few_places_is_hollow(atlas):
    look = look_of(atlas, Shading("location_quotient", "SEI-MAT", form="symbols"))
    faint = {circle.region for circle in region_symbols(atlas, look) if circle.faint}
    assert faint
    assert faint <= look.few


def test_without_any_place_there_is_no_circle(atlas):
    look = look_of(atlas, Shading("count", form="symbols"), Filter(text="不存在的载体"))
    assert region_symbols(atlas, look) == ()
    assert examples(look) == ()
    assert size_em(3.0, look) == 0.0
