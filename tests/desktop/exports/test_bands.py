"""Pictures written strip by strip are the picture painted at once, in every format."""

import numpy as np
import pytest
from PySide6.QtGui import QImage

from desktop.exports import bands as banding
from desktop.exports.bands import bands, size_px
from desktop.exports.png import png_of
from desktop.exports.tiff import tiff_of
from desktop.painting import picture
from desktop.sheet.composing import compose
from desktop.sheet.drawing import Drawing
from desktop.sheet.page import Page
from desktop.view import View
from geodata.faults import Fault

pytestmark = pytest.mark.usefixtures("qapp")
DPI = 150
NOTES = {"Title": "高新区图", "Description": "规划口径 · 167 处"}


@pytest.fixture(scope="module")
def sheet(atlas):
    return compose(atlas, View(), Page(210, 148))


@pytest.fixture
def many_strips(monkeypatch):
    monkeypatch.setattr(banding, "BAND_BYTES", 4 * 1240 * 97)


def pixels(image):
    even = image.convertToFormat(QImage.Format.Format_RGB32)
    held = np.frombuffer(even.constBits(), np.uint8).reshape(even.height(), even.width(), 4)
    return held[..., :3].astype(int)  # a copy: the image goes with this function


@pytest.mark.parametrize("form", ["png", "tiff"])
@pytest.mark.usefixtures("many_strips")
def test_strips_join_without_a_seam(sheet, form):
    size = size_px(sheet, DPI)
    if form == "png":
        data = png_of(bands(sheet, DPI), size, DPI, NOTES)
    else:
        data = tiff_of(bands(sheet, DPI), size, DPI, "东湖", "Gaoxin Atlas")
    read = QImage.fromData(data)
    assert (read.width(), read.height()) == size
    assert read.dotsPerMeterX() * 0.0254 == pytest.approx(DPI, abs=0.05)
    apart = np.abs(pixels(read) - pixels(picture(sheet, DPI))).max(axis=2)
    # Qt rounds a curve cut at a strip's edge a little differently; the eye sees nothing.
    assert apart.max() < 24
    assert (apart > 0).mean() < 0.001


def test_a_png_tells_what_it_shows(sheet):
    read = QImage.fromData(png_of(bands(sheet, 72), size_px(sheet, 72), 72, NOTES))
    assert {key: read.text(key) for key in read.textKeys()} == NOTES


@pytest.mark.parametrize("side_mm", [0.01, 10_000])
def test_a_size_that_cannot_be_is_a_fault_before_anything_is_painted(side_mm):
    with pytest.raises(Fault):
        next(bands(Drawing(side_mm, 100, ()), 300))


def test_a_poster_is_painted_in_strips_of_bounded_size():
    strips = bands(Drawing(841, 1189, ()), 300)
    assert all(strip.nbytes <= banding.BAND_BYTES for strip in strips)
