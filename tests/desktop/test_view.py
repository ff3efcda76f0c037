"""Transitions of the View change what they name and nothing else."""

from dataclasses import FrozenInstanceError, fields, replace

import pytest

from desktop.view import (
    HOME,
    Camera,
    Shading,
    View,
    choose,
    compare,
    look_at,
    mute,
    narrow,
    pick,
    reset,
    select,
    shade,
    speak,
    switch_layer,
    within,
)
from geodata.choices import FACETS, IDLE, PLAN_FILTER, Choice, Filter
from geodata.records import Address

SOMETHING = Address("project", "SP19")
NEAR = Camera(10.0, 20.0, 3000.0, 2000.0)
BUSY = View(
    filter=Filter(text="donghu").choose("kind", Choice(any=("zone",))),
    selection=Address("place", "zhongguancun"),
    camera=Camera(1.0, 2.0, 3.0, 4.0),
    hidden=("rivers",),
    language="en",
)


def test_reset_is_a_first_start_in_the_language_of_now():
    full = replace(BUSY, picked=("a",), compared=(SOMETHING,), added=("graticule",))
    full = replace(full, shading=Shading("count"))
    assert reset(full) == replace(HOME, language="en")


def changed(old, new):
    return {
        field.name for field in fields(View) if getattr(old, field.name) != getattr(new, field.name)
    }


def test_the_first_view_is_the_plans_own_picture_of_the_whole_country_in_chinese():
    assert View(filter=PLAN_FILTER, selection=None, camera=None, language="zh") == HOME
    assert PLAN_FILTER.choice("standing") == Choice(any=("plan",))


def test_a_view_cannot_be_changed_in_place():
    with pytest.raises(FrozenInstanceError):
        HOME.language = "en"


@pytest.mark.parametrize(
    ("after", "what"),
    [
        (select(BUSY, SOMETHING), "selection"),
        (select(BUSY, None), "selection"),
        (narrow(BUSY, Filter()), "filter"),
        (choose(BUSY, "region", Choice(any=("320000",))), "filter"),
        (look_at(BUSY, NEAR), "camera"),
        (within(BUSY, [(100, 30), (110, 30), (110, 40)]), "filter"),
        (mute(BUSY, "kind", muted=True), "filter"),
        (look_at(BUSY, None), "camera"),
        (speak(BUSY, "zh"), "language"),
    ],
)
def test_a_transition_changes_one_part_and_keeps_the_rest(after, what):
    assert changed(BUSY, after) == {what}


def test_selecting_and_looking_take_what_they_are_given():
    assert select(BUSY, SOMETHING).selection == SOMETHING
    assert look_at(BUSY, NEAR).camera == NEAR
    assert speak(BUSY, "zh").language == "zh"


def test_a_language_that_the_program_does_not_speak_is_refused():
    with pytest.raises(ValueError, match="fr"):
        speak(HOME, "fr")


def test_a_facet_that_does_not_exist_is_refused():
    with pytest.raises(ValueError, match="colour"):
        choose(HOME, "colour", Choice(any=("red",)))


def test_facets_stand_in_their_order_whatever_the_order_of_choosing():
    forward = backward = Filter()
    for facet in FACETS:
        forward = forward.choose(facet, Choice(any=("x",)))
    for facet in reversed(FACETS):
        backward = backward.choose(facet, Choice(any=("x",)))
    assert forward == backward
    assert [facet for facet, _ in forward.choices] == list(FACETS)


def test_what_is_chosen_anew_is_applied_even_if_it_was_muted():
    wanted = Filter().choose("kind", Choice(any=("zone",))).between(1990, 2000).named("东湖")
    wanted = wanted.inside([(100.0, 30.0), (110.0, 30.0), (110.0, 40.0)])
    for part in wanted.parts:
        wanted = wanted.mute(part, muted=True)
    assert wanted.applied == Filter()
    again = wanted.choose("kind", Choice(any=("zone",))).between(1990, 2000).named("东湖")
    assert again.inside(wanted.area).muted == ()


def test_a_muted_part_is_kept_and_applied_again_as_it_was():
    wanted = Filter().choose("kind", Choice(any=("zone",))).between(1990, 2000)
    for part in wanted.parts:
        muted = wanted.mute(part, muted=True)
        assert muted != wanted
        assert muted.applied == wanted.without(part)
        assert muted.mute(part, muted=False) == wanted


def test_a_part_that_is_taken_out_is_no_longer_muted():
    wanted = Filter().between(1990, 2000).mute("years", muted=True)
    assert wanted.without("years") == Filter()
    assert replace(wanted, from_year=None, to_year=None) == Filter()
    assert Filter().mute("years", muted=True) == Filter()


def test_an_area_is_a_ring_closed_by_itself():
    ring = ((100.0, 30.0), (110.0, 30.0), (110.0, 40.0))
    assert within(HOME, [*ring, ring[0]]).filter.area == ring
    assert within(within(HOME, ring), ()) == HOME
    with pytest.raises(ValueError, match="100"):
        within(HOME, ring[:2])


def test_choosing_again_replaces_the_choice_within_a_facet_and_no_other():
    wanted = (
        Filter().choose("kind", Choice(any=("zone",))).choose("region", Choice(none=("110000",)))
    )
    again = wanted.choose("kind", Choice(any=("high_tech",)))
    assert again.choice("kind") == Choice(any=("high_tech",))
    assert again.choice("region") == Choice(none=("110000",))


def test_an_idle_choice_leaves_no_trace_so_that_equal_filters_are_equal():
    assert PLAN_FILTER.choose("standing", IDLE) == Filter()
    assert Filter().choice("kind") == IDLE


def test_choosing_nothing_is_not_the_same_as_not_choosing():
    nothing = Filter().choose("kind", Choice(any=()))
    assert nothing != Filter()
    assert not nothing.choice("kind").idle


def test_choosing_keeps_years_and_words():
    wanted = Filter(from_year=1988, to_year=2010, text="东湖")
    after = wanted.choose("kind", Choice(any=("zone",)))
    assert replace(after, choices=()) == wanted


@pytest.mark.parametrize(
    ("mode", "left"),
    [
        ("replace", ("c", "d")),
        ("add", ("a", "b", "c", "d")),
        ("remove", ("a", "b")),
        ("toggle", ("a", "b", "d")),
    ],
)
def test_a_hand_picks_instead_of_beside_or_away_from_what_was_picked(mode, left):
    assert pick(replace(HOME, picked=("a", "b", "c")), ("c", "d", "c"), mode).picked == left


def test_there_is_no_other_way_to_pick():
    with pytest.raises(ValueError, match="some"):
        pick(HOME, (), "some")


@pytest.mark.parametrize("usual", [True, False])
def test_a_layer_switched_on_and_off_again_leaves_no_trace(usual):
    other = switch_layer(HOME, "graticule", on=not usual, usual=usual)
    assert (other.hidden, other.added) == ((("graticule",), ()) if usual else ((), ("graticule",)))
    assert switch_layer(other, "graticule", on=usual, usual=usual) == HOME


def test_at_most_four_things_stand_side_by_side_each_once():
    things = [Address("place", name) for name in "aabcde"]
    assert [address.id for address in compare(HOME, things).compared] == ["a", "b", "c", "d"]


def test_colours_are_put_on_and_taken_off():
    coloured = shade(HOME, Shading("count"))
    assert changed(HOME, coloured) == {"shading"}
    assert shade(coloured, None) == HOME
