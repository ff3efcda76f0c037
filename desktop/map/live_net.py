"""LiveNet: the graticule of the live map; its labels stand at the window's edge while it moves."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPen, QPolygonF, QTransform

from desktop.map.naming import frame_of
from desktop.map.viewpoint import Viewpoint
from desktop.map.word_stamps import middle_mm, picture_of
from desktop.sheet.drawing import Text
from desktop.sheet.framing import MM_PER_LOGICAL_PX, Bounds
from desktop.sheet.graticule import (
    Lines,
    graticule_labels,
    graticule_lines,
    label_box,
    step_min,
    stroke_of,
)
from desktop.sheet.palette import EM_MM
from desktop.theme import map_palette

MOST_STAMPS = 200
# Lines are made for this many windows across, so that a pan seldom needs others.
WIDER = 2.0


class LiveNet:
    """Worked out by the sheet's own rules: the lines once for a neighbourhood and a step, their
    labels for every viewpoint.
    """

    def __init__(self) -> None:
        self.on = False
        self._lines: tuple[Lines, ...] = ()
        self._path = QPainterPath()
        self._step = 0
        self._bounds_m: Bounds = (0.0, 0.0, 0.0, 0.0)
        self._labels: tuple[object, tuple[Text, ...]] = (None, ())
        self._stamps: dict[tuple[Text, float], QImage] = {}

    def labels(self, viewpoint: Viewpoint, furniture: list[Bounds]) -> tuple[Text, ...]:
        """The labels for a viewpoint, clear of the furniture's boxes (mm); none when it is off."""
        if not self.on:
            return ()
        self._make(viewpoint)
        palette = map_palette()
        key = (viewpoint, tuple(furniture), palette.ink)
        if self._labels[0] != key:
            frame = frame_of(viewpoint)
            made = graticule_labels(self._lines, frame, palette, EM_MM, furniture)
            self._labels = (key, made)
        return self._labels[1]

    def boxes_mm(self, viewpoint: Viewpoint, furniture: list[Bounds]) -> list[Bounds]:
        """What the labels cover."""
        return [label_box(label) for label in self.labels(viewpoint, furniture)]

    def paint_lines(self, painter: QPainter, viewpoint: Viewpoint) -> None:
        """The lines."""
        if not self.on:
            return
        self._make(viewpoint)
        stroke = stroke_of(map_palette(), EM_MM)
        pen = QPen(QColor(stroke.colour), stroke.width_mm / MM_PER_LOGICAL_PX)
        pen.setCosmetic(True)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(pen)
        x_px, y_px = viewpoint.to_px(0.0, 0.0)
        scale = 1 / viewpoint.m_per_px
        painter.setTransform(QTransform(scale, 0, 0, -scale, x_px, y_px), combine=True)
        painter.drawPath(self._path)
        painter.restore()

    def paint_labels(
        self, painter: QPainter, viewpoint: Viewpoint, furniture: list[Bounds]
    ) -> None:
        """The labels, as pictures kept by their look."""
        ratio = painter.device().devicePixelRatioF()
        for label in self.labels(viewpoint, furniture):
            image = self._stamp(replace(label, x_mm=0.0, y_mm=0.0), ratio)
            x_mm, y_mm = middle_mm(label)
            x_px = x_mm / MM_PER_LOGICAL_PX * ratio - image.width() / 2
            y_px = y_mm / MM_PER_LOGICAL_PX * ratio - image.height() / 2
            painter.drawImage(QPointF(round(x_px) / ratio, round(y_px) / ratio), image)

    def _make(self, viewpoint: Viewpoint) -> None:
        """Other lines, when the window reaches beyond the last ones or another step suits it."""
        frame = frame_of(viewpoint)
        step = step_min(frame.m_per_mm * EM_MM)
        left, bottom, right, top = frame.bounds_m
        a, b, c, d = self._bounds_m
        if step == self._step and a <= left and b <= bottom and c >= right and d >= top:
            return
        width, height = frame.width_mm * WIDER, frame.height_mm * WIDER
        wide = replace(frame, width_mm=width, height_mm=height)
        self._step, self._bounds_m = step, wide.bounds_m
        self._lines = graticule_lines(wide, EM_MM)
        self._path = QPainterPath()
        for each in self._lines:
            for line in each.points_m.tolist():
                self._path.addPolygon(QPolygonF([QPointF(x, y) for x, y in line]))

    def _stamp(self, look: Text, ratio: float) -> QImage:
        key = (look, ratio)
        if key not in self._stamps:
            if len(self._stamps) >= MOST_STAMPS:
                self._stamps.clear()
            self._stamps[key] = picture_of(look, ratio)
        return self._stamps[key]
