"""A live map of the shipped atlas, settled on the whole country."""

import pytest

from desktop.map.canvas import MapCanvas
from desktop.painting import load_fonts
from desktop.store import Store
from desktop.view import View


@pytest.fixture
def store(qapp):
    return Store(View())


@pytest.fixture
def canvas(qtbot, atlas, store):
    load_fonts()
    canvas = MapCanvas(store, atlas)
    qtbot.addWidget(canvas)
    canvas.resize(1000, 760)
    canvas.show()
    qtbot.waitUntil(canvas.is_settled, timeout=10_000)
    yield canvas
    canvas.rest()
