"""A story is scenes in the person's order; each keeps the View of its moment and its words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.view import View, select
from desktop.workspace.records import USUAL_SECONDS, Workspace, changed_names, see
from desktop.workspace.story import (
    add_scene,
    caption,
    entitle,
    illustrate_scene,
    move_scene,
    remove_scene,
    set_seconds,
    take_scene_again,
)
from geodata.records import Address

ELSEWHERE = select(View(), Address("project", "SP01"))


def titles(workspace):
    return "".join(scene.title for scene in workspace.story)


@pytest.fixture
def three():
    workspace = Workspace()
    for title in "甲乙丙":
        workspace, _ = add_scene(workspace, title)
    return workspace


def test_a_scene_keeps_the_view_of_its_moment():
    workspace, new_id = add_scene(Workspace(ELSEWHERE), "专项", b"png")
    scene = see(workspace, View()).scene(new_id)
    assert (scene.title, scene.view, scene.picture) == ("专项", ELSEWHERE, b"png")
    assert scene.seconds == USUAL_SECONDS
    assert changed_names(Workspace(ELSEWHERE), workspace) == {"story"}


def test_a_new_scene_stands_behind_the_one_in_hand_as_long_as_the_last_one(three):
    workspace, new_id = add_scene(set_seconds(three, 3, 45), "新", after=1)
    assert titles(workspace) == "甲新乙丙"
    assert workspace.scene(new_id).seconds == 45
    assert titles(add_scene(three, "新", after=99)[0]) == "甲乙丙新"


def test_words_times_and_views_change_one_scene_alone(three):
    changed = caption(entitle(three, 2, "东部"), 2, "先看这里")
    changed = take_scene_again(see(set_seconds(changed, 2, 9), ELSEWHERE), 2, b"new")
    changed = illustrate_scene(changed, 2, b"better")
    second = changed.scene(2)
    assert (second.title, second.caption, second.seconds) == ("东部", "先看这里", 9)
    assert (second.view, second.picture) == (ELSEWHERE, b"better")
    assert [changed.scene(n) for n in (1, 3)] == [three.scene(n) for n in (1, 3)]
    assert set_seconds(three, 1, -5).scene(1).seconds == 1


def test_what_is_gone_is_gone_and_nothing_else(three):
    assert titles(remove_scene(three, 2)) == "甲丙"
    assert move_scene(three, 9, 0) == three
    assert remove_scene(three, 9) == three


@given(st.integers(1, 3), st.integers(-1, 4))
def test_a_moved_scene_stands_where_it_was_put_and_the_others_keep_their_order(moved, position):
    workspace = Workspace()
    for title in "甲乙丙":
        workspace, _ = add_scene(workspace, title)
    after = [scene.id for scene in move_scene(workspace, moved, position).story]
    assert after.index(moved) == min(max(position, 0), 2)
    assert [n for n in after if n != moved] == [n for n in (1, 2, 3) if n != moved]
