"""OverlayPicture: the overlays around a viewpoint as images that move with the map."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QImage, QPainter

from desktop.dot_painting import image_of
from desktop.map.dot_stamping import stamped
from desktop.map.naming import frame_of
from desktop.map.viewpoint import Viewpoint
from desktop.sheet.drawing import Dots, Mark, Picture
from desktop.sheet.framing import MM_PER_LOGICAL_PX, Bounds
from desktop.sheet.overlay_marks import OverlaySign, overlay_marks, room_for_margin
from desktop.sheet.palette import EM_MM, Palette
from geodata.overlay import Overlay

# How far beyond each edge a picture reaches, as a share of the window.
MARGIN = 0.25


@dataclass(frozen=True, slots=True, eq=False)
class _Piece:
    """One overlay's image and the rectangle of the window, in logical pixels, that it was made for.

    Dots are pixel for pixel those of the screen; a density is stretched. `kept` is the memory that
    the image borrows.
    """

    image: QImage
    rect_px: QRectF
    dots: bool
    kept: npt.NDArray[np.uint32] | None = None


@dataclass(frozen=True, slots=True, eq=False)
class OverlayPicture:
    """What was made for a viewpoint, how far it reaches (metres), and what is to be said of it."""

    made_for: Viewpoint
    bounds_m: Bounds
    pieces: tuple[_Piece, ...]
    signs: tuple[OverlaySign, ...]

    def covers(self, viewpoint: Viewpoint) -> bool:
        """Whether the picture reaches past every edge of the window."""
        left, bottom, right, top = viewpoint.bounds_m
        a, b, c, d = self.bounds_m
        return a <= left and b <= bottom and c >= right and d >= top

    def rect_px(self, viewpoint: Viewpoint) -> QRectF:
        """Where in the window the picture lies."""
        left, bottom, right, top = self.bounds_m
        x0, y0 = viewpoint.to_px(left, top)
        x1, y1 = viewpoint.to_px(right, bottom)
        return QRectF(x0, y0, x1 - x0, y1 - y0)

    def paint(self, painter: QPainter, viewpoint: Viewpoint) -> None:
        """Put the images where they belong in a window that may have moved on."""
        scale = self.made_for.m_per_px / viewpoint.m_per_px
        same_scale = abs(scale - 1.0) < 1e-6
        x0, y0 = viewpoint.to_px(*self.made_for.to_map(0.0, 0.0))
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        for piece in self.pieces:
            rect = piece.rect_px
            x, y = x0 + scale * rect.x(), y0 + scale * rect.y()
            if piece.dots and same_scale:
                # Whole device pixels: a picture that only moves must not blur.
                ratio = piece.image.devicePixelRatio()
                painter.drawImage(
                    QPointF(round(x * ratio) / ratio, round(y * ratio) / ratio), piece.image
                )
            else:
                painter.drawImage(
                    QRectF(x, y, scale * rect.width(), scale * rect.height()), piece.image
                )
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, on=False)


def render_overlays(
    overlays: Sequence[Overlay], palette: Palette, viewpoint: Viewpoint, pixel_ratio: float
) -> OverlayPicture:
    """The overlays around a viewpoint, a margin wider than the window where there is room for it.

    Runs on any thread: it touches nothing but its own images.
    """
    frame = frame_of(viewpoint)
    margin = MARGIN if room_for_margin(overlays, frame.bounds_m, MARGIN) else 0.0
    marks, signs = overlay_marks(overlays, frame, palette, EM_MM, margin)
    pieces = [_piece(mark, pixel_ratio) for mark in marks]
    left, top = viewpoint.to_map(-margin * viewpoint.width_px, -margin * viewpoint.height_px)
    right, bottom = viewpoint.to_map(
        (1 + margin) * viewpoint.width_px, (1 + margin) * viewpoint.height_px
    )
    found = tuple(piece for piece in pieces if piece is not None)
    return OverlayPicture(viewpoint, (left, bottom, right, top), found, signs)


def _piece(mark: Mark, pixel_ratio: float) -> _Piece | None:
    px = 1 / MM_PER_LOGICAL_PX
    match mark:
        case Dots() if len(mark.points):
            at = mark.points * (px * pixel_ratio)
            size, halo = (px * pixel_ratio * mm for mm in (mark.size_mm, mark.halo_mm))
            made = stamped(at[:, 0], at[:, 1], size / 2, halo, mark.fill, mark.halo or mark.fill)
            height, width = made.pixels.shape
            form = QImage.Format.Format_ARGB32_Premultiplied
            image = QImage(made.pixels.data, width, height, 4 * width, form)
            image.setDevicePixelRatio(pixel_ratio)
            rect = QRectF(made.left_px, made.top_px, width, height)
            scaled = QRectF(rect.topLeft() / pixel_ratio, rect.size() / pixel_ratio)
            return _Piece(image, scaled, dots=True, kept=made.pixels)
        case Picture() if mark.pixels.size:
            rect = QRectF(mark.x_mm * px, mark.y_mm * px, mark.width_mm * px, mark.height_mm * px)
            return _Piece(image_of(mark.pixels), rect, dots=False)
        case _:
            return None
