from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.store import MOST_STEPS, Store
from desktop.view import Camera, View, choose, look_at, narrow, select, speak
from desktop.workspace.records import Workspace, mark, mark_again, save_filter, unmark
from geodata.choices import Choice, Filter
from geodata.records import Address
from tests.desktop.workspace.test_view_files import VIEWS

SOMETHING = Address("project", "SP01")
NEAR = Camera(0.0, 0.0, 1000.0, 1000.0)
NEARER = Camera(0.0, 0.0, 500.0, 500.0)


@pytest.fixture
def store(qtbot):
    return Store()


def test_a_change_tells_old_new_and_the_names_of_what_changed(store):
    told = []
    store.changed.connect(lambda *all_three: told.append(all_three))
    before = store.view
    after = select(before, SOMETHING)
    store.change(after, "选择")
    assert told == [(before, after, frozenset({"selection"}))]


def test_a_change_to_the_same_view_tells_nobody_and_is_no_step(store):
    told = []
    store.changed.connect(lambda *all_three: told.append(all_three))
    store.change(View(), "无")
    assert not told
    assert store.undo_words == ""


def test_undo_and_redo_walk_the_views_back_and_forth(store):
    first = store.view
    second = select(first, SOMETHING)
    third = choose(second, "kind", Choice(any=("zone",)))
    store.change(second, "选择")
    store.change(third, "筛选")
    store.undo()
    assert store.view == second
    assert (store.undo_words, store.redo_words) == ("选择", "筛选")
    store.undo()
    assert store.view == first
    store.redo()
    store.redo()
    assert store.view == third


def test_a_new_change_forgets_what_was_undone(store):
    store.change(select(store.view, SOMETHING), "选择")
    store.undo()
    store.change(look_at(store.view, NEAR), "移动")
    store.redo()
    assert store.view == look_at(View(), NEAR)


def test_movements_in_a_row_are_one_step(store):
    start = store.view
    store.change(look_at(store.view, NEAR), "移动")
    store.change(look_at(store.view, NEARER), "移动")
    store.undo()
    assert store.view == start


def test_a_selection_between_two_movements_keeps_them_apart(store):
    store.change(look_at(store.view, NEAR), "移动")
    store.change(select(store.view, SOMETHING), "选择")
    store.change(look_at(store.view, NEARER), "移动")
    store.undo()
    assert store.view.camera == NEAR
    assert store.view.selection == SOMETHING


def test_changes_of_one_gesture_are_one_step_with_the_last_words(store):
    start = store.view
    store.change(narrow(start, Filter(to_year=2001)), "截至 2001 年", merge="drag 1")
    store.change(narrow(start, Filter(to_year=2002)), "截至 2002 年", merge="drag 1")
    assert store.undo_words == "截至 2002 年"
    store.undo()
    assert (store.view, store.undo_words) == (start, "")
    store.redo()
    assert store.view.filter.to_year == 2002


@pytest.mark.parametrize("then", ["drag 2", ""])
def test_another_gesture_begins_another_step(store, then):
    start = store.view
    store.change(narrow(start, Filter(to_year=2001)), "截至 2001 年", merge="drag 1")
    store.change(narrow(start, Filter(to_year=2002)), "截至 2002 年", merge=then)
    store.undo()
    assert store.view.filter.to_year == 2001


def test_a_gesture_that_was_undone_is_not_continued(store):
    store.change(select(store.view, SOMETHING), "选择", merge="drag 1")
    store.change(narrow(store.view, Filter(to_year=2001)), "截至 2001 年", merge="drag 2")
    store.undo()
    store.change(narrow(store.view, Filter(to_year=2002)), "截至 2002 年", merge="drag 2")
    store.undo()
    assert store.view == select(View(), SOMETHING)
    assert store.undo_words == "选择"


def test_a_gesture_that_ends_where_it_began_is_no_step(store):
    start = store.view
    store.change(narrow(start, Filter(to_year=2001)), "截至 2001 年", merge="drag 1")
    store.change(start, "不限年份", merge="drag 1")
    assert store.undo_words == ""


def test_the_language_is_no_step_and_survives_undo(store):
    store.change(select(store.view, SOMETHING), "选择")
    store.change(speak(store.view, "en"), "英文")
    store.undo()
    assert store.view == replace(View(), language="en")


def test_only_the_newest_steps_are_kept(store):
    for number in range(MOST_STEPS + 5):
        store.change(select(store.view, Address("project", str(number))), "选择")
    for _ in range(MOST_STEPS + 5):
        store.undo()
    assert store.view.selection == Address("project", "4")


def test_a_bookmark_is_a_step_that_says_what_changed_and_leaves_the_view(store):
    told = []
    store.changed.connect(lambda *all_three: told.append(all_three))
    view = store.view
    store.keep(mark(store.workspace, "全国"), "添加书签 全国")
    assert told == [(view, view, frozenset({"bookmarks"}))]
    store.undo()
    assert store.workspace.bookmarks == ()
    store.redo()
    assert [kept.name for kept in store.workspace.bookmarks] == ["全国"]


