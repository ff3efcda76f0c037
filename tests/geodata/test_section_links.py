"""What a section, a term and a word for a kind of place lead to."""

import pytest

from geodata.evidence import Links
from geodata.records import Address
from geodata.section_links import Concerns, concerns_of, section_line


@pytest.fixture(scope="module")
def links(atlas):
    return Links(atlas)


def places(found, *, but="unverified"):
    return {link.place for link in found if link.evidence != but}


def test_a_section_concerns_what_is_written_in_it_and_below_it(atlas):
    concerns = concerns_of(atlas)
    assert concerns["2.3.3"].metrics == tuple(
        m.id for m in atlas.metrics.values() if m.clause.section == "2.3.3"
    )
    for section_id, section in atlas.sections.items():
        if section.parent:
            above = concerns[section.parent]
            assert set(concerns[section_id].metrics) <= set(above.metrics)
            assert set(concerns[section_id].actions) <= set(above.actions)
            assert section_id in above.sections


def test_the_whole_outline_concerns_every_record_that_has_its_section(atlas):
    concerns = concerns_of(atlas)
    tops = [concerns[i] for i, section in atlas.sections.items() if not section.parent]
    assert {i for top in tops for i in top.metrics} == set(atlas.metrics)
    assert {i for top in tops for i in top.actions} == set(atlas.actions)
    assert {i for top in tops for i in top.projects} == set(atlas.projects)
    assert {i for top in tops for i in top.terms} == set(atlas.definitions)


def test_the_line_of_a_section_goes_up_and_ends(atlas):
    assert section_line(atlas, "2.3.3") == ("2.3.3", "2.3", "2", "P")
    assert section_line(atlas, "9.9.9") == ()


def test_a_section_that_names_places_leads_to_them_with_its_clause(atlas, links):
    found = links.to(Address("section", "6.1.1"))
    named = {m.place for m in atlas.mentions if m.clause.section == "6.1.1"}
    assert named <= {link.place for link in found if link.evidence == "named"}
    assert all(link.clause.section == "6.1.1" for link in found)


def test_a_section_on_a_kind_leads_to_all_of_the_kind_by_that_clause(atlas, links):
    found = links.to(Address("section", "6.1.2"))
    assert {link.evidence for link in found} == {"kind"}
    zones = {p.id for p in atlas.places.values() if p.kind == "zone" and p.counted}
    assert zones <= places(found)


def test_the_section_of_a_project_leads_to_the_projects_places(atlas, links):
    for project in atlas.projects.values():
        of_project = places(links.to(Address("project", project.id)))
        assert of_project <= places(links.to(Address("section", project.clause.section)))


def test_the_section_of_an_industry_leads_to_the_places_of_its_segments(links):
    assert links.to(Address("industry", "SEI-NEV"))
    assert places(links.to(Address("industry", "SEI-NEV"))) <= places(
        links.to(Address("section", "3.1.6"))
    )


def test_what_is_below_a_section_is_part_of_it(atlas, links):
    for section_id, section in atlas.sections.items():
        if section.parent:
            within = places(links.to(Address("section", section_id)))
            assert within <= places(links.to(Address("section", section.parent))), section_id


def test_a_figure_repeated_in_a_section_brings_its_places_there_too(atlas, links):
    repeat = next(m for m in atlas.metrics.values() if m.same_as and m.clause.section == "G.5")
    first = Address("metric", repeat.same_as)
    assert links.to(first)
    assert set(links.to(first)) <= set(links.to(Address("section", "G.5")))


def test_a_section_on_institutions_leads_to_those_that_are_places_and_to_no_others(atlas, links):
    parks = {p.id for p in atlas.places.values() if p.kind == "university_park"}
    assert places(links.to(Address("section", "1.5"))) == parks
    assert links.to(Address("entity", "INC")) == ()
    assert links.to(Address("section", "no such")) == ()
    assert links.concerns("no such") == Concerns()


def test_a_term_leads_to_the_places_of_what_it_explains(atlas, links):
    demo = places(links.to(Address("term", "GL04")))
    assert demo == places(links.to(Address("entity", "DEMO")))
    assert {p.id for p in atlas.places.values() if p.demo_zone} <= demo
    emerging = places(links.to(Address("term", "GL01")))
    assert places(links.to(Address("industry", "SEI-BIO"))) <= emerging
    assert links.to(Address("term", "GL09")) == ()


def test_a_kind_word_leads_to_all_places_of_the_kind_and_those_below_it(atlas, links):
    torch = {p.id for p in atlas.places.values() if p.kind == "torch_specialty" and p.counted}
    found = links.to(Address("entity", "BASE-TORCH"))
    assert {link.place for link in found} == torch
    assert torch <= {link.place for link in links.to(Address("entity", "BASE"))}
    world = {p.id for p in atlas.places.values() if p.park_class == "world_class"}
    assert {link.place for link in links.to(Address("entity", "PARK-WORLD"))} == world
    assert world <= {link.place for link in links.to(Address("entity", "PARK3"))}


def test_that_a_place_without_a_read_source_is_of_its_kind_is_unverified(atlas, links):
    for link in links.to(Address("entity", "BASE-TORCH")):
        unread = atlas.places[link.place].standing == "unverified"
        assert (link.evidence == "unverified") == unread


def test_words_for_institutions_lead_nowhere_but_where_a_place_is_named(links):
    assert links.to(Address("entity", "INC")) == ()
    assert {link.evidence for link in links.to(Address("entity", "PILOT-POL"))} == {"named"}


def test_the_same_question_is_answered_from_memory(links):
    section = Address("section", "2.3.3")
    assert links.to(section) is links.to(section)
