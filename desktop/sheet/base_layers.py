"""Base layers: what of the map can be switched on and off, in the order in which it is offered."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.view import View
from geodata.vocabulary import Term

GRATICULE, NORTH_ARROW = "graticule", "north_arrow"


@dataclass(frozen=True, slots=True)
class BaseLayer(Term):
    """A part of the map with its words; `usual` says whether it is on unless switched off, and
    `over` whether it lies upon the ground, which then need not be painted anew for it.
    """

    usual: bool
    over: bool = False


BASE_LAYERS: tuple[BaseLayer, ...] = (
    BaseLayer("places", "载体符号", "Symbols of places", usual=True, over=True),
    BaseLayer("water", "河流与湖泊", "Rivers and lakes", usual=True),
    BaseLayer("names", "地名", "Names of regions and waters", usual=True, over=True),
    BaseLayer(
        "both_names", "地名用中英两种文字", "Names in Chinese and English", usual=False, over=True
    ),
    BaseLayer(GRATICULE, "经纬网", "Graticule", usual=False, over=True),
    BaseLayer(NORTH_ARROW, "指北针", "North arrow", usual=False, over=True),
)
OVER_GROUND = frozenset(layer.code for layer in BASE_LAYERS if layer.over)


def layers_off(view: View) -> frozenset[str]:
    """Codes of the base layers that the view leaves out."""
    usual = {layer.code for layer in BASE_LAYERS if layer.usual}
    others = {layer.code for layer in BASE_LAYERS} - usual
    return frozenset((usual & set(view.hidden)) | (others - set(view.added)))
