"""Every county in a window, filled and outlined with the rooms of the live map."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage, QPainter, QTransform

from desktop.map.base_paths import BasePaths, Paths
from desktop.map.pens import pen_of
from desktop.map.turns import give_way
from desktop.map.viewpoint import Viewpoint, seeing
from desktop.sheet.framing import home_camera
from desktop.sheet.palette import LIGHT, Stroke
from desktop.view import Camera
from geodata.atlas import Atlas

SIZE = (1920, 1080)
# QGIS's own default width, and colours far enough apart that a wrong picture would show.
SEA, FILL, OUTLINE = LIGHT.sea, "#F0B84B", Stroke(LIGHT.ink, 0.26)
# What the border layer leaves out because special_line draws it.
SPECIAL_OUTLINES = ("未定国界", "特别行政区界")
PROVINCE = "510000"  # 四川: 183 counties, the most of any province


@dataclass(frozen=True, slots=True)
class Scene:
    """A window on the county layer of one level of detail."""

    name: str
    level: str
    viewpoint: Viewpoint


def scenes(atlas: Atlas) -> tuple[Scene, Scene]:
    """The whole country in the coarse layer; a province's frame in the fine one."""
    provinces = BasePaths(atlas).of("province", "l")
    left, bottom, right, top = provinces.bounds_m[provinces.keys.index(PROVINCE)].tolist()
    frame = Camera((left + right) / 2, (bottom + top) / 2, right - left, top - bottom)
    return (
        Scene("country", "l", seeing(home_camera(*SIZE), *SIZE)),
        Scene("province", "h", seeing(frame, *SIZE)),
    )


def paint_each(paths: BasePaths, scene: Scene) -> QImage:
    """County by county, each filled and outlined in one call: what QGIS does."""
    image, painter, bounds = _begun(scene)
    counties = paths.of("county", scene.level)
    painter.setBrush(QColor(FILL))
    painter.setPen(pen_of(OUTLINE))
    _draw(painter, counties, counties.seen(bounds))
    painter.end()
    return image


def paint_live(paths: BasePaths, scene: Scene) -> QImage:
    """As base_picture does it: the land by provinces, then every outline once."""
    image, painter, bounds = _begun(scene)
    provinces = paths.of("province", scene.level)
    borders, special = paths.of("border", scene.level), paths.of("special_line")
    painter.setBrush(QColor(FILL))
    painter.setPen(Qt.PenStyle.NoPen)
    _draw(painter, provinces, provinces.seen(bounds))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(pen_of(OUTLINE))
    _draw(painter, borders, borders.seen(bounds))
    for kind in SPECIAL_OUTLINES:
        _draw(painter, special, special.seen(bounds, kind))
    painter.end()
    return image


def _begun(scene: Scene) -> tuple[QImage, QPainter, tuple[float, float, float, float]]:
    at = scene.viewpoint
    image = QImage(at.width_px, at.height_px, QImage.Format.Format_RGB32)
    image.fill(QColor(SEA))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
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
    return image, painter, at.bounds_m


def _draw(painter: QPainter, paths: Paths, rows: Iterable[int]) -> None:
    for row in rows:
        give_way()
        painter.drawPath(paths.paths[row])