def test_a_bookmark_deleted_by_mistake_comes_back_with_its_picture(store):
    store.keep(mark(store.workspace, "全国", picture=b"png"), "添加书签")
    before = store.workspace
    store.keep(unmark(before, 1), "删除书签")
    store.undo()
    assert store.workspace == before


def test_bookmarks_between_two_movements_keep_them_apart(store):
    store.change(look_at(store.view, NEAR), "移动")
    store.keep(mark(store.workspace, "近"), "添加书签")
    store.change(look_at(store.view, NEARER), "移动")
    assert [step.words for step in store.steps] == ["移动", "添加书签", "移动"]


def test_any_step_can_be_gone_to_and_tells_once(store):
    store.change(select(store.view, SOMETHING), "选择")
    store.keep(save_filter(store.workspace, "早期", Filter(to_year=1995)), "保存筛选")
    store.change(narrow(store.view, Filter(to_year=1995)), "筛选")
    last = store.workspace
    told = []
    store.changed.connect(lambda *all_three: told.append(all_three))
    store.go_to(0)
    assert (store.workspace, store.position) == (Workspace(), 0)
    assert [what for _, _, what in told] == [{"selection", "filter", "filters"}]
    assert [step.words for step in store.steps] == ["选择", "保存筛选", "筛选"]
    store.go_to(3)
    assert store.workspace == last
    store.go_to(3)
    assert len(told) == 2


@given(st.lists(st.sampled_from(["do", "undo", "redo", -1, 0, 1, 2, 3, 99]), max_size=25))
def test_wherever_one_goes_in_the_history_the_view_is_the_one_of_that_step(qapp, doings):
    store, views = Store(), [View()]
    for number, doing in enumerate(doings):
        if doing == "do":
            view = select(store.view, Address("project", str(number)))
            views = [*views[: store.position + 1], view]
            store.change(view, "选择")
        elif doing == "undo":
            store.undo()
        elif doing == "redo":
            store.redo()
        else:
            store.go_to(doing)
        assert store.view == views[store.position]
        assert len(store.steps) == len(views) - 1


def test_going_back_beyond_the_opening_of_a_workspace_keeps_its_bookmarks(store):
    store.change(select(store.view, SOMETHING), "选择")
    store.keep(mark(store.workspace, "旧"), "添加书签")
    opened = mark(Workspace(look_at(View(), NEAR)), "新")
    store.open(opened, "打开工作区")
    assert store.workspace == opened
    assert [step.words for step in store.steps] == ["选择", "打开工作区"]
    store.undo()
    assert store.view == select(View(), SOMETHING)
    assert store.workspace.bookmarks == opened.bookmarks
    store.undo()
    assert (store.view, store.workspace.bookmarks) == (View(), opened.bookmarks)


def test_a_better_picture_is_no_step_and_is_there_wherever_one_goes(store):
    store.keep(mark(store.workspace, "全国", picture=b"soon"), "添加书签")
    store.change(select(store.view, SOMETHING), "选择")
    store.keep(unmark(store.workspace, 1), "删除书签")
    store.undo()
    told = []
    store.changed.connect(lambda *all_three: told.append(all_three))
    store.illustrate(1, b"better")
    assert [what for _, _, what in told] == [{"bookmarks"}]
    assert [step.words for step in store.steps] == ["添加书签", "选择", "删除书签"]
    for position in (1, 2):
        store.go_to(position)
        assert store.workspace.bookmarks[0].picture == b"better"
    store.illustrate(7, b"none")
    assert store.workspace.bookmarks[0].picture == b"better"


def test_a_picture_of_another_view_of_the_bookmark_stays(store):
    store.keep(mark(store.workspace, "全国", picture=b"home"), "添加书签")
    store.change(select(store.view, SOMETHING), "选择")
    store.keep(mark_again(store.workspace, 1, b"soon"), "改为现在")
    store.illustrate(1, b"better")
    assert store.workspace.bookmarks[0].picture == b"better"
    store.go_to(1)
    assert store.workspace.bookmarks[0].picture == b"home"


@given(st.lists(VIEWS, max_size=6))
def test_every_change_of_the_view_but_its_language_can_be_undone_and_redone(qapp, views):
    store = Store()
    seen = [store.view]
    for number, view in enumerate(views):
        store.change(view, f"第 {number} 步", merge=str(number))
        if replace(view, language=seen[-1].language) != seen[-1]:
            seen.append(view)
    language = store.view.language
    for view in reversed(seen[:-1]):
        store.undo()
        assert store.view == replace(view, language=language)
    assert store.undo_words == ""
    for view in seen[1:]:
        store.redo()
        assert store.view == replace(view, language=language)
