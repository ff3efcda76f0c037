"""The comparison in the drawer: it follows the View, and its buttons ask the Store."""

import pytest
from PySide6.QtGui import QGuiApplication

from desktop.panels.compare.compare_panel import ComparePanel
from desktop.panels.drawer import EVERYTHING
from desktop.panels.parts.reveal import stay
from desktop.store import Store
from desktop.view import View, compare, select, speak
from geodata.records import Address

DONGHU = Address("place", "cn-htz-hubei-wuhan-donghu")
YANGZHOU = Address("place", "cn-htz-jiangsu-yangzhou")
JIANGSU = Address("region", "320000")


@pytest.fixture
def panel(qtbot, desk):
    store = Store(compare(View(), (DONGHU, YANGZHOU)))
    panel = ComparePanel(store, desk, stay)
    qtbot.addWidget(panel)
    store.changed.connect(lambda _old, new, what: panel.show_view(new, what))
    panel.show_view(store.view, EVERYTHING)
    panel.store = store
    return panel


def test_the_sides_and_what_they_share_are_on_the_page(panel):
    words = panel.page.toPlainText()
    for wanted in ("东湖新技术", "扬州", "湖北省", "江苏省", "产业"):
        assert wanted in words


def test_with_nothing_to_compare_the_page_says_how_to_begin(panel):
    panel.clear.click()
    assert panel.store.view.compared == ()
    assert "加入对比" in panel.page.toPlainText()
    assert not panel.copy.isEnabled()


def test_what_is_selected_can_be_added_until_there_are_four(panel):
    store = panel.store
    assert not panel.add.isEnabled()
    store.change(select(store.view, JIANGSU), "选")
    panel.add.click()
    assert store.view.compared == (DONGHU, YANGZHOU, JIANGSU)
    assert not panel.add.isEnabled()


def test_sides_change_places_and_leave(panel):
    panel.swap.click()
    assert panel.store.view.compared == (YANGZHOU, DONGHU)
    panel.page.fold_asked.emit(f"drop/{YANGZHOU}")
    assert panel.store.view.compared == (DONGHU,)


def test_a_name_on_the_page_selects_its_thing(panel):
    panel.page.asked.emit(YANGZHOU)
    assert panel.store.view.selection == YANGZHOU


def test_the_comparison_is_copied_as_a_table(panel):
    panel.copy.click()
    lines = [line.split("\t") for line in QGuiApplication.clipboard().text().split("\n")]
    assert {len(line) for line in lines} == {3}
    assert ["省份", "湖北省", "江苏省"] in lines


def test_it_speaks_the_views_language(panel):
    store = panel.store
    store.change(speak(store.view, "en"), "语言")
    assert "Industries" in panel.page.toPlainText()
    assert panel.clear.toolTip() == "Clear the comparison"
