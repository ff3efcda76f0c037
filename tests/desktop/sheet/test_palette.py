import pytest
import shapely

from desktop.sheet.framing import lines_for
from desktop.sheet.palette import LIGHT, TINT_OF_PROVINCE
from desktop.sheet.palettes import DARK
from tests.colours import apart

TINTED = pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])


@TINTED
def test_every_province_has_a_tint_and_neighbours_differ(atlas, palette):
    layer = atlas.layer("province", "l")
    codes = layer.columns["adcode"]
    assert set(codes) == set(TINT_OF_PROVINCE)
    for i, one in enumerate(codes):
        for j in range(i):
            if shapely.intersects(layer.geometries[i], layer.geometries[j]):
                assert apart(palette.tint_of(one), palette.tint_of(codes[j])) > 2.5


def test_every_kind_of_line_has_a_stroke(atlas):
    kinds = set(atlas.layer("border", "l").columns["kind"])
    kinds |= set(atlas.layer("special_line").columns["kind"])
    assert kinds <= set(LIGHT.strokes)
    lines = lines_for(1000.0)
    assert set(lines.borders) | set(lines.special) == set(LIGHT.strokes)


def test_higher_borders_are_stronger():
    widths = [LIGHT.strokes[kind].width_mm for kind in ("国界", "省级界", "地级界", "县级界")]
    assert widths == sorted(widths, reverse=True)
    assert len(set(widths)) == 4


def test_the_undetermined_boundary_is_dashed_and_the_determined_one_is_not():
    assert LIGHT.strokes["未定国界"].dash_mm
    assert not LIGHT.strokes["国界"].dash_mm
    assert LIGHT.strokes["国界"].colour == LIGHT.strokes["南海断续线"].colour


def test_a_scaled_stroke_keeps_its_proportions():
    stroke = LIGHT.strokes["未定国界"]
    twice = stroke.scaled(2.0)
    assert twice.width_mm == 2 * stroke.width_mm
    assert twice.dash_mm == tuple(2 * mm for mm in stroke.dash_mm)
