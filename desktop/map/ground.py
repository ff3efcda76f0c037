"""Ground: the base map under the places: a sharp picture, and the whole country behind it."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QPainter

from desktop.map.base_paths import BasePaths
from desktop.map.base_picture import BasePicture, render
from desktop.map.repainting import Repainting
from desktop.map.viewpoint import Viewpoint
from desktop.sheet.palette import Palette
from desktop.theme import map_palette
from geodata.atlas import Atlas

# How far beyond each edge the sharp picture reaches, as a share of the window.
MARGIN = 0.25
# Beyond these changes of scale a stretched picture looks poor, and a new one is due at once.
STRETCH = (0.62, 1.6)


_Made = tuple[BasePicture, Palette, bool]
"""A picture, its colours, and whether it is the whole country behind the sharp one."""


class Ground(QObject):
    """Pictures made on a worker thread; `renewed` says that a newer one is there to be painted."""

    renewed = Signal()

    def __init__(self, parent: QObject, atlas: Atlas) -> None:
        super().__init__(parent)
        self._paths = BasePaths(atlas)
        self._sharp: BasePicture | None = None
        self._country: BasePicture | None = None
        self._home: tuple[Viewpoint, float] | None = None
        self._making = Repainting(self)
        self._making.ready.connect(self._take)
        self.rest = self._making.finish

    @property
    def ready(self) -> bool:
        """Whether there is a picture and none is in the making."""
        return self._sharp is not None and self._making.idle

    def begin(self, viewpoint: Viewpoint, home: Viewpoint, pixel_ratio: float) -> None:
        """Paint the first picture at once; then the country behind it, and the closer levels."""
        self._home = home, pixel_ratio
        self._sharp = self._render(map_palette(), viewpoint, 0.0, pixel_ratio)
        self._making.ask(self._make_country)

    def redress(self, viewpoint: Viewpoint, pixel_ratio: float) -> None:
        """Paint in the colours of now; what there is stays in sight until that is done."""
        self._country = None
        self.ask(viewpoint, pixel_ratio)

    def ask(self, viewpoint: Viewpoint, pixel_ratio: float) -> None:
        """Make a sharp picture for that viewpoint when the last one is done."""

        def make() -> _Made:
            palette = map_palette()
            return self._render(palette, viewpoint, MARGIN, pixel_ratio), palette, False

        self._making.ask(make)

    def stale(self, viewpoint: Viewpoint) -> bool:
        """Whether the sharp picture is stretched too far or does not reach every edge."""
        if self._sharp is None:
            return True
        stretch = self._sharp.m_per_px / viewpoint.m_per_px
        return not STRETCH[0] < stretch < STRETCH[1] or not self._sharp.covers(viewpoint)

    def paint(self, painter: QPainter, viewpoint: Viewpoint) -> None:
        """Put the pictures where they belong; never a blank edge within the country's frame."""
        if self._sharp is None:
            return
        if self._country is not None and not self._sharp.covers(viewpoint):
            self._country.paint(painter, viewpoint)
        self._sharp.paint(painter, viewpoint)

    def _make_country(self) -> _Made:
        assert self._home is not None
        palette = map_palette()
        picture = self._render(palette, self._home[0], MARGIN, self._home[1])
        # Made now, while hands are still, the closer levels need not be made in a gesture.
        for name in ("province", "border", "neighbour"):
            self._paths.of(name, "m")
        return picture, palette, True

    def _render(
        self, palette: Palette, viewpoint: Viewpoint, margin: float, pixel_ratio: float
    ) -> BasePicture:
        return render(self._paths, palette, viewpoint, margin=margin, pixel_ratio=pixel_ratio)

    def _take(self, made: object) -> None:
        picture, palette, is_country = cast("_Made", made)
        if palette is not map_palette():
            return  # in colours of before: another one is on its way
        if is_country:
            self._country = picture
        else:
            self._sharp = picture
            if self._country is None and self._home is not None and self._making.idle:
                self._making.ask(self._make_country)
        self.renewed.emit()
