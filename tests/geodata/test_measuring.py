"""A measure is what counting by hand gives, region by region, and says what it rests on."""

import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from pyproj import Geod

from geodata.choices import PLAN_FILTER
from geodata.coverage import BEYOND_PLAN
from geodata.evidence import Links
from geodata.faults import Fault
from geodata.filtering import matching
from geodata.measures import MEASURES, measure_of
from geodata.measuring import areas_km2, measured, parts_words, remarks, title
from geodata.projecting import MAIN
from geodata.reading import read_atlas
from geodata.vocabulary import KIND

ATLAS = read_atlas()
LINKS = Links(ATLAS)
IN_PLAN = matching(ATLAS, LINKS, PLAN_FILTER)
some_places = st.lists(st.sampled_from(tuple(ATLAS.places)), unique=True).map(tuple)
LEVELS = ("province", "prefecture")
AT = {"province": "province", "prefecture": "city"}


def there(place_ids, code, level):
    """The places of a region, sought one by one."""
    places = [ATLAS.places[place_id] for place_id in place_ids]
    return [place for place in places if code == getattr(place, AT[level])]


@given(some_places, st.sampled_from(LEVELS))
def test_counts_are_those_by_hand_and_nought_where_there_is_none(place_ids, level):
    found = measured(ATLAS, LINKS, place_ids, "count", level)
    for code, value in found.values.items():
        expected = len(there(place_ids, code, level))
        assert value == (None if code in BEYOND_PLAN and not expected else expected)
    assert sum(value or 0 for value in found.values.values()) == found.counted == len(place_ids)
    assert found.elsewhere == 0


@given(some_places, st.sampled_from(LEVELS))
def test_the_counts_of_all_kinds_add_up_to_the_count(place_ids, level):
    whole = measured(ATLAS, LINKS, place_ids, "count", level).values
    kinds = [measured(ATLAS, LINKS, place_ids, "kind_count", level, kind).values for kind in KIND]
    for code, value in whole.items():
        assert sum(counts[code] or 0 for counts in kinds) == (value or 0)


@given(some_places, st.sampled_from(LEVELS))
def test_density_is_the_count_for_each_10000_km2(place_ids, level):
    area_km2 = areas_km2(ATLAS, level)
    for code, value in measured(ATLAS, LINKS, place_ids, "density", level).values.items():
        if value is not None:
            expected = len(there(place_ids, code, level)) / (area_km2[code] / 10_000)
            assert value == pytest.approx(expected)


@given(some_places, st.sampled_from(tuple(ATLAS.industries)))
def test_a_location_quotient_is_worked_out_from_four_counts(place_ids, industry):
    of_it = [place_id for place_id in place_ids if industry in LINKS.industries_of(place_id)]
    found = measured(ATLAS, LINKS, place_ids, "location_quotient", "province", industry)
    for code, value in found.values.items():
        own, here = (len(there(ids, code, "province")) for ids in (of_it, place_ids))
        assert found.parts[code] == (own, here, len(of_it), len(place_ids))
        if not here or not of_it:
            assert value is None
        else:
            assert value == pytest.approx((own / here) / (len(of_it) / len(place_ids)))
        assert (code in found.few) == (0 < here < 5)
    assert found.without_industry == sum(not LINKS.industries_of(each) for each in place_ids)


@given(some_places, st.sampled_from(LEVELS))
def test_the_share_of_verified_places_is_of_the_places_there(place_ids, level):
    found = measured(ATLAS, LINKS, place_ids, "verified_share", level)
    for code, value in found.values.items():
        grades = [place.confidence for place in there(place_ids, code, level)]
        if grades:
            assert value == pytest.approx(100 * (1 - grades.count("C") / len(grades)))
        else:
            assert value is None


def test_areas_are_those_of_the_ellipsoid():
    layer = ATLAS.layer("province", "h")
    geod = Geod(ellps="WGS84")
    # Borders are straight on the map; cut to 1 km they are as good as geodesics.
    flat = shapely.transform(layer.geometries, MAIN.forward, interleaved=False)
    cut = shapely.transform(shapely.segmentize(flat, 1000), MAIN.inverse, interleaved=False)
    found = areas_km2(ATLAS, "province")
    for code, shape in zip(layer.columns["adcode"], cut, strict=True):
        expected_m2 = geod.geometry_area_perimeter(shapely.orient_polygons(shape))[0]
        assert found[code] == pytest.approx(expected_m2 / 1e6, rel=1e-6)
    assert 9.4e6 < sum(found.values()) < 9.7e6


