"""Bands: a drawing painted strip by strip, so that a poster needs no more memory than a page."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt
from PySide6.QtGui import QColor, QImage, QPainter

from desktop.painting import BOLD, REGULAR, check_sides, paint, raw_font
from desktop.sheet.drawing import Drawing
from desktop.sheet.page import MM_PER_INCH

Rows = npt.NDArray[np.uint8]
"""Shape (rows, width, 3): red, green, blue."""

BAND_BYTES = 24_000_000
"""Of one painted strip. Large enough that painting marks again for each strip costs little."""


def size_px(drawing: Drawing, dpi: float) -> tuple[int, int]:
    """Width and height of the whole picture. Fault when it has no area or is beyond all sense."""
    scale = dpi / MM_PER_INCH
    width, height = round(drawing.width_mm * scale), round(drawing.height_mm * scale)
    check_sides(width, height)
    return width, height


def bands(drawing: Drawing, dpi: float) -> Iterator[Rows]:
    """The picture from the top in strips of full width. Fault for a size that cannot be."""
    width, height = size_px(drawing, dpi)
    for face in (REGULAR, BOLD):
        raw_font(face)  # a missing one must be told before a painter is at work
    step = max(1, min(height, BAND_BYTES // (4 * width)))
    for top in range(0, height, step):
        yield _band(drawing, dpi, width, top, min(step, height - top))


def _band(drawing: Drawing, dpi: float, width: int, top: int, rows: int) -> Rows:
    image = QImage(width, rows, QImage.Format.Format_RGB32)
    image.fill(QColor(drawing.ground))
    painter = QPainter(image)
    painter.translate(0, -top)
    paint(drawing, painter, dpi / MM_PER_INCH)
    painter.end()
    pixels = np.frombuffer(image.constBits(), np.uint8).reshape(rows, width, 4)
    # The bytes of a 32-bit pixel lie blue, green, red, unused in memory.
    return np.ascontiguousarray(pixels[:, :, 2::-1])
