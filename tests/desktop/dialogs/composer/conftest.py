"""A composer over the tiny atlas, with its page made."""

from pathlib import Path

import pytest

from desktop.desk import Desk
from desktop.dialogs.composer.composer import Composer
from desktop.store import Store
from desktop.view import View
from desktop.wording import set_language
from geodata.reading import read_atlas

TINY = Path(__file__).parents[3] / "data" / "tiny"


@pytest.fixture(scope="module")
def desk():
    return Desk(read_atlas(TINY))


@pytest.fixture
def composer(qtbot, desk, tmp_path):
    def made(composer):
        qtbot.waitUntil(lambda: composer.ready, timeout=60_000)

    composer = Composer(Store(View()), desk, tmp_path, tmp_path / "own")
    qtbot.addWidget(composer, before_close_func=made)
    composer.show()
    qtbot.waitActive(composer)
    made(composer)
    yield composer
    set_language("zh")
