"""Stamps: the symbols of the live map as small pictures, one for each look and pixel ratio."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPixmap

from desktop.painting import paint_symbol
from desktop.sheet.kind_marks import kind_mark
from desktop.sheet.symbols import HALO_EM, SELECTED_SCALE, STYLE
from desktop.theme import map_palette

StampKey = tuple[str, bool, bool]
"""Kind of place, hollow (unverified), emphasised."""


class Stamps(Mapping[StampKey, QPixmap]):
    """Made when first asked for; the same outlines as on paper."""

    def __init__(self, em_px: float, pixel_ratio: float) -> None:
        self._em_px = em_px
        self._pixel_ratio = pixel_ratio
        self._made: dict[StampKey, QPixmap] = {}

    def forget(self) -> None:
        """Make all anew: the colours have changed."""
        self._made.clear()

    def __getitem__(self, key: StampKey) -> QPixmap:
        if key not in self._made:
            self._made[key] = self._make(*key)
        return self._made[key]

    def __iter__(self) -> Iterator[StampKey]:
        return iter(self._made)

    def __len__(self) -> int:
        return len(self._made)

    def _make(self, kind: str, hollow: bool, emphasised: bool) -> QPixmap:  # noqa: FBT001
        style = STYLE[kind]
        size_px = style.size_em * self._em_px * (SELECTED_SCALE if emphasised else 1.0)
        halo_px = HALO_EM * self._em_px
        side_px = 2 * round(size_px * 0.75 + halo_px + 1)
        pixmap = QPixmap(round(side_px * self._pixel_ratio), round(side_px * self._pixel_ratio))
        pixmap.setDevicePixelRatio(self._pixel_ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        middle = side_px / 2
        mark = kind_mark(
            kind, map_palette(), middle, middle, size_px, hollow=hollow, halo_mm=halo_px
        )
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        # The mark's millimetre counts as one logical pixel here.
        paint_symbol(mark, painter)
        painter.end()
        return pixmap
