"""Places and regions side by side: what they are, share and alone have, and by what evidence."""

import pytest

from geodata.choices import Filter
from geodata.comparing import GROUPS, can_compare, compared
from geodata.evidence import Links
from geodata.faults import Fault
from geodata.filtering import matching
from geodata.records import Address

DONGHU = Address("place", "cn-htz-hubei-wuhan-donghu")
SUZHOU = Address("place", "cn-htz-jiangsu-suzhou")
JIANGSU, HUBEI = Address("region", "320000"), Address("region", "420000")


@pytest.fixture(scope="module")
def links(atlas):
    return Links(atlas)


@pytest.fixture(scope="module")
def everything(atlas, links):
    return matching(atlas, links, Filter())


def row(comparison, group, zh):
    return next(line for line in comparison.of_group(group) if line.zh == zh)


def test_every_row_has_a_cell_for_every_side(atlas, links, everything):
    sides = (DONGHU, SUZHOU, JIANGSU, HUBEI)
    found = compared(atlas, links, sides, everything)
    assert found.sides == sides
    assert {len(line.cells) for line in found.rows} == {4}
    assert {line.group for line in found.rows} <= {group.code for group in GROUPS}


def test_facts_are_those_of_the_table(atlas, links, everything):
    found = compared(atlas, links, (DONGHU, SUZHOU), everything)
    assert [cell.zh for cell in row(found, "facts", "省份").cells] == ["湖北省", "江苏省"]
    assert row(found, "facts", "批准时间").cells[0].zh == "1991-03"


def test_links_are_those_of_the_places_shared_ones_first(atlas, links, everything):
    found = compared(atlas, links, (DONGHU, SUZHOU), everything)
    rows = found.of_group("projects")
    for at, side in enumerate((DONGHU, SUZHOU)):
        assert {r.target.id for r in rows if not r.cells[at].blank} == links.projects_of(side.id)
    shared = [line.shared for line in rows]
    assert shared == sorted(shared, reverse=True)


def test_a_link_tells_its_strongest_evidence(atlas, links, everything):
    found = compared(atlas, links, (DONGHU,), everything)
    for line in found.of_group("projects"):
        those = {link.evidence for link in links.of_place(DONGHU.id) if link.target == line.target}
        assert line.cells[0].evidence in those


def test_a_region_counts_its_places_within_the_filter(atlas, links, everything):
    found = compared(atlas, links, (JIANGSU, HUBEI), everything)
    counts = [cell.number for cell in row(found, "figures", "载体（处）").cells]
    for count, code in zip(counts, ("320000", "420000"), strict=True):
        assert count == sum(atlas.places[i].province == code for i in everything)
    none = compared(atlas, links, (JIANGSU,), ())
    assert row(none, "figures", "载体（处）").cells[0].number == 0


def test_only_places_and_regions_can_be_compared(atlas, links, everything):
    project = Address("project", "SP19")
    assert not can_compare(project)
    assert compared(atlas, links, (DONGHU, project), everything).sides == (DONGHU,)


def test_an_unknown_place_is_a_fault(atlas, links):
    with pytest.raises(Fault):
        compared(atlas, links, (Address("place", "nowhere"),), ())
