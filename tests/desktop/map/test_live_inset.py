"""The live map's inset covers no territory, or is folded; its graticule is that of the sheet."""

import numpy as np
import pytest
import shapely
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QImage

from desktop.map.naming import frame_of
from desktop.sheet.base_shapes import base_shapes
from desktop.sheet.framing import MM_PER_LOGICAL_PX
from desktop.sheet.graticule import graticule
from desktop.sheet.palette import EM_MM
from desktop.theme import map_palette
from desktop.view import Camera, look_at, speak, switch_layer
from geodata.projecting import MAIN
from tests.desktop.map.hand import click, hover


def camera(lon, lat, width_m, height_m):
    x_m, y_m = (float(value) for value in MAIN.forward(np.array(lon), np.array(lat)))
    return Camera(x_m, y_m, width_m, height_m)


@pytest.fixture
def look(canvas, store, qtbot):
    def look(*where):
        store.change(look_at(store.view, camera(*where)), "看")
        qtbot.waitUntil(canvas.is_settled, timeout=10_000)
        return canvas._furniture.inset

    return look


def covered(canvas, atlas):
    """Square metres of the country, and metres of its dashes, under the inset or its button."""
    left, top, right, bottom = canvas._furniture.inset.box_mm(canvas.viewpoint)
    frame = frame_of(canvas.viewpoint)
    box = shapely.box(*frame.to_map(left, bottom), *frame.to_map(right, top))
    shapes = base_shapes(atlas)
    special = shapes.of("special_line")
    dashes = special.geometries[special.rows_of("kind", "南海断续线")]
    ground = shapely.area(shapely.intersection(shapes.of("nation", "l").geometries, box)).sum()
    return float(ground), float(shapely.length(shapely.intersection(dashes, box)).sum())


def test_at_home_it_stands_below_on_the_right(canvas, atlas):
    inset = canvas._furniture.inset
    assert not inset.folded(canvas.viewpoint)
    _, _, right, bottom = inset.box_mm(canvas.viewpoint)
    assert right == pytest.approx(canvas.width() * MM_PER_LOGICAL_PX)
    assert bottom == pytest.approx(canvas.height() * MM_PER_LOGICAL_PX)
    assert covered(canvas, atlas) == (0.0, 0.0)


@pytest.mark.parametrize(
    "where",
    [
        (113.5, 22.3, 900e3, 700e3),
        (83.0, 45.0, 1500e3, 1100e3),
        (125.0, 46.0, 1600e3, 1200e3),
        (121.0, 30.0, 700e3, 500e3),
        (112.0, 16.0, 900e3, 700e3),
        (98.0, 27.0, 1500e3, 1100e3),
    ],
)
def test_it_covers_neither_the_country_nor_a_dash_wherever_one_looks(canvas, atlas, look, where):
    inset = look(*where)
    if not inset.folded(canvas.viewpoint):
        assert covered(canvas, atlas) == (0.0, 0.0)


def test_it_is_as_large_over_the_sea_as_at_home(canvas, look):
    def width(inset):
        left, _, right, _ = inset.box_mm(canvas.viewpoint)
        return right - left

    home = width(canvas._furniture.inset)
    assert width(look(113.5, 22.3, 900e3, 700e3)) == pytest.approx(home)


def test_amid_the_land_it_is_folded_to_a_button_that_opens_it(canvas, look):
    inset = look(112.5, 31.0, 500e3, 350e3)
    at = canvas.viewpoint
    assert inset.folded(at)
    small = inset.box_mm(at)
    button = QPointF(small[0] + small[2], small[1] + small[3]) / 2 / MM_PER_LOGICAL_PX
    hover(canvas, (button.x(), button.y()))
    assert canvas.viewport().cursor().shape() == Qt.CursorShape.PointingHandCursor
    click(canvas, (button.x(), button.y()))
    large = inset.box_mm(at)
    assert large[2] - large[0] > 2 * (small[2] - small[0]) / 2
    assert large[3] - large[1] > 4 * (small[3] - small[1])
    click(canvas, (button.x(), button.y()))
    assert inset.box_mm(at) == small


def test_a_click_on_the_inset_is_not_one_on_the_map_under_it(canvas, store, atlas, look):
    inset = look(112.5, 31.0, 500e3, 350e3)
    inset.toggle()
    left, top, right, bottom = inset.box_mm(canvas.viewpoint)
    where = QPointF((left + right) / 2, (top + bottom) / 2) / MM_PER_LOGICAL_PX
    words = [offer.words for offer in canvas.work.offers_at(where)]
    assert words[0] == "回到全国"
    assert "展开南海诸岛附图" in words
    canvas.take_tool("distance")
    click(canvas, (where.x(), where.y()))
    assert not canvas.work.tools.tool.busy


def test_with_the_whole_sea_in_the_window_it_is_not_needed(canvas, look):
    inset = look(113.0, 13.0, 3000e3, 3000e3)
    assert inset.box_mm(canvas.viewpoint) is None
    assert not inset.folded(canvas.viewpoint)
    assert not inset.holds(canvas.viewpoint, QPointF(990, 750))


def test_a_hand_that_moves_it_over_land_sees_it_fold_and_rest_elsewhere(canvas, qtbot, look):
    inset = look(113.5, 22.3, 900e3, 700e3)
    canvas.eye.hand_moves(canvas.viewpoint.panned(0.0, 500.0))
    assert inset.folded(canvas.viewpoint)
    qtbot.waitUntil(canvas.is_settled, timeout=10_000)


def test_its_button_speaks_the_language_of_now(canvas, store, look):
    look(112.5, 31.0, 500e3, 350e3)
    chinese = canvas._furniture.inset.box_mm(canvas.viewpoint)
    store.change(speak(store.view, "en"), "英文")
    english = canvas._furniture.inset.box_mm(canvas.viewpoint)
    assert english[0] < chinese[0]


# Graticule and arrow ---------------------------------------------------------------------------


def painted(canvas) -> QImage:
    return canvas.grab().toImage()


@pytest.mark.parametrize("layer", ["graticule", "north_arrow"])
def test_a_layer_on_request_is_seen_and_gone_again(canvas, qtbot, store, layer):
    plain = painted(canvas)
    for on in (True, False):
        store.change(switch_layer(store.view, layer, on=on, usual=False), "图层")
        qtbot.waitUntil(canvas.is_settled, timeout=10_000)
        assert (painted(canvas) != plain) == on


def test_the_live_net_has_the_sheet_s_own_names_at_every_step_of_a_pan(canvas, store):
    store.change(switch_layer(store.view, "graticule", on=True, usual=False), "经纬网")
    furniture = canvas._furniture
    for step in range(12):
        at = canvas.viewpoint.panned(70.0 * step, -40.0 * step).zoomed(1.0 + 0.3 * step, 500, 300)
        own = furniture._boxes_mm(at)
        expected = graticule(frame_of(at), map_palette(), EM_MM, own).labels
        found = furniture.net.labels(at, own)
        assert {label.words for label in found} == {label.words for label in expected}
        spots = {(label.words, round(label.x_mm), round(label.y_mm)) for label in expected}
        assert spots == {(label.words, round(label.x_mm), round(label.y_mm)) for label in found}
