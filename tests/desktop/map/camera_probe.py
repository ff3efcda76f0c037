"""A live map on a screen of some pixel ratio: how far what a hand holds strays from under it.

Run by test_camera_on_screens with QT_SCALE_FACTOR set; prints one JSON object. The symbol of the
one place that is shown is looked for in the painted picture itself.
"""

import json
import time

import numpy as np
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QImage, QWheelEvent
from PySide6.QtWidgets import QApplication

from desktop.map.canvas import MapCanvas
from desktop.painting import load_fonts
from desktop.sheet.palettes import PALETTES
from desktop.store import Store
from desktop.view import View, narrow
from geodata.choices import Filter
from geodata.reading import read_atlas
from tests.desktop.map.hand import drag

NOTCHES = (1, 2, 1, 3, 5, 8, -1, -3, -7, -9, -6, 4)
NAME = "西安高新技术产业开发区"


def symbol_px(canvas, near):
    """The middle of the symbol painted near a point of the window, in logical pixels."""
    image = canvas.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    ratio = image.devicePixelRatio()
    pixels = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), -1, 4)
    colour = QColor(PALETTES["light"].kinds["zone"])
    wanted = np.array([colour.blue(), colour.green(), colour.red()])
    x, y = round(near.x() * ratio), round(near.y() * ratio)
    reach = round(9 * ratio)
    rows = slice(max(y - reach, 0), y + reach)
    columns = slice(max(x - reach, 0), x + reach)
    same = (np.abs(pixels[rows, columns, :3].astype(int) - wanted) <= 4).all(axis=2)
    down, right = np.nonzero(same)
    if not len(down):
        return None
    return (
        (right.mean() + columns.start + 0.5) / ratio,
        (down.mean() + rows.start + 0.5) / ratio,
    )


def wheel(canvas, at, notches):
    view = canvas.viewport()
    QApplication.sendEvent(
        view,
        QWheelEvent(
            at,
            view.mapToGlobal(at),
            QPoint(),
            QPoint(0, 120 * notches),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        ),
    )


def settle(app, canvas):
    """Wait until the names, too, stand where they belong: in a gesture one may cover the symbol."""
    while not canvas.is_settled():
        app.processEvents()
        time.sleep(0.005)


def astray(found, at):
    """How far to the right or down, whichever is more."""
    return float(max(abs(found[0] - at.x()), abs(found[1] - at.y())))


def main():
    app = QApplication([])
    load_fonts()
    atlas = read_atlas()
    store = Store(narrow(View(), Filter(text=NAME)))
    canvas = MapCanvas(store, atlas)
    canvas.resize(900, 640)
    canvas.show()
    settle(app, canvas)
    (place_id,) = canvas.marks.shown
    at = canvas.position_px(place_id)
    strayed, scales = [], []
    for notches in NOTCHES:
        wheel(canvas, at, notches)
        settle(app, canvas)
        found = symbol_px(canvas, at)
        assert found is not None, "the symbol left the cursor"
        strayed.append(astray(found, at))
        scales.append(canvas.viewpoint.m_per_px)
    end = at + QPointF(-150, 60)
    way = [(at.x(), at.y()), (at.x() - 60, at.y() + 20), (end.x(), end.y())]
    drag(canvas, way)
    canvas.hands.kinetic.stop()
    found = symbol_px(canvas, end)
    assert found is not None, "the symbol left the hand"
    dragged = astray(found, end)
    ratio = canvas.devicePixelRatioF()
    print(json.dumps({"ratio": ratio, "wheel": strayed, "drag": dragged, "scales": scales}))
    canvas.rest()


if __name__ == "__main__":
    main()
