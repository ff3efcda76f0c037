"""Composing, placing names and painting a sheet, on the real atlas."""

import numpy as np
import pytest

from desktop.exports.series import USUAL_PAGE, steps
from desktop.exports.series_writing import write_series
from desktop.painting import picture
from desktop.sheet.composing import compose
from desktop.sheet.label_spots import around
from desktop.sheet.labels import Wish, place
from desktop.sheet.page import page_of_pixels
from desktop.sheet.palette import EM_MM
from desktop.view import HOME
from geodata.reading import read_atlas

SCREEN = page_of_pixels(1920, 1080)


@pytest.fixture(scope="module")
def composed():
    atlas = read_atlas()
    return atlas, compose(atlas, HOME, SCREEN)


def test_compose_the_national_sheet(benchmark, composed):
    benchmark.pedantic(compose, (composed[0], HOME, SCREEN), rounds=10)


@pytest.mark.parametrize("dpi", [96, 300])
def test_paint_the_national_sheet(benchmark, composed, qapp, dpi):
    benchmark.pedantic(picture, (composed[1], dpi), rounds=5)


def test_place_700_names(benchmark):
    random = np.random.default_rng(1)
    wishes, marks = [], []
    for number in range(700):
        x, y, width = random.uniform((0, 0, 8), (500, 260, 25)).tolist()
        wishes.append(Wish(str(number), width, 3.5, around(x, y, 1.5, width, 3.5), number % 5))
        marks.append((x - 1.3, y - 1.3, x + 1.3, y + 1.3))
    benchmark.pedantic(place, (wishes, marks, (0, 0, 500, 260), EM_MM / 12), rounds=20)


def test_an_atlas_of_the_34_provinces(benchmark, composed, qapp, tmp_path):
    pages = steps(composed[0], HOME, USUAL_PAGE, "province")
    made = benchmark.pedantic(
        write_series, (composed[0], pages, tmp_path / "a.pdf", "图册"), rounds=1
    )
    assert made.pages == 34
