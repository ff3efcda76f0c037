"""An office's own layers are named on its exports, and layers that say nothing are refused."""

import shutil
import sqlite3
from pathlib import Path

import pytest

from desktop.sheet.composing import compose
from desktop.sheet.drawing import Text
from desktop.sheet.page import page_of_pixels
from desktop.view import View
from geodata.faults import Fault
from geodata.reading import read_atlas

FIELD = Path(__file__).parents[3] / "geodata"


@pytest.fixture
def own(tmp_path):
    """An installation whose layers the test may change."""
    for part in ("tables", "layers"):
        shutil.copytree(FIELD / part, tmp_path / part)
    return tmp_path


def say(folder, words):
    package = sqlite3.connect(folder / "layers" / "basemap.gpkg")
    with package:
        package.execute("update about set value = ? where key = 'source_line_zh'", (words,))
    package.close()


def test_an_office_s_own_source_line_is_printed(own, qapp):
    say(own, "底图来源：本单位标准地图")
    drawing = compose(read_atlas(own), View(), page_of_pixels(1280, 720))
    words = [mark.words for mark in drawing.marks if isinstance(mark, Text)]
    assert any("本单位标准地图" in line for line in words)
    assert not any("天地图" in line for line in words)


def test_layers_without_a_source_line_are_refused(own, qapp):
    say(own, "")
    with pytest.raises(Fault, match="source_line_zh"):
        compose(read_atlas(own), View(), page_of_pixels(1280, 720))