def test_the_prefectures_of_a_province_have_its_area_together():
    layer = ATLAS.layer("prefecture", "h")
    together = dict.fromkeys(areas_km2(ATLAS, "province"), 0.0)
    for code, parent in zip(layer.columns["adcode"], layer.columns["parent"], strict=True):
        together[parent] += areas_km2(ATLAS, "prefecture")[code]
    assert together == pytest.approx(dict(areas_km2(ATLAS, "province")), rel=1e-9)


def test_every_measure_of_the_plan_has_a_value_or_none_for_every_region_of_its_levels():
    of = {"": "", "kind": "zone", "industry": next(iter(ATLAS.industries))}
    for measure in MEASURES:
        for level in measure.levels:
            chosen = of[measure.of]
            found = measured(ATLAS, LINKS, IN_PLAN, measure.code, level, chosen)
            assert tuple(found.values) == ATLAS.layer(level, "h").columns["adcode"]
            assert all(len(parts) == len(measure.parts) for parts in found.parts.values())


def test_hong_kong_macao_and_taiwan_are_no_data_and_not_nought():
    found = measured(ATLAS, LINKS, IN_PLAN, "count", "province")
    assert {code for code, value in found.values.items() if value is None} == BEYOND_PLAN
    assert "港澳台不在规划统计范围，记为无数据" in remarks(found, "zh")


def test_a_title_names_what_the_measure_is_of():
    zones = measured(ATLAS, LINKS, IN_PLAN, "kind_count", "province", "zone")
    assert title(ATLAS, zones, "zh") == "单类载体数：国家高新区"
    assert title(ATLAS, zones, "en") == "Number of places of one kind: High-tech zone"
    density = measured(ATLAS, LINKS, IN_PLAN, "density", "province")
    assert title(ATLAS, density, "zh") == "载体密度"


def test_the_remarks_say_that_the_figures_are_computed_and_what_to_beware_of():
    industry = next(code for code, each in ATLAS.industries.items() if each.name_zh == "新材料")
    found = measured(ATLAS, LINKS, IN_PLAN, "location_quotient", "province", industry)
    said = remarks(found, "zh")
    assert said[0] == f"由图集计算（{len(IN_PLAN)} 处载体），不是公布的统计"
    assert f"其中 {found.without_industry} 处产业未知，计入分母" in said
    assert f"{len(found.few)} 个省级地区的载体不足 5 处，比值不稳" in said
    assert len(remarks(found, "en")) == len(said)


def test_only_counts_that_hold_bases_warn_of_incomplete_lists():
    def warned(kind):
        found = measured(ATLAS, LINKS, IN_PLAN, "kind_count", "province", kind)
        return any("基地名单不全" in remark for remark in remarks(found, "zh"))

    assert [kind for kind in KIND if not warned(kind)] == ["demo_zone", "zone"]


def test_the_numbers_behind_a_figure_are_told():
    found = measured(ATLAS, LINKS, ("donghu",), "verified_share", "province")
    assert parts_words(found, "420000", "zh") == "已核实载体 1 · 载体 1"
    assert parts_words(found, "420000", "en") == "verified places 1 · places 1"


@pytest.mark.parametrize(
    ("measure", "level", "of"),
    [
        ("population", "province", ""),
        ("count", "county", ""),
        ("location_quotient", "prefecture", "IND"),
        ("location_quotient", "province", "nothing"),
        ("kind_count", "province", ""),
        ("count", "province", "zone"),
    ],
)
def test_what_cannot_be_told_is_a_fault(measure, level, of):
    with pytest.raises(Fault):
        measured(ATLAS, LINKS, IN_PLAN, measure, level, of)


def test_offered_limits_of_a_ratio_lie_evenly_around_its_neutral_value():
    quotient = measure_of("location_quotient")
    assert quotient.neutral == 1
    inverted = tuple(1 / limit for limit in reversed(quotient.limits))
    assert quotient.limits == pytest.approx(inverted)
