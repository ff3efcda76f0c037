import os
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from desktop.exports.pictures import save_png
from desktop.painting import picture
from desktop.sheet.drawing import Drawing
from desktop.whole_files import write_whole
from geodata.faults import Fault

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def image():
    return picture(Drawing(40, 30, (), "#336699"), 150)


@pytest.mark.parametrize("dpi", [96, 150, 300])
def test_a_png_says_its_resolution(tmp_path, dpi):
    save_png(picture(Drawing(40, 30, ()), dpi), tmp_path / "a.png")
    read = QImage(str(tmp_path / "a.png"))
    assert read.dotsPerMeterX() * 0.0254 == pytest.approx(dpi, abs=0.05)
    assert read.width() == round(40 * dpi / 25.4)


def test_a_png_is_what_was_painted_and_nothing_else_is_left(tmp_path, image):
    save_png(image, tmp_path / "图 1.png")
    assert [path.name for path in tmp_path.iterdir()] == ["图 1.png"]
    assert QImage(str(tmp_path / "图 1.png")).pixelColor(5, 5).name() == "#336699"


def test_an_older_picture_is_replaced(tmp_path, image):
    target = tmp_path / "a.png"
    target.write_bytes(b"old")
    save_png(image, target)
    assert target.read_bytes().startswith(b"\x89PNG")


def test_a_missing_folder_is_a_fault_that_names_it(tmp_path, image):
    with pytest.raises(Fault, match="不存在") as fault:
        save_png(image, tmp_path / "none" / "a.png")
    assert str(tmp_path / "none") in fault.value.zh
    assert str(tmp_path / "none") in fault.value.en


def test_a_folder_is_not_a_picture(tmp_path, image):
    (tmp_path / "a.png").mkdir()
    with pytest.raises(Fault, match="是文件夹"):
        save_png(image, tmp_path / "a.png")


def test_another_ending_is_a_fault(tmp_path, image):
    with pytest.raises(Fault, match=r"\.png"):
        save_png(image, tmp_path / "a.jpg")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_without_permission_is_a_fault(tmp_path, image):
    tmp_path.chmod(0o500)
    with pytest.raises(Fault, match="权限"):
        save_png(image, tmp_path / "a.png")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a full device")
def test_a_full_disk_is_a_fault_that_says_how_much_is_needed(tmp_path, monkeypatch):
    import tempfile

    def on_a_full_device(*, prefix, dir):  # noqa: A002
        beside = tmp_path / f"{prefix}x"
        beside.symlink_to("/dev/full")
        return os.open("/dev/full", os.O_WRONLY), str(beside)

    monkeypatch.setattr(tempfile, "mkstemp", on_a_full_device)
    (tmp_path / "a.png").write_bytes(b"old")
    with pytest.raises(Fault, match="磁盘空间不足"):
        write_whole(tmp_path / "a.png", b"x" * 3_000_000)
    assert (tmp_path / "a.png").read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["a.png"]
