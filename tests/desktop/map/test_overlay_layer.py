"""The user's points on the live map: as many as they like, under the hand, never in its way."""

import numpy as np
import pytest
import shapely
from PySide6.QtCore import QPointF, Qt

from desktop.map.canvas import MapCanvas
from desktop.map.overlay_layer import Hit
from desktop.painting import load_fonts
from desktop.sheet.overlay_marks import MOST_DOTS
from desktop.store import Store
from desktop.view import Camera, View, look_at, speak
from geodata.faults import Fault
from geodata.overlay import Columns, overlay
from geodata.projecting import MAIN
from geodata.vocabulary import Term

TITLE = ("登记企业", "Registered firms")
WUHAN = (114.40, 30.50)
# Away from every place of the atlas and from names, in Mongolia.
ALONE = (95.0, 47.5)


@pytest.fixture
def store(qapp):
    return Store(View())


@pytest.fixture
def canvas(qtbot, atlas, store):
    load_fonts()
    canvas = MapCanvas(store, atlas)
    qtbot.addWidget(canvas)
    canvas.resize(1000, 760)
    canvas.show()
    rest(qtbot, canvas)
    return canvas


def rest(qtbot, canvas):
    qtbot.waitUntil(canvas.is_settled, timeout=15_000)


def put(qtbot, canvas, made):
    with qtbot.waitSignal(canvas.overlays.came, timeout=15_000) as came:
        canvas.overlays.put(made)
    rest(qtbot, canvas)
    return came.args


def cloud(count, middle=WUHAN, spread=0.4, name="mine", seed=1):
    at = np.random.default_rng(seed).normal(middle, spread, (count, 2))
    return overlay(name, TITLE, at[:, 0], at[:, 1])


def spots(*lon_lat, name="mine", columns=None):
    lon, lat = zip(*lon_lat, strict=True)
    return overlay(name, TITLE, lon, lat, columns)


def look(qtbot, canvas, store, lon_lat, width_m):
    x_m, y_m = map(float, MAIN.forward(*lon_lat))
    store.change(look_at(store.view, Camera(x_m, y_m, width_m, width_m * 0.75)), "")
    rest(qtbot, canvas)


def px(canvas, lon_lat):
    return QPointF(*canvas.viewpoint.to_px(*map(float, MAIN.forward(*lon_lat))))


def colour(canvas, at):
    return canvas.grab().toImage().pixelColor(round(at.x()), round(at.y()))


def is_blue(found):
    return found.blue() > found.red() + 40


def test_a_point_is_seen_where_it_lies_until_it_is_taken_away(qtbot, canvas):
    at = px(canvas, ALONE)
    before = colour(canvas, at)
    assert put(qtbot, canvas, spots(ALONE)) == ["mine"]
    assert colour(canvas, at) != before
    assert is_blue(colour(canvas, at))
    canvas.overlays.take_away("mine")
    rest(qtbot, canvas)
    assert colour(canvas, at) == before


def test_an_overlay_of_the_same_id_takes_the_old_ones_place(qtbot, canvas):
    put(qtbot, canvas, spots(ALONE))
    put(qtbot, canvas, spots((120.0, 25.0), (121.0, 26.0)))
    assert not is_blue(colour(canvas, px(canvas, ALONE)))
    (sign,) = canvas.overlays.signs
    assert sign.shown == 2


def test_a_million_is_a_density_and_becomes_points_as_one_comes_close(qtbot, canvas, store):
    put(qtbot, canvas, cloud(200_000, spread=0.5))
    forms = []
    for width_m in (3e6, 1e6, 2e5, 5e4, 3e4):
        look(qtbot, canvas, store, WUHAN, width_m)
        (sign,) = canvas.overlays.signs
        assert (sign.scale is None) == (sign.in_frame <= MOST_DOTS)
        forms.append(sign.scale is None)
    assert forms[0] is False
    assert forms[-1] is True
    assert forms == sorted(forms)


