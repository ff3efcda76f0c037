"""A filter lets pass exactly the places that fulfil it; counts say what a choice would leave."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata.choices import FACETS, PLAN_FILTER, Choice, Filter
from geodata.evidence import Links
from geodata.filter_words import filter_words, value_words
from geodata.filtering import (
    facet_counts,
    facets_of,
    matching,
    plan_counts,
    standing_counts,
    values_of,
)
from geodata.reading import read_atlas
from geodata.records import Place

ATLAS = read_atlas()
LINKS = Links(ATLAS)
VALUES = {facet: sorted(facets_of(ATLAS, LINKS).values(facet)) for facet in FACETS}


def passes(place: Place, wanted: Filter) -> bool:
    """The meaning of a filter, said once more and slowly."""
    for facet, choice in wanted.choices:
        own = values_of(LINKS, place, facet)
        if choice.any is not None and not own & set(choice.any):
            return False
        if own & set(choice.none):
            return False
    limited = wanted.from_year is not None or wanted.to_year is not None
    if limited and place.approved_year is None:
        return False
    if wanted.from_year is not None and place.approved_year < wanted.from_year:
        return False
    return wanted.to_year is None or place.approved_year <= wanted.to_year


def choices(facet: str):
    values = st.lists(st.sampled_from(VALUES[facet]), max_size=3, unique=True).map(tuple)
    return st.builds(Choice, any=st.none() | values, none=values)


@st.composite
def filters(draw):
    wanted = Filter(
        from_year=draw(st.none() | st.integers(1985, 2026)),
        to_year=draw(st.none() | st.integers(1985, 2026)),
    )
    for facet in draw(st.lists(st.sampled_from(FACETS), max_size=4, unique=True)):
        wanted = wanted.choose(facet, draw(choices(facet)))
    return wanted


@given(filters())
def test_the_places_are_those_that_fulfil_every_part_in_table_order(wanted):
    expected = tuple(place.id for place in ATLAS.places.values() if passes(place, wanted))
    assert matching(ATLAS, LINKS, wanted) == expected


@given(filters(), st.sampled_from(FACETS), st.data())
def test_a_count_is_what_choosing_that_value_alone_would_leave(wanted, facet, data):
    counts = facet_counts(ATLAS, LINKS, wanted, facet)
    value = data.draw(st.sampled_from(VALUES[facet]))
    alone = wanted.choose(facet, Choice(any=(value,), none=wanted.choice(facet).none))
    assert counts[value] == len(matching(ATLAS, LINKS, alone))


@given(filters(), filters())
def test_a_further_condition_never_lets_more_pass(first, second):
    both = first
    for facet, choice in second.choices:
        if first.choice(facet).idle:
            both = both.choose(facet, choice)
    assert set(matching(ATLAS, LINKS, both)) <= set(matching(ATLAS, LINKS, first))


def test_no_filter_lets_every_place_pass():
    assert matching(ATLAS, LINKS, Filter()) == tuple(ATLAS.places)


def test_the_plans_picture_holds_83_zones_and_3_demonstration_zones():
    kinds = [ATLAS.places[place].kind for place in matching(ATLAS, LINKS, PLAN_FILTER)]
    assert kinds.count("zone") == 83
    assert kinds.count("demo_zone") == 3


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


@pytest.mark.parametrize(
    ("wanted", "zh", "en"),
    [
        (Filter(), "全部载体", "All places"),
        (PLAN_FILTER, "规划口径（2010年底前）", "In the plan (by end of 2010)"),
        (
            Filter()
            .choose("industry", Choice(any=("SEI-MAT", "SEI-ENV")))
            .choose("province", Choice(any=("320000",))),
            "新材料 或 节能环保，且 江苏",
            "New materials or Energy saving and environmental protection, and Jiangsu",
        ),
        (
            Filter().choose("project", Choice(none=("SP19",))),
            "不含 新能源汽车",
            "not New-energy vehicles",
        ),
        (
            Filter(from_year=2009, to_year=2010),
            "2009年至2010年批准",
            "approved 2009 to 2010",
        ),
        (Filter(from_year=2010, to_year=2010), "2010年批准", "approved in 2010"),
        (Filter(text=" 东湖 "), "名称含“东湖”", 'name with "东湖"'),
        (Filter().choose("kind", Choice(any=())), "未选类型", "no kind chosen"),
    ],
)
def test_a_filter_is_said_as_a_sentence(wanted, zh, en):
    assert filter_words(ATLAS, wanted, "zh") == zh
    assert filter_words(ATLAS, wanted, "en") == en


def test_every_value_of_every_facet_has_words_in_both_languages():
    for facet, values in VALUES.items():
        for value in values:
            assert value_words(ATLAS, facet, value, "zh") != value, (facet, value)
            assert value_words(ATLAS, facet, value, "en"), (facet, value)
