"""The live map wears what the View colours it with, and says a region's figure when asked."""

from collections import Counter

import numpy as np
import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QImage

from desktop.map.canvas import MapCanvas
from desktop.map.hatch_tiles import hatch_tile
from desktop.map.region_grounds import EM_PX
from desktop.painting import load_fonts, picture
from desktop.sheet.drawing import Drawing, Line
from desktop.sheet.hatching import DENSITIES, FEW, NO_DATA, hatch_lines
from desktop.sheet.palette import EM_MM, LIGHT
from desktop.sheet.region_symbols import region_symbols
from desktop.store import Store
from desktop.view import Shading, View, narrow, shade, speak, switch_layer
from desktop.wording import set_language
from geodata.choices import Filter
from geodata.measuring import parts_words, value_words
from geodata.projecting import MAIN

# Ground without names, places and lines, in 西藏, 新疆 and 内蒙古.
TIBET, XINJIANG = (85.5, 32.7), (85.0, 38.6)
TAIHU = (120.15, 31.2)


@pytest.fixture
def store(qapp):
    yield Store(View(filter=Filter()))
    set_language("zh")


@pytest.fixture
def canvas(qtbot, atlas, store):
    load_fonts()
    canvas = MapCanvas(store, atlas)
    qtbot.addWidget(canvas)
    canvas.resize(1000, 760)
    canvas.show()
    qtbot.waitUntil(canvas.is_settled, timeout=20_000)
    return canvas


def at(canvas, point):
    x, y = canvas.viewpoint.to_px(*(float(axis) for axis in MAIN.forward(*point)))
    return QPointF(x, y)


def colour(canvas, point):
    """What most of the ground around a point is painted in."""
    image, middle = canvas.grab().toImage(), at(canvas, point).toPoint()
    around = Counter(
        image.pixelColor(middle.x() + dx, middle.y() + dy).name().upper()
        for dx in range(-5, 6)
        for dy in range(-5, 6)
    )
    return around.most_common(1)[0][0]


def settle(qtbot, canvas):
    qtbot.waitUntil(canvas.is_settled, timeout=20_000)


def test_regions_take_the_colours_of_their_classes_and_give_them_back(qtbot, canvas, store):
    plain = colour(canvas, TIBET)
    assert plain == LIGHT.tint_of("540000")
    store.change(shade(store.view, Shading("count")), "")
    settle(qtbot, canvas)
    look = canvas._shading.look
    assert colour(canvas, TIBET) == look.colour_of("540000", LIGHT)
    assert colour(canvas, XINJIANG) == look.colour_of("650000", LIGHT)
    store.change(shade(store.view, None), "")
    settle(qtbot, canvas)
    assert colour(canvas, TIBET) == plain


def test_the_old_picture_stays_until_the_new_one_is_there(qtbot, canvas, store):
    before = colour(canvas, TIBET)
    store.change(shade(store.view, Shading("count")), "")
    assert colour(canvas, TIBET) == before
    settle(qtbot, canvas)
    assert colour(canvas, TIBET) != before


def test_another_filter_colours_the_regions_anew(qtbot, canvas, store):
    store.change(shade(store.view, Shading("verified_share")), "")
    settle(qtbot, canvas)
    assert colour(canvas, XINJIANG) != LIGHT.no_data
    store.change(narrow(store.view, Filter(text="不存在的载体")), "")
    settle(qtbot, canvas)
    assert canvas._shading.look.classes.counts == ()
    image = canvas.grab().toImage()
    middle = at(canvas, XINJIANG).toPoint()
    around = {
        image.pixelColor(middle.x() + dx, middle.y() + dy).name().upper()
        for dx in range(-6, 7)
        for dy in range(-6, 7)
    }
    # The ground of no data, and the broken lines upon it.
    assert LIGHT.no_data in around
    assert len(around) > 1


def test_hatching_lies_on_the_prefectures_of_the_live_map(qtbot, canvas, store):
    plain = Shading("count", level="prefecture", method="natural_breaks")
    hatched = Shading("count", level="prefecture", method="natural_breaks", hatched=True)
    store.change(shade(store.view, plain), "")
    settle(qtbot, canvas)
    look = canvas._shading.look
    ordos = at(canvas, (107.9, 38.9)).toPoint()
    assert look.found.values["150600"]
    smooth = canvas.grab().toImage().copy(ordos.x() - 10, ordos.y() - 10, 21, 21)
    store.change(shade(store.view, hatched), "")
    settle(qtbot, canvas)
    lined = canvas.grab().toImage().copy(ordos.x() - 10, ordos.y() - 10, 21, 21)
    assert colours_in(lined) > 2 * colours_in(smooth)


def colours_in(image):
    return len({image.pixel(x, y) for x in range(image.width()) for y in range(image.height())})


def test_the_inset_wears_the_same(qtbot, canvas, store):
    store.change(shade(store.view, Shading("count")), "")
    settle(qtbot, canvas)
    look = canvas._shading.look
    inset = canvas.grab().toImage().copy(canvas.width() - 180, canvas.height() - 230, 180, 230)
    fills = {
        QColor(inset.pixel(x, y)).name().upper()
        for x in range(inset.width())
        for y in range(inset.height())
    }
    assert look.colour_of("440000", LIGHT) in fills
    assert LIGHT.tint_of("440000") not in fills


