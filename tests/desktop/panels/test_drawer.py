"""The drawer: panels under the map, made when first seen and told only what they can show."""

import pytest
from PySide6.QtGui import QAction

from desktop.panels import drawer as drawers
from desktop.panels.drawer import EVERYTHING, Drawer, DrawerTab
from desktop.panels.parts.drawer_panel import DrawerPanel
from desktop.panels.parts.reveal import stay
from desktop.settings import Settings
from desktop.view import narrow, select, speak
from geodata.choices import Filter
from geodata.records import Address


class Recorder(DrawerPanel):
    """A panel that keeps what it was told."""

    def __init__(self, *_means):
        super().__init__()
        self.told = []

    def show_view(self, view, what):
        self.told.append((view, what))


@pytest.fixture
def drawer(qtbot, store, desk, tmp_path, monkeypatch):
    tabs = tuple(DrawerTab(i, "表格", "表格", Recorder) for i in ("first", "second"))
    monkeypatch.setattr(drawers, "DRAWERS", tabs)
    made = Drawer(store, desk, Settings(tmp_path / "kept.ini"), stay, QAction("x"))
    qtbot.addWidget(made)
    return made


def test_a_panel_is_made_when_it_is_first_seen_and_kept(drawer):
    assert drawer.panel is None
    drawer.show()
    first = drawer.panel
    assert first.isVisible()
    drawer.open(1)
    assert drawer.panel is not first
    assert drawer.findChildren(Recorder) == [first, drawer.panel]
    drawer.tabs.setCurrentIndex(0)
    assert drawer.panel is first


def test_a_new_panel_is_told_everything_and_then_what_changes(drawer, store):
    drawer.show()
    panel = drawer.panel
    assert panel.told == [(store.view, EVERYTHING)]
    store.change(narrow(store.view, Filter()), "全部")
    assert panel.told[1:] == [(store.view, {"filter"})]


def test_a_panel_out_of_sight_is_told_later_what_it_missed_once(drawer, store):
    drawer.show()
    first = drawer.panel
    drawer.open(1)
    told = len(first.told)
    store.change(narrow(store.view, Filter()), "全部")
    store.change(select(store.view, Address("project", "SP01")), "专项")
    assert len(first.told) == told
    drawer.open(0)
    assert first.told[told:] == [(store.view, {"filter", "selection"})]


def test_nothing_is_shown_while_the_drawer_is_closed(drawer, store):
    drawer.show()
    panel = drawer.panel
    drawer.hide()
    store.change(speak(store.view, "en"), "英文")
    assert len(panel.told) == 1
    drawer.show()
    assert panel.told[1:] == [(store.view, {"language"})]
    assert drawer.tabs.tabText(0) == "Table"
