"""The filter as a sentence: its words can be muted, taken out, kept under a name, loosened."""

import pytest
from hypothesis import given
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from desktop.panels.facets.phrases import phrases
from desktop.panels.filter_panel import FilterPanel
from desktop.view import View, choose, narrow, within
from desktop.wording import set_language
from geodata.choices import PLAN_FILTER, Choice, Filter
from geodata.filtering import matching, ways_out
from tests.geodata.filters import ATLAS, filters

BIO_OR_IT = Choice(any=("SEI-BIO", "SEI-IT"))
TRIANGLE = ((100.0, 30.0), (125.0, 30.0), (110.0, 40.0))


@pytest.fixture
def panel(qtbot, store, desk):
    made = FilterPanel(store, desk)
    qtbot.addWidget(made)
    made.resize(300, 900)
    made.show()
    qtbot.waitExposed(made)
    return made


def passing(store, desk):
    return set(matching(desk.atlas, desk.links, store.view.filter))


def chip(panel, words):
    return next(chip for chip in panel.chips.chips if chip.words.text() == words)


def sentence(panel, language="zh"):
    said = phrases(panel._desk.atlas, panel._store.view.filter, language)
    return " ".join(f"{phrase.before} {phrase.words}" for phrase in said).split()


def test_the_filter_reads_as_a_sentence(panel, store):
    view = choose(store.view, "industry", BIO_OR_IT)
    view = choose(view, "region", Choice(any=("east",), none=("320000",)))
    store.change(narrow(view, view.filter.between(None, 2010)), "筛选")
    assert sentence(panel) == [
        *("规划口径（2010年底前）", "且", "生物", "或", "新一代信息技术", "且", "东部", "且"),
        *("非", "江苏", "且", "2010年及以前批准"),
    ]
    assert [chip.words.text() for chip in panel.chips.chips][-2:] == ["非 江苏", "2010年及以前批准"]


def test_the_cross_takes_just_those_words_out(panel, store):
    view = choose(store.view, "industry", BIO_OR_IT)
    store.change(choose(view, "region", Choice(none=("320000", "110000"))), "筛选")
    chip(panel, "生物").cross.click()
    assert store.view.filter.choice("industry") == Choice(any=("SEI-IT",))
    chip(panel, "非 江苏").cross.click()
    assert store.view.filter.choice("region") == Choice(none=("110000",))
    chip(panel, "新一代信息技术").cross.click()
    chip(panel, "非 北京").cross.click()
    assert store.view.filter == PLAN_FILTER
    assert store.undo_words == "去掉“非 北京”"


def test_a_click_on_the_words_mutes_their_part_and_another_applies_it_again(panel, store, desk):
    store.change(choose(store.view, "industry", BIO_OR_IT), "筛选")
    narrowed = passing(store, desk)
    chip(panel, "生物").words.click()
    assert store.view.filter.muted == ("industry",)
    assert passing(store, desk) > narrowed
    assert store.view.filter.choice("industry") == BIO_OR_IT
    assert not chip(panel, "新一代信息技术").words.isChecked()
    chip(panel, "新一代信息技术").words.click()
    assert passing(store, desk) == narrowed
    assert store.view.filter.muted == ()


def test_words_taken_out_of_a_muted_part_leave_the_rest_muted(panel, store):
    view = choose(store.view, "industry", BIO_OR_IT)
    store.change(narrow(view, view.filter.mute("industry", muted=True)), "筛选")
    chip(panel, "生物").cross.click()
    assert store.view.filter.choice("industry") == Choice(any=("SEI-IT",))
    assert store.view.filter.muted == ("industry",)


def test_the_keyboard_stays_in_the_sentence_when_delete_takes_words_out(qtbot, panel, store):
    store.change(choose(store.view, "industry", BIO_OR_IT), "筛选")
    panel.activateWindow()
    chip(panel, "生物").words.setFocus()
    qtbot.keyClick(QApplication.focusWidget() or chip(panel, "生物").words, Qt.Key.Key_Delete)
    assert store.view.filter.choice("industry") == Choice(any=("SEI-IT",))
    assert panel.window().focusWidget() is chip(panel, "新一代信息技术").words


def test_the_menu_of_words_takes_out_the_whole_part_too(panel, store):
    store.change(choose(store.view, "industry", BIO_OR_IT), "筛选")
    actions = {action.text(): action for action in chip(panel, "生物").menu().actions()}
    assert list(actions) == [
        "暂停“生物 或 新一代信息技术”",
        "去掉“生物”",
        "去掉“生物 或 新一代信息技术”",
    ]
    actions["去掉“生物 或 新一代信息技术”"].trigger()
    assert store.view.filter == PLAN_FILTER


def test_a_drawn_area_is_words_of_the_sentence_like_any_other(panel, store, desk):
    store.change(within(store.view, TRIANGLE), "绘定范围")
    assert passing(store, desk) < set(matching(desk.atlas, desk.links, PLAN_FILTER))
    chip(panel, "绘定范围内").words.click()
    assert passing(store, desk) == set(matching(desk.atlas, desk.links, PLAN_FILTER))
    chip(panel, "绘定范围内").cross.click()
    assert store.view.filter == PLAN_FILTER


