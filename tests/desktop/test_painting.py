import numpy as np
import pytest
from PySide6.QtGui import QColor, QFontDatabase, QImage, QPainter

from desktop.painting import (
    FAMILY,
    UNITS_PER_EM,
    check_size,
    load_fonts,
    paint,
    picture,
    text_path,
)
from desktop.sheet.drawing import Area, Box, Drawing, Group, Line, Symbol, Text
from desktop.sheet.symbols import SHAPES
from desktop.sheet.text_widths import width_em
from geodata.faults import Fault

pytestmark = pytest.mark.usefixtures("qapp")
RED, BLUE, WHITE = "#FF0000", "#0000FF", "#FFFFFF"


def pixels(image):
    """The image as an array of shape (height, width, 3)."""
    rgb = image.convertToFormat(QImage.Format.Format_RGB888)
    lines = np.frombuffer(rgb.constBits(), np.uint8).reshape(rgb.height(), rgb.bytesPerLine())
    return lines[:, : 3 * rgb.width()].reshape(rgb.height(), rgb.width(), 3).copy()


def painted(*marks, dpi=254.0):
    """The marks on a white page of 20 × 10 mm, ten pixels a millimetre."""
    return picture(Drawing(20, 10, marks, WHITE), dpi)


def colour(image, x_mm, y_mm):
    return image.pixelColor(round(10 * x_mm), round(10 * y_mm)).name().upper()


def ring(left, top, right, bottom):
    return np.array([(left, top), (right, top), (right, bottom), (left, bottom)], dtype=float)


def test_a_picture_has_the_pages_size_and_says_its_resolution():
    image = picture(Drawing(297, 210, ()), 300)
    assert (image.width(), image.height()) == (3508, 2480)
    assert image.dotsPerMeterX() == image.dotsPerMeterY() == 11811


def test_an_area_is_filled_and_its_inner_ring_left_out():
    image = painted(Area((ring(1, 1, 9, 9), ring(3, 3, 6, 6)), RED))
    assert colour(image, 2, 2) == RED
    assert colour(image, 4.5, 4.5) == WHITE
    assert colour(image, 12, 5) == WHITE


def test_an_area_without_fill_is_only_outlined():
    image = painted(Area((ring(1, 1, 9, 9),), None, BLUE, 0.6))
    assert colour(image, 5, 5) == WHITE
    assert colour(image, 1, 5) == BLUE


def test_a_line_is_as_wide_as_it_says_and_breaks_where_it_is_dashed():
    part = np.array([(1.0, 5.0), (19.0, 5.0)])
    solid, dashed = painted(Line((part,), RED, 1.0)), painted(Line((part,), RED, 1.0, (3.0, 3.0)))
    column = pixels(solid)[:, 100]
    assert (column[:, 1] < 128).sum() == 10
    assert colour(dashed, 2, 5) == RED
    assert colour(dashed, 5.5, 5) == WHITE
    assert colour(dashed, 8, 5) == RED


def test_a_long_line_has_no_gaps_between_its_runs():
    x = np.linspace(1, 19, 1001)
    image = painted(Line((np.column_stack([x, 5 + 2 * np.sin(x)]),), RED, 0.6))
    columns = pixels(image)[:, 12:188, 1]
    assert (columns.min(axis=0) < 40).all()


@pytest.mark.parametrize("shape", SHAPES)
def test_a_symbol_is_as_high_as_it_says(shape):
    image = painted(Symbol(10, 5, shape, 6.0, RED, halo_mm=0.0))
    rows = np.flatnonzero((pixels(image)[:, :, 1] < 128).any(axis=1))
    assert rows[-1] - rows[0] + 1 == pytest.approx(60, abs=2)
    assert rows[0] + rows[-1] == pytest.approx(99, abs=2)


def test_a_hollow_symbol_is_white_within_and_no_larger():
    full = painted(Symbol(10, 5, "circle", 6.0, RED, halo_mm=0.0))
    hollow = painted(Symbol(10, 5, "circle", 6.0, RED, hollow=True, halo_mm=0.0))
    assert colour(hollow, 10, 5) == WHITE
    assert colour(full, 10, 5) == RED
    coloured = [np.argwhere(pixels(image)[:, :, 1] < 128) for image in (full, hollow)]
    assert np.abs(np.ptp(coloured[0], axis=0) - np.ptp(coloured[1], axis=0)).max() <= 2


