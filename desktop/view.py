"""View: what a person is looking at, as one frozen value, and its pure transitions. No Qt here."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from geodata.choices import PLAN_FILTER, Choice, Filter
from geodata.records import Address

LANGUAGES = ("zh", "en")
FORMS = ("areas", "symbols")
RAMPS = ("amber", "violet", "teal", "grey", "violet_amber", "blue_red", "distinct")
"""Names of the colours of classes."""
MOST_COMPARED = 4


@dataclass(frozen=True, slots=True)
class Camera:
    """The rectangle of the map a person sees: centre and size in metres of the main projection.

    A frame of other proportions shows at least this rectangle, centred, so that a view saved in a
    small window shows the same places on a projector and on paper.
    """

    x_m: float
    y_m: float
    width_m: float
    height_m: float


@dataclass(frozen=True, slots=True)
class Shading:
    """The measure that colours the map, and how.

    `measure` is the code of a measure, `of` the kind or industry it needs, `level` the level of its
    regions. `form` colours their areas or sizes a symbol in each; `method` is one of the methods
    of classing, with `limits` the user's own when it is user_set; `ramp` names the colours, ""
    those that suit the measure. `hatched` adds line patterns, so that print keeps the classes.
    """

    measure: str
    of: str = ""
    level: str = "province"
    form: str = "areas"
    method: str = "quantiles"
    classes: int = 5
    limits: tuple[float, ...] = ()
    ramp: str = ""
    hatched: bool = False


@dataclass(frozen=True, slots=True)
class View:
    """Everything a person sees on the map. `camera` None is the whole country (home).

    `selection` is the thing in focus: a place, project, cluster, industry or metric; what is
    linked to it is emphasised on the map. `picked` are ids of places gathered by hand or brush,
    and `compared` two to four things side by side. `hidden` names base layers switched off, `added`
    those switched on that are usually off.
    """

    filter: Filter = PLAN_FILTER
    selection: Address | None = None
    picked: tuple[str, ...] = ()
    compared: tuple[Address, ...] = ()
    shading: Shading | None = None
    camera: Camera | None = None
    hidden: tuple[str, ...] = ()
    added: tuple[str, ...] = ()
    language: str = "zh"


HOME = View()


def reset(view: View) -> View:
    """Home: the view that a first start shows, in the language of now."""
    return View(language=view.language)


def select(view: View, address: Address | None) -> View:
    """The view with that thing in focus; None clears the focus."""
    return replace(view, selection=address)


def narrow(view: View, wanted: Filter) -> View:
    """The view under another filter."""
    return replace(view, filter=wanted)


def choose(view: View, facet: str, choice: Choice) -> View:
    """The view with one facet of its filter changed."""
    return replace(view, filter=view.filter.choose(facet, choice))


def within(view: View, area: Iterable[tuple[float, float]]) -> View:
    """The view of the places within a ring of corners (lon_deg, lat_deg, WGS 84), straight between
    them on the national map; no corners take the area off. ValueError for one or two.
    """
    return replace(view, filter=view.filter.inside(area))


def mute(view: View, part: str, *, muted: bool) -> View:
    """The view with a part of its filter kept but not applied, or applied again."""
    return replace(view, filter=view.filter.mute(part, muted=muted))


def look_at(view: View, camera: Camera | None) -> View:
    """The view seen through another camera; None is home."""
    return replace(view, camera=camera)


def pick(view: View, place_ids: Iterable[str], mode: str = "replace") -> View:
    """The view with those places picked instead of, beside ("add") or taken from ("remove") those
    picked before; "toggle" takes out what was in and puts in what was not. Order is kept.
    """
    new = dict.fromkeys(place_ids)
    old = dict.fromkeys(view.picked)
    match mode:
        case "replace":
            picked = new
        case "add":
            picked = {**old, **new}
        case "remove":
            picked = dict.fromkeys(place_id for place_id in old if place_id not in new)
        case "toggle":
            kept = [place_id for place_id in old if place_id not in new]
            picked = dict.fromkeys([*kept, *(i for i in new if i not in old)])
        case _:
            raise ValueError(mode)
    return replace(view, picked=tuple(picked))


def shade(view: View, shading: Shading | None) -> View:
    """The view with the map coloured by that; None takes the colours off."""
    return replace(view, shading=shading)


def switch_layer(view: View, name: str, *, on: bool, usual: bool) -> View:
    """The view with a base layer on or off; `usual` says whether it is on by itself."""
    hidden = tuple(layer for layer in view.hidden if layer != name)
    added = tuple(layer for layer in view.added if layer != name)
    if usual and not on:
        hidden = (*hidden, name)
    elif on and not usual:
        added = (*added, name)
    return replace(view, hidden=hidden, added=added)


def compare(view: View, addresses: Iterable[Address]) -> View:
    """The view with those things side by side, at most MOST_COMPARED, each once."""
    return replace(view, compared=tuple(dict.fromkeys(addresses))[:MOST_COMPARED])


def speak(view: View, language: str) -> View:
    """The view in "zh" or "en"."""
    if language not in LANGUAGES:
        raise ValueError(language)
    return replace(view, language=language)
