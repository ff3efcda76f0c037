"""LiveInset: the South China Sea inset of the live map, in a corner that holds no territory."""

from __future__ import annotations

from typing import cast

import numpy as np
import numpy.typing as npt
import shapely
from PySide6.QtCore import QObject, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPen

from desktop.map.ground_style import GroundStyle
from desktop.map.naming import frame_of
from desktop.map.repainting import Repainting
from desktop.map.viewpoint import Viewpoint
from desktop.painting import paint_text, picture
from desktop.sheet.base_shapes import base_shapes
from desktop.sheet.drawing import Drawing, Text
from desktop.sheet.framing import (
    MM_PER_LOGICAL_PX,
    Bounds,
    MapFrame,
    home_frame,
    inset_frame,
    inset_m_per_mm,
)
from desktop.sheet.inset import inset_marks
from desktop.sheet.map_marks import DASHES
from desktop.sheet.palette import EM_MM
from desktop.sheet.text_widths import width_em
from desktop.theme import map_palette
from desktop.wording import tr
from geodata.atlas import Atlas

MOST_INSETS = 4
# The country is kept clear of by this much.
MARGIN_MM = 0.7
# The whole sea is in the window when its dashes are, with this much around them.
SEA_MARGIN_M = 60_000.0
BUTTON_GAP_MM, BUTTON_PAD_EM, BUTTON_TYPE_EM = 3.2, 0.55, 0.86
RADIUS_MM = 1.0
Spot = tuple[float, bool, bool]
# As a share of its size at home, whether right, whether below; the lower left corner is the scale
# bar's. Rather in another corner than small.
OPENED: Spot = (1.0, True, True)
SPOTS: tuple[Spot, ...] = (
    *(OPENED, (1.0, True, False), (1.0, False, False)),
    *((0.68, True, True), (0.68, True, False), (0.68, False, False)),
)

InsetKey = tuple[MapFrame, str, float, GroundStyle]
"""Frame, language, pixel ratio, style."""


