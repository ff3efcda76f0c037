"""Stamps: the marks of the live map as small pictures, one for each look and pixel ratio."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPixmap

from desktop.painting import paint, paint_symbol
from desktop.sheet.drawing import Drawing
from desktop.sheet.kind_marks import kind_mark
from desktop.sheet.stack_marks import several_marks
from desktop.sheet.stacks import KindCounts, Stack, several_em
from desktop.sheet.symbols import HALO_EM, SELECTED_SCALE, STYLE, hollow
from desktop.theme import map_palette

PlaceLook: TypeAlias = tuple[str, bool, bool]
"""Kind of place, hollow (unverified), emphasised."""


@dataclass(frozen=True, slots=True)
class SeveralLook:
    """What a mark of several shows."""

    kinds: KindCounts


StampKey: TypeAlias = PlaceLook | SeveralLook

# Marks of several come in ever new looks: beyond so many stamps all are made anew.
MOST_KEPT = 1500


def look_of(stack: Stack, selected: str) -> StampKey:
    """The look of a stack's mark."""
    if stack.several:
        return SeveralLook(stack.kinds)
    return (stack.top.kind, hollow(stack.top), stack.top.id == selected)


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
            if len(self._made) >= MOST_KEPT:
                self._made.clear()
            self._made[key] = (
                self._several(key) if isinstance(key, SeveralLook) else self._place(*key)
            )
        return self._made[key]

    def __iter__(self) -> Iterator[StampKey]:
        return iter(self._made)

    def __len__(self) -> int:
        return len(self._made)

    # The marks' millimetre counts as one logical pixel here.

    def _place(self, kind: str, hollow: bool, emphasised: bool) -> QPixmap:  # noqa: FBT001
        style = STYLE[kind]
        size_px = style.size_em * self._em_px * (SELECTED_SCALE if emphasised else 1.0)
        halo_px = HALO_EM * self._em_px
        pixmap = self._blank(size_px * 0.75 + halo_px)
        middle = pixmap.width() / self._pixel_ratio / 2
        mark = kind_mark(
            kind, map_palette(), middle, middle, size_px, hollow=hollow, halo_mm=halo_px
        )
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_symbol(mark, painter)
        painter.end()
        return pixmap

    def _several(self, look: SeveralLook) -> QPixmap:
        total = sum(number for _, number, _ in look.kinds)
        pixmap = self._blank((several_em(total) / 2 + HALO_EM) * self._em_px)
        middle = pixmap.width() / self._pixel_ratio / 2
        marks = several_marks(look.kinds, middle, middle, map_palette(), self._em_px)
        painter = QPainter(pixmap)
        paint(Drawing(0.0, 0.0, marks), painter, 1.0)
        painter.end()
        return pixmap

    def _blank(self, reach_px: float) -> QPixmap:
        """A clear square with room for so much around its middle."""
        side = round(2 * round(reach_px + 1) * self._pixel_ratio)
        pixmap = QPixmap(side, side)
        pixmap.setDevicePixelRatio(self._pixel_ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        return pixmap
