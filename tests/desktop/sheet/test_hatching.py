"""Line patterns fill their areas evenly, end at the border, and differ from class to class."""

import math
from itertools import combinations, pairwise

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from desktop.sheet.hatching import DENSITIES, FEW, NO_DATA, Hatch, class_hatches, hatch_lines
from geodata.classing import MOST_CLASSES

PLAIN = Hatch((45,), 0.5, 0.04)


def rings_of(shape):
    return [
        np.array(ring.coords)
        for part in shapely.get_parts(shape)
        for ring in (part.exterior, *part.interiors)
    ]


def as_lines(hatch, shape, em_mm=1.0):
    return [shapely.LineString(part) for part in hatch_lines(hatch, rings_of(shape), em_mm)]


@st.composite
def shapes(draw):
    """Two blots with holes, some overlapping nothing, anywhere on the page."""
    made = []
    for left in (0.0, 60.0):
        x, y = left + draw(st.floats(20, 30)), draw(st.floats(-200, 200))
        size = draw(st.floats(8, 18))
        corners = draw(st.integers(3, 12))
        turns = [2 * math.pi * n / corners for n in range(corners)]
        blot = shapely.Polygon([(x + size * math.cos(t), y + size * math.sin(t)) for t in turns])
        hole = shapely.Point(x, y).buffer(draw(st.floats(0.5, size / 4)))
        made.append(blot.difference(hole))
    return shapely.union_all(made)


@given(shapes(), st.sampled_from((0, 45, 60, 90, 120, 135)), st.floats(0.3, 1.0))
def test_lines_lie_within_the_area_and_cover_it_evenly(shape, angle, spacing):
    lines = as_lines(Hatch((angle,), spacing, 0.04), shape)
    room = shape.buffer(1e-6)
    assert all(room.covers(line) for line in lines)
    covered = sum(line.length for line in lines) * spacing
    assert covered == pytest.approx(shape.area, rel=0.12)


@given(shapes(), st.sampled_from((0, 45, 60, 90, 120, 135)))
def test_lines_run_in_their_direction_and_are_equally_far_apart(shape, angle):
    normal = np.array([math.sin(math.radians(angle)), math.cos(math.radians(angle))])
    for part in hatch_lines(Hatch((angle,), 0.5, 0.04), rings_of(shape), 1.0):
        steps = part @ normal / 0.5
        assert steps == pytest.approx(np.round(steps), abs=1e-6)


def test_a_line_runs_on_from_one_region_into_its_neighbour():
    left, right = shapely.box(0, 0, 10, 10), shapely.box(10, 0, 20, 10)
    level = Hatch((0,), 1.0, 0.04)
    together = hatch_lines(level, [*rings_of(left), *rings_of(right)], 1.0)
    assert {tuple(sorted(part[:, 0])) for part in together} == {(0.0, 20.0)}


def test_an_area_smaller_than_the_spacing_may_stay_bare():
    assert hatch_lines(PLAIN, rings_of(shapely.box(0.1, 0.9, 0.12, 0.92)), 30.0) == ()
    assert hatch_lines(PLAIN, [], 1.0) == ()


@pytest.mark.parametrize("number", range(1, MOST_CLASSES + 1))
def test_patterns_of_classes_differ_and_grow_darker(number):
    made = class_hatches(number)
    assert len(made) == len(set(made)) == number
    ink = [hatch.ink if hatch else 0.0 for hatch in made]
    assert all(low < high for low, high in pairwise(ink))
    assert made[0] is None
    assert not {NO_DATA, FEW} & set(made)


def test_no_two_patterns_can_be_taken_for_each_other():
    """Different directions, or twice as dense, or broken where the other is not."""
    marked = [hatch for hatch in (*DENSITIES, NO_DATA, FEW) if hatch]
    for one, other in combinations(marked, 2):
        denser = max(one.spacing_em / other.spacing_em, other.spacing_em / one.spacing_em)
        broken = bool(one.dash_em) != bool(other.dash_em)
        assert one.angles_deg != other.angles_deg or denser >= 2 or broken
