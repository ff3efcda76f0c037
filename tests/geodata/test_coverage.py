"""Coverage counts every place once, and a number's filter leaves as many places as it says."""

import pytest

from geodata.coverage import (
    BEYOND_PLAN,
    READ,
    coverage_of,
    just,
    just_located,
    province_counts,
)
from geodata.evidence import Links
from geodata.filtering import matching, plan_counts
from geodata.reading import read_atlas
from geodata.vocabulary import KINDS

ATLAS = read_atlas()
LINKS = Links(ATLAS)
FOUND = coverage_of(ATLAS)


def number(wanted):
    return len(matching(ATLAS, LINKS, wanted))


def test_every_place_is_held_once():
    assert [one.kind for one in FOUND] == [kind.code for kind in KINDS]
    assert sum(one.held for one in FOUND) == len(ATLAS.places)


@pytest.mark.parametrize("one", FOUND, ids=lambda one: one.kind)
def test_the_parts_add_up_and_agree_with_the_filter(one):
    assert sum(one.standings.values()) == sum(one.grades.values()) == one.held
    assert (one.in_plan, one.plan) == plan_counts(ATLAS)[one.kind]
    assert number(just(kind=one.kind)) == one.held
    assert number(just_located(one.kind)) == one.located
    for code, count in one.standings.items():
        assert number(just(kind=one.kind, standing=code)) == count
    for grade, count in one.grades.items():
        assert number(just(kind=one.kind, confidence=grade)) == count


def test_the_plan_counts_83_zones_and_3_demonstration_zones():
    plan = {one.kind: one.plan for one in FOUND}
    assert (plan["zone"], plan["demo_zone"]) == (83, 3)


def test_the_31_provinces_of_the_plan_hold_every_place_that_was_read():
    counts = province_counts(ATLAS)
    assert len(counts) == 31
    assert not BEYOND_PLAN & set(counts)
    read = sum(place.standing in READ for place in ATLAS.places.values())
    assert sum(sum(by_kind.values()) for by_kind in counts.values()) == read
    for code, by_kind in counts.items():
        assert number(just(region=code, standing=READ)) == sum(by_kind.values())