def test_many_values_are_one_phrase_with_their_number(panel, store, desk):
    five = tuple(code for code, r in desk.atlas.regions.items() if r.level == "province")[:5]
    store.change(choose(store.view, "region", Choice(any=five)), "筛选")
    assert chip(panel, "地区 5 项")
    assert "江苏" in chip(panel, "地区 5 项").words.toolTip()


def test_the_way_back_to_the_plan_is_there_when_one_has_left_it(panel, store):
    assert not panel.chips.reset.isVisible()
    store.change(narrow(store.view, Filter()), "全部")
    assert panel.chips.reset.isVisible()
    panel.chips.reset.click()
    assert store.view == View()


@given(filters())
def test_each_phrase_knows_the_filter_without_it(wanted):
    try:
        for language in ("zh", "en"):
            set_language(language)
            said = phrases(ATLAS, wanted, language)
            assert {phrase.part for phrase in said} == set(wanted.parts)
            for phrase in said:
                assert phrase.words
                assert phrase.whole
                assert phrase.without != wanted
                kept = set(phrase.without.parts) - {phrase.part}
                assert kept == set(wanted.parts) - {phrase.part}
                assert set(phrase.without.muted) <= set(wanted.muted)
            assert [bool(phrase.before) for phrase in said] == [n > 0 for n in range(len(said))]
    finally:
        set_language("zh")


def stuck(store):
    nothing = PLAN_FILTER.choose("kind", Choice(any=("torch_software",)))
    nothing = nothing.choose("region", Choice(any=("430000",)))
    store.change(narrow(store.view, nothing), "筛选")
    return nothing


def test_a_filter_that_leaves_nothing_says_which_parts_to_loosen_the_best_first(panel, store, desk):
    assert not panel.ways_out.isVisible()
    nothing = stuck(store)
    assert not passing(store, desk)
    assert panel.count.text() == "没有符合条件的载体"
    found = [(p, n) for p, n in ways_out(desk.atlas, desk.links, nothing) if n]
    assert panel.ways_out.parts == tuple(part for part, _ in found)
    assert f"可得 {found[0][1]} 处" in panel.ways_out.text()
    panel.ways_out.linkActivated.emit(found[0][0])
    assert len(passing(store, desk)) == found[0][1]
    assert not panel.ways_out.isVisible()


def test_its_links_are_reached_by_key(qtbot, panel, store, desk):
    stuck(store)
    panel.activateWindow()
    panel.ways_out.setFocus()
    qtbot.keyClick(panel.ways_out, Qt.Key.Key_Tab)
    qtbot.keyClick(panel.ways_out, Qt.Key.Key_Return)
    assert passing(store, desk)


def test_where_no_single_part_is_to_blame_it_says_so(panel, store, desk):
    nothing = Filter(text="没有").choose("kind", Choice(any=()))
    store.change(narrow(store.view, nothing), "筛选")
    assert panel.ways_out.parts == ()
    assert "两项以上" in panel.ways_out.text()


def menu(panel):
    panel.saved.fill()
    return {action.text(): action for action in panel.saved.menu.actions() if action.text()}


def test_a_filter_is_kept_under_a_name_and_chosen_again(qtbot, panel, store):
    wanted = PLAN_FILTER.choose("industry", BIO_OR_IT).mute("industry", muted=True)
    store.change(narrow(store.view, wanted), "筛选")
    assert "还没有保存的筛选" in menu(panel)
    menu(panel)["保存当前筛选…"].trigger()
    assert panel.saved.line.text() == "规划口径（2010年底前）"
    panel.saved.line.setText("  我的 筛选 ")
    qtbot.keyClick(panel.saved.line, Qt.Key.Key_Return)
    assert not panel.saved.line.isVisible()
    store.change(narrow(store.view, Filter()), "全部")
    assert not menu(panel)["我的 筛选"].isChecked()
    menu(panel)["我的 筛选"].trigger()
    assert store.view.filter == wanted
    assert menu(panel)["我的 筛选"].isChecked()


def below(panel, heading, name):
    listed = menu(panel)[heading].menu().actions()
    return next(action for action in listed if action.text() == name)


def test_a_saved_filter_is_renamed_and_removed_and_both_are_undone(qtbot, panel, store):
    panel.saved.ask_name()
    panel.saved.line.setText("甲 & 乙")
    qtbot.keyClick(panel.saved.line, Qt.Key.Key_Return)
    below(panel, "改名", "甲 && 乙").trigger()
    assert panel.saved.line.text() == "甲 & 乙"
    panel.saved.line.setText("丙")
    qtbot.keyClick(panel.saved.line, Qt.Key.Key_Return)
    assert [kept.name for kept in store.workspace.filters] == ["丙"]
    below(panel, "删除", "丙").trigger()
    assert store.workspace.filters == ()
    store.undo()
    store.undo()
    assert [kept.name for kept in store.workspace.filters] == ["甲 & 乙"]


def test_escape_gives_up_a_name_that_is_asked_for(qtbot, panel, store):
    panel.saved.ask_name()
    qtbot.keyClick(panel.saved.line, Qt.Key.Key_Escape)
    assert not panel.saved.line.isVisible()
    assert store.workspace.filters == ()
