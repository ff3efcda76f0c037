import math
from collections import Counter
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.sheet.drawing import Text
from desktop.sheet.framing import MapFrame
from desktop.sheet.gathering import step_of
from desktop.sheet.names import Setting
from desktop.sheet.palette import EM_MM, LIGHT
from desktop.sheet.places import place_marks
from desktop.sheet.shown import shown_places
from desktop.sheet.stacks import positions_m, several_em
from desktop.sheet.standing import Ranked, Standing
from desktop.view import HOME, View, compare, narrow, pick, select
from geodata.choices import PLAN_FILTER, Choice, Filter
from geodata.records import Address

EVERYTHING = narrow(HOME, Filter())
NATION, PROVINCE, CLOSEST = (step_of(13.0 * m_per_px) for m_per_px in (5700, 1000, 60))
ZHONGGUANCUN = "cn-htz-beijing-zhongguancun"
many = settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])


def stacks_of(atlas, view, step):
    shown = shown_places(atlas, view)
    return shown, tuple(Standing(Ranked(shown), step))


def with_place(stacks, place_id):
    return next(s for s in stacks if place_id in [place.id for place in s.places])


@st.composite
def views(draw, atlas):
    places = sorted(atlas.places)
    filters = [
        PLAN_FILTER,
        Filter(),
        Filter().choose("kind", Choice(any=("zone",))),
        Filter().choose("region", Choice(any=("320000", "330000"))),
    ]
    selections = [
        None,
        Address("project", draw(st.sampled_from(sorted(atlas.projects)))),
        Address("place", draw(st.sampled_from(places))),
    ]
    picked = draw(st.lists(st.sampled_from(places), max_size=20))
    view = pick(narrow(View(), draw(st.sampled_from(filters))), picked)
    return select(view, draw(st.sampled_from(selections)))


@many
@given(data=st.data(), m_per_px=st.floats(60, 24_000))
def test_every_shown_place_is_in_exactly_one_stack(atlas, data, m_per_px):
    shown, stacks = stacks_of(atlas, data.draw(views(atlas)), step_of(13 * m_per_px))
    found = [place.id for stack in stacks for place in stack.places]
    assert sorted(found) == sorted(place.id for place in shown.places)


@many
@given(data=st.data(), m_per_mm=st.floats(230, 60_000))
def test_the_numbers_in_a_frame_sum_up_to_the_places_in_it(atlas, data, m_per_mm):
    view = data.draw(views(atlas))
    shown = shown_places(atlas, view)
    x_m, y_m = data.draw(st.floats(-2e6, 2e6)), data.draw(st.floats(2e6, 5.5e6))
    frame = MapFrame(x_m, y_m, m_per_mm, 0.0, 0.0, 360.0, 200.0)
    marks = place_marks(shown, Setting(frame, LIGHT, EM_MM, ("zh",)))
    x, y = frame.to_mm(*positions_m(shown.places))
    # A mark stands within about two em of each of its places, so only the frame's edge is open.
    edge = 3.5 * EM_MM

    def inside(margin):
        within = (x > -margin) & (x < 360 + margin) & (y > -margin) & (y < 200 + margin)
        return int(within.sum())

    assert inside(-edge) <= marks.count <= inside(edge)
    if inside(-edge) == inside(edge):
        assert marks.count == inside(0.0)
    written = [
        int(m.words) for m in marks.marks if isinstance(m, Text) and m.about.startswith("stack/")
    ]
    alone = [m for m in marks.marks if m.about.startswith("place/")]
    assert sum(written) + len(alone) == marks.count


@many
@given(data=st.data(), m_per_px=st.floats(60, 24_000))
def test_what_is_in_focus_is_never_within_a_mark_of_several(atlas, data, m_per_px):
    view = data.draw(views(atlas))
    shown, stacks = stacks_of(atlas, view, step_of(13 * m_per_px))
    several = {place.id for stack in stacks if stack.several for place in stack.places}
    assert not several & {shown.selected, *shown.linked, *view.picked}
    assert not [i for i in several if atlas.places[i].kind == "demo_zone"]


def test_a_compared_place_has_its_own_mark(atlas):
    _, stacks = stacks_of(atlas, EVERYTHING, NATION)
    inside = next(stack for stack in stacks if stack.several).top
    _, stacks = stacks_of(atlas, compare(EVERYTHING, [Address("place", inside.id)]), NATION)
    assert not with_place(stacks, inside.id).several


