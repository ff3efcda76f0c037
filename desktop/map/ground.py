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
from geodata.atlas import Atlas

# How far beyond each edge the sharp picture reaches, as a share of the window.
MARGIN = 0.25
# Beyond these changes of scale a stretched picture looks poor, and a new one is due at once.
STRETCH = (0.62, 1.6)


class Ground(QObject):
    """Pictures made on a worker thread; `renewed` says that a newer one is there to be painted."""

    renewed = Signal()

    def __init__(self, parent: QObject, atlas: Atlas, palette: Palette) -> None:
        super().__init__(parent)
        self._paths = BasePaths(atlas)
        self._palette = palette
        self._sharp: BasePicture | None = None
        self._country: BasePicture | None = None
        self._making = Repainting(self)
        self._making.ready.connect(self._take)
        self.rest = self._making.finish

    @property
    def ready(self) -> bool:
        """Whether there is a picture and none is in the making."""
        return self._sharp is not None and self._making.idle

    def begin(self, viewpoint: Viewpoint, home: Viewpoint, pixel_ratio: float) -> None:
        """Paint the first picture at once; then the country behind it, and the closer levels."""
        self._sharp = self._render(viewpoint, 0.0, pixel_ratio)

        def country() -> tuple[BasePicture, bool]:
            picture = self._render(home, MARGIN, pixel_ratio)
            # Made now, while hands are still, the closer levels need not be made in a gesture.
            for name in ("province", "border", "neighbour"):
                self._paths.of(name, "m")
            return picture, True

        self._making.ask(country)

    def ask(self, viewpoint: Viewpoint, pixel_ratio: float) -> None:
        """Make a sharp picture for that viewpoint when the last one is done."""
        self._making.ask(lambda: (self._render(viewpoint, MARGIN, pixel_ratio), False))

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

    def _render(self, viewpoint: Viewpoint, margin: float, pixel_ratio: float) -> BasePicture:
        return render(self._paths, self._palette, viewpoint, margin=margin, pixel_ratio=pixel_ratio)

    def _take(self, made: object) -> None:
        picture, is_country = cast("tuple[BasePicture, bool]", made)
        if is_country:
            self._country = picture
        else:
            self._sharp = picture
        self.renewed.emit()
