"""Many points on paper: dots over their halos, pictures smooth between their pixels."""

import numpy as np
import pytest

from desktop.dot_painting import RUN_DOTS, image_of
from desktop.painting import picture
from desktop.sheet.blocks import shifted
from desktop.sheet.drawing import Dots, Drawing, Picture

pytestmark = pytest.mark.usefixtures("qapp")
RED, BLUE, WHITE = "#FF0000", "#0000FF", "#FFFFFF"


def painted(*marks):
    """The marks on a white page of 20 × 10 mm, ten pixels a millimetre."""
    return picture(Drawing(20, 10, marks, WHITE), 254.0)


def colour(image, x_mm, y_mm):
    return image.pixelColor(round(10 * x_mm), round(10 * y_mm)).name().upper()


def pixels(*rows):
    return np.array(rows, dtype=np.uint8)


def test_dots_are_round_and_as_large_as_they_say():
    image = painted(Dots(np.array([(4.0, 5.0), (12.0, 5.0)]), 4.0, RED))
    assert colour(image, 4, 5) == colour(image, 12, 5) == RED
    assert colour(image, 5.8, 5) == colour(image, 4, 3.2) == RED
    assert colour(image, 6.2, 5) == colour(image, 5.8, 6.8) == WHITE


def test_no_halo_lies_over_a_dot():
    near = np.array([(4.0, 5.0), (6.5, 5.0)])
    image = painted(Dots(near, 3.0, RED, BLUE, 1.0))
    assert [colour(image, x, 5) for x in (3.5, 5.3, 6.0, 7.5)] == [RED] * 4
    assert colour(image, 2.0, 5) == colour(image, 8.5, 5) == BLUE


def test_every_one_of_many_dots_is_painted():
    count = 2 * RUN_DOTS + 1
    x = np.linspace(0.5, 19.5, count)
    image = painted(Dots(np.column_stack([x, np.full(count, 5.0)]), 0.3, RED))
    assert [colour(image, at, 5) for at in (0.5, 9.9, 19.4)] == [RED] * 3


def test_a_picture_fills_its_rectangle_with_the_upper_row_first():
    red, blue = (255, 0, 0, 255), (0, 0, 255, 255)
    image = painted(Picture(2, 2, 10, 6, pixels([red, red], [blue, blue])))
    assert colour(image, 7, 2.2) == RED
    assert colour(image, 7, 7.8) == BLUE
    assert colour(image, 1.8, 5) == colour(image, 12.2, 5) == WHITE


def test_a_picture_is_smooth_between_its_pixels_and_lets_the_ground_through():
    image = painted(Picture(2, 2, 16, 6, pixels([(0, 0, 0, 0), (255, 0, 0, 255)])))
    green = [image.pixelColor(round(10 * x), 50).green() for x in (2.5, 8, 10, 12, 17.5)]
    assert green[0] == 255
    assert green[-1] == 0
    assert green == sorted(green, reverse=True)
    assert 100 < green[2] < 155


def test_a_picture_without_pixels_paints_nothing():
    image = painted(Picture(2, 2, 10, 6, np.zeros((0, 0, 4), np.uint8)))
    assert colour(image, 7, 5) == WHITE


def test_an_image_does_not_borrow_the_pixels():
    given = pixels([(10, 20, 30, 255)] * 3)
    image = image_of(given)
    given[:] = 0
    assert image.pixelColor(1, 0).getRgb() == (10, 20, 30, 255)


def test_dots_and_pictures_move_with_their_block():
    dots = shifted(Dots(np.array([(1.0, 2.0)]), 1.0, RED), 3.0, -1.0)
    assert dots.points.tolist() == [[4.0, 1.0]]
    moved = shifted(Picture(1, 2, 5, 5, pixels([(0, 0, 0, 0)])), 3.0, -1.0)
    assert (moved.x_mm, moved.y_mm, moved.width_mm) == (4, 1, 5)
