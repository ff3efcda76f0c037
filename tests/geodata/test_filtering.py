"""A filter lets pass exactly the places that fulfil it; counts say what a choice would leave."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geodata.choices import FACETS, PLAN_FILTER, Choice, Filter
from geodata.filtering import (
    facet_counts,
    matching,
    plan_counts,
    standing_counts,
    ways_out,
)
from tests.geodata.filters import ATLAS, LINKS, VALUES, filters, passes


@settings(max_examples=50)
@given(filters())
def test_the_places_are_those_that_fulfil_every_part_in_table_order(wanted):
    expected = tuple(place.id for place in ATLAS.places.values() if passes(place, wanted))
    assert matching(ATLAS, LINKS, wanted) == expected


@settings(max_examples=60)
@given(filters(), st.sampled_from(FACETS), st.data())
def test_a_count_is_what_choosing_that_value_alone_would_leave(wanted, facet, data):
    counts = facet_counts(ATLAS, LINKS, wanted, facet)
    ruled_out = wanted.choice(facet).none
    # Those of no place, most prefectures, are worth a look too, but not most looks.
    values = st.sampled_from([*counts, VALUES[facet][-1]])
    for value in data.draw(st.lists(values, min_size=1, max_size=4)):
        none = tuple(other for other in ruled_out if other != value)
        alone = wanted.choose(facet, Choice(any=(value,), none=none))
        left = sum(passes(place, alone) for place in ATLAS.places.values())
        assert counts.get(value, 0) == left, value


@settings(max_examples=25)
@given(filters())
def test_the_ways_out_say_what_each_part_keeps_back_the_most_first(wanted):
    found = ways_out(ATLAS, LINKS, wanted)
    assert {part for part, _ in found} == set(wanted.parts) - set(wanted.muted)
    assert [n for _, n in found] == sorted((n for _, n in found), reverse=True)
    for part, n in found:
        left = [place for place in ATLAS.places.values() if passes(place, wanted.without(part))]
        assert n == len(left), part


@given(filters(), filters())
def test_a_further_condition_never_lets_more_pass(first, second):
    both = first
    for facet, choice in second.choices:
        # Evidence is asked of the links to what is chosen: it goes by other parts, and they by it.
        if first.choice(facet).idle and "evidence" not in (facet, *first.parts):
            both = both.choose(facet, choice)
    assert set(matching(ATLAS, LINKS, both)) <= set(matching(ATLAS, LINKS, first))


def test_no_filter_lets_every_place_pass():
    assert matching(ATLAS, LINKS, Filter()) == tuple(ATLAS.places)


def test_the_plans_picture_holds_83_zones_and_3_demonstration_zones():
    kinds = [ATLAS.places[place].kind for place in matching(ATLAS, LINKS, PLAN_FILTER)]
    assert kinds.count("zone") == 83
    assert kinds.count("demo_zone") == 3


def test_the_plans_picture_leaves_out_the_institutions_that_serve_the_others():
    parks = [place for place in ATLAS.places.values() if place.kind == "university_park"]
    assert parks
    assert {place.standing for place in parks} <= {"service", "later", "undated", "unverified"}
    assert {place.id for place in parks}.isdisjoint(matching(ATLAS, LINKS, PLAN_FILTER))
    of_time = [place for place in parks if place.standing == "service"]
    assert len(of_time) == plan_counts(ATLAS)["university_park"][0]


def test_the_standings_add_up_to_all_places():
    counts = standing_counts(ATLAS)
    assert sum(counts.values()) == len(ATLAS.places)
    assert counts["plan"] == len(matching(ATLAS, LINKS, PLAN_FILTER))


def test_the_plans_own_counts_stand_beside_what_the_atlas_holds():
    counts = plan_counts(ATLAS)
    assert {kind: plan for kind, (_, plan) in counts.items()} == {
        "demo_zone": 3,
        "zone": 83,
        "high_tech": 172,
        "modern_service": 48,
        "torch_specialty": 259,
        "torch_software": 35,
        "trade_innovation": 58,
        "university_park": 86,
    }
    assert all(held <= plan for held, plan in counts.values())


def test_choosing_an_industry_takes_its_segments():
    wide = Filter().choose("industry", Choice(any=("SEI-MAT",)))
    narrow = Filter().choose("industry", Choice(any=("SEI-MAT-RE",)))
    found = matching(ATLAS, LINKS, narrow)
    assert found
    assert set(found) < set(matching(ATLAS, LINKS, wide))


def test_choosing_nothing_within_a_facet_lets_nothing_pass():
    assert matching(ATLAS, LINKS, Filter().choose("kind", Choice(any=()))) == ()


def test_a_project_is_not_reached_through_unverified_lists():
    found = matching(ATLAS, LINKS, Filter().choose("project", Choice(any=("SP19",))))
    for place in found:
        evidence = {
            link.evidence
            for link in LINKS.of_place(place)
            if (link.target.kind, link.target.id) == ("project", "SP19")
        }
        assert evidence - {"unverified"}


@pytest.mark.parametrize(
    "text", ["东湖", "donghu", "dong hu", "DongHu", "dhgxq", "whdh", " 东湖 ", "east lake"]
)
def test_words_of_a_name_are_sought_in_every_way_to_write_it(text):
    assert "cn-htz-hubei-wuhan-donghu" in matching(ATLAS, LINKS, Filter(text=text))


def test_words_in_no_name_let_nothing_pass():
    assert matching(ATLAS, LINKS, Filter(text="没有这样的园区")) == ()


def test_with_a_limit_of_years_places_of_unknown_year_do_not_pass():
    found = matching(ATLAS, LINKS, Filter(from_year=1900))
    assert {p.id for p in ATLAS.places.values() if p.approved_year is None}.isdisjoint(found)
