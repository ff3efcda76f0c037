"""Region grounds on the live map: the sheet's colours and patterns put on ready-made paths."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter

from desktop.map.base_paths import BasePaths
from desktop.map.ground_style import GroundStyle
from desktop.map.hatch_tiles import hatch_brush
from desktop.map.pens import pen_of
from desktop.map.turns import give_way
from desktop.map.viewpoint import Viewpoint
from desktop.sheet.framing import MM_PER_LOGICAL_PX
from desktop.sheet.hatching import Hatch
from desktop.sheet.palette import EM_MM, Stroke
from desktop.sheet.region_grounds import SEAM_MM, ground_of, ink_of, level_of

EM_PX = EM_MM / MM_PER_LOGICAL_PX


def paint_grounds(
    painter: QPainter,
    paths: BasePaths,
    style: GroundStyle,
    at: Viewpoint,
    detail: str,
) -> None:
    """Every region that is seen, region by region: the window may paint a frame between them.

    The paths are made once; only colours change with the figures.
    """
    palette, look = style.palette, style.look
    regions = paths.of(level_of(look), detail)
    hatched: dict[tuple[Hatch, str], list[int]] = {}
    for row in regions.seen(at.bounds_m):
        code = regions.keys[row]
        ground = ground_of(code, palette, look)
        painter.setBrush(QColor(ground))
        painter.setPen(pen_of(Stroke(ground, SEAM_MM)))
        give_way()
        painter.drawPath(regions.paths[row])
        if look is not None and look.fills:
            for hatch in look.hatches_of(code):
                hatched.setdefault((hatch, ink_of(hatch, ground, palette)), []).append(row)
    ratio = painter.device().devicePixelRatioF()
    x_px, y_px = at.to_px(0.0, 0.0)
    painter.setPen(Qt.PenStyle.NoPen)
    for (hatch, ink), rows in hatched.items():
        brush = hatch_brush(hatch, ink, EM_PX * ratio, painter, x_px * ratio, y_px * ratio)
        painter.setBrush(brush)
        for row in rows:
            give_way()
            painter.drawPath(regions.paths[row])
