"""Links rest on evidence: the five worked examples, the traps, and what holds for every link."""

import pytest

from geodata.evidence import STRENGTH, Links, grouped, strongest
from geodata.faults import Fault
from geodata.reading import read_atlas
from geodata.records import Address, Link
from geodata.vocabulary import EVIDENCE, REACH

ATLAS = read_atlas()
LINKS = Links(ATLAS)
DONGHU = "cn-htz-hubei-wuhan-donghu"
ZHONGGUANCUN = "cn-htz-beijing-zhongguancun"
SHENZHEN = "cn-htz-guangdong-shenzhen"
ZHUZHOU = "cn-htz-hunan-zhuzhou"
YANGZHOU_GRID = next(place.id for place in ATLAS.places.values() if "扬州智能电网" in place.name_zh)


def links(place: str, kind: str, target: str, evidence: str = "") -> list[Link]:
    return [
        link
        for link in LINKS.of_place(place)
        if link.target == Address(kind, target) and evidence in ("", link.evidence)
    ]


def reaches(place: str, kind: str, target: str, evidence: str = "") -> set[str]:
    return {link.reach for link in links(place, kind, target, evidence)}


def metrics(place: str, evidence: str) -> set[str]:
    return {
        link.target.id
        for link in LINKS.of_place(place)
        if link.target.kind == "metric" and link.evidence == evidence
    }


class TestDonghu:
    def test_the_plan_names_it_a_demonstration_zone_and_a_world_class_park(self):
        sections = {link.clause.section for link in links(DONGHU, "entity", "DEMO", "named")}
        assert "1.4" in sections
        (park,) = links(DONGHU, "entity", "PARK-WORLD", "named")
        assert park.clause.section == "G.6"

    def test_the_plan_names_it_in_the_action_of_section_6_1_1(self):
        (action,) = links(DONGHU, "action", "A071", "named")
        assert action.clause.section == "6.1.1"

    def test_the_targets_of_all_zones_reach_it_by_its_kind(self):
        assert {"T07", "T08", "T09", "T05", "B06", "B19"} <= metrics(DONGHU, "kind")

    def test_its_cluster_is_listed_for_the_place_and_gives_its_industry(self):
        assert reaches(DONGHU, "cluster", "CL007") == {"place"}
        assert "SEI-IT-NAV" in LINKS.industries_of(DONGHU)

    def test_navigation_is_matched_and_brings_its_metrics(self):
        assert reaches(DONGHU, "project", "SP07", "matched") == {"place"}
        assert {"T30", "T47"} <= metrics(DONGHU, "matched")

    def test_lists_of_wuhan_reach_it_as_its_city(self):
        assert reaches(DONGHU, "project", "SP01", "listed") == {"city"}
        assert reaches(DONGHU, "project", "SP04", "listed") == {"city"}

    def test_the_display_network_of_2025_names_it_after_the_plan(self):
        (network,) = links(DONGHU, "project", "SP03", "listed")
        assert (network.reach, network.after_plan) == ("place", True)


class TestZhongguancun:
    def test_the_plan_names_it_for_pilot_policies(self):
        assert links(ZHONGGUANCUN, "entity", "PILOT-POL", "named")

    def test_the_culture_base_is_listed_for_the_place(self):
        assert reaches(ZHONGGUANCUN, "industry", "MSI-NEW-CUL", "listed") == {"place"}

    def test_golden_sun_in_yizhuang_is_only_its_citys(self):
        assert reaches(ZHONGGUANCUN, "project", "SP13") == {"city"}
        assert all("亦庄" in link.words_zh for link in links(ZHONGGUANCUN, "project", "SP13"))

    def test_cloud_computing_is_only_its_citys(self):
        assert reaches(ZHONGGUANCUN, "project", "SP05") == {"city"}

    def test_mobile_internet_leads_to_an_industry_and_no_project(self):
        assert "SEI-IT-MOB" in LINKS.industries_of(ZHONGGUANCUN)
        found = [
            link
            for link in LINKS.of_place(ZHONGGUANCUN)
            if link.target.kind == "project" and "移动互联网" in link.words_zh
        ]
        assert found == []


class TestShenzhen:
    def test_it_is_a_world_class_park_and_no_demonstration_zone_of_the_plan(self):
        assert links(SHENZHEN, "entity", "PARK-WORLD", "named")
        assert not links(SHENZHEN, "entity", "DEMO")
        assert not links(SHENZHEN, "metric", "B05")

    def test_both_lists_of_its_cluster_are_kept_with_their_years(self):
        words = {
            link.words_zh for link in LINKS.of_place(SHENZHEN) if link.target.kind == "cluster"
        }
        assert any("2012" in word for word in words)
        assert any("2013" in word for word in words)

    def test_golden_sun_names_the_place_itself(self):
        assert "place" in reaches(SHENZHEN, "project", "SP13", "listed")

    def test_next_generation_internet_brings_the_broadband_target(self):
        assert links(SHENZHEN, "project", "SP04", "matched")
        assert "T29" in metrics(SHENZHEN, "matched")


class TestZhuzhou:
    def test_the_plan_does_not_name_it(self):
        assert not [link for link in LINKS.of_place(ZHUZHOU) if link.evidence == "named"]

    def test_its_cluster_is_its_citys_because_the_list_names_no_zone(self):
        assert reaches(ZHUZHOU, "cluster", "CL008") == {"city"}

    def test_high_speed_trains_are_matched_never_named(self):
        evidence = {link.evidence for link in links(ZHUZHOU, "project", "SP08")}
        assert "matched" in evidence
        assert "named" not in evidence
        assert "T31" in metrics(ZHUZHOU, "matched")

    def test_vehicles_in_its_text_do_not_make_it_a_place_of_new_energy_vehicles(self):
        assert "SEI-NEV" not in LINKS.industries_of(ZHUZHOU)
        assert reaches(ZHUZHOU, "project", "SP19") == {"city"}


