"""The neighbours of a place are all places within reach and no others, the nearest first."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyproj import Geod

from geodata.faults import Fault
from geodata.nearby import neighbours_within
from geodata.reading import read_atlas

ATLAS = read_atlas()
GEOD = Geod(ellps="WGS84")


@given(st.sampled_from(tuple(ATLAS.places)), st.floats(1, 3e6))
def test_all_others_within_reach_are_told_with_their_distances(place_id, radius_m):
    here = ATLAS.places[place_id]
    expected = {}
    for place in ATLAS.places.values():
        metres = GEOD.inv(here.lon_deg, here.lat_deg, place.lon_deg, place.lat_deg)[2]
        if place.id != place_id and metres <= radius_m:
            expected[place.id] = metres
    found = neighbours_within(ATLAS, place_id, radius_m)
    assert dict(found) == pytest.approx(expected, abs=1e-3)
    assert [metres for _, metres in found] == sorted(metres for _, metres in found)


def test_places_at_the_same_point_come_first_in_table_order():
    order = list(ATLAS.places)
    shared = max(ATLAS.places_at_point.values(), key=len)
    assert len(shared) > 2
    for place_id in shared:
        found = [other for other, _ in neighbours_within(ATLAS, place_id, 0)]
        assert found == [other for other in sorted(shared, key=order.index) if other != place_id]


def test_an_unknown_place_is_a_fault():
    with pytest.raises(Fault, match="没有编号"):
        neighbours_within(ATLAS, "nowhere", 1000)
