from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.sheet.label_grid import LabelGrid
from desktop.sheet.label_spots import FAR, around, centred
from desktop.sheet.labels import Wish, line_to, place
from desktop.sheet.names import SECOND_SHARE, Setting, Words, said
from desktop.sheet.palette import Letters

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
    for left, top in around(100, 60, 2.0, 18, 3, rings=5):
        assert not overlap((left, top, left + 18, top + 3), (98.6, 58.6, 101.4, 61.4))


def test_spots_of_outer_rings_are_farther_out_and_more():
    near, all_of_them = around(100, 60, 2.0, 18, 3, rings=2), around(100, 60, 2.0, 18, 3, rings=6)
    assert all_of_them[:FAR] == near
    assert len(all_of_them) - FAR > 4 * len(near) / 2


def test_a_centred_name_lies_about_its_point_and_may_be_shifted():
    assert centred(100, 60, 20, 4) == ((90.0, 58.0),)
    assert len(set(centred(100, 60, 20, 4, 1.0))) == 13


def setting(*tongues):
    return Setting(None, None, 4.0, tongues)


def test_a_name_of_two_lines_is_as_wide_as_the_wider_and_higher_than_one():
    letters = Letters("#000000", 1.0)
    one = setting("zh").size_mm(Words(("广西壮族",)), letters)
    two = setting("zh").size_mm(Words(("广西壮族", "自治区")), letters)
    assert two[0] == pytest.approx(one[0])
    assert two[1] > 1.9 * one[1]


def test_a_second_language_is_set_below_and_smaller_and_not_said_twice():
    both = said(("zh", "en"), lambda tongue: ("无锡",) if tongue == "zh" else ("Wuxi",))
    assert both.shares() == [("无锡", 1.0), ("Wuxi", SECOND_SHARE)]
    assert said(("zh", "en"), lambda _: ("IC",)).lines == ("IC",)
    assert said(("en", "zh"), lambda tongue: ("",) if tongue == "en" else ("广州",)).lines == (
        "广州",
    )
    assert not said(("en",), lambda _: ("",))


def around_a_mark(about, x, y, rings=8, priority=0):
    spots = around(x, y, 1.5, 20.0, 3.0, rings)
    return Wish(about, 20.0, 3.0, spots, priority, (x, y), 1.5, FAR, priority)


def test_a_name_far_from_its_mark_has_a_line_to_it_and_a_near_one_has_none():
    mark = (98.5, 58.5, 101.5, 61.5)
    near = place([around_a_mark("a", 100, 60)], [mark], FRAME, CELL_MM)
    assert near.lines == {}
    crowd = [(x, y, x + 4.0, y + 3.0) for x in range(70, 130, 6) for y in range(53, 68, 4)]
    placed = place([around_a_mark("a", 100, 60)], [*crowd, mark], FRAME, CELL_MM)
    x0, y0, x1, y1 = placed.lines["a"]
    assert (x0 - 100) ** 2 + (y0 - 60) ** 2 == pytest.approx(1.5**2)
    left, top, right, bottom = placed.boxes["a"]
    assert left <= x1 <= right
    assert top <= y1 <= bottom


def test_no_name_lies_on_a_line_and_no_line_runs_under_a_name():
    wishes = [around_a_mark(str(x), x, 60, priority=x) for x in range(85, 120, 5)]
    marks = [(x - 1.5, 58.5, x + 1.5, 61.5) for x in range(85, 120, 5)]
    placed = place(wishes, marks, FRAME, CELL_MM)
    assert len(placed.lines) >= 2
    grid = LabelGrid(FRAME, CELL_MM, (0.0, 0.0))
    for about, line in placed.lines.items():
        others = [box for name, box in placed.boxes.items() if name != about]
        grid.taken[:] = False
        grid.take((b[0] + 0.7, b[1] + 0.7, b[2] - 0.7, b[3] - 0.7) for b in others)
        assert not grid.taken[grid.along(*line)].any()


def test_a_line_ends_at_the_nearest_edge_of_the_name():
    assert line_to((110.0, 50.0, 130.0, 54.0), (100.0, 52.0), 2.0) == (102.0, 52.0, 110.0, 52.0)


def test_far_spots_are_chosen_after_names_that_have_little_freedom():
    mark = (98.5, 58.5, 101.5, 61.5)
    far = Wish("far", 20, 3, ((106.0, 59.0),), 0, (100.0, 60.0), 1.5, 0, 5)
    area = Wish("area", 20, 3, ((104.0, 59.0),), 1)
    placed = place([far, area], [mark], FRAME, CELL_MM)
    assert set(placed.boxes) == {"area"}


@given(crowds())
def test_names_stay_where_they_were_if_they_can(crowd):
    wishes, marks = crowd
    first = place(wishes, marks, FRAME, CELL_MM)
    again = place(wishes, marks, FRAME, CELL_MM, earlier=first.offsets)
    assert again.boxes == first.boxes


def test_a_name_keeps_its_worse_place_while_it_is_free():
    wish = Wish("a", 20, 3, ((10.0, 10.0), (50.0, 10.0)), 0)
    crowded = place([wish], [(12.0, 11.0, 13.0, 12.0)], FRAME, CELL_MM)
    kept = place([wish], [], FRAME, CELL_MM, earlier=crowded.offsets)
    assert kept.boxes["a"][0] == 50.0
    lost = place([wish], [(52.0, 11.0, 53.0, 12.0)], FRAME, CELL_MM, earlier=crowded.offsets)
    assert lost.boxes["a"][0] == 10.0


def test_the_name_of_an_area_stays_where_no_spot_of_now_is():
    area = Wish("a", 20, 3, ((60.0, 40.0),), 0, (70.0, 41.0), roaming=True)
    placed = place([area], [], FRAME, CELL_MM, earlier={"a": (-25.0, 6.0)})
    assert placed.boxes["a"][:2] == (45.0, 47.0)


@settings(max_examples=25)
@given(crowds(), st.floats(-3, 3), st.floats(-3, 3))
def test_a_map_that_is_moved_by_a_hair_has_its_names_moved_along(crowd, dx, dy):
    """The grid moves with the map: nothing is decided by where its cells happen to lie."""
    wishes, marks = crowd
    room = (-500.0, -500.0, 700.0, 620.0)
    moved = [
        Wish(
            w.about,
            w.width_mm,
            w.height_mm,
            tuple((x + dx, y + dy) for x, y in w.spots),
            w.priority,
        )
        for w in wishes
    ]
    shifted = [(m[0] + dx, m[1] + dy, m[2] + dx, m[3] + dy) for m in marks]
    here = place(wishes, marks, room, CELL_MM)
    there = place(moved, shifted, room, CELL_MM, (dx, dy))
    assert there.boxes.keys() == here.boxes.keys()
    for about, box in here.boxes.items():
        expected = (box[0] + dx, box[1] + dy, box[2] + dx, box[3] + dy)
        assert there.boxes[about] == pytest.approx(expected, abs=1e-6)
