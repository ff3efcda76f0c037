"""View: what a person is looking at, as one frozen value, and its pure transitions. No Qt here."""

from __future__ import annotations

from dataclasses import dataclass, replace

from geodata.choices import PLAN_FILTER, Choice, Filter
from geodata.records import Address

LANGUAGES = ("zh", "en")


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
class View:
    """Filter, selection, camera and language. `camera` None is the whole country (home).

    `selection` is the thing in focus: a place, project, cluster, industry or metric; what is
    linked to it is emphasised on the map. `hidden` names base layers switched off.
    """

    filter: Filter = PLAN_FILTER
    selection: Address | None = None
    camera: Camera | None = None
    hidden: tuple[str, ...] = ()
    language: str = "zh"


HOME = View()


def select(view: View, address: Address | None) -> View:
    """The view with that thing in focus; None clears the focus."""
    return replace(view, selection=address)


def narrow(view: View, wanted: Filter) -> View:
    """The view under another filter."""
    return replace(view, filter=wanted)


def choose(view: View, facet: str, choice: Choice) -> View:
    """The view with one facet of its filter changed."""
    return replace(view, filter=view.filter.choose(facet, choice))


def look_at(view: View, camera: Camera | None) -> View:
    """The view seen through another camera; None is home."""
    return replace(view, camera=camera)


def speak(view: View, language: str) -> View:
    """The view in "zh" or "en"."""
    if language not in LANGUAGES:
        raise ValueError(language)
    return replace(view, language=language)
