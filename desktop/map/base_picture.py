"""BasePicture: the base map as an image a little larger than the window, painted off its thread."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QTransform

from desktop.map.base_paths import BasePaths, Paths
from desktop.map.ground_style import GroundStyle
from desktop.map.pens import pen_of
from desktop.map.region_grounds import paint_grounds
from desktop.map.turns import give_way
from desktop.map.viewpoint import Viewpoint
from desktop.sheet.framing import MM_PER_LOGICAL_PX, Bounds, Lines, lines_for
from desktop.sheet.palette import Palette, Stroke
from desktop.sheet.region_grounds import SEAM_MM


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
    style: GroundStyle,
    viewpoint: Viewpoint,
    *,
    margin: float,
    pixel_ratio: float,
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
    image.fill(QColor(style.palette.sea))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    # Pens are cosmetic, in device pixels: on a finer screen they take more of them.
    scaled = replace(style, palette=style.palette.scaled(pixel_ratio))
    _paint_layers(painter, paths, scaled, wide)
    painter.end()
    return BasePicture(image, wide.bounds_m, wide.m_per_px)


def _paint_layers(painter: QPainter, paths: BasePaths, style: GroundStyle, at: Viewpoint) -> None:
    """In the sheet's order: land abroad, provinces, waters, then each line once, by rank."""
    lines = lines_for(at.m_per_px / MM_PER_LOGICAL_PX)
    bounds, palette = at.bounds_m, style.palette
    painter.setTransform(
        QTransform(
            1 / at.m_per_px,
            0.0,
            0.0,
            -1 / at.m_per_px,
            at.width_px / 2 - at.x_m / at.m_per_px,
            at.height_px / 2 + at.y_m / at.m_per_px,
        )
    )
    neighbours = paths.of("neighbour", lines.level)
    seen = neighbours.seen(bounds)
    # Coasts first and twice as wide: the land upon them leaves the outer half, and no line where
    # two neighbours meet.
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(pen_of(palette.neighbour_coast.scaled(2.0)))
    _draw(painter, neighbours, seen)
    painter.setBrush(QColor(palette.neighbour))
    painter.setPen(pen_of(Stroke(palette.neighbour, SEAM_MM)))
    _draw(painter, neighbours, seen)
    borders = paths.of("border", lines.level)
    special = paths.of("special_line")
    painter.setBrush(Qt.BrushStyle.NoBrush)
    # A soft band sets the country off; the provinces upon it leave its foreign side only.
    painter.setPen(pen_of(palette.nation_band))
    _draw(painter, borders, borders.seen(bounds, "国界"))
    paint_grounds(painter, paths, style, at, lines.level)
    if "water" not in style.hidden:
        _paint_waters(painter, paths, palette, bounds, lines)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for kind in lines.borders:
        painter.setPen(pen_of(palette.strokes[kind]))
        _draw(painter, borders, borders.seen(bounds, kind))
    for kind in lines.special:
        painter.setPen(pen_of(palette.strokes[kind]))
        _draw(painter, special, special.seen(bounds, kind))


def _paint_waters(
    painter: QPainter,
    paths: BasePaths,
    palette: Palette,
    bounds: Bounds,
    lines: Lines,
) -> None:
    rivers, lakes = paths.of("river"), paths.of("lake")
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(pen_of(palette.river))
    _draw(
        painter,
        rivers,
        (row for row in rivers.seen(bounds) if int(rivers.keys[row]) <= lines.river_rank),
    )
    painter.setBrush(QColor(palette.lake))
    painter.setPen(pen_of(palette.lake_shore))
    _draw(
        painter,
        lakes,
        (row for row in lakes.seen(bounds) if float(lakes.keys[row]) >= lines.least_lake_km2),
    )


def _draw(painter: QPainter, paths: Paths, rows: Iterable[int]) -> None:
    for row in rows:
        give_way()
        painter.drawPath(paths.paths[row])
