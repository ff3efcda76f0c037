from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.sheet.labels import Wish, around, box_size, centred, place

FRAME = (0.0, 0.0, 200.0, 120.0)
CELL_MM = 0.3


def overlap(one, other):
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


@st.composite
def crowds(draw):
    spots = st.tuples(st.floats(-20, 220), st.floats(-20, 140), st.floats(2, 40), st.integers(0, 3))
    wishes, marks = [], []
    for number, (x, y, width, priority) in enumerate(draw(st.lists(spots, max_size=40))):
        wishes.append(Wish(str(number), width, 3.0, around(x, y, 1.5, width, 3.0), priority))
        marks.append((x - 1.0, y - 1.0, x + 1.0, y + 1.0))
    return wishes, marks


@given(crowds())
def test_names_overlap_neither_each_other_nor_marks_and_stay_in_the_frame(crowd):
    wishes, marks = crowd
    placed = place(wishes, marks, FRAME, CELL_MM)
    boxes = list(placed.boxes.values())
    assert not any(overlap(one, other) for one, other in combinations(boxes, 2))
    assert not any(overlap(box, mark) for box in boxes for mark in marks)
    assert all(
        left >= 0 and top >= 0 and right <= 200 and bottom <= 120
        for left, top, right, bottom in boxes
    )
    assert sorted([*placed.boxes, *placed.left_out]) == sorted(wish.about for wish in wishes)


@given(crowds())
def test_the_same_wishes_get_the_same_places(crowd):
    wishes, marks = crowd
    assert place(wishes, marks, FRAME, CELL_MM) == place(wishes, marks, FRAME, CELL_MM)


def test_the_smaller_priority_chooses_first_whatever_the_order():
    spot = ((10.0, 10.0),)
    low, high = Wish("low", 20, 3, spot, 5), Wish("high", 20, 3, spot, 1)
    placed = place([low, high], [], FRAME, CELL_MM)
    assert set(placed.boxes) == {"high"}
    assert placed.left_out == ("low",)


def test_a_name_takes_its_best_free_spot():
    wish = Wish("a", 20, 3, ((10.0, 10.0), (50.0, 10.0)), 0)
    assert place([wish], [], FRAME, CELL_MM).boxes["a"] == (10.0, 10.0, 30.0, 13.0)
    blocked = place([wish], [(12.0, 11.0, 13.0, 12.0)], FRAME, CELL_MM)
    assert blocked.boxes["a"] == (50.0, 10.0, 70.0, 13.0)


def test_a_name_without_spots_is_counted_as_left_out():
    assert place([Wish("a", 20, 3, (), 0)], [], FRAME, CELL_MM).left_out == ("a",)


def test_spots_around_a_mark_do_not_cover_it():
    for left, top in around(100, 60, 2.0, 18, 3, rings=3):
        assert not overlap((left, top, left + 18, top + 3), (98.6, 58.6, 101.4, 61.4))


def test_a_centred_name_lies_about_its_point_and_may_be_shifted():
    assert centred(100, 60, 20, 4) == ((90.0, 58.0),)
    assert len(set(centred(100, 60, 20, 4, 1.0))) == 13


def test_a_name_of_two_lines_is_as_wide_as_the_wider_and_higher_than_one():
    one, two = box_size(("广西壮族",), 4.0), box_size(("广西壮族", "自治区"), 4.0)
    assert two[0] == pytest.approx(one[0])
    assert two[1] > 1.9 * one[1]
