from pathlib import Path

import pytest

from desktop.view import HOME, select
from desktop.workspace.records import Workspace, mark, save_filter
from desktop.workspace.workspace_files import save_workspace
from geodata.choices import Filter
from geodata.reading import read_atlas
from geodata.records import Address
from tests.desktop.workspace.changes import PNG

TINY = Path(__file__).parents[2] / "data" / "tiny"


@pytest.fixture(scope="module")
def atlas():
    return read_atlas(TINY)


@pytest.fixture
def kept():
    workspace = mark(Workspace(select(HOME, Address("project", "SP01"))), "专项", "看", PNG)
    return save_filter(workspace, "早期", Filter(to_year=1995))


@pytest.fixture
def path(tmp_path, atlas, kept):
    path = tmp_path / "武汉.gaoxin"
    save_workspace(kept, path, atlas, atlas.places)
    return path
