"""BasePicture: the base map as an image a little larger than the window, painted off its thread."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QImage, QPainter, QPen, QTransform

from desktop.map.base_paths import BasePaths, Paths
from desktop.map.viewpoint import Viewpoint
from desktop.sheet.framing import level_for, lines_for
from desktop.sheet.palette import Palette, Stroke

MM_PER_PX = 25.4 / 96.0


@dataclass(frozen=True, slots=True, eq=False)
class BasePicture:
    """An image of the map and the rectangle (left, bottom, right, top in metres) it shows."""

    image: QImage
    bounds_m: tuple[float, float, float, float]
    m_per_px: float

    def paint(self, painter: QPainter, viewpoint: Viewpoint) -> None:
        """Put the image where its rectangle lies in the window."""
        left, bottom, right, top = self.bounds_m
        x0, y0 = viewpoint.to_px(left, top)
        x1, y1 = viewpoint.to_px(right, bottom)
        ratio = self.m_per_px / viewpoint.m_per_px
        if abs(ratio - 1.0) < 1e-6:
            # Whole device pixels: a picture that only moves must not blur.
            dpr = self.image.devicePixelRatio()
            painter.drawImage(QPointF(round(x0 * dpr) / dpr, round(y0 * dpr) / dpr), self.image)
        else:
            painter.drawImage(QRectF(x0, y0, x1 - x0, y1 - y0), self.image)

    def covers(self, viewpoint: Viewpoint) -> bool:
        """Whether the image reaches past every edge of the window."""
        left, bottom, right, top = viewpoint.bounds_m
        a, b, c, d = self.bounds_m
        return a <= left and b <= bottom and c >= right and d >= top


def render(
    paths: BasePaths,
    palette: Palette,
    viewpoint: Viewpoint,
    *,
    margin: float,
    pixel_ratio: float,
    hidden: frozenset[str] = frozenset(),
) -> BasePicture:
    """Paint the base map around `viewpoint`, `margin` times the window wider on every side.

    Runs on any thread: it touches nothing but its own image and paths.
    """
    width = round(viewpoint.width_px * (1 + 2 * margin))
    height = round(viewpoint.height_px * (1 + 2 * margin))
    wide = viewpoint.resized(
        width,
        height,
        left_px=-round((width - viewpoint.width_px) / 2),
        top_px=-round((height - viewpoint.height_px) / 2),
    )
    image = QImage(
        round(width * pixel_ratio), round(height * pixel_ratio), QImage.Format.Format_RGB32
    )
    image.setDevicePixelRatio(pixel_ratio)
    image.fill(QColor(palette.sea))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _paint_layers(painter, paths, palette, wide, hidden)
    painter.end()
    return BasePicture(image, wide.bounds_m, wide.m_per_px)


def _paint_layers(
    painter: QPainter,
    paths: BasePaths,
    palette: Palette,
    at: Viewpoint,
    hidden: frozenset[str],
) -> None:
    level = level_for(at.m_per_px / MM_PER_PX)
    lines = lines_for(at.m_per_px / MM_PER_PX)
    to_px = QTransform(
        1 / at.m_per_px,
        0.0,
        0.0,
        -1 / at.m_per_px,
        at.width_px / 2 - at.x_m / at.m_per_px,
        at.height_px / 2 + at.y_m / at.m_per_px,
    )
    painter.setTransform(to_px)
    bounds = at.bounds_m
    _fill(painter, paths.of("neighbour", level), bounds, lambda _key: palette.neighbour)
    provinces = paths.of("province", level)
    _fill(painter, provinces, bounds, palette.tint_of)
    if "water" not in hidden:
        lakes = paths.of("lake")
        _fill(
            painter,
            lakes,
            bounds,
            lambda key: palette.lake if float(key) >= lines.least_lake_km2 else None,
        )
        rivers = paths.of("river")
        kept = [i for i in rivers.seen(bounds) if int(rivers.keys[i]) <= lines.river_rank]
        _stroke(painter, rivers, kept, palette.river)
    borders = paths.of("border", level)
    seen = borders.seen(bounds)
    for kind in lines.borders:
        rows = [i for i in seen if borders.keys[i] == kind]
        _stroke(painter, borders, rows, palette.strokes[kind])
    special = paths.of("special_line")
    seen = special.seen(bounds)
    for kind in lines.special:
        rows = [i for i in seen if special.keys[i] == kind]
        _stroke(painter, special, rows, palette.strokes[kind])


def _fill(painter: QPainter, paths: Paths, bounds: tuple[float, ...], colour_of: object) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    assert callable(colour_of)
    for row in paths.seen(bounds):  # type: ignore[arg-type]
        colour = colour_of(paths.keys[row])
        if colour is not None:
            painter.setBrush(QBrush(QColor(colour)))
            painter.drawPath(paths.paths[row])


def _stroke(painter: QPainter, paths: Paths, rows: Iterable[int], stroke: Stroke) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(pen_of(stroke))
    for row in rows:
        painter.drawPath(paths.paths[row])


def pen_of(stroke: Stroke) -> QPen:
    """A pen of that stroke in logical pixels, whatever the painter's scale."""
    pen = QPen(QColor(stroke.colour), stroke.width_mm / MM_PER_PX)
    pen.setCosmetic(True)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    if stroke.dash_mm:
        pen.setDashPattern([length / stroke.width_mm for length in stroke.dash_mm])
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    else:
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    return pen