def test_circles_stand_on_the_label_points(qtbot, canvas, store, atlas):
    before = canvas.grab().toImage()
    store.change(shade(store.view, Shading("count", form="symbols")), "")
    settle(qtbot, canvas)
    after = canvas.grab().toImage()
    circles = region_symbols(atlas, canvas._shading.look)
    assert circles[0].region == "320000"
    for circle in circles[:8]:
        x, y = canvas.viewpoint.to_px(circle.x_m, circle.y_m)
        near = [(round(x) + dx, round(y) + dy) for dx in (-9, 0, 9) for dy in (-9, 0, 9)]
        assert any(before.pixel(*point) != after.pixel(*point) for point in near)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_region_under_the_pointer_says_its_figure_and_its_parts(qtbot, canvas, store, language):
    tip = canvas.places.tip
    canvas.box.pointed_at.emit(at(canvas, TIBET))
    assert not tip.isVisible()
    shading = Shading("location_quotient", "SEI-MAT")
    store.change(speak(shade(store.view, shading), language), "")
    settle(qtbot, canvas)
    canvas.box.pointed_at.emit(at(canvas, TIBET))
    found = canvas._shading.look.found
    name, few = {"zh": ("西藏自治区", "载体不足 5 处"), "en": ("Tibet", "Fewer than 5")}[language]
    assert tip.isVisible()
    assert name in tip.text()
    assert value_words(found, "540000", language) in tip.text()
    assert all(part in tip.text() for part in parts_words(found, "540000", language).split(" · "))
    assert few in tip.text()
    canvas.box.pointed_at.emit(at(canvas, (125.0, 30.0)))
    assert not tip.isVisible()


def test_waters_and_names_can_be_switched_off(qtbot, canvas, store):
    store.change(switch_layer(store.view, "names", on=False, usual=True), "")
    settle(qtbot, canvas)
    store.change(switch_layer(store.view, "water", on=False, usual=True), "")
    settle(qtbot, canvas)
    blues = {LIGHT.lake, LIGHT.river.colour}
    image = canvas.grab().toImage()
    land = at(canvas, XINJIANG).toPoint()
    seen = {
        QColor(image.pixel(land.x() + dx, land.y() + dy)).name().upper()
        for dx in range(-150, 150)
        for dy in range(-60, 100)
    }
    assert not blues & seen
    assert not [
        stamp for stamp in canvas._names._stamped.stamps if stamp.above and is_province(stamp)
    ]


def is_province(stamp):
    """Whether a stamped name has the letters of a province's."""
    image = stamp.image
    wanted = QColor(LIGHT.names["province"].colour).rgb()
    return any(
        image.pixel(x, y) == wanted for x in range(image.width()) for y in range(image.height())
    )


@pytest.mark.parametrize("hatch", [h for h in (*DENSITIES, NO_DATA, FEW) if h])
@pytest.mark.parametrize("ratio", [1.0, 1.5, 3.0])
def test_a_pattern_is_as_dark_as_on_the_sheet_and_repeats_without_a_seam(qapp, hatch, ratio):
    levels = alpha(hatch_tile(hatch, "#000000", EM_PX * ratio))
    assert levels.mean() == pytest.approx(darkness_on_the_sheet(hatch, ratio), rel=0.2)
    # From its last row to its first, and so for columns, it is as even as within.
    for rows in (levels, levels.T):
        within = np.abs(np.diff(rows, axis=0)).max(initial=0.0)
        assert np.abs(rows[0] - rows[-1]).max() <= within + 0.4


def darkness_on_the_sheet(hatch, ratio):
    """The share of ink when the sheet's own lines are painted in a square."""
    side = 60.0
    square = np.array([(0.0, 0.0), (side, 0.0), (side, side), (0.0, side), (0.0, 0.0)])
    dash = tuple(length * EM_MM for length in hatch.dash_em)
    parts = hatch_lines(hatch, (square,), EM_MM)
    lines = Line(parts, "#000000", hatch.width_em * EM_MM, dash)
    image = picture(Drawing(side, side, (lines,)), 96 * ratio)
    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    rows = np.frombuffer(grey.constBits(), np.uint8).reshape(grey.height(), grey.bytesPerLine())
    return 1 - rows[:, : grey.width()].mean() / 255


def alpha(image):
    """Opacity from 0 to 1, shape (height, width)."""
    wide = image.convertToFormat(QImage.Format.Format_Alpha8)
    rows = np.frombuffer(wide.constBits(), np.uint8).reshape(wide.height(), wide.bytesPerLine())
    return rows[:, : wide.width()] / 255


def test_symbols_of_places_can_be_switched_off_and_the_hand_then_meets_regions(
    qtbot, canvas, store
):
    where = at(canvas, (116.3, 40.0))
    canvas.box.pointed_at.emit(where)
    assert "中关村" in canvas.places.tip.text()
    store.change(shade(store.view, Shading("count")), "")
    store.change(switch_layer(store.view, "places", on=False, usual=True), "")
    settle(qtbot, canvas)
    assert canvas.marks.shown == ()
    canvas.box.pointed_at.emit(where)
    assert "北京" in canvas.places.tip.text()
    assert "中关村" not in canvas.places.tip.text()


def test_names_are_set_off_against_the_new_grounds_once_all_is_calm(qtbot, canvas, store):
    before = canvas._names._stamped
    store.change(shade(store.view, Shading("count")), "")
    settle(qtbot, canvas)
    after = canvas._names._stamped
    assert after is not before
    assert len(after.stamps) == len(before.stamps)
