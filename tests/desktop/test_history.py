"""Back and Forward walk through what was read, like the pages of a book one leafs through."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from desktop.history import MOST, History, visited, went_back, went_forward
from geodata.records import Address

THINGS = [Address("project", f"SP{n:02}") for n in range(1, 6)]
SELECTIONS = st.none() | st.sampled_from(THINGS)
STEPS = st.lists(st.tuples(st.sampled_from(["select", "back", "forward"]), SELECTIONS))
A, B, C = THINGS[:3]


def walked(steps):
    history = History()
    for what, address in steps:
        if what == "select":
            history = visited(history, address)
        else:
            history = went_back(history) if what == "back" else went_forward(history)
    return history


def read(*addresses):
    history = History()
    for address in addresses:
        history = visited(history, address)
    return history


def test_back_returns_through_all_that_was_read_and_forward_comes_again():
    history = went_back(went_back(read(A, B, C)))
    assert history == History((), A, (C, B))
    assert went_forward(went_forward(history)) == read(A, B, C)


def test_a_new_selection_forgets_what_lay_ahead():
    assert visited(went_back(read(A, B)), C) == History((A,), C)


def test_letting_go_keeps_the_way_back_and_the_way_on():
    let_go = visited(went_back(read(A, B, C)), None)
    assert went_back(let_go).now == B
    assert went_forward(let_go).now == C


def test_what_was_let_go_of_and_taken_up_again_stands_once():
    assert visited(visited(read(A, B), None), B) == read(A, B)


@given(STEPS)
def test_back_and_forward_undo_each_other(steps):
    history = walked(steps)
    if history.now is not None and history.past:
        assert went_forward(went_back(history)) == history
    if history.now is not None and history.future:
        assert went_back(went_forward(history)) == history


@given(STEPS, SELECTIONS)
def test_what_is_selected_is_what_is_read_and_twice_is_once(steps, address):
    once = visited(walked(steps), address)
    assert once.now == address
    assert visited(once, address) == once


@given(STEPS)
def test_no_two_pages_in_a_row_are_the_same(steps):
    history = walked(steps)
    way = [*history.past, *([history.now] if history.now else []), *reversed(history.future)]
    # Where nothing is selected, the next page ahead may be the one just let go of.
    if history.now is not None:
        assert all(one != other for one, other in pairwise(way))


@given(st.lists(st.sampled_from(THINGS), min_size=MOST, max_size=MOST + 60))
def test_the_way_back_is_never_longer_than_its_limit(addresses):
    history = read(*addresses)
    assert len(history.past) <= MOST
    assert history.now == addresses[-1]


def test_with_nowhere_to_go_nothing_changes():
    assert went_back(History()) == went_forward(History()) == History()
    assert went_back(read(A)) == went_forward(read(A)) == read(A)
