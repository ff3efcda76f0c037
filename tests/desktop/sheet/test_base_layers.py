"""What can be switched on and off is one list, and switching is seen on the sheet."""

import pytest

from desktop.sheet.base_layers import BASE_LAYERS, layers_off
from desktop.sheet.compliance import comply
from desktop.sheet.composing import compose
from desktop.sheet.page import page_of_pixels
from desktop.sheet.shown import shown_places
from desktop.view import HOME, Shading, select, shade, switch_layer
from geodata.records import Address
from tests.desktop.sheet.marks import about, every, words


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


def test_places_switched_off_are_said_to_be_and_what_is_chosen_stays(atlas):
    page = page_of_pixels(1366, 768)
    off = switch_layer(HOME, "places", on=False, usual=True)
    plain = compose(atlas, off, page)
    assert not about(plain, "place/")
    number = len(shown_places(atlas, HOME).within)
    said = [mark.words for mark in every(plain.marks) if hasattr(mark, "words")]
    assert f"{number} 处载体的符号未画出" in said
    assert not [words for words in said if words.startswith("图幅内 0 处")]
    chosen = "cn-htz-beijing-zhongguancun"
    one = compose(atlas, select(off, Address("place", chosen)), page)
    assert {mark.about for mark in about(one, "place/")} == {f"place/{chosen}"}
    # Where the facts come from concerns what is counted, drawn or not.
    assert sources_said(plain) == sources_said(compose(atlas, HOME, page))


def sources_said(drawing):
    line = next(line for line in words(drawing, "source") if "份来源" in line)
    return line.split("；")[0].rstrip("。")


@pytest.mark.parametrize("level", ["province", "prefecture"])
def test_a_map_of_regions_without_names_and_places_keeps_the_rule_book(atlas, level):
    view = shade(HOME, Shading("count", level=level))
    for layer in BASE_LAYERS:
        view = switch_layer(view, layer.code, on=False, usual=layer.usual)
    comply(compose(atlas, view, page_of_pixels(1366, 768)), atlas)
