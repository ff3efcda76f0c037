import pytest

from desktop.sheet.composing import compose
from desktop.sheet.drawing import Symbol
from desktop.sheet.page import page_of_pixels
from desktop.sheet.shown import links_of, shown_places
from desktop.sheet.symbols import FADED_OPACITY, LINKED_OPACITY
from desktop.view import HOME, narrow, select
from geodata.choices import Choice, Filter
from geodata.filtering import matching
from geodata.records import Address
from tests.desktop.sheet.marks import about, words

PROJECT = Address("project", "SP01")


def test_without_a_selection_all_that_pass_are_full(atlas):
    shown = shown_places(atlas, HOME)
    assert [place.id for place in shown.places] != []
    assert sorted(place.id for place in shown.places) == sorted(shown.within)
    assert shown.opacity == {}


def test_a_selected_place_is_drawn_last_larger_and_ringed(atlas):
    place = next(p for p in atlas.places.values() if p.kind == "zone" and p.standing == "plan")
    drawing = compose(atlas, select(HOME, Address("place", place.id)), page_of_pixels(1920, 1080))
    symbols = [m for m in about(drawing, "place/") if isinstance(m, Symbol)]
    plain = next(m for m in symbols if m.shape == "circle" and m.about != f"place/{place.id}")
    assert symbols[-1].about == f"place/{place.id}"
    assert symbols[-1].size_mm > 1.2 * plain.size_mm
    assert [m for m in about(drawing, f"selection/{place.id}") if m.size_mm > symbols[-1].size_mm]
    assert words(drawing, f"place/{place.id}")


def test_a_selected_place_outside_the_filter_is_shown_all_the_same(atlas):
    nothing = narrow(HOME, Filter().choose("kind", Choice(any=())))
    place = next(iter(atlas.places))
    shown = shown_places(atlas, select(nothing, Address("place", place)))
    assert [one.id for one in shown.places] == [place]
    assert shown.within == ()


def test_a_selected_project_shows_all_linked_places_and_fades_the_rest(atlas):
    shown = shown_places(atlas, select(HOME, PROJECT))
    links = links_of(atlas)
    linked = {link.place for link in links.to(PROJECT) if link.evidence != "unverified"}
    inside = set(matching(atlas, links, HOME.filter))
    assert linked - inside
    assert inside - linked
    drawn = {place.id: shown.opacity.get(place.id, 1.0) for place in shown.places}
    assert set(drawn) == inside | linked
    for place_id, opacity in drawn.items():
        if place_id in linked:
            assert opacity == (1.0 if place_id in inside else LINKED_OPACITY)
        else:
            assert opacity == FADED_OPACITY


def test_stronger_marks_lie_on_fainter_ones(atlas):
    shown = shown_places(atlas, select(HOME, PROJECT))
    opacities = [shown.opacity.get(place.id, 1.0) for place in shown.places]
    assert opacities == sorted(opacities)


def test_counts_are_of_places_that_pass_the_filter_whatever_is_selected(atlas):
    plain, selected = shown_places(atlas, HOME), shown_places(atlas, select(HOME, PROJECT))
    assert plain.counts() == selected.counts()
    assert plain.counts().total() == len(plain.within)


@pytest.mark.parametrize("kind", ["metric", "industry", "cluster"])
def test_other_things_can_be_selected_too(atlas, kind):
    shelf = {"metric": atlas.metrics, "industry": atlas.industries, "cluster": atlas.clusters}[kind]
    target = next(a for a in (Address(kind, i) for i in shelf) if links_of(atlas).to(a))
    assert shown_places(atlas, select(HOME, target)).linked
