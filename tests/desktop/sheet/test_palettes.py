from dataclasses import replace
from itertools import combinations

import numpy as np
import pytest
from PySide6.QtGui import QImage, QPainter

from desktop.painting import paint_symbol
from desktop.sheet.kind_marks import kind_mark
from desktop.sheet.overlay_marks import overlay_colour
from desktop.sheet.palette import LIGHT
from desktop.sheet.palettes import DARK, PALETTES, PRINT
from desktop.sheet.ramps import RAMPS, class_colours
from desktop.sheet.symbols import STYLE
from tests.colours import contrast, grey

EVERY = pytest.mark.parametrize("palette", PALETTES.values(), ids=PALETTES)
# What a class of names stands on; the others stand on land.
GROUNDS = {"sea": "sea", "island": "sea", "lake": "lake", "neighbour": "neighbour"}
# Names that a map keeps quiet on purpose.
BACKGROUND = ("neighbour", "sea", "lake")


def grounds(palette, letters):
    if letters in GROUNDS:
        return (getattr(palette, GROUNDS[letters]),)
    return palette.tints


@EVERY
def test_a_palette_knows_the_lines_names_and_seats_of_the_light_one(palette):
    for field in ("strokes", "names", "seats", "kinds"):
        assert set(getattr(palette, field)) == set(getattr(LIGHT, field)), field
    assert len(palette.tints) == len(LIGHT.tints)


@EVERY
def test_names_are_as_large_in_every_palette_so_that_they_stand_at_the_same_spots(palette):
    for name, letters in palette.names.items():
        usual = LIGHT.names[name]
        assert (letters.size_em, letters.bold) == (usual.size_em, usual.bold), name


@pytest.mark.parametrize("letters", DARK.names)
def test_every_name_can_be_read_on_its_dark_ground_and_on_its_halo(letters):
    colour = DARK.names[letters].colour
    for ground in (*grounds(DARK, letters), DARK.halo):
        assert contrast(colour, ground) >= 4.5, ground


@pytest.mark.parametrize("letters", PRINT.names)
def test_every_name_can_be_read_in_print(letters):
    least = 3.0 if letters in BACKGROUND else 4.5
    for ground in (*grounds(PRINT, letters), PRINT.halo):
        assert contrast(PRINT.names[letters].colour, ground) >= least, ground


@EVERY
def test_a_provinces_name_is_set_off_from_the_colour_of_any_class(palette):
    letters = palette.names["province"].colour
    for ramp in RAMPS:
        for ground in class_colours(ramp.code, 7, on_dark=palette.is_dark):
            halo = replace(palette, grounds={"420000": ground}).halo_of("420000")
            assert contrast(letters, halo) >= 2.5, (ramp.code, ground)


@EVERY
def test_words_of_the_sheet_can_be_read_on_its_paper(palette):
    assert contrast(palette.ink, palette.paper) >= 7.0
    assert contrast(palette.quiet_ink, palette.paper) >= 4.5


@pytest.mark.parametrize("kind", STYLE)
def test_every_mark_stands_out_from_every_dark_ground(kind):
    for ground in (*DARK.tints, DARK.sea, DARK.neighbour, DARK.rim, DARK.hollow):
        assert contrast(DARK.kinds[kind], ground) >= 3.0, ground


@pytest.mark.parametrize("kind", ["国界", "省级界", "南海断续线", "未定国界"])
def test_borders_that_matter_stand_out_from_every_dark_ground(kind):
    for ground in (*DARK.tints, DARK.sea):
        assert contrast(DARK.strokes[kind].colour, ground) >= 3.0, ground


def test_tones_of_the_kinds_stay_apart_on_a_grey_printer():
    tones = sorted(grey(colour) for colour in PRINT.kinds.values())
    assert min(np.diff(tones)) >= 18


def test_added_layers_stay_apart_on_a_grey_printer_and_stand_out_in_the_dark():
    tones = sorted(grey(overlay_colour(number, PRINT)) for number in range(3))
    assert min(np.diff(tones)) >= 40
    for number in range(3):
        for ground in (*DARK.tints, DARK.sea):
            assert contrast(overlay_colour(number, DARK), ground) >= 3.0


def test_lines_stay_apart_on_a_grey_printer():
    """By tone, width or dashes; the dashed line of the South China Sea is a national boundary's."""
    lines = {kind: s for kind, s in PRINT.strokes.items() if kind != "南海断续线"}
    lines["river"] = PRINT.river
    for (one, a), (other, b) in combinations(lines.items(), 2):
        by_tone = abs(grey(a.colour) - grey(b.colour)) >= 25
        by_width = max(a.width_mm, b.width_mm) / min(a.width_mm, b.width_mm) >= 1.4
        by_dashes = bool(a.dash_mm) != bool(b.dash_mm)
        assert by_tone or by_width or by_dashes or {one, other} == SEA_SIDE, (one, other)


SEA_SIDE = {"特别行政区界", "海上省级界"}
"""Two dashed lines of one rank, on land and on the sea."""


def test_print_has_no_tints_and_little_ink():
    assert set(PRINT.tints) == {"#FFFFFF"}
    for ground in (PRINT.paper, PRINT.sea, PRINT.neighbour, PRINT.lake):
        assert grey(ground) > 220


def in_grey(kind, side_px=24):
    """The mark on white paper as a grey printer has it, shape (side, side)."""
    image = QImage(side_px, side_px, QImage.Format.Format_RGB32)
    image.fill("#FFFFFF")
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    size = side_px * 0.9 / 1.6 * STYLE[kind].size_em
    paint_symbol(kind_mark(kind, PRINT, side_px / 2, side_px / 2, size), painter)
    painter.end()
    grey_image = image.convertToFormat(QImage.Format.Format_Grayscale8)
    lines = np.frombuffer(grey_image.constBits(), np.uint8)
    return lines.reshape(side_px, grey_image.bytesPerLine())[:, :side_px].astype(float)


def test_marks_printed_in_grey_are_told_apart(qapp):
    printed = {kind: in_grey(kind) for kind in STYLE}
    for one, other in combinations(printed, 2):
        ink = np.minimum(printed[one], printed[other]) < 250
        assert np.abs(printed[one] - printed[other])[ink].mean() > 20, (one, other)
