"""Bars and cells hold exactly the places they count."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata.choices import Choice, Filter
from geodata.distribution import BY, bars, cross
from geodata.evidence import Links
from geodata.filtering import matching


@pytest.fixture(scope="module")
def links(atlas):
    return Links(atlas)


CHOICES = st.sampled_from(
    [
        Filter(),
        Filter().choose("kind", Choice(any=("zone",))),
        Filter().choose("standing", Choice(any=("plan",))),
        Filter().choose("region", Choice(none=("320000",))),
        Filter().choose("industry", Choice(any=("SEI-MAT",))),
        Filter(to_year=1995),
        Filter(text="高新"),
        Filter().choose("kind", Choice(any=())),
    ]
)


@given(CHOICES, st.sampled_from([by.code for by in BY]))
def test_bars_hold_the_places_of_the_filter_and_no_others(atlas, links, wanted, by):
    ids = matching(atlas, links, wanted)
    found = bars(atlas, links, ids, by)
    held = [i for bar in found for i in bar.ids]
    assert set(held) == set(ids)
    if by != "industry":
        assert len(held) == len(ids)
    assert all(len(set(bar.ids)) == len(bar.ids) for bar in found)


def test_every_year_between_the_first_and_last_has_a_bar(atlas, links):
    found = bars(atlas, links, matching(atlas, links, Filter()), "year")
    years = [int(bar.code) for bar in found if bar.code]
    assert years == list(range(years[0], years[-1] + 1))
    assert found[-1].code == ""
    assert found[-1].zh == "不详"


def test_provinces_fall_by_count(atlas, links):
    found = bars(atlas, links, matching(atlas, links, Filter()), "province")
    counts = [len(bar.ids) for bar in found]
    assert counts == sorted(counts, reverse=True)


def test_there_is_no_other_way_to_count(atlas, links):
    with pytest.raises(ValueError, match="colour"):
        bars(atlas, links, matching(atlas, links, Filter()), "colour")


def test_cells_are_where_bars_meet(atlas, links):
    ids = matching(atlas, links, Filter())
    found = cross(atlas, links, ids)
    provinces = {bar.code: set(bar.ids) for bar in found.provinces}
    industries = {bar.code: set(bar.ids) for bar in found.industries}
    for (industry, province), held in found.cells.items():
        assert set(held) == industries[industry] & provinces[province]


def test_the_quotient_is_share_over_share(atlas, links):
    ids = matching(atlas, links, Filter())
    found = cross(atlas, links, ids)
    (industry, province), held = max(found.cells.items(), key=lambda cell: len(cell[1]))
    here = next(len(bar.ids) for bar in found.provinces if bar.code == province)
    there = next(len(bar.ids) for bar in found.industries if bar.code == industry)
    expected = (len(held) / here) / (there / len(ids))
    assert found.quotient(industry, province) == pytest.approx(expected)
    assert found.quotient("none", province) is None