class LiveInset(QObject):
    """It stands where it covers neither the country nor a dash of its sea. Where that is nowhere it
    is folded to a button, which a hand opens; with the whole sea in the window it is not needed.

    Made on a worker thread; until it is there the last one stays. `renewed` says that it is.
    """

    renewed = Signal()

    def __init__(self, parent: QObject, atlas: Atlas) -> None:
        super().__init__(parent)
        self._atlas = atlas
        self._style = GroundStyle(map_palette())
        self._language = "zh"
        self._ground: tuple[npt.NDArray[np.object_], Bounds] | None = None
        self._spot: Spot = OPENED
        self._folded: tuple[object, bool] = (None, False)
        self._opened = False
        self._insets: list[tuple[InsetKey, QImage]] = []
        self._asked: InsetKey | None = None
        self._making = Repainting(self)
        self._making.ready.connect(self._take)
        self.rest = self._making.finish

    @property
    def ready(self) -> bool:
        """Whether no inset is in the making."""
        return self._making.idle

    def wear(self, style: GroundStyle) -> None:
        """Have it in that style from now on."""
        self._style = style

    def speak(self, language: str) -> None:
        """Words in "zh" or "en" from now on."""
        self._language = language

    def settle(self, viewpoint: Viewpoint) -> None:
        """The map came to rest: stand at the first spot where no territory lies."""
        frame = frame_of(viewpoint)
        clear = (spot for spot in SPOTS if self._is_clear(frame, _at(frame, spot).box_mm))
        self._spot = next(clear, OPENED)

    def folded(self, viewpoint: Viewpoint) -> bool:
        """Whether there is the button only, or what a hand opened in its place."""
        key = (viewpoint, self._spot)
        if self._folded[0] != key:
            frame = frame_of(viewpoint)
            clear = self._is_clear(frame, _at(frame, self._spot).box_mm)
            self._folded = (key, not clear and not self._sea_within(frame))
        return self._folded[1]

    def box_mm(self, viewpoint: Viewpoint) -> Bounds | None:
        """What it covers of the window, or its button does: left, top, right, bottom."""
        frame = frame_of(viewpoint)
        if self._sea_within(frame):
            return None
        if not self.folded(viewpoint):
            return _at(frame, self._spot).box_mm
        return _at(frame, OPENED).box_mm if self._opened else self._button_mm(frame)

    def press(self, viewpoint: Viewpoint, where: QPointF) -> bool:
        """A hand on the button opens it, on what it opened folds it; whether it was there."""
        if not self.holds(viewpoint, where):
            return False
        if self.folded(viewpoint):
            self.toggle()
        return True

    def toggle(self) -> None:
        """Open what is folded, or fold it again."""
        self._opened = not self._opened
        self.renewed.emit()

    @property
    def opened(self) -> bool:
        """Whether a hand opened it."""
        return self._opened

    def holds(self, viewpoint: Viewpoint, where: QPointF) -> bool:
        """Whether a window position (logical pixels) lies on it or its button."""
        box = self.box_mm(viewpoint)
        if box is None:
            return False
        x_mm, y_mm = where.x() * MM_PER_LOGICAL_PX, where.y() * MM_PER_LOGICAL_PX
        return box[0] <= x_mm <= box[2] and box[1] <= y_mm <= box[3]

    def paint(self, painter: QPainter, viewpoint: Viewpoint) -> None:
        """The inset in its corner, or the button."""
        box = self.box_mm(viewpoint)
        if box is None:
            return
        if self.folded(viewpoint) and not self._opened:
            self._paint_button(painter, box)
            return
        ratio = painter.device().devicePixelRatioF()
        frame = frame_of(viewpoint)
        image = self._inset(_at(frame, OPENED if self.folded(viewpoint) else self._spot), ratio)
        left, top = box[0] / MM_PER_LOGICAL_PX, box[1] / MM_PER_LOGICAL_PX
        painter.drawImage(QPointF(round(left * ratio) / ratio, round(top * ratio) / ratio), image)

    def _is_clear(self, frame: MapFrame, box_mm: Bounds) -> bool:
        if frame == home_frame(frame.width_mm, frame.height_mm):
            return True  # which leaves it its corner
        left, top, right, bottom = box_mm
        x0, y0 = frame.to_map(left - MARGIN_MM, bottom + MARGIN_MM)
        x1, y1 = frame.to_map(right + MARGIN_MM, top - MARGIN_MM)
        return not shapely.intersects(self._country()[0], shapely.box(x0, y0, x1, y1)).any()

    def _sea_within(self, frame: MapFrame) -> bool:
        left, bottom, right, top = frame.bounds_m
        west, south, east, north = self._country()[1]
        inside = left <= west - SEA_MARGIN_M and right >= east + SEA_MARGIN_M
        return inside and bottom <= south - SEA_MARGIN_M and top >= north + SEA_MARGIN_M

    def _country(self) -> tuple[npt.NDArray[np.object_], Bounds]:
        """The country and its dashes, prepared, and the bounds of the dashes."""
        if self._ground is None:
            shapes = base_shapes(self._atlas)
            special = shapes.of("special_line")
            dashes = special.geometries[special.rows_of("kind", DASHES)]
            country = np.concatenate([shapes.of("nation", "l").geometries, dashes])
            # Copies: a prepared geometry may be asked by one thread at a time.
            country = shapely.from_wkb(shapely.to_wkb(country))
            shapely.prepare(country)
            west, south, east, north = shapely.total_bounds(dashes).tolist()
            self._ground = country, (west, south, east, north)
        return self._ground

    def _button_mm(self, frame: MapFrame) -> Bounds:
        size = BUTTON_TYPE_EM * EM_MM
        pad = BUTTON_PAD_EM * EM_MM
        width, height = width_em(tr("南海诸岛")) * size + 2 * pad, 1.1 * size + 1.2 * pad
        _, _, right, bottom = frame.box_mm
        right, bottom = right - BUTTON_GAP_MM, bottom - BUTTON_GAP_MM
        return (right - width, bottom - height, right, bottom)

    def _paint_button(self, painter: QPainter, box: Bounds) -> None:
        palette = map_palette()
        left, top, right, bottom = box
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(1 / MM_PER_LOGICAL_PX, 1 / MM_PER_LOGICAL_PX)
        painter.setPen(QPen(QColor(palette.rule), 0.2))
        painter.setBrush(QColor(palette.paper))
        painter.drawRoundedRect(QRectF(left, top, right - left, bottom - top), RADIUS_MM, RADIUS_MM)
        painter.setPen(Qt.PenStyle.NoPen)
        size = BUTTON_TYPE_EM * EM_MM
        middle, base = (left + right) / 2, (top + bottom) / 2 + 0.36 * size
        paint_text(
            Text(middle, base, tr("南海诸岛"), size, palette.accent, anchor="middle"), painter
        )
        painter.restore()

    def _inset(self, at: MapFrame, ratio: float) -> QImage:
        key = (at.at(0.0, 0.0), self._language, ratio, self._style)
        for kept, image in self._insets:
            if kept == key:
                return image
        if not self._insets:
            self._insets.append((key, self._picture(key)))
        elif key != self._asked:
            self._asked = key
            self._making.ask(lambda: (key, self._picture(key)))
        return self._insets[-1][1]

    def _picture(self, key: InsetKey) -> QImage:
        frame, language, ratio, style = key
        palette = style.palette
        marks = inset_marks(
            self._atlas, frame, palette, EM_MM, 1.0, style.hidden, language, style.look
        )
        drawing = Drawing(frame.width_mm, frame.height_mm, tuple(marks), palette.paper)
        image = picture(drawing, 96.0 * ratio)
        image.setDevicePixelRatio(ratio)
        return image

    def _take(self, made: object) -> None:
        self._asked = None
        self._insets.append(cast("tuple[InsetKey, QImage]", made))
        del self._insets[:-MOST_INSETS]
        self.renewed.emit()


def _at(frame: MapFrame, spot: Spot) -> MapFrame:
    """The inset there, at half the scale of the country at home; it keeps its size as one zooms."""
    share, right, below = spot
    own = inset_frame(0.0, 0.0, inset_m_per_mm(home_frame(frame.width_mm, frame.height_mm)) / share)
    return own.at(
        frame.width_mm - own.width_mm if right else 0.0,
        frame.height_mm - own.height_mm if below else 0.0,
    )
