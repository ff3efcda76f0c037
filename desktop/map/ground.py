"""Ground: the base map under the places: a sharp picture, and the whole country behind it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QPainter

from desktop.map.base_paths import BasePaths
from desktop.map.base_picture import BasePicture, render
from desktop.map.ground_style import GroundStyle
from desktop.map.repainting import Repainting
from desktop.map.viewpoint import Viewpoint
from desktop.theme import map_palette
from geodata.atlas import Atlas

# How far beyond each edge the sharp picture reaches, as a share of the window.
MARGIN = 0.25
# Beyond these changes of scale a stretched picture looks poor, and a new one is due at once.
STRETCH = (0.62, 1.6)


@dataclass(frozen=True, slots=True)
class _Made:
    """A picture, the style it is of, whether it is that of the whole country, and whether a sharp
    one reaches beyond the window.
    """

    picture: BasePicture
    style: GroundStyle
    is_country: bool
    reaches_beyond: bool


class Ground(QObject):
    """Pictures made on a worker thread; `renewed` says that a newer one is there to be painted."""

    renewed = Signal()

    def __init__(self, parent: QObject, atlas: Atlas) -> None:
        super().__init__(parent)
        self._paths = BasePaths(atlas)
        self._style = GroundStyle(map_palette())
        self._sharp: BasePicture | None = None
        self._country: BasePicture | None = None
        self._country_style: GroundStyle | None = None
        self._home: tuple[Viewpoint, float] | None = None
        self._making = Repainting(self)
        self._making.ready.connect(self._take)
        self.rest = self._making.finish

    @property
    def ready(self) -> bool:
        """Whether there is a picture and none is in the making."""
        return self._sharp is not None and self._making.idle

    def wear(self, style: GroundStyle) -> None:
        """Paint in that style from the next picture on; what there is stays in sight till then."""
        if style.theme != self._style.theme:
            self._country = self._country_style = None
        self._style = style

    def begin(self, viewpoint: Viewpoint, home: Viewpoint, pixel_ratio: float) -> None:
        """Paint the first picture at once; then the country behind it, and the closer levels."""
        self._home = home, pixel_ratio
        self._sharp = self._render(self._style, viewpoint, 0.0, pixel_ratio)
        self._ask_for_country()

    def ask(self, viewpoint: Viewpoint, pixel_ratio: float, *, quick: bool = False) -> None:
        """Make a sharp picture for that viewpoint when the last one is done.

        A quick one is of the window alone; one that reaches beyond it should follow.
        """
        style, margin = self._style, 0.0 if quick else MARGIN

        def make() -> _Made:
            picture = self._render(style, viewpoint, margin, pixel_ratio)
            return _Made(picture, style, is_country=False, reaches_beyond=not quick)

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

    def _ask_for_country(self) -> None:
        assert self._home is not None
        style, (home, pixel_ratio) = self._style, self._home

        def make() -> _Made:
            picture = self._render(style, home, MARGIN, pixel_ratio)
            # Made now, while hands are still, the closer levels need not be made in a gesture.
            for name in ("province", "border", "neighbour"):
                self._paths.of(name, "m")
            return _Made(picture, style, is_country=True, reaches_beyond=True)

        self._making.ask(make)

    def _render(
        self, style: GroundStyle, viewpoint: Viewpoint, margin: float, pixel_ratio: float
    ) -> BasePicture:
        return render(self._paths, style, viewpoint, margin=margin, pixel_ratio=pixel_ratio)

    def _take(self, result: object) -> None:
        made = cast("_Made", result)
        if made.style.theme != self._style.theme:
            return  # in colours of before: another one is on its way
        if made.is_country:
            self._country, self._country_style = made.picture, made.style
        else:
            self._sharp = made.picture
        outdated = self._home is not None and self._country_style != self._style
        if outdated and made.reaches_beyond and self._making.idle:
            self._ask_for_country()
        self.renewed.emit()
