import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.sheet.gathering import (
    APART_EM,
    BLOT_EM,
    ROOM_EM,
    STEPS_PER_DOUBLING,
    gathered,
    m_per_em_of,
    step_of,
)

SCALE_M = 50_000.0
# A point may be led by the first of its square, that one by a leader, and that one by a mark of
# several which needs room.
FARTHEST_EM = BLOT_EM * 2**0.5 + APART_EM + ROOM_EM


@st.composite
def crowds(draw):
    """Points in em, some upon each other, some separate."""
    spots = draw(st.lists(st.tuples(st.integers(-60, 60), st.integers(-60, 60)), max_size=60))
    points = np.array(spots, dtype=np.float64).reshape(-1, 2) * 0.13
    cover = draw(st.lists(st.sampled_from([0.0, 0.0, 0.0, 0.66, 1.05]), min_size=60, max_size=60))
    return points[:, 0] * SCALE_M, points[:, 1] * SCALE_M, np.array(cover[: len(points)])


def away(x, y, one, other):
    return np.hypot(x[one] - x[other], y[one] - y[other]) / SCALE_M


@given(crowds())
def test_every_point_has_one_leader_that_leads_itself(crowd):
    x, y, cover = crowd
    found = gathered(x, y, cover, SCALE_M)
    assert (found.leader[found.leader] == found.leader).all()


@given(crowds())
def test_a_separate_point_is_never_gathered_and_gathers_none(crowd):
    x, y, cover = crowd
    leader = gathered(x, y, cover, SCALE_M).leader
    separate = np.flatnonzero(cover > 0)
    assert (leader[separate] == separate).all()
    assert not np.isin(leader[cover == 0], separate).any()


@given(crowds())
def test_marks_that_remain_can_be_told_apart(crowd):
    x, y, cover = crowd
    found = gathered(x, y, cover, SCALE_M)
    sizes = np.bincount(found.leader, minlength=len(x)) if len(x) else np.zeros(0)
    marks = [row for row in np.unique(found.leader) if cover[row] == 0 and found.beneath[row] < 0]
    for i, one in enumerate(marks):
        for other in marks[:i]:
            room = ROOM_EM if max(sizes[one], sizes[other]) > 1 else APART_EM
            assert away(x, y, one, other) >= room - 1e-9


@given(crowds())
def test_only_what_is_near_is_gathered(crowd):
    x, y, cover = crowd
    found = gathered(x, y, cover, SCALE_M)
    for row, leader in enumerate(found.leader):
        if found.beneath[leader] < 0:
            assert away(x, y, row, leader) <= FARTHEST_EM


@given(crowds())
def test_what_a_separate_mark_covers_is_said_to_lie_beneath_it(crowd):
    x, y, cover = crowd
    found = gathered(x, y, cover, SCALE_M)
    reach = BLOT_EM * 2**0.5
    for row in np.flatnonzero(cover == 0):
        over = found.beneath[found.leader[row]]
        nearest = min(
            (away(x, y, row, other) - cover[other] for other in np.flatnonzero(cover > 0)),
            default=np.inf,
        )
        if over >= 0:
            assert away(x, y, row, over) <= cover[over] + reach
        else:
            assert nearest > -reach


@given(crowds(), st.floats(-5e6, 5e6), st.floats(-5e6, 5e6))
def test_the_same_points_are_gathered_the_same(crowd, dx, dy):
    x, y, cover = crowd
    one, again = gathered(x, y, cover, SCALE_M), gathered(x.copy(), y.copy(), cover, SCALE_M)
    assert (one.leader == again.leader).all()
    assert (one.beneath == again.beneath).all()


def test_the_highest_in_rank_leads():
    x, y = np.array([0.0, 0.3, 0.5]) * SCALE_M, np.zeros(3)
    assert gathered(x, y, np.zeros(3), SCALE_M).leader.tolist() == [0, 0, 0]


def test_a_row_of_neighbours_is_not_drawn_into_one():
    x = np.arange(12) * 0.6 * SCALE_M
    leaders = np.unique(gathered(x, np.zeros(12), np.zeros(12), SCALE_M).leader)
    assert len(leaders) > 3


def test_no_points_are_no_marks():
    nothing = np.zeros(0)
    assert len(gathered(nothing, nothing, nothing, SCALE_M).leader) == 0


@given(st.floats(100, 1e6))
def test_a_step_holds_scales_up_to_its_own(m_per_em):
    step = step_of(m_per_em)
    assert m_per_em_of(step) >= m_per_em * (1 - 1e-9)
    assert m_per_em_of(step - 1) < m_per_em * (1 + 1e-9)


def test_half_the_scale_is_so_many_steps_closer():
    assert step_of(80_000.0) - step_of(40_000.0) == STEPS_PER_DOUBLING


def test_nothing_is_left_out_of_tens_of_thousands():
    numbers = np.random.default_rng(4)
    x, y = numbers.normal(0, 9e5, 30_000), numbers.normal(0, 9e5, 30_000)
    leader = gathered(x, y, np.zeros(30_000), SCALE_M).leader
    assert np.bincount(leader).sum() == 30_000
    assert len(np.unique(leader)) == pytest.approx(3500, rel=0.5)
