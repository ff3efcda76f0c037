"""What can be switched on and off is one list, and switching is seen on the sheet."""

import pytest

from desktop.sheet.base_layers import BASE_LAYERS, layers_off
from desktop.sheet.composing import compose
from desktop.sheet.page import page_of_pixels
from desktop.view import HOME, switch_layer
from tests.desktop.sheet.marks import about


@pytest.mark.parametrize("layer", BASE_LAYERS, ids=lambda layer: layer.code)
def test_a_layer_is_off_once_it_is_switched_off_and_on_again_after(layer):
    off = switch_layer(HOME, layer.code, on=False, usual=layer.usual)
    on = switch_layer(off, layer.code, on=True, usual=layer.usual)
    assert layer.code in layers_off(off)
    assert layer.code not in layers_off(on)
    assert (layer.code in layers_off(HOME)) is not layer.usual


@pytest.mark.parametrize(("code", "prefix"), [("water", "river"), ("names", "province/")])
def test_what_is_off_is_not_drawn(atlas, code, prefix):
    page = page_of_pixels(1366, 768)

    def drawn(view):
        marks = about(compose(atlas, view, page), prefix)
        return [mark for mark in marks if hasattr(mark, "words" if code == "names" else "parts")]

    assert drawn(HOME)
    assert not drawn(switch_layer(HOME, code, on=False, usual=True))
