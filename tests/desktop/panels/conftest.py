from pathlib import Path

import pytest

from desktop.desk import Desk
from desktop.store import Store
from desktop.wording import set_language
from geodata.reading import read_atlas

TINY = Path(__file__).parents[2] / "data" / "tiny"


@pytest.fixture(scope="session")
def desk():
    return Desk(read_atlas(TINY))


@pytest.fixture
def store(qapp):
    yield Store()
    set_language("zh")
