"""Classes keep apart in colour, in grey, and to eyes that lack one kind of cone."""

from itertools import pairwise

import numpy as np
import pytest

from desktop.sheet.colour_space import lightness
from desktop.sheet.palette import LIGHT
from desktop.sheet.palettes import DARK
from desktop.sheet.ramps import RAMP, RAMPS, class_colours, usual_ramp
from desktop.view import RAMPS as RAMP_CODES
from geodata.classing import MOST_CLASSES
from tests.desktop.sheet.colour_sight import SIGHTS, distances

NUMBERS = range(1, MOST_CLASSES + 1)
every_ramp = pytest.mark.parametrize("ramp", RAMP)
every_number = pytest.mark.parametrize("number", NUMBERS)
# In L*: two greys side by side that differ by this much are told apart in print.
APART_IN_GREY = 6.5
APART_TO_THE_EYE = 0.05


@every_ramp
@every_number
@pytest.mark.parametrize("pale", [False, True])
def test_every_class_has_a_colour_of_its_own(ramp, number, pale):
    colours = class_colours(ramp, number, pale=pale)
    assert len(colours) == len(set(colours)) == number
    assert LIGHT.no_data not in colours


@every_ramp
@pytest.mark.parametrize("number", range(2, MOST_CLASSES + 1))
def test_neighbouring_classes_differ_in_grey(ramp, number):
    light = lightness(class_colours(ramp, number))
    assert np.abs(np.diff(light)).min() >= APART_IN_GREY


@pytest.mark.parametrize("ramp", [ramp.code for ramp in RAMPS if ramp.use != "categorical"])
@pytest.mark.parametrize("number", range(2, MOST_CLASSES + 1))
def test_no_two_classes_in_an_order_are_alike_in_grey(ramp, number):
    light = np.sort(lightness(class_colours(ramp, number)))
    assert np.diff(light).min() >= APART_IN_GREY


@every_ramp
@every_number
@pytest.mark.parametrize("sight", SIGHTS)
def test_no_two_classes_are_alike_to_colour_blind_eyes(ramp, number, sight):
    apart = distances(class_colours(ramp, number), sight)
    assert apart[~np.eye(number, dtype=bool)].min(initial=1.0) >= APART_TO_THE_EYE


@pytest.mark.parametrize("ramp", [ramp.code for ramp in RAMPS if ramp.use == "sequential"])
@every_number
def test_more_is_darker(ramp, number):
    light = lightness(class_colours(ramp, number))
    assert all(low > high for low, high in pairwise(light))


@pytest.mark.parametrize("ramp", [ramp.code for ramp in RAMPS if ramp.use == "diverging"])
@every_number
def test_further_from_the_neutral_value_is_darker_on_both_sides(ramp, number):
    for below in range(number + 1):
        for middle in (False, True):
            if below + middle > number:
                continue
            colours = class_colours(ramp, number, below, middle=middle)
            assert len(set(colours)) == number
            light = lightness(colours)
            assert all(np.diff(light[:below]) > 0)
            assert all(np.diff(light[below + middle :]) < 0)
            if middle:
                assert light[below] == light.max()


def test_the_neutral_side_decides_the_hue():
    colours = class_colours("violet_amber", 4, 1)
    all_above = class_colours("violet_amber", 4, 0)
    red, blue = (lambda c: int(c[1:3], 16)), (lambda c: int(c[5:7], 16))
    assert blue(colours[0]) > red(colours[0])
    assert all(red(colour) > blue(colour) for colour in (*colours[1:], *all_above))


def test_a_measure_with_a_neutral_value_has_a_diverging_ramp_by_itself():
    assert RAMP[usual_ramp(None)].use == "sequential"
    assert RAMP[usual_ramp(1.0)].use == "diverging"


def test_a_view_may_name_every_ramp():
    assert set(RAMP_CODES) == set(RAMP)


@pytest.mark.parametrize("ramp", [ramp.code for ramp in RAMPS if ramp.use == "sequential"])
@every_number
def test_on_a_dark_map_more_is_brighter_and_as_far_apart(ramp, number):
    light = lightness(class_colours(ramp, number, on_dark=True))
    assert np.diff(light).min(initial=APART_IN_GREY) >= APART_IN_GREY


@every_ramp
@every_number
@pytest.mark.parametrize("pale", [False, True])
def test_every_class_has_a_colour_of_its_own_on_a_dark_map(ramp, number, pale):
    colours = class_colours(ramp, number, pale=pale, on_dark=True)
    assert len(colours) == len(set(colours)) == number
    assert DARK.no_data not in colours
    if pale:
        assert all(DARK.hatch_on(colour) == DARK.hatch for colour in colours)