def test_a_place_that_is_selected_leaves_its_stack_and_the_others_stay_counted(atlas):
    _, before = stacks_of(atlas, EVERYTHING, NATION)
    crowd = max(before, key=lambda stack: len(stack.places))
    chosen = crowd.places[3]
    _, after = stacks_of(atlas, select(EVERYTHING, Address("place", chosen.id)), NATION)
    assert with_place(after, chosen.id).places == (chosen,)
    assert chosen.id not in [place.id for stack in after if stack.several for place in stack.places]
    assert sum(len(stack.places) for stack in after) == sum(len(stack.places) for stack in before)


def test_stacks_part_as_one_comes_closer(atlas):
    numbers = [len(stacks_of(atlas, EVERYTHING, step)[1]) for step in (NATION, PROVINCE, CLOSEST)]
    assert numbers == sorted(numbers)
    assert numbers[0] < 0.4 * len(atlas.places) < 0.7 * len(atlas.places) < numbers[-1]


def test_at_the_closest_scale_only_what_shares_a_point_or_nearly_is_together(atlas):
    _, stacks = stacks_of(atlas, EVERYTHING, CLOSEST)
    for stack in stacks:
        x, y = positions_m(stack.places)
        assert np.hypot(x - x[0], y - y[0]).max() < 2 * 13 * 60


def test_a_stack_stands_at_the_point_of_one_of_its_places(atlas):
    for stack in stacks_of(atlas, EVERYTHING, NATION)[1]:
        if not stack.aside:
            x, y = positions_m(stack.places)
            assert (stack.x_m, stack.y_m) in zip(x, y, strict=True)


def test_the_zone_under_a_demonstration_zone_is_drawn_beside_it(atlas):
    _, stacks = stacks_of(atlas, HOME, CLOSEST)
    star, zone = with_place(stacks, "zhongguancun"), with_place(stacks, ZHONGGUANCUN)
    assert (star.aside, zone.aside) == (False, True)
    assert (star.x_m, star.y_m) == (zone.x_m, zone.y_m)
    gap = math.hypot(zone.dx_em, zone.dy_em)
    assert zone.size_em / 2 < gap < 1.5


def test_places_in_focus_at_one_point_stand_side_by_side(atlas):
    together = max(atlas.places_at_point.values(), key=len)
    _, stacks = stacks_of(atlas, pick(EVERYTHING, together), CLOSEST)
    spots = [
        (stack.x_m + 780 * stack.dx_em, stack.y_m - 780 * stack.dy_em)
        for stack in stacks
        if stack.top.id in together
    ]
    assert len(spots) == len(together)
    assert len(set(spots)) == len(together)


def test_no_mark_that_was_set_aside_covers_another_where_there_is_room(atlas):
    _, stacks = stacks_of(atlas, EVERYTHING, CLOSEST)
    em = 780.0
    for stack in (stack for stack in stacks if stack.aside):
        x, y = stack.x_m + em * stack.dx_em, stack.y_m - em * stack.dy_em
        for other in stacks:
            if other is not stack and (other.x_m, other.y_m) != (stack.x_m, stack.y_m):
                ox, oy = other.x_m + em * other.dx_em, other.y_m - em * other.dy_em
                reach = (stack.size_em + other.size_em) / 2
                assert math.hypot(x - ox, y - oy) / em >= 0.9 * reach


def test_a_stack_counts_its_kinds_and_what_is_unverified(atlas):
    _, stacks = stacks_of(atlas, EVERYTHING, NATION)
    for stack in stacks:
        kinds = Counter(place.kind for place in stack.places)
        assert {kind: number for kind, number, _ in stack.kinds} == kinds
        unverified = sum(place.standing == "unverified" for place in stack.places)
        assert sum(hollow for _, _, hollow in stack.kinds) == unverified


def test_the_mark_of_more_places_is_larger():
    assert several_em(9) < several_em(10) < several_em(100) < several_em(1000) == several_em(99999)


def test_faded_places_gather_among_themselves_and_stay_faint(atlas):
    view = select(EVERYTHING, Address("project", "SP01"))
    _, stacks = stacks_of(atlas, view, NATION)
    several = [stack for stack in stacks if stack.several]
    assert several
    assert all(stack.opacity < 0.5 for stack in several)


@pytest.mark.parametrize("step", [NATION, PROVINCE])
def test_the_order_of_the_atlas_alone_decides(atlas, step):
    shown, stacks = stacks_of(atlas, EVERYTHING, step)
    assert tuple(Standing(Ranked(replace(shown)), step)) == stacks
