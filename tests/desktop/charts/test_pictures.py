"""The signs of charts differ by shape, so that they can be told apart in grey."""

from dataclasses import replace
from itertools import combinations

import pytest
from PySide6.QtGui import QFont, QImage

from desktop.charts.bullet import bullet_height_px, bullet_picture, key_picture
from desktop.charts.bullet_scale import Bullet, axis_to
from desktop.charts.stacked_bar import PATTERNS, Part, part_picture, stacked_picture
from desktop.charts.verdicts import verdict_picture

AXIS = axis_to(0.0, 100.0, "%", "zh", whole=False)
EMPTY = Bullet(AXIS, 80.0, None, "more", None, None, "", at_least=False)


@pytest.fixture(autouse=True)
def _fonts(qapp):
    return qapp


def paint(bullet, ratio=1.0):
    return bullet_picture(bullet, 300, ratio, QFont())


def grey(picture):
    return picture.convertToFormat(QImage.Format.Format_Grayscale8)


def shape(picture):
    """Which pixels hold more ink than a pale tint."""
    plain = QImage(picture.size(), QImage.Format.Format_RGB32)
    plain.fill(0xFFFFFFFF)
    return [
        picture.pixelColor(x, y).alpha() > 128 and picture.pixelColor(x, y).lightness() < 200
        for y in range(picture.height())
        for x in range(picture.width())
    ]


def test_a_picture_has_the_pixels_of_its_screen():
    once, twice = paint(EMPTY), paint(EMPTY, 2.0)
    assert (once.width(), once.height()) == (300, bullet_height_px())
    assert (twice.width(), twice.devicePixelRatio()) == (600, 2.0)


def test_without_an_outcome_there_is_no_bar_and_a_zero_is_not_made_up():
    zero = replace(EMPTY, outcome=0.0, judged="met")
    some = replace(EMPTY, outcome=40.0, judged="met")
    middle = 9
    inked = {
        name: paint(bullet).pixelColor(100, middle).name()
        for name, bullet in {"none": EMPTY, "zero": zero, "some": some}.items()
    }
    assert inked["none"] == inked["zero"] != inked["some"]


def test_what_was_met_missed_and_in_progress_differ_in_grey():
    bars = [
        grey(paint(replace(EMPTY, outcome=60.0, judged=judged)))
        for judged in ("met", "not_met", "progress")
    ]
    assert all(one != other for one, other in combinations(bars, 2))


def test_an_outcome_of_at_least_its_figure_ends_in_a_point():
    flat = replace(EMPTY, outcome=60.0, judged="met")
    assert shape(paint(flat)) != shape(paint(replace(flat, at_least=True)))


def test_a_baseline_and_a_range_are_seen():
    plain = shape(paint(EMPTY))
    assert shape(paint(replace(EMPTY, baseline=30.0))) != plain
    assert shape(paint(replace(EMPTY, toward="", high=90.0))) != plain


def test_every_sign_of_the_key_differs_in_grey():
    codes = ("target", "range", "baseline", "met", "not_met", "progress")
    pictures = [grey(key_picture(code, 12, 1.0)) for code in codes]
    assert all(one != other for one, other in combinations(pictures, 2))


def test_every_verdicts_sign_differs_in_shape():
    codes = ("met", "met_early", "not_met", "reference", "none")
    shapes = [shape(verdict_picture(code, 15, 2.0)) for code in codes]
    assert all(one != other for one, other in combinations(shapes, 2))


def test_parts_of_a_bar_are_as_long_as_they_are_many_and_the_smallest_is_seen():
    picture = stacked_picture(
        (Part(100, "#0B5FA5", "solid"), Part(0, "#00735C", "solid"), Part(1, "#8A5A00", "solid")),
        200,
        200,
        1.0,
    )
    colours = [picture.pixelColor(x, 4).name() for x in range(200)]
    assert colours.count("#0b5fa5") == 100
    assert colours.count("#8a5a00") == 3
    assert "#00735c" not in colours


def test_the_parts_patterns_differ_in_grey():
    pictures = [grey(part_picture("#00735C", pattern, 12, 1.0)) for pattern in PATTERNS]
    assert all(one != other for one, other in combinations(pictures, 2))
