from pathlib import Path

import pytest

from desktop.dialogs.about import About
from geodata.reading import read_atlas

TINY = Path(__file__).parents[2] / "data" / "tiny"


@pytest.fixture(scope="module")
def atlas():
    return read_atlas(TINY)


def test_every_source_that_was_read_is_credited(qtbot, atlas):
    about = About(atlas)
    qtbot.addWidget(about)
    text = about.page.toPlainText()
    read = [source for source in atlas.sources.values() if source.kind != "none"]
    assert read
    assert [source.title for source in read if source.title not in text] == []


def test_the_base_map_says_whose_it_is_and_that_it_was_not_reviewed(qtbot, atlas):
    about = About(atlas)
    qtbot.addWidget(about)
    text = about.page.toPlainText()
    assert "天地图" in text
    assert "未经审核" in text
