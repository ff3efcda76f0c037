import pytest
from PySide6.QtCore import Qt, QUrl

from desktop.panels.plan.outline_rows import found_sections, outline_rows, section_of
from desktop.panels.plan.plan_panel import PlanPanel
from desktop.sheet.shown import shown_places
from desktop.view import View, select, speak
from geodata.records import Address


@pytest.fixture
def panel(qtbot, store, desk):
    made = PlanPanel(store, desk)
    qtbot.addWidget(made)
    made.resize(380, 700)
    made.show()
    return made


def selected(store):
    return store.view.selection


def test_every_section_has_a_row_with_its_title_and_our_summary_in_both_languages(
    panel, store, desk
):
    for language in ("zh", "en"):
        store.change(speak(store.view, language), "语言")
        for section in desk.atlas.sections.values():
            words = panel.tree.item(section.id).data(0, Qt.ItemDataRole.AccessibleTextRole)
            assert section.id in words
            assert (section.title_en if language == "en" else section.title_zh) in words
            assert (section.summary_en if language == "en" else section.summary_zh) in words


def test_a_chapter_counts_what_it_sets_with_all_below_it(desk):
    rows = {row.id: row for row in outline_rows(desk.atlas, desk.links, "zh")}
    in_chapter = [m for m in desk.atlas.metrics.values() if m.clause.section.split(".")[0] == "2"]
    assert in_chapter
    assert f"指标 {len(in_chapter)}" in rows["2"].counts
    own = [m for m in desk.atlas.metrics.values() if m.clause.section == "2.3.3"]
    assert f"指标 {len(own)}" in rows["2.3.3"].counts


def test_arrow_keys_walk_and_come_to_rest_on_a_selection(panel, store, qtbot):
    panel.tree.setFocus()
    panel.tree.setCurrentItem(panel.tree.item("1"))
    qtbot.keyClick(panel.tree, Qt.Key.Key_Down)
    resting = panel.tree.current
    assert resting != "1"
    qtbot.waitUntil(lambda: selected(store) == Address("section", resting))
    assert store.undo_words.startswith("选择 ")


def test_running_through_the_tree_selects_only_where_it_ends(panel, store, qtbot):
    panel.tree.setFocus()
    panel.tree.setCurrentItem(panel.tree.item("1"))
    for _ in range(3):
        qtbot.keyClick(panel.tree, Qt.Key.Key_Down)
    last = Address("section", panel.tree.current)
    qtbot.waitUntil(lambda: selected(store) == last)
    store.undo()
    assert selected(store) is None


def test_enter_and_a_click_choose_at_once(panel, store, qtbot):
    panel.tree.setCurrentItem(panel.tree.item("2"))
    qtbot.keyClick(panel.tree, Qt.Key.Key_Return)
    assert selected(store) == Address("section", "2")
    box = panel.tree.visualItemRect(panel.tree.item("1"))
    qtbot.mouseClick(panel.tree.viewport(), Qt.MouseButton.LeftButton, pos=box.center())
    assert selected(store) == Address("section", "1")


def test_the_page_below_shows_what_the_section_sets(panel, store, desk):
    store.change(select(View(), Address("section", "2.3.3")), "看")
    shown = panel.page.toPlainText()
    assert desk.atlas.sections["2.3.3"].summary_zh in shown
    for metric in desk.atlas.metrics.values():
        if metric.clause.section == "2.3.3":
            assert metric.name_zh in shown
    for action in desk.atlas.actions.values():
        if action.clause.section == "2.3.3":
            assert action.title_zh in shown


def test_a_selected_section_emphasises_its_places_on_the_map(store, desk):
    view = select(View(), Address("section", "6.1.1"))
    shown = shown_places(desk.atlas, view)
    named = {m.place for m in desk.atlas.mentions if m.clause.section == "6.1.1"}
    assert named
    assert named <= shown.linked
    assert len(shown.linked) < len(desk.atlas.places)


def test_the_tree_stands_where_the_selected_thing_is_written(panel, store, desk):
    store.change(select(View(), Address("metric", "T07")), "看")
    assert panel.tree.current == desk.atlas.metrics["T07"].clause.section
    assert selected(store) == Address("metric", "T07")
    assert panel.page.isVisible()


def test_nothing_of_the_plan_selected_stands_nowhere(panel, store):
    store.change(select(View(), Address("section", "2")), "看")
    store.change(select(View(), Address("place", "cn-htz-jiangsu-yangzhou")), "看")
    assert panel.tree.current == ""
    assert not panel.page.isVisible()


def test_a_link_of_the_page_selects_its_thing(panel, store):
    store.change(select(View(), Address("section", "2.3.3")), "看")
    panel.page.anchorClicked.emit(QUrl("at:metric/T07"))
    assert selected(store) == Address("metric", "T07")


def test_searching_keeps_what_is_found_and_the_way_to_it(panel, desk):
    panel.sought.setText("节能环保")
    found = found_sections(outline_rows(desk.atlas, desk.links, "zh"), "节能环保")
    assert "3.1.1" in found
    assert not panel.tree.item("3.1.1").isHidden()
    assert panel.tree.item("3.1").isExpanded()
    assert not panel.tree.item("3").isHidden()
    assert panel.tree.item("5.2.1").isHidden()
    panel.sought.clear()
    assert not panel.tree.item("5.2.1").isHidden()


def test_sections_are_found_by_number_by_english_and_by_their_metrics(desk):
    rows = outline_rows(desk.atlas, desk.links, "zh")
    assert {"2.3", "2.3.1", "2.3.3"} <= found_sections(rows, "2.3")
    section = desk.atlas.sections["3.1.1"]
    assert "3.1.1" in found_sections(rows, section.title_en.upper())
    metric = desk.atlas.metrics["T07"]
    assert metric.clause.section in found_sections(rows, metric.name_zh)
    assert found_sections(rows, "并无此事") == frozenset()


def test_nothing_found_is_said_and_a_selection_elsewhere_ends_the_search(panel, store):
    panel.sought.setText("并无此事")
    assert panel.none_found.isVisible()
    store.change(select(View(), Address("section", "2.3.3")), "看")
    assert panel.sought.text() == ""
    assert panel.tree.current == "2.3.3"


def test_enter_in_the_box_goes_to_the_first_found(panel, store, qtbot):
    panel.sought.setText("3.1.1")
    qtbot.keyClick(panel.sought, Qt.Key.Key_Return)
    assert selected(store) == Address("section", "3.1.1")


def test_the_button_asks_for_the_text(panel, qtbot):
    with qtbot.waitSignal(panel.text_asked):
        panel.open_text.click()


def test_while_hidden_it_waits_and_then_catches_up(qtbot, store, desk):
    hidden = PlanPanel(store, desk)
    qtbot.addWidget(hidden)
    store.change(select(View(), Address("section", "2")), "看")
    assert hidden.tree.topLevelItemCount() == 0
    hidden.show()
    assert hidden.tree.current == "2"


def test_a_language_keeps_what_was_open_and_where_it_stood(panel, store):
    store.change(select(View(), Address("section", "3.1.1")), "看")
    store.change(speak(store.view, "en"), "语言")
    assert panel.tree.current == "3.1.1"
    assert panel.tree.item("3.1").isExpanded()


def test_things_without_a_clause_are_written_nowhere(desk):
    assert section_of(desk.atlas, None) == ""
    assert section_of(desk.atlas, Address("entity", "ZONE")) == ""
    assert section_of(desk.atlas, Address("section", "2")) == "2"
