"""Whatever the tables name can be opened, read, and followed to where it was written."""

import re

import pytest

from desktop.panels.pages.pages import page_of
from desktop.panels.parts.brief import Brief
from desktop.view import View
from desktop.wording import english, set_language
from geodata.faults import Fault
from geodata.filtering import matching
from geodata.records import Address

# Every tenth region: each has a page, made alike.
STEP_OF_REGIONS = 10
AT = re.compile(r'href="at:([^"]+)"')


def everything(atlas):
    shelves = {
        "place": atlas.places,
        "park": atlas.parks,
        "cluster": atlas.clusters,
        "industry": atlas.industries,
        "project": atlas.projects,
        "metric": atlas.metrics,
        "action": atlas.actions,
        "section": atlas.sections,
        "term": atlas.definitions,
        "entity": atlas.entities,
        "region": list(atlas.regions)[::STEP_OF_REGIONS],
        "source": atlas.sources,
    }
    return [Address(kind, record_id) for kind, shelf in shelves.items() for record_id in shelf]


def brief_of(desk, language):
    view = View(language=language)
    within = frozenset(matching(desk.atlas, desk.links, view.filter))
    return Brief(desk.atlas, desk.links, view, within)


def leads(markup):
    """The addresses that the links of a page lead to."""
    return {Address(*found.split("/", 1)) for found in AT.findall(markup)}


def known(atlas, address):
    try:
        atlas.record(address)
    except Fault:
        return False
    return True


@pytest.mark.parametrize("language", ["zh", "en"])
def test_everything_has_a_page_with_a_source_or_a_clause_and_no_dead_link(desk, language):
    brief = brief_of(desk, language)
    headings = ["来源", "出处"] if language == "zh" else [english()["来源"], english()["出处"]]
    set_language(language)
    unsourced, dead = [], set()
    for address in everything(desk.atlas):
        markup = page_of(brief, address)
        assert brief.name(address)
        # A division of the country is no fact of the plan; its places carry their own sources.
        if address.kind != "region" and not any(f">{words}<" in markup for words in headings):
            unsourced.append(address)
        dead |= {led for led in leads(markup) if not known(desk.atlas, led)}
    assert unsourced == []
    assert dead == set()


def test_no_project_cluster_or_metric_stands_alone(desk):
    """Each leads from its page to something else: a place, an industry, a project, a metric."""
    atlas, brief = desk.atlas, brief_of(desk, "zh")
    shelves = {"project": atlas.projects, "cluster": atlas.clusters, "metric": atlas.metrics}
    addresses = [Address(kind, i) for kind, shelf in shelves.items() for i in shelf]
    assert [one for one in addresses if not leads(page_of(brief, one)) - {one}] == []


def test_every_project_has_places(desk):
    assert all(desk.links.to(Address("project", i)) for i in desk.atlas.projects)
