import pytest
from PySide6.QtCore import Qt, QUrl

from desktop.panels.projects.project_list import ProjectList
from desktop.panels.projects.project_row import evidence_counts
from desktop.view import View, choose, narrow, select, speak
from geodata.choices import Choice, Filter
from geodata.filtering import matching
from geodata.records import Address

SP01, SP13 = Address("project", "SP01"), Address("project", "SP13")


@pytest.fixture
def listed(qtbot, store, desk):
    made = ProjectList(store, desk)
    qtbot.addWidget(made)
    made.resize(380, 700)
    made.show()
    return made


def text(listed):
    return listed.page.toPlainText()


def follow(listed, href):
    listed.page.anchorClicked.emit(QUrl(href))


def part_of(listed, project, following):
    whole = text(listed)
    return whole[whole.index(project) : whole.index(following)]


def test_every_project_has_its_row_in_both_languages(listed, store, desk):
    for language in ("zh", "en"):
        store.change(speak(store.view, language), "语言")
        for project in desk.atlas.projects.values():
            assert (project.name_en if language == "en" else project.name_zh) in text(listed)


def test_a_row_gives_industry_places_by_evidence_and_targets(listed):
    row = part_of(listed, "SP01", "SP04")
    assert "节能环保" in row
    assert "相关载体 10 处" in row
    assert "1" in row
    assert "9" in row
    assert "4 项目标" in row


def test_a_project_without_a_target_says_so(listed):
    assert "规划未设数值目标" in part_of(listed, "SP13", "SP14")
    assert "规划未设数值目标" not in part_of(listed, "SP01", "SP13")


def test_each_place_counts_once_and_a_list_of_its_city_apart(desk):
    for project in desk.atlas.projects:
        counts = evidence_counts(desk.links, project)
        found = desk.links.to(Address("project", project))
        assert sum(counts.values()) == len(
            {link.place for link in found if link.evidence != "unverified"}
        )
    assert evidence_counts(desk.links, "SP01") == {
        "named": 0,
        "listed": 1,
        "listed_city": 9,
        "matched": 0,
    }


def test_focus_technologies_are_folded_until_asked_for(listed, desk):
    focus = desk.atlas.projects["SP01"].focus_zh[0]
    assert focus not in text(listed)
    follow(listed, "fold:focus/SP01")
    assert focus in text(listed)
    assert "收起重点技术" in text(listed)


def test_a_name_selects_its_project_and_leaves_the_filter(listed, store):
    before = store.view.filter
    follow(listed, "at:project/SP01")
    assert store.view == select(View(filter=before), SP01)
    assert store.undo_words == "选择 半导体照明"


def test_the_tick_waits_for_a_project(listed, store):
    assert not listed.only.isEnabled()
    follow(listed, "at:project/SP01")
    assert listed.only.isEnabled()
    assert listed.only.text() == "只看 半导体照明 的相关载体"


def test_the_tick_shows_the_projects_places_alone_and_keeps_the_other_filters(listed, store, desk):
    everywhere = narrow(View(), Filter().choose("kind", Choice(any=("zone",))))
    store.change(everywhere, "筛选")
    follow(listed, "at:project/SP01")
    listed.only.click()
    assert store.view.filter == everywhere.filter.choose("project", Choice(any=("SP01",)))
    left = matching(desk.atlas, desk.links, store.view.filter)
    assert left
    assert all(desk.atlas.places[place].kind == "zone" for place in left)
    listed.only.click()
    assert store.view.filter == everywhere.filter


def test_while_ticked_another_project_takes_the_place_of_the_first(listed, store):
    follow(listed, "at:project/SP01")
    listed.only.click()
    follow(listed, "at:project/SP13")
    assert store.view.selection == SP13
    assert store.view.filter.choice("project") == Choice(any=("SP13",))
    store.undo()
    assert (store.view.selection, listed.only.isChecked()) == (SP01, True)


def test_the_tick_can_be_taken_off_while_something_else_is_selected(listed, store):
    store.change(choose(store.view, "project", Choice(any=("SP01",))), "筛选")
    assert listed.only.isChecked()
    listed.only.click()
    assert store.view.filter.choice("project").idle


def test_a_project_selected_elsewhere_is_brought_in_sight(listed, store, qtbot):
    store.change(select(store.view, Address("project", "SP14")), "搜索")
    qtbot.waitUntil(lambda: listed.page.verticalScrollBar().value() > 0)


def test_tab_and_enter_reach_a_project(listed, store, qtbot):
    listed.page.setFocus()
    qtbot.keyClick(listed.page, Qt.Key.Key_Tab)
    qtbot.keyClick(listed.page, Qt.Key.Key_Return)
    assert store.view.selection == SP01


def test_while_hidden_it_waits_and_then_catches_up(qtbot, store, desk):
    hidden = ProjectList(store, desk)
    qtbot.addWidget(hidden)
    store.change(select(speak(store.view, "en"), SP01), "看")
    assert text(hidden) == ""
    hidden.show()
    assert "special projects" in text(hidden)
    assert hidden.only.isEnabled()
