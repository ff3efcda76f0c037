"""A composer over the tiny atlas, with its page made."""

from pathlib import Path

import pytest

from desktop.desk import Desk
from desktop.dialogs.composer.composer import Composer
from desktop.sheet.page_files import templates
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
    """A composer whose own templates are in tmp_path."""

    def made(composer):
        qtbot.waitUntil(lambda: composer.ready, timeout=60_000)

    composer = Composer(Store(View()), desk, tmp_path, tmp_path / "own")
    qtbot.addWidget(composer, before_close_func=made)
    composer.show()
    qtbot.waitActive(composer)
    made(composer)
    yield composer
    set_language("zh")


@pytest.fixture(scope="module")
def window(qapp, desk, tmp_path_factory):
    """One composer for all the tests of a file."""
    folder = tmp_path_factory.mktemp("composer")
    composer = Composer(Store(View()), desk, folder, folder / "own")
    composer.show()
    yield composer
    while not composer.ready:
        qapp.processEvents()
    composer.close()
    composer.deleteLater()


@pytest.fixture
def begun(window, qtbot):
    """The file's composer with its first template, as if it had just been opened."""
    window.begin(templates()[0].page)
    window.preview.take()
    window.activateWindow()
    qtbot.waitActive(window)
    yield window
    window._store.change(View(), "初始")
    set_language("zh")
