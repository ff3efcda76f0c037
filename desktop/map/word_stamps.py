"""WordStamps: the names of the live map as small pictures that move with the map."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen

from desktop.map.naming import Words
from desktop.map.turns import give_way
from desktop.map.viewpoint import Viewpoint
from desktop.painting import paint_symbol, paint_text
from desktop.sheet.drawing import Symbol, Text
from desktop.sheet.framing import MM_PER_LOGICAL_PX
from desktop.sheet.text_widths import ASCENT_EM, DESCENT_EM, width_em


@dataclass(frozen=True, slots=True, eq=False)
class Stamped:
    """A picture whose middle stands on a map point (metres)."""

    image: QImage
    x_m: float
    y_m: float
    above: bool
    """Whether it lies above the places (a name) or below them (a seat, an island)."""


@dataclass(frozen=True, slots=True)
class LeadingLine:
    """A line from a mark to its name: ends in metres, colour, width in logical pixels."""

    start_m: tuple[float, float]
    end_m: tuple[float, float]
    colour: str
    width_px: float


@dataclass(frozen=True, eq=False)
class StampedWords:
    """All that was arranged for one viewpoint."""

    words: Words
    lines: tuple[LeadingLine, ...]
    stamps: tuple[Stamped, ...]

    @cached_property
    def columns(self) -> npt.NDArray[np.float64]:
        """Of every stamp the point in metres, half its width and height in device pixels, how many
        of these a logical pixel has, and whether it lies above: shape (6, stamps), for a frame.
        """
        rows = [
            (s.x_m, s.y_m, s.image.width() / 2, s.image.height() / 2, ratio, float(s.above))
            for s in self.stamps
            for ratio in [s.image.devicePixelRatio()]
        ]
        return np.array(rows, dtype=np.float64).reshape(-1, 6).T


class WordStamps:
    """Pictures of texts and small marks, kept by their look; safe on one worker thread."""

    def __init__(self) -> None:
        self._kept: dict[tuple[Text | Symbol, float], QImage] = {}

    def of(self, words: Words, pixel_ratio: float) -> StampedWords:
        """Every mark of `words` as a picture at its place."""
        # Looks that this arrangement does not use are forgotten, so that the store cannot grow.
        before, self._kept = self._kept, {}
        stamped: list[Stamped] = []
        marks: list[Text | Symbol] = [*words.symbols, *words.texts]
        for mark in marks:
            give_way()
            look: Text | Symbol = replace(mark, x_mm=0.0, y_mm=0.0, about="")
            key = (look, pixel_ratio)
            image = self._kept.get(key) or before.get(key) or picture_of(look, pixel_ratio)
            self._kept[key] = image
            x_mm, y_mm = middle_mm(mark)
            x_m, y_m = words.frame.to_map(x_mm, y_mm)
            stamped.append(Stamped(image, x_m, y_m, isinstance(mark, Text)))
        return StampedWords(words, _leading(words), tuple(stamped))


def _leading(words: Words) -> tuple[LeadingLine, ...]:
    found: list[LeadingLine] = []
    for line in words.lines:
        start, end = (words.frame.to_map(float(x), float(y)) for x, y in line.parts[0])
        found.append(LeadingLine(start, end, line.colour, line.width_mm / MM_PER_LOGICAL_PX))
    return tuple(found)


def paint_lines(lines: tuple[LeadingLine, ...], painter: QPainter, viewpoint: Viewpoint) -> None:
    """The lines that lead to names."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for line in lines:
        pen = QPen(QColor(line.colour), line.width_px)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        start, end = viewpoint.to_px(*line.start_m), viewpoint.to_px(*line.end_m)
        painter.drawLine(QPointF(*start), QPointF(*end))


def paint_stamped(
    stamped: StampedWords, painter: QPainter, viewpoint: Viewpoint, *, above: bool
) -> None:
    """Put those above or below the places where their map points are, on whole device pixels."""
    x_m, y_m, half_width, half_height, ratio, is_above = stamped.columns
    x_px, y_px = viewpoint.to_px(x_m, y_m)
    left = np.rint(x_px * ratio - half_width) / ratio
    top = np.rint(y_px * ratio - half_height) / ratio
    seen = (left > -400) & (left < viewpoint.width_px) & (top > -100) & (top < viewpoint.height_px)
    rows = np.flatnonzero(seen & (is_above == above))
    for row, x, y in zip(rows.tolist(), left[rows].tolist(), top[rows].tolist(), strict=True):
        painter.drawImage(QPointF(x, y), stamped.stamps[row].image)


def _size_mm(mark: Text | Symbol) -> tuple[float, float]:
    if isinstance(mark, Symbol):
        side = mark.size_mm * 1.3 + 2 * mark.halo_mm
        return side, side
    width = width_em(mark.words, bold=mark.bold) * mark.size_mm
    height = (ASCENT_EM + DESCENT_EM) * mark.size_mm
    return width + 2 * mark.halo_mm + 0.3, height + 2 * mark.halo_mm + 0.3


def middle_mm(mark: Text | Symbol) -> tuple[float, float]:
    """The middle of the picture in the frame's millimetres."""
    if isinstance(mark, Symbol):
        return mark.x_mm, mark.y_mm
    width = width_em(mark.words, bold=mark.bold) * mark.size_mm
    shift = {"left": 0.5, "middle": 0.0, "right": -0.5}[mark.anchor] * width
    return mark.x_mm + shift, mark.y_mm - (ASCENT_EM - DESCENT_EM) / 2 * mark.size_mm


def picture_of(mark: Text | Symbol, pixel_ratio: float) -> QImage:
    """One mark as a picture around its middle."""
    width_mm, height_mm = _size_mm(mark)
    scale = pixel_ratio / MM_PER_LOGICAL_PX
    image = QImage(
        2 * round(width_mm * scale / 2 + 1),
        2 * round(height_mm * scale / 2 + 1),
        QImage.Format.Format_ARGB32_Premultiplied,
    )
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(image.width() / 2, image.height() / 2)
    painter.scale(scale, scale)
    if isinstance(mark, Symbol):
        paint_symbol(mark, painter)
    else:
        baseline = (ASCENT_EM - DESCENT_EM) / 2 * mark.size_mm
        paint_text(replace(mark, anchor="middle", y_mm=baseline), painter)
    painter.end()
    image.setDevicePixelRatio(pixel_ratio)
    return image
