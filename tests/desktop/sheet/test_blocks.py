import numpy as np

from desktop.sheet.blocks import Block, above, beside, panel, shifted
from desktop.sheet.drawing import Area, Box, Group, Line, Symbol, Text

ONE = Block(10.0, 4.0, (Text(1.0, 3.0, "a", 2.0, "#000000"),))
OTHER = Block(6.0, 8.0, (Symbol(2.0, 2.0, "circle", 1.0, "#000000"),))


def test_blocks_one_below_the_other_take_the_sum_of_their_heights():
    both = above([ONE, OTHER], 1.0)
    assert (both.width_mm, both.height_mm) == (10.0, 13.0)
    assert (both.marks[1].x_mm, both.marks[1].y_mm) == (2.0, 7.0)


def test_blocks_side_by_side_take_the_sum_of_their_widths():
    both = beside([ONE, OTHER], 1.0)
    assert (both.width_mm, both.height_mm) == (17.0, 8.0)
    assert (both.marks[1].x_mm, both.marks[1].y_mm) == (13.0, 2.0)


def test_no_blocks_take_no_room():
    assert (above([], 1.0).height_mm, beside([], 1.0).width_mm) == (0.0, 0.0)


def test_a_panel_lies_under_its_block():
    framed = panel(ONE, 2.0, "#FFFFFF", "#CCCCCC", 0.1)
    assert isinstance(framed.marks[0], Box)
    assert (framed.width_mm, framed.height_mm) == (14.0, 8.0)
    assert framed.marks[1].x_mm == 3.0


def test_every_kind_of_mark_can_be_moved_and_the_first_one_stays():
    points = np.array([(0.0, 0.0), (1.0, 1.0)])
    marks = (Area((points,), "#000000"), Line((points,), "#000000", 0.1), Box(0, 0, 1, 1))
    group = Group(Box(0, 0, 5, 5), marks)
    moved = shifted(group, 2.0, 3.0)
    assert (moved.clip.x_mm, moved.clip.y_mm) == (2.0, 3.0)
    area, line, box = moved.marks
    assert area.rings[0].tolist() == [[2.0, 3.0], [3.0, 4.0]]
    assert line.parts[0].tolist() == [[2.0, 3.0], [3.0, 4.0]]
    assert (box.x_mm, box.y_mm) == (2.0, 3.0)
    assert points.tolist() == [[0.0, 0.0], [1.0, 1.0]]
