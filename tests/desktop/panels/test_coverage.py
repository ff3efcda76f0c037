"""The coverage panel: numbers that lead to just the places they count."""

import re

import pytest
from PySide6.QtCore import QUrl

from desktop.desk import Desk
from desktop.panels.coverage.coverage import CoveragePanel
from desktop.panels.coverage.tables import places_of
from desktop.store import Store
from desktop.view import View, speak
from geodata.filtering import matching
from geodata.reading import read_atlas

NUMBER = re.compile(r'<a href="just:([^"]*)"[^>]*>(?:<span[^>]*>)?(\d+)')


@pytest.fixture(scope="module")
def whole():
    return Desk(read_atlas())


@pytest.fixture
def panel(qtbot, whole):
    panel = CoveragePanel(Store(), whole)
    qtbot.addWidget(panel)
    panel.resize(364, 700)
    panel.show()
    return panel


def numbers(panel):
    return [(key, int(n)) for key, n in NUMBER.findall(panel.page.toHtml())]


def test_every_number_leads_to_as_many_places_as_it_says(panel, whole):
    found = numbers(panel)
    assert len(found) > 100
    for key, number in found:
        assert len(matching(whole.atlas, whole.links, places_of(key))) == number, key


def test_a_number_sets_the_filter_and_says_so(panel):
    store = panel._store
    panel.page.anchorClicked.emit(QUrl("just:standing/high_tech/later"))
    assert store.view.filter == places_of("standing/high_tech/later")
    assert "高新技术产业化基地" in store.undo_words
    store.undo()
    assert store.view == View()


def test_a_province_in_which_nothing_was_found_is_blank_and_the_page_says_what_blank_means(panel):
    assert "空白是未找到，不等于没有" in panel.page.toPlainText()
    linked = {key for key, _ in numbers(panel) if key.startswith("province/")}
    assert "province/zone/110000" in linked
    assert "province/demo_zone/540000" not in linked


def test_the_bars_are_painted_to_the_share_of_the_plan_that_is_held(panel):
    width = 200
    for one in panel.found:
        image = panel._paint("held", one.kind, width, 1.0)
        accent = image.pixelColor(1, 4)
        held = sum(image.pixelColor(x, 4) == accent for x in range(width))
        assert held == pytest.approx(width * one.in_plan / one.plan, abs=3)


def test_the_panel_speaks_the_language_of_the_view(panel):
    panel._store.change(speak(View(), "en"), "English")
    assert "What the atlas holds" in panel.page.toPlainText()
    assert "Jiangsu" in panel.page.toPlainText()


def test_a_key_of_no_number_is_a_mistake():
    with pytest.raises(ValueError, match="weather"):
        places_of("weather/zone/rain")