def test_a_halo_lies_around_a_symbol_and_under_it():
    ground = Box(0, 0, 20, 10, BLUE)
    image = painted(ground, Symbol(10, 5, "square", 4.0, RED, halo_mm=0.5))
    assert colour(image, 10, 5) == RED
    assert colour(image, 12.3, 5) == WHITE
    assert colour(image, 13, 5) == BLUE


def test_a_faint_symbol_lets_the_ground_through():
    image = painted(Symbol(10, 5, "square", 4.0, "#000000", halo_mm=0.0, opacity=0.25))
    assert QColor(colour(image, 10, 5)).red() == pytest.approx(191, abs=2)


@pytest.mark.parametrize("bold", [False, True])
@pytest.mark.parametrize("words", ["高新区", "Zhongguancun 1:17 000", "“三药”基地 ≥10% ①"])
def test_text_is_as_wide_as_its_table_says(words, bold):
    path = text_path(words + "|", bold=bold)
    bar = text_path("|", bold=bold).boundingRect()
    expected = width_em(words, bold=bold) * UNITS_PER_EM + bar.right()
    assert path.boundingRect().right() == pytest.approx(expected, abs=0.5)


def extent(image):
    columns = np.flatnonzero((pixels(image)[:, :, 1] < 200).any(axis=0))
    return columns[0] / image.width(), columns[-1] / image.width()


def test_text_takes_the_same_room_at_every_resolution():
    text = Text(2, 6, "国家高新技术产业开发区", 1.4, "#000000")
    coarse, fine = (extent(painted(text, dpi=dpi)) for dpi in (254.0, 1270.0))
    assert coarse == pytest.approx(fine, abs=1.5 / 200)


@pytest.mark.parametrize(("anchor", "left"), [("left", 10.0), ("middle", 7.0), ("right", 4.0)])
def test_text_hangs_by_its_anchor(anchor, left):
    first, last = extent(painted(Text(10, 6, "国国国", 2.0, "#000000", anchor=anchor)))
    assert first * 20 == pytest.approx(left, abs=0.35)
    assert last * 20 == pytest.approx(left + 6, abs=0.35)


def test_bold_letters_are_darker_and_a_letter_missing_in_bold_is_not_an_empty_box():
    plain, bold = (painted(Text(2, 8, "高新区", 6.0, "#000000", bold=b)) for b in (False, True))
    assert pixels(bold).mean() < pixels(plain).mean()
    rare = "㙍"  # in the regular face only
    assert text_path(rare, bold=True) == text_path(rare, bold=False)


def test_a_group_is_clipped_to_its_box():
    inner = Box(0, 0, 20, 10, RED)
    image = painted(Group(Box(5, 2, 5, 5), (inner,)))
    assert colour(image, 7, 4) == RED
    assert colour(image, 4, 4) == WHITE
    assert colour(image, 7, 8) == WHITE


def test_painting_leaves_the_painter_as_it_was():
    image = QImage(100, 100, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    before = painter.transform()
    paint(Drawing(10, 10, (Symbol(5, 5, "star", 4, RED),)), painter, 10)
    assert painter.transform() == before
    assert painter.opacity() == 1.0
    painter.end()


@pytest.mark.parametrize(("width", "height"), [(0, 5), (5, 0), (-3, 10)])
def test_a_picture_without_area_is_a_fault(width, height):
    with pytest.raises(Fault, match="至少 1 像素"):
        check_size(width, height)


def test_a_picture_too_large_for_memory_is_a_fault_that_says_how_much_it_would_take():
    with pytest.raises(Fault, match=r"6\.4 GB"):
        check_size(40_000, 40_000)
    check_size(14_043, 9_933)  # A0 at 300 dots per inch


def test_the_font_is_given_to_widgets_under_its_family():
    assert load_fonts() == FAMILY
    assert FAMILY in QFontDatabase.families()
