"""The right side: one page of what is selected, and lists that are made when first looked into."""

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QGuiApplication

from desktop import theme
from desktop.painting import load_fonts
from desktop.panels.coverage.coverage import CoveragePanel
from desktop.panels.plan.plan_panel import PlanPanel
from desktop.panels.projects.project_list import ProjectList
from desktop.panels.right_side import TABS, RightSide
from desktop.panels.scoreboard.scoreboard import Scoreboard
from desktop.view import View, select, speak
from geodata.records import Address

PROJECT, METRIC = Address("project", "SP01"), Address("metric", "T07")
TAB = {tab.id: number for number, tab in enumerate(TABS)}


@pytest.fixture
def side(qtbot, store, desk):
    side = RightSide(store, desk)
    qtbot.addWidget(side)
    side.resize(364, 700)
    side.show()
    return side


def front(side):
    return TABS[side.tabs.currentIndex()].id


@pytest.mark.parametrize(
    ("tab", "panel"),
    [
        ("projects", ProjectList),
        ("targets", Scoreboard),
        ("plan", PlanPanel),
        ("coverage", CoveragePanel),
    ],
)
def test_a_list_is_made_when_its_tab_is_first_opened_and_kept(side, tab, panel):
    assert side.findChild(panel) is None
    side.tabs.setCurrentIndex(TAB[tab])
    made = side.findChild(panel)
    assert made.isVisible()
    side.tabs.setCurrentIndex(0)
    side.tabs.setCurrentIndex(TAB[tab])
    assert side.findChildren(panel) == [made]


@pytest.mark.parametrize("tab", TAB)
def test_a_selection_made_elsewhere_brings_its_page_forward(side, store, tab):
    side.open(TAB[tab])
    store.change(select(store.view, PROJECT), "地图")
    assert front(side) == "selected"
    assert side.page.isVisible()


def test_letting_go_of_the_selection_leaves_the_tab(side, store):
    store.change(select(store.view, PROJECT), "地图")
    side.open(TAB["targets"])
    store.change(select(store.view, None), "取消选择")
    assert front(side) == "targets"


@pytest.mark.parametrize(("tab", "address"), [("projects", PROJECT), ("targets", METRIC)])
def test_a_list_stays_while_one_walks_through_its_own_things(qtbot, side, store, tab, address):
    side.open(TAB[tab])
    page = side.panels.currentWidget().page
    page.anchorClicked.emit(QUrl(f"at:{address}"))
    assert store.view.selection == address
    assert front(side) == tab
    qtbot.wait(1)
    # Once more, when it is chosen already: to its page.
    page.anchorClicked.emit(QUrl(f"at:{address}"))
    assert front(side) == "selected"


def test_a_link_from_a_list_to_something_else_goes_to_its_page(side, store, desk):
    side.open(TAB["projects"])
    industry = desk.atlas.projects["SP01"].industries[0]
    side.panels.currentWidget().page.anchorClicked.emit(QUrl(f"at:industry/{industry}"))
    assert store.view.selection == Address("industry", industry)
    assert front(side) == "selected"


def test_over_a_list_stands_what_is_selected_and_leads_to_its_page(side, store, desk):
    assert not side.where.isEnabled()
    store.change(select(store.view, PROJECT), "地图")
    assert side.where.toolTip() == ""
    side.open(TAB["targets"])
    assert desk.atlas.projects["SP01"].name_zh in side.where.toolTip()
    side.where.click()
    assert front(side) == "selected"


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_tab_has_a_name_and_says_its_key(side, store, language):
    store.change(speak(View(), language), "语言")
    for number in range(len(TABS)):
        assert side.tabs.tabText(number) or not side.tabs.tabIcon(number).isNull()
        assert side.tabs.accessibleTabName(number)
        assert f"Alt+{number + 1}" in side.tabs.tabToolTip(number)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_no_tab_is_cut_short_in_a_column_of_the_usual_width(qapp, side, store, language):
    theme.dress(qapp, load_fonts())
    store.change(speak(View(), language), "语言")
    assert side.tabs.sizeHint().width() <= side.tabs.width()


def test_the_menu_of_a_page_copies_the_address_of_its_thing(side, store):
    store.change(select(store.view, PROJECT), "地图")
    menu = side.page.menu_at(side.page.rect().bottomRight())
    names = [action.objectName() for action in menu.actions()]
    assert "link-copy" not in names
    menu.actions()[names.index("copy_address")].trigger()
    assert QGuiApplication.clipboard().text() == "gaoxin://project/SP01"


def test_the_menu_over_a_link_copies_the_address_that_the_link_leads_to(side, store, desk):
    store.change(select(store.view, PROJECT), "地图")
    side.page.show_page('<p><a href="at:metric/T07">GDP GDP GDP</a></p>')
    block = side.page.document().firstBlock()
    place = side.page.document().documentLayout().blockBoundingRect(block).topLeft().toPoint()
    where = place + side.page.rect().topLeft()
    where.setX(where.x() + 8)
    where.setY(where.y() + 6)
    menu = side.page.menu_at(where)
    copying = next(a for a in menu.actions() if a.objectName() == "copy_address")
    copying.trigger()
    assert QGuiApplication.clipboard().text() == "gaoxin://metric/T07"
