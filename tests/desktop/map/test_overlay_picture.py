"""Pictures of overlays fit the window they were made for, on every screen."""

import numpy as np
import pytest
from PySide6.QtGui import QColor, QImage, QPainter

from desktop.map.overlay_picture import MARGIN, render_overlays
from desktop.map.viewpoint import Viewpoint
from desktop.sheet.overlay_marks import MOST_DOTS
from desktop.sheet.palette import LIGHT
from geodata.overlay import overlay
from geodata.projecting import MAIN

TITLE = ("点", "Points")
WUHAN = (114.4, 30.5)
X_M, Y_M = map(float, MAIN.forward(*WUHAN))
WINDOW = Viewpoint(X_M, Y_M, 500.0, 600, 400)

pytestmark = pytest.mark.usefixtures("qapp")


def cloud(count, spread=0.3):
    at = np.random.default_rng(1).normal(WUHAN, spread, (count, 2))
    return overlay("mine", TITLE, at[:, 0], at[:, 1])


def one():
    return overlay("mine", TITLE, [WUHAN[0]], [WUHAN[1]])


def painted(made, viewpoint, ratio):
    """Where the window is not white, shape (device rows, device columns)."""
    size = round(viewpoint.width_px * ratio), round(viewpoint.height_px * ratio)
    image = QImage(*size, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    image.fill(QColor("#FFFFFF"))
    painter = QPainter(image)
    made.paint(painter, viewpoint)
    painter.end()
    pixels = np.frombuffer(image.constBits(), np.uint8).reshape(size[1], size[0], 4)
    return (pixels[..., :3] < 250).any(axis=2)


def middle_px(seen, ratio):
    rows, columns = np.nonzero(seen)
    return (columns.mean() + 0.5) / ratio, (rows.mean() + 0.5) / ratio


@pytest.mark.parametrize("ratio", [1.0, 1.25, 1.5, 2.0, 3.0])
def test_a_dot_is_sharp_where_it_belongs_and_as_large_on_every_screen(ratio):
    made = render_overlays([one()], LIGHT, WINDOW, ratio)
    seen = painted(made, WINDOW, ratio)
    assert middle_px(seen, ratio) == pytest.approx((300, 200), abs=0.6)
    columns = seen.any(axis=0).sum() / ratio
    assert 5 <= columns <= 8.5


# Cells of a density are some pixels wide.
@pytest.mark.parametrize(("count", "off_px"), [(1, 1.0), (MOST_DOTS + 10_000, 3.0)])
@pytest.mark.parametrize("ratio", [1.0, 2.0])
def test_a_picture_stays_on_the_ground_when_the_window_moves_on(count, off_px, ratio):
    layer = cloud(count, 0.02) if count > 1 else one()
    made = render_overlays([layer], LIGHT, WINDOW, ratio)
    for later in (WINDOW.panned(37, -21), WINDOW.zoomed(1.3, 80, 90), WINDOW.zoomed(0.8, 500, 50)):
        expected = later.to_px(X_M, Y_M)
        assert middle_px(painted(made, later, ratio), ratio) == pytest.approx(expected, abs=off_px)


def test_a_picture_reaches_beyond_the_window_unless_a_city_lies_there():
    made = render_overlays([cloud(5000, 1.5)], LIGHT, WINDOW, 1.0)
    beyond = 0.9 * MARGIN * WINDOW.width_px
    assert made.covers(WINDOW.panned(beyond, 0))
    assert painted(made, WINDOW.panned(beyond, 0), 1.0)[:, : int(beyond)].any()
    crowd = cloud(3 * MOST_DOTS, 0.05)
    beside = WINDOW.panned(-0.65 * WINDOW.width_px, 0)
    near = render_overlays([crowd], LIGHT, beside, 1.0)
    assert near.covers(beside)
    assert not near.covers(beside.panned(10, 0))


def test_what_is_out_of_sight_costs_no_picture():
    made = render_overlays([cloud(5000)], LIGHT, WINDOW.panned(50_000, 0), 1.0)
    assert made.pieces == ()
    (sign,) = made.signs
    assert (sign.in_frame, sign.shown) == (0, 5000)
