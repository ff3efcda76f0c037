"""An address can be written down, sent to somebody, and read again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.addresses import THINGS, looks_like_address, parse_address, read_address, written
from geodata.faults import Fault
from geodata.reading import read_atlas
from geodata.records import Address

ATLAS = read_atlas()
SHELVES = {
    "place": ATLAS.places,
    "park": ATLAS.parks,
    "cluster": ATLAS.clusters,
    "industry": ATLAS.industries,
    "project": ATLAS.projects,
    "metric": ATLAS.metrics,
    "action": ATLAS.actions,
    "section": ATLAS.sections,
    "term": ATLAS.definitions,
    "entity": ATLAS.entities,
    "region": ATLAS.regions,
    "source": ATLAS.sources,
}
EVERYTHING = [Address(kind, record_id) for kind, shelf in SHELVES.items() for record_id in shelf]


def test_every_kind_of_thing_has_an_address():
    assert [thing.code for thing in THINGS] == list(SHELVES)


def test_everything_of_the_atlas_is_found_by_the_address_that_was_copied():
    for address in EVERYTHING:
        assert read_address(written(address), ATLAS) == address


@given(st.sampled_from(EVERYTHING), st.sampled_from(["", " ", "\n", "/"]))
def test_blanks_around_and_a_slash_at_the_end_do_not_matter(address, tail):
    assert parse_address(f" {written(address)}{tail}") == address


@pytest.mark.parametrize("typed", ["gaoxin://project/sp19", "GAOXIN://Project/SP19"])
def test_capitals_do_not_matter(typed):
    assert read_address(typed, ATLAS) == Address("project", "SP19")


@given(st.text() | st.text().map("gaoxin://project/{}".format))
def test_any_text_is_an_address_or_a_fault_in_both_languages(text):
    said = None
    try:
        address = parse_address(text)
    except Fault as fault:
        said = (fault.zh, fault.en)
    if said is None:
        assert looks_like_address(text)
        assert address.id
    else:
        assert all(said)


@pytest.mark.parametrize(
    ("typed", "zh", "en"),
    [
        ("SP19", "不是图集的地址", "not an address"),
        ("https://project/SP19", "不是图集的地址", "not an address"),
        ("gaoxin://", "不是图集里的一类事物", "no kind of thing"),
        ("gaoxin://planet/mars", "planet", "planet"),
        ("gaoxin://project", "缺少编号", "lacks an id"),
        ("gaoxin://project/", "缺少编号", "lacks an id"),
        ("gaoxin://project/SP99", "没有编号为“SP99”的科技重点专项", "no special project"),
        ("gaoxin://metric/SP19", "没有编号为“SP19”的指标", "no metric"),
    ],
)
def test_what_is_wrong_is_said(typed, zh, en):
    with pytest.raises(Fault) as raised:
        read_address(typed, ATLAS)
    assert zh in raised.value.zh
    assert en in raised.value.en
