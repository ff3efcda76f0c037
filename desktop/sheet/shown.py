"""Shown: which places a view puts on the map, and how strongly each is seen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from weakref import WeakKeyDictionary

from desktop.sheet.base_layers import layers_off
from desktop.sheet.symbols import FADED_OPACITY, LINKED_OPACITY, drawn_in_order
from desktop.view import View
from geodata.atlas import Atlas
from geodata.evidence import Links
from geodata.filtering import matching
from geodata.records import Address, Place

MOST_SEPARATE = 12


@dataclass(frozen=True, slots=True)
class Shown:
    """Places from the lowest mark to the topmost.

    `opacity` holds those that are not full; `linked` the ids that belong with the selection;
    `selected` the id of a selected place and `picked` those gathered by hand; `within` the ids that
    pass the filter, in its order; `cities` the codes of cities that lists of a selected project
    name; `separate` the ids that keep a mark of their own however near others stand: selected,
    linked, compared, and picked if these are MOST_SEPARATE at most. `unseen` are places whose
    symbols are switched off.
    """

    places: tuple[Place, ...]
    within: tuple[str, ...]
    selected: str = ""
    picked: frozenset[str] = frozenset()
    linked: frozenset[str] = frozenset()
    cities: frozenset[str] = frozenset()
    opacity: Mapping[str, float] = field(default_factory=dict)
    separate: frozenset[str] = frozenset()
    unseen: tuple[Place, ...] = ()

    @property
    def passing(self) -> tuple[Place, ...]:
        """The places that pass the filter, seen or not."""
        inside = set(self.within)
        return tuple(place for place in (*self.places, *self.unseen) if place.id in inside)

    def counts(self) -> Counter[tuple[str, str]]:
        """How many places pass the filter, by kind and standing."""
        return Counter((place.kind, place.standing) for place in self.passing)


_LINKS: WeakKeyDictionary[Atlas, Links] = WeakKeyDictionary()


def links_of(atlas: Atlas) -> Links:
    """The atlas's links, kept as long as the atlas lives."""
    if atlas not in _LINKS:
        _LINKS[atlas] = Links(atlas)
    return _LINKS[atlas]


def listed_cities(atlas: Atlas, selection: Address) -> frozenset[str]:
    """Codes of the cities on lists of the selected project that were read in a source."""
    if selection.kind != "project":
        return frozenset()
    return frozenset(
        listing.city
        for listing in atlas.listings
        if listing.project == selection.id and listing.confidence != "C" and listing.city
    )


def shown_places(atlas: Atlas, view: View) -> Shown:
    """What the view shows, with what is picked of it.

    With the symbols of places switched off, those stay that a hand or a selection singles out.
    """
    shown = _shown(atlas, view)
    picked = frozenset(view.picked)
    if "places" in layers_off(view):
        singled = shown.separate | picked
        seen = tuple(place for place in shown.places if place.id in singled)
        unseen = tuple(place for place in shown.places if place.id not in singled)
        shown = replace(shown, places=seen, unseen=unseen)
    return replace(shown, picked=frozenset(p.id for p in shown.places if p.id in picked))


def _shown(atlas: Atlas, view: View) -> Shown:
    """A selected place is drawn last, and even if the filter hides it.

    With a project, cluster, industry, metric or other thing selected, all places linked to it by
    evidence other than unverified are shown, those outside the filter at LINKED_OPACITY, and the
    places that are not linked fade to FADED_OPACITY; with none linked, nothing fades.
    """
    links = links_of(atlas)
    within = matching(atlas, links, view.filter)
    selection = view.selection
    compared = (address.id for address in view.compared if address.kind == "place")
    # Many picked places, each with a mark of its own, would bury each other.
    few = view.picked if len(view.picked) <= MOST_SEPARATE else ()
    by_hand = frozenset((*few, *compared))
    if selection is None or selection.kind == "region":
        places = tuple(drawn_in_order(atlas.places[i] for i in within))
        return Shown(places, within, separate=by_hand)
    if selection.kind == "place":
        chosen = atlas.place(selection.id)
        others = drawn_in_order(atlas.places[i] for i in within if i != chosen.id)
        separate = by_hand | {chosen.id}
        return Shown((*others, chosen), within, selected=chosen.id, separate=separate)
    linked = frozenset(link.place for link in links.to(selection) if link.evidence != "unverified")
    inside = set(within)
    faded = drawn_in_order(atlas.places[i] for i in within if i not in linked)
    beyond = drawn_in_order(atlas.places[i] for i in atlas.places if i in linked - inside)
    strong = drawn_in_order(atlas.places[i] for i in within if i in linked)
    # With nothing to set off against, a faded map would only look broken.
    opacity = {place.id: FADED_OPACITY for place in faded} if linked else {}
    opacity |= {place.id: LINKED_OPACITY for place in beyond}
    # The stronger lie on top: a faint mark over a full one would muddy it.
    return Shown(
        (*faded, *beyond, *strong),
        within,
        linked=linked,
        cities=listed_cities(atlas, selection),
        opacity=opacity,
        separate=by_hand | linked,
    )
