import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.view import View, select
from desktop.workspace.records import (
    Workspace,
    changed_names,
    describe,
    drop_filter,
    mark,
    mark_again,
    move_bookmark,
    rename_filter,
    save_filter,
    see,
    unmark,
)
from geodata.choices import PLAN_FILTER, Filter
from geodata.records import Address

ELSEWHERE = select(View(), Address("project", "SP01"))
NARROW = Filter(to_year=2010)


def names(workspace):
    return [bookmark.name for bookmark in workspace.bookmarks]


@pytest.fixture
def three():
    workspace = Workspace()
    for name in "甲乙丙":
        workspace = mark(workspace, name)
    return workspace


def test_a_bookmark_keeps_the_view_of_its_moment():
    workspace = see(mark(Workspace(ELSEWHERE), "专项", "说明", b"png"), View())
    (bookmark,) = workspace.bookmarks
    assert (bookmark.name, bookmark.note, bookmark.picture) == ("专项", "说明", b"png")
    assert bookmark.view == ELSEWHERE


def test_bookmarks_of_one_name_are_told_apart(three):
    twice = mark(three, "甲")
    assert len({bookmark.id for bookmark in twice.bookmarks}) == 4


@given(st.lists(st.tuples(st.integers(1, 6), st.integers(-2, 8)), max_size=12))
def test_moving_bookmarks_loses_none_and_puts_each_where_it_was_asked(moves):
    workspace = Workspace()
    for name in "甲乙丙丁":
        workspace = mark(workspace, name)
    for bookmark_id, position in moves:
        workspace = move_bookmark(workspace, bookmark_id, position)
        assert sorted(names(workspace)) == sorted("甲乙丙丁")
        if bookmark_id <= 4:
            landed = min(max(position, 0), 3)
            assert workspace.bookmarks[landed].id == bookmark_id


def test_what_is_said_of_a_bookmark_leaves_the_others_and_its_view(three):
    changed = describe(three, 2, "乙二", "看这里")
    assert names(changed) == ["甲", "乙二", "丙"]
    assert changed.bookmarks[1].view == three.bookmarks[1].view
    assert changed.bookmarks[1].note == "看这里"


def test_a_bookmark_can_show_what_is_seen_now_instead(three):
    changed = mark_again(see(three, ELSEWHERE), 2, b"new")
    assert [bookmark.view for bookmark in changed.bookmarks] == [View(), ELSEWHERE, View()]
    assert changed.bookmarks[1].picture == b"new"


def test_a_bookmark_taken_out_is_gone_and_one_that_is_not_there_changes_nothing(three):
    assert names(unmark(three, 2)) == ["甲", "丙"]
    assert unmark(three, 9) == three
    assert describe(three, 9, "无", "") == three
    assert move_bookmark(three, 9, 0) == three


def test_a_filter_is_saved_once_under_a_name_in_its_old_place():
    workspace = save_filter(save_filter(Workspace(), "规划", PLAN_FILTER), "早期", NARROW)
    again = save_filter(workspace, "规划", Filter())
    assert [saved.name for saved in again.filters] == ["规划", "早期"]
    assert again.filter_named("规划") == Filter()
    assert again.filter_named("早期") == NARROW
    assert again.filter_named("没有") is None


def test_a_filter_renamed_to_a_name_in_use_takes_it_over():
    workspace = save_filter(save_filter(Workspace(), "甲", PLAN_FILTER), "乙", NARROW)
    renamed = rename_filter(workspace, "乙", "甲")
    assert [saved.name for saved in renamed.filters] == ["甲"]
    assert renamed.filter_named("甲") == NARROW
    assert rename_filter(workspace, "没有", "甲") == workspace
    assert rename_filter(workspace, "甲", "甲") == workspace


def test_a_dropped_filter_is_gone():
    workspace = save_filter(Workspace(), "甲", NARROW)
    assert drop_filter(workspace, "甲") == Workspace()


def test_what_differs_between_two_workspaces_is_named():
    old = Workspace()
    new = save_filter(mark(see(old, ELSEWHERE), "甲"), "乙", NARROW)
    assert changed_names(old, new) == {"selection", "bookmarks", "filters"}
    assert changed_names(new, new) == frozenset()
