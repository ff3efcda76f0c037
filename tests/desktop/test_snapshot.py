import pytest
from PySide6.QtGui import QImage

from desktop.exports.snapshot import page_of_size, snapshot
from desktop.painting import picture
from desktop.sheet.composing import compose
from desktop.sheet.page import Page
from desktop.view import HOME, speak
from geodata.faults import Fault

pytestmark = pytest.mark.usefixtures("qapp")


def test_a_size_in_pixels_gives_a_picture_of_just_that_size(atlas, tmp_path):
    page = page_of_size("1366x768")
    assert page.size_px == (1366, 768)
    snapshot(atlas, HOME, page, tmp_path / "a.png")
    read = QImage(str(tmp_path / "a.png"))
    assert (read.width(), read.height()) == (1366, 768)


@pytest.mark.parametrize("size", ["0x5", "5x0", "0x0"])
def test_a_size_without_area_is_a_fault(size):
    with pytest.raises(Fault, match="至少 1 像素"):
        page_of_size(size)


@pytest.mark.parametrize("size", ["", "junk", "1920", "1920x", "-5x5", "1.5x2", "1920x1080x3"])
def test_a_size_that_is_none_is_a_fault_that_shows_how_to_write_one(size):
    with pytest.raises(Fault, match="1920x1080"):
        page_of_size(size)


def test_a_size_beyond_memory_is_a_fault():
    with pytest.raises(Fault, match="GB"):
        page_of_size("999999x999999")


def test_the_file_is_the_drawing_painted(atlas, tmp_path):
    page = Page(200, 150, dpi=120)
    snapshot(atlas, speak(HOME, "en"), page, tmp_path / "a.png")
    expected = picture(compose(atlas, speak(HOME, "en"), page), 120)
    read = QImage(str(tmp_path / "a.png")).convertToFormat(expected.format())
    assert read == expected


def test_a_fault_leaves_no_file_and_an_older_one_as_it_was(atlas, tmp_path):
    old = tmp_path / "old.png"
    old.write_bytes(b"old")
    with pytest.raises(Fault):
        snapshot(atlas, HOME, Page(0, 10), old)
    assert old.read_bytes() == b"old"
    with pytest.raises(Fault):
        snapshot(atlas, HOME, Page(200, 150), tmp_path / "none" / "a.png")
    assert [path.name for path in tmp_path.iterdir()] == ["old.png"]
