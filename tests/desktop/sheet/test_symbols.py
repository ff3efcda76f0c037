from itertools import combinations

import numpy as np
import pytest

from desktop.sheet.palettes import PALETTES
from desktop.sheet.symbols import DRAWING_ORDER, SHAPES, STYLE, drawn_in_order
from geodata.vocabulary import KINDS
from tests.colours import contrast


def test_every_kind_of_place_has_a_shape_and_a_colour_of_its_own():
    assert set(STYLE) == {kind.code for kind in KINDS} == set(DRAWING_ORDER)
    assert len({style.shape for style in STYLE.values()}) == len(STYLE)
    for palette in PALETTES.values():
        assert set(palette.kinds) == set(STYLE)
        assert len(set(palette.kinds.values())) == len(STYLE)


@pytest.mark.parametrize("shape", SHAPES)
def test_a_shape_is_one_high_and_centred(shape):
    points = np.concatenate(SHAPES[shape])
    low, high = points.min(axis=0), points.max(axis=0)
    assert high[1] - low[1] == pytest.approx(1.0, abs=0.01)
    assert low + high == pytest.approx(np.zeros(2), abs=0.03)


def area(points):
    x, y = points.T
    return abs(np.dot(x, np.roll(y, -1)) - np.dot(y, np.roll(x, -1))) / 2


def test_bases_look_equally_large():
    bases = [style for kind, style in STYLE.items() if kind not in ("demo_zone", "zone")]
    areas = [area(SHAPES[style.shape][0]) * style.size_em**2 for style in bases]
    assert max(areas) / min(areas) < 1.45


def test_demonstration_zones_are_larger_than_zones_and_zones_than_bases():
    sizes = {kind: area(SHAPES[style.shape][0]) * style.size_em**2 for kind, style in STYLE.items()}
    bases = [size for kind, size in sizes.items() if kind not in ("demo_zone", "zone")]
    assert sizes["demo_zone"] > sizes["zone"] > max(bases)


def deuteranope(colour):
    """Machado, Oliveira and Fernandes (2009), severity 1, on linear light."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    matrix = [
        [0.367322, 0.860646, -0.227968],
        [0.280085, 0.672501, 0.047413],
        [-0.011820, 0.042940, 0.968881],
    ]
    return np.clip(np.array(matrix) @ linear, 0, 1)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_colours_stay_apart_for_deuteranopes(theme):
    colours = PALETTES[theme].kinds
    seen = {kind: deuteranope(colour) ** (1 / 2.2) for kind, colour in colours.items()}
    for one, other in combinations(seen, 2):
        assert np.linalg.norm(seen[one] - seen[other]) > 0.1, (one, other)


def test_symbols_stand_out_from_white():
    for colour in PALETTES["light"].kinds.values():
        assert contrast(colour, "#FFFFFF") > 2.0


def test_bases_are_drawn_below_zones_and_demonstration_zones_on_top(atlas):
    kinds = [place.kind for place in drawn_in_order(atlas.places.values())]
    assert kinds[-1] == "demo_zone"
    assert kinds.index("zone") > max(
        i for i, kind in enumerate(kinds) if kind not in ("zone", "demo_zone")
    )