class TestYangzhouSmartGridBase:
    def test_its_field_is_the_projects_own_so_that_it_is_listed(self):
        assert "place" in reaches(YANGZHOU_GRID, "project", "SP14", "listed")
        assert reaches(YANGZHOU_GRID, "industry", "SEI-NE-GRID", "listed") == {"place"}

    def test_led_lists_of_yangzhou_are_its_citys(self):
        assert reaches(YANGZHOU_GRID, "project", "SP01", "listed") == {"city"}

    def test_its_kind_brings_the_count_of_bases_and_no_target_of_zones(self):
        of_kind = metrics(YANGZHOU_GRID, "kind")
        assert "B09" in of_kind
        assert not of_kind & {"T07", "T08", "T09", "B06"}
        assert {"A080"} <= {
            link.target.id for link in LINKS.of_place(YANGZHOU_GRID) if link.evidence == "kind"
        }

    def test_the_target_of_the_project_is_said_to_come_through_it(self):
        (link,) = [
            link
            for link in links(YANGZHOU_GRID, "metric", "T35", "listed")
            if link.reach == "place"
        ]
        assert "经由专项“智能电网”" in link.words_zh


def test_the_shares_of_all_zones_are_said_to_be_a_part_of_all_of_them():
    for metric in ("T07", "T08", "T09"):
        (link,) = links(ZHUZHOU, "metric", metric)
        assert "合计" in link.words_zh
        assert "all of them together" in link.words_en


def test_a_repeated_metric_is_linked_once():
    targets = {link.target.id for place in ATLAS.places for link in LINKS.of_place(place)}
    assert not targets & {"T32", "B06b", "B21"}
    assert {"T17", "B06", "B05"} <= targets


def test_six_world_class_parks_are_a_figure_of_those_parks_only():
    assert links(SHENZHEN, "metric", "B22")
    assert not links(ZHUZHOU, "metric", "B22")


def test_the_uncounted_park_is_not_spoken_of_with_the_zones():
    (uncounted,) = [place.id for place in ATLAS.places.values() if not place.counted]
    assert not [link for link in LINKS.of_place(uncounted) if link.evidence == "kind"]


def test_a_project_without_figures_brings_no_metric():
    for project in ("SP02", "SP05", "SP06", "SP09", "SP10", "SP11", "SP13", "SP15", "SP16"):
        assert LINKS.metrics_of_project(project) == ()
    assert "T44" in LINKS.metrics_of_project("SP19")


def test_a_base_of_which_no_source_was_read_is_linked_to_its_field_as_unverified_only():
    unread = [p for p in ATLAS.places.values() if p.confidence == "C" and p.kind != "zone"]
    assert unread
    for place in unread:
        own = {
            link.evidence
            for link in LINKS.of_place(place.id)
            if link.target.kind == "industry" and link.reach == "place"
        }
        assert own <= {"unverified"}
        assert LINKS.industries_of(place.id) == frozenset()


def test_lists_of_a_city_add_no_industry_to_its_places():
    for place in ATLAS.places:
        for link in LINKS.of_place(place):
            if link.target.kind == "industry" and link.reach == "city":
                cluster = [c for c in ATLAS.clusters.values() if c.name_zh in link.words_zh]
                assert any(c.host == place for c in cluster)


def test_every_link_is_worded_in_both_languages_and_can_be_read_somewhere():
    evidence = {term.code for term in EVIDENCE}
    reach = {term.code for term in REACH}
    for place in ATLAS.places:
        for link in LINKS.of_place(place):
            assert link.place == place
            assert ATLAS.record(link.target)
            assert link.evidence in evidence
            assert link.reach in reach
            assert link.words_zh
            assert link.words_en
            assert link.clause is not None or link.source in ATLAS.sources, link
            if link.evidence in ("named", "kind"):
                assert link.clause is not None
                assert link.clause.section in ATLAS.sections


def test_links_to_a_target_are_the_links_of_places_that_have_it():
    target = Address("project", "SP19")
    expected = [
        link for place in ATLAS.places for link in LINKS.of_place(place) if link.target == target
    ]
    assert list(LINKS.to(target)) == expected
    assert LINKS.to(Address("project", "SP99")) == ()


def test_every_project_has_places_and_every_link_stands_once():
    for project in ATLAS.projects:
        assert LINKS.to(Address("project", project)), project
    for place in ATLAS.places:
        found = LINKS.of_place(place)
        assert len(found) == len(set(found))


def test_grouped_has_one_entry_a_target_and_the_strongest_evidence_first():
    found = LINKS.of_place(DONGHU)
    groups = grouped(found)
    assert len({group.target for group in groups}) == len(groups)
    assert sum(len(group.links) for group in groups) == len(found)
    for group in groups:
        ranks = [STRENGTH[link.evidence] for link in group.links]
        assert ranks == sorted(ranks)
        assert group.evidence == group.links[0].evidence == strongest(group.links).evidence


def test_the_strongest_of_no_links_is_none():
    assert strongest([]) is None


def test_an_unknown_place_is_a_fault():
    with pytest.raises(Fault, match="nowhere"):
        LINKS.of_place("nowhere")