def test_a_filter_is_seen_and_worked_out_off_the_interface(qtbot, canvas):
    other = (97.0, 48.5)
    put(qtbot, canvas, spots(ALONE, other))
    canvas.overlays.narrow("mine", np.array([False, True]))
    assert len(canvas.overlays.of("mine").shown) == 2
    rest(qtbot, canvas)
    assert len(canvas.overlays.of("mine").shown) == 1
    assert not is_blue(colour(canvas, px(canvas, ALONE)))
    assert is_blue(colour(canvas, px(canvas, other)))
    canvas.overlays.narrow("mine", None)
    rest(qtbot, canvas)
    assert is_blue(colour(canvas, px(canvas, ALONE)))


def test_a_filter_for_other_rows_is_refused_before_anything_changes(qtbot, canvas):
    put(qtbot, canvas, cloud(50))
    with pytest.raises(ValueError, match="49 answers for 50 rows"):
        canvas.overlays.narrow("mine", np.ones(49, dtype=bool))
    canvas.overlays.narrow("mine", np.arange(50) < 7)
    rest(qtbot, canvas)
    assert len(canvas.overlays.of("mine").shown) == 7


def test_of_filters_that_follow_each_other_fast_the_last_one_holds(qtbot, canvas):
    put(qtbot, canvas, cloud(5000))
    for count in range(1, 30):
        canvas.overlays.narrow("mine", np.arange(5000) < 100 * count)
        qtbot.wait(2)
    rest(qtbot, canvas)
    assert len(canvas.overlays.of("mine").shown) == 2900
    (sign,) = canvas.overlays.signs
    assert sign.shown == 2900


def test_an_overlay_is_built_elsewhere_with_its_progress_told(qtbot, canvas):
    said = []
    canvas.overlays.said.connect(lambda overlay_id, share: said.append((overlay_id, share)))
    at = np.random.default_rng(1).normal(WUHAN, 0.4, (150_000, 2))
    with qtbot.waitSignal(canvas.overlays.came, timeout=15_000):
        canvas.overlays.add(
            "mine", lambda say: overlay("mine", TITLE, at[:, 0], at[:, 1], said=say)
        )
        assert canvas.overlays.of("mine") is None
    assert {name for name, _ in said} == {"mine"}
    assert said[-1][1] == 1.0
    rest(qtbot, canvas)


def test_an_overlay_that_cannot_be_built_is_told_and_the_map_stays(qtbot, canvas):
    columns = Columns(value=np.zeros(3))
    with qtbot.waitSignal(canvas.overlays.failed, timeout=15_000) as failed:
        canvas.overlays.add("mine", lambda _say: overlay("mine", TITLE, [1.0], [2.0], columns))
    assert isinstance(failed.args[0], Fault)
    assert canvas.overlays.signs == ()


def test_hover_says_what_the_point_is(qtbot, canvas, store):
    kinds = (Term("sw", "软件", "Software"), Term("mat", "材料", "Materials"))
    columns = Columns(
        value=np.array([12.5, 1_250_000.0, np.nan]),
        value_name=Term("staff", "职工", "Staff"),
        category=np.array([0, 1, -1], dtype=np.int16),
        categories=kinds,
    )
    alone = (ALONE, (97.0, 48.5), (98.5, 46.5))
    put(qtbot, canvas, spots(*alone, columns=columns))
    hits = []
    canvas.overlays.hovered.connect(hits.append)
    tip = canvas.places.tip
    for lon_lat in alone:
        canvas.box.pointed_at.emit(px(canvas, lon_lat) + QPointF(2, 1))
    assert hits == [Hit("mine", 0), Hit("mine", 1), Hit("mine", 2)]
    assert tip.isVisible()
    assert "登记企业" in tip.text()
    assert "第 3 行" in tip.text()
    assert "nan" not in tip.text()
    canvas.box.pointed_at.emit(px(canvas, alone[1]))
    assert "材料 · 职工 1,250,000" in tip.text()
    store.change(speak(store.view, "en"), "")
    assert canvas.overlays.words_of(Hit("mine", 0), "en") == [
        "<b>Registered firms</b>",
        "Row 1 · Software · Staff 12.5",
    ]
    canvas.box.pointed_at.emit(px(canvas, (93.0, 49.0)))
    assert hits[-1] is None
    assert not tip.isVisible()


