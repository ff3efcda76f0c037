"""An area that a filter asks for is drawn as it was drawn, and only while it is applied."""

import numpy as np
import pytest

from desktop.sheet.composing import compose
from desktop.sheet.drawing import Group
from desktop.sheet.page import Page
from desktop.view import HOME, mute, within
from geodata.projecting import MAIN

RING = ((105.0, 28.0), (118.0, 28.0), (112.0, 38.0))


def area_of(atlas, view):
    drawing = compose(atlas, view, Page(297, 210))
    group = next(mark for mark in drawing.marks if isinstance(mark, Group))
    lines = [mark for mark in group.marks if getattr(mark, "about", "") == "area"]
    return lines, group.frame


def test_the_line_runs_through_the_corners_and_back_to_the_first(atlas):
    (line,), frame = area_of(atlas, within(HOME, RING))
    (corners,) = line.parts
    x_m, y_m = MAIN.forward(*np.array([*RING, RING[0]]).T)
    assert corners == pytest.approx(np.column_stack(frame.to_mm(x_m, y_m)))
    assert line.dash


def test_a_muted_area_and_none_draw_no_line(atlas):
    assert area_of(atlas, HOME)[0] == []
    assert area_of(atlas, mute(within(HOME, RING), "area", muted=True))[0] == []


def test_the_sheet_says_that_the_places_are_those_within_it(atlas):
    drawing = compose(atlas, within(HOME, RING), Page(297, 210))
    assert any("绘定范围内" in getattr(mark, "words", "") for mark in drawing.marks)
