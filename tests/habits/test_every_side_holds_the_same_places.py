"""One question, several sides: map, table and charts hold the places of the filter, no others."""

import pytest
from hypothesis import HealthCheck, given, settings

from desktop.panels.drawer import DRAWERS
from desktop.view import narrow
from geodata.filtering import matching
from tests.geodata.filters import filters

ROOMS = [tab.id for tab in DRAWERS]


@pytest.fixture
def page(window, qtbot):
    """Brings a page of the drawer forward and gives it."""

    def opened(room):
        window.middle.drawer.open(ROOMS.index(room))
        return window.middle.drawer.panel

    window.commands.action("drawer").setChecked(True)
    qtbot.waitUntil(lambda: opened("table").ready, timeout=15_000)
    return opened


@settings(max_examples=20, suppress_health_check=list(HealthCheck))
@given(wanted=filters())
def test_map_table_and_charts_hold_the_places_of_any_filter(window, page, qtbot, desk, wanted):
    window._store.change(narrow(window._store.view, wanted), "筛选")
    kept = set(matching(desk.atlas, desk.links, wanted))
    model = page("table").model
    qtbot.waitUntil(lambda: {model.table.ids[row] for row in model.rows} == kept, timeout=15_000)
    assert set(window.map.marks.shown) == kept
    for rows in page("charts").room.rows.values():
        assert {i for bar in rows.bars for i in bar.ids} == kept
