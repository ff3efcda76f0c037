"""The real window on the real atlas, as a person finds it."""

import pytest
from PySide6.QtWidgets import QApplication

from desktop import theme
from desktop.desk import Desk
from desktop.painting import load_fonts
from desktop.settings import Settings
from desktop.starting import make_window
from desktop.view import View
from desktop.wording import set_language
from geodata.reading import read_atlas


@pytest.fixture(scope="session")
def desk():
    return Desk(read_atlas())


@pytest.fixture
def window(qtbot, desk, tmp_path):
    theme.dress(QApplication.instance(), load_fonts())
    window = make_window(View(), desk, Settings(tmp_path / "kept.ini"))
    window.resize(1366, 768)
    qtbot.addWidget(window, before_close_func=lambda w: w.map.rest())
    window.show()
    qtbot.waitUntil(lambda: hasattr(window.right, "page"), timeout=10_000)
    qtbot.waitUntil(window.map.is_settled, timeout=10_000)
    yield window
    set_language("zh")
