import pytest
from PySide6.QtCore import Qt

from desktop.panels.parts.reveal import stay
from desktop.panels.table.table_panel import EVERYTHING, TablePanel
from desktop.settings import Settings
from desktop.view import narrow
from geodata.choices import Filter


@pytest.fixture
def settings(tmp_path):
    return Settings(tmp_path / "kept.ini")


@pytest.fixture
def panel(qtbot, store, desk, settings):
    """The table of all places, told of changes as the drawer tells it."""
    store.change(narrow(store.view, Filter()), "全部")
    made = TablePanel(store, desk, settings, stay)
    qtbot.addWidget(made)
    qtbot.addWidget(made.tools)
    made.resize(700, 420)
    made.show()
    made.show_view(store.view, EVERYTHING)
    qtbot.waitUntil(lambda: made.ready)
    store.changed.connect(lambda _old, new, what: made.show_view(new, what))
    return made


@pytest.fixture
def ids(panel):
    """The ids of the rows on screen, from the top."""
    return lambda: [panel.model.table.ids[row] for row in panel.model.rows]


@pytest.fixture
def selected(panel):
    """Positions that Qt has selected."""
    chosen = panel.view.selectionModel()
    return lambda: sorted({index.row() for index in chosen.selectedRows()})


@pytest.fixture
def click(qtbot, panel):
    """Clicks on a cell of the view's first column."""

    def click(position, keys=Qt.KeyboardModifier.NoModifier, button=Qt.MouseButton.LeftButton):
        at = panel.view.visualRect(panel.model.index(position, panel.model.first_column)).center()
        qtbot.mouseClick(panel.view.viewport(), button, keys, at)

    return click