def test_an_overlay_does_not_take_the_hover_of_places(qtbot, canvas, atlas):
    place = atlas.places["zhongguancun"]
    put(qtbot, canvas, spots((place.lon_deg, place.lat_deg), ALONE))
    hits = []
    canvas.overlays.hovered.connect(hits.append)
    at = canvas.position_px(place.id)
    canvas.box.pointed_at.emit(at)
    assert hits == []
    assert "中关村" in canvas.places.tip.text()
    assert canvas.viewport().cursor().shape() == Qt.CursorShape.PointingHandCursor
    canvas.box.pressed_at.emit(at, Qt.KeyboardModifier.NoModifier)
    assert canvas._store.view.selection.kind == "place"


def test_no_single_point_is_hovered_in_a_density(qtbot, canvas):
    put(qtbot, canvas, cloud(MOST_DOTS + 1, middle=ALONE, spread=0.3))
    assert canvas.overlays.nearest(px(canvas, ALONE)) is None


def test_the_topmost_overlay_is_under_the_hand(qtbot, canvas):
    put(qtbot, canvas, spots(ALONE, name="lower"))
    put(qtbot, canvas, spots(ALONE, name="upper"))
    assert canvas.overlays.nearest(px(canvas, ALONE)) == Hit("upper", 0)


def test_boxes_and_lassos_hold_the_rows_that_are_shown(qtbot, canvas):
    made = cloud(4000)
    put(qtbot, canvas, made)
    mask = np.arange(4000) % 2 == 0
    canvas.overlays.narrow("mine", mask)
    rest(qtbot, canvas)
    x_m, y_m = map(float, MAIN.forward(*WUHAN))
    box = (x_m - 2e4, y_m - 1e4, x_m + 3e4, y_m + 4e4)
    points = made.points
    inside = shapely.intersects_xy(shapely.box(*box), points.x_m, points.y_m)
    expected = sorted(row for row in points.rows[inside].tolist() if mask[row])
    assert canvas.overlays.rows_in_box(box)["mine"].tolist() == expected
    assert canvas.overlays.rows_in_polygon(shapely.box(*box))["mine"].tolist() == expected


@pytest.mark.parametrize("count", [400, MOST_DOTS + 5000])
def test_points_stay_on_the_ground_while_the_map_moves_and_no_edge_is_blank(
    qtbot, canvas, store, count
):
    put(qtbot, canvas, cloud(count, middle=ALONE, spread=0.02))
    here = canvas.viewpoint
    for step in range(1, 5):
        # Before any worker could bring another picture.
        canvas.box.look(here.zoomed(1.4**-step, 300, 300))
        canvas._item.look(canvas.viewpoint)
        assert is_blue(colour(canvas, px(canvas, ALONE)))
    far = here.panned(-0.6 * here.width_px, 0.0)
    canvas.box.look(far)
    canvas._item.look(far)
    inside = px(canvas, ALONE)
    if 0 <= inside.x() < far.width_px:
        assert is_blue(colour(canvas, inside))


def test_the_key_speaks_the_views_language_and_names_keep_clear_of_it(qtbot, canvas, store):
    before = canvas._furniture.boxes_mm(canvas.viewpoint)
    put(qtbot, canvas, cloud(300))
    boxes = canvas._furniture.boxes_mm(canvas.viewpoint)
    assert len(boxes) == len(before) + 1
    left, top, right, bottom = boxes[-1]
    assert 0 < left < right < 1000 * 0.2646
    assert 0 < top < bottom < before[1][1]
    chinese = canvas.grab().toImage()
    store.change(speak(store.view, "en"), "")
    rest(qtbot, canvas)
    wider = canvas._furniture.boxes_mm(canvas.viewpoint)[-1]
    assert wider != boxes[-1]
    assert canvas.grab().toImage() != chinese
    canvas.overlays.take_away("mine")
    rest(qtbot, canvas)
    assert len(canvas._furniture.boxes_mm(canvas.viewpoint)) == len(before)
