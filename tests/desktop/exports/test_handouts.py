"""One view handed over in every format: each file is what its name says, whole or not there."""

import pytest
from PIL import Image

from desktop.exports.handouts import WRITERS, handout, write_handout
from desktop.sheet.page import Page
from desktop.view import Camera, View
from geodata.faults import Fault

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture(scope="module")
def made(atlas):
    return handout(atlas, View(), Page(200, 150, dpi=60))


BEGINS = {
    ".png": b"\x89PNG",
    ".pdf": b"%PDF",
    ".svg": b"<?xml",
    ".pptx": b"PK",
    ".html": b"<!DOCTYPE html>",
    ".jpg": b"\xff\xd8",
    ".jpeg": b"\xff\xd8",
    ".tif": b"II*",
    ".tiff": b"II*",
    ".gpkg": b"SQLite format 3\0",
}


@pytest.mark.parametrize("ending", WRITERS)
def test_the_files_ending_says_its_format(made, tmp_path, ending):
    path = tmp_path / f"图 1{ending.upper()}"
    write_handout(made, path)
    assert path.read_bytes().startswith(BEGINS[ending])
    assert [file.name for file in tmp_path.iterdir()] == [path.name]


def test_a_handout_says_its_title_filter_counts_and_sources(made):
    assert made.title == "国家高新区与产业化基地分布图"
    for words in ("规划口径", f"{len(made.shown.within)} 处", "天地图", "份来源"):
        assert words in made.notes


@pytest.mark.parametrize("ending", [".png", ".jpg", ".tif"])
def test_a_picture_is_as_large_on_paper_as_the_page(made, tmp_path, ending):
    write_handout(made, tmp_path / f"a{ending}")
    with Image.open(tmp_path / f"a{ending}") as picture:
        assert picture.size == made.page.size_px
        assert picture.mode == "RGB"
        assert [float(dpi) for dpi in picture.info["dpi"]] == pytest.approx([60, 60], abs=0.6)


def test_another_ending_is_a_fault_that_names_those_there_are(made, tmp_path):
    with pytest.raises(Fault, match=r"\.pptx") as fault:
        write_handout(made, tmp_path / "a.doc")
    assert "a.doc" in fault.value.en
    assert not list(tmp_path.iterdir())


def test_an_older_file_stays_when_the_new_one_cannot_be_written(made, tmp_path, monkeypatch):
    path = tmp_path / "a.svg"
    path.write_bytes(b"old")

    def full(*_args):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(Fault, match="磁盘空间不足"):
        write_handout(made, path)
    assert path.read_bytes() == b"old"
    assert [file.name for file in tmp_path.iterdir()] == ["a.svg"]


def test_a_sheet_that_says_china_over_a_part_is_not_handed_over(atlas):
    with pytest.raises(Fault, match="中国"):
        handout(
            atlas, View(camera=Camera(1e6, 3.3e6, 6e5, 4e5)), Page(200, 150, title="中国高新区")
        )
