"""Base layers: what of the map can be switched on and off, in the order in which it is offered."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.view import View
from geodata.vocabulary import Term


@dataclass(frozen=True, slots=True)
class BaseLayer(Term):
    """A part of the map with its words; `usual` says whether it is on unless switched off."""

    usual: bool


BASE_LAYERS: tuple[BaseLayer, ...] = (
    BaseLayer("water", "河流与湖泊", "Rivers and lakes", usual=True),
    BaseLayer("names", "地名", "Names of regions and waters", usual=True),
)


def layers_off(view: View) -> frozenset[str]:
    """Codes of the base layers that the view leaves out."""
    usual = {layer.code for layer in BASE_LAYERS if layer.usual}
    others = {layer.code for layer in BASE_LAYERS} - usual
    return frozenset((usual & set(view.hidden)) | (others - set(view.added)))
