"""What a filter can ask: the regions of the nation, drawn areas, a column of a person's own."""

import numpy as np
import pytest

from geodata.choices import FACETS, OWN, Choice, Filter
from geodata.drawn_area import inside
from geodata.facet_sets import Facets
from geodata.facets import BUILT_IN, Facet, Value
from geodata.filter_words import values_of_facet
from geodata.filtering import facet_counts, matching
from geodata.locating import places_in
from tests.geodata.filters import ATLAS, LINKS, VALUES

# As the National Bureau of Statistics says it.
ECONOMIC = {
    "east": "北京 天津 河北 上海 江苏 浙江 福建 山东 广东 海南",
    "central": "山西 安徽 江西 河南 湖北 湖南",
    "west": "内蒙古 广西 重庆 四川 贵州 云南 西藏 陕西 甘肃 青海 宁夏 新疆",
    "northeast": "辽宁 吉林 黑龙江",
}


def found(**choices):
    wanted = Filter()
    for facet, choice in choices.items():
        wanted = wanted.choose(facet, choice)
    return set(matching(ATLAS, LINKS, wanted))


@pytest.mark.parametrize(("code", "provinces"), ECONOMIC.items())
def test_an_economic_region_holds_the_places_of_its_provinces(code, provinces):
    names = {ATLAS.regions[c].short_zh: c for c in ATLAS.economic_regions[code].provinces}
    assert sorted(names) == sorted(provinces.split())
    of_provinces = found(region=Choice(any=tuple(names.values())))
    assert found(region=Choice(any=(code,))) == of_provinces
    assert of_provinces


def test_every_place_of_the_mainland_lies_in_one_economic_region():
    parts = [found(region=Choice(any=(code,))) for code in ECONOMIC]
    assert sum(map(len, parts)) == len(ATLAS.places)
    assert set.union(*parts) == set(ATLAS.places)


def test_hong_kong_macao_and_taiwan_stand_beside_the_economic_regions():
    values = values_of_facet(ATLAS, "region")
    tops = [code for code, value in values.items() if not value.parent]
    assert tops == [*ECONOMIC, "710000", "810000", "820000"]


def test_a_county_that_some_place_is_in_is_a_region_too():
    pudong = found(region=Choice(any=("310115",)))
    assert pudong == {place.id for place in ATLAS.places.values() if place.county_zh == "浦东新区"}
    assert pudong < found(region=Choice(any=("310000",)))


def test_every_region_around_a_place_is_a_value_of_the_facet():
    known = values_of_facet(ATLAS, "region")
    for code, region in ATLAS.regions.items():
        if places_in(ATLAS, code) or region.level != "county":
            assert code in known
            assert found(region=Choice(any=(code,))) == set(places_in(ATLAS, code))


def test_regions_of_different_levels_are_joined_by_or():
    both = found(region=Choice(any=("northeast", "150000", "320500")))
    assert both == (
        found(region=Choice(any=("northeast",)))
        | found(region=Choice(any=("150000",)))
        | found(region=Choice(any=("320500",)))
    )


@pytest.mark.parametrize("facet", FACETS)
def test_a_value_stands_below_its_parent_and_has_no_more_places(facet):
    counts = facet_counts(ATLAS, LINKS, Filter(), facet)
    seen = set()
    for code, value in values_of_facet(ATLAS, facet).items():
        if value.parent:
            assert value.parent in seen
            assert counts.get(code, 0) <= counts[value.parent]
        seen.add(code)
    assert set(counts) <= seen


def test_a_facet_explains_itself_in_both_languages():
    for facet in BUILT_IN.values():
        assert facet.about("zh").endswith("。")
        assert facet.about("en").endswith(".")
    assert BUILT_IN["region"].source in ATLAS.sources


def test_evidence_is_asked_of_the_links_to_the_chosen_project():
    project = Choice(any=("SP19",))
    listed = found(project=project, evidence=Choice(any=("listed",)))
    by_reading = {
        place_id
        for place_id in ATLAS.places
        for link in LINKS.of_place(place_id)
        if (link.target.kind, link.target.id) == ("project", "SP19") and link.evidence == "listed"
    }
    assert listed == by_reading
    assert listed < found(evidence=Choice(any=("listed",)))


def test_unverified_links_count_when_they_are_asked_for():
    project = Choice(any=("SP19",))
    unverified = found(project=project, evidence=Choice(any=("unverified",)))
    assert unverified - found(project=project)


def test_an_area_is_straight_on_the_map_and_not_in_degrees():
    ring = ((80.0, 45.0), (130.0, 45.0), (130.0, 20.0), (80.0, 20.0))
    # On the map the parallel bends southward between its ends; the edge of the area does not.
    assert inside(ring, np.array([105.0]), np.array([47.0])).all()
    assert not inside(ring, np.array([105.0]), np.array([55.0])).any()


def test_what_a_ring_goes_around_twice_is_outside():
    star = ((100, 40), (104, 30), (96, 36), (104, 36), (96, 30))
    tip, middle = (100.0, 39.0), (100.0, 34.5)
    lon_deg, lat_deg = np.array([tip, middle]).T
    assert inside(star, lon_deg, lat_deg).tolist() == [True, False]


def test_a_column_of_a_persons_own_table_is_a_facet_like_any_other():
    leaders = dict.fromkeys(list(ATLAS.places)[:10], "张三")
    leaders |= dict.fromkeys(list(ATLAS.places)[10:15], "李四")
    own = Facet(
        f"{OWN}负责人",
        "负责人",
        "Leader",
        lambda _atlas: (Value("张三", "张三", "张三"), Value("李四", "李四", "李四")),
        lambda _atlas, _links, place: frozenset(filter(None, [leaders.get(place.id)])),
        "自有表格中的一列。",
        "A column of a table of one's own.",
        source="负责人.xlsx",
    )
    facets = Facets(ATLAS, LINKS, [*BUILT_IN.values(), own])
    wanted = Filter().choose(own.code, Choice(none=("李四",)))
    assert facets.counts(wanted, own.code) == {"张三": 10, "李四": 5}
    assert facets.passing(wanted).bit_count() == len(ATLAS.places) - 5
    wanted = wanted.choose(own.code, Choice(any=("李四",))).choose("kind", Choice(none=("zone",)))
    zones = sum(ATLAS.places[i].kind == "zone" for i, who in leaders.items() if who == "李四")
    assert facets.passing(wanted).bit_count() == 5 - zones
    assert wanted.parts == ("kind", own.code)


def test_a_facet_lists_every_value_that_some_place_has():
    for facet in FACETS:
        assert set(Facets(ATLAS, LINKS).values(facet)) <= set(VALUES[facet])
