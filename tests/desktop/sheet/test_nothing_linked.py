"""A metric that concerns no place leaves the map as it is; one that does sets its places off."""

from desktop.sheet.shown import shown_places
from desktop.view import View, select
from geodata.records import Address


def test_a_thing_without_places_fades_nothing(atlas):
    shown = shown_places(atlas, select(View(), Address("metric", "T04")))
    assert not shown.linked
    assert not shown.opacity
    assert len(shown.places) == len(shown.within)


def test_a_thing_with_places_fades_the_rest(atlas):
    shown = shown_places(atlas, select(View(), Address("cluster", "CL007")))
    assert shown.linked
    assert set(shown.opacity) >= set(shown.within) - shown.linked
