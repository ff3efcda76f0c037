"""Viewpoint: where the live map looks from, in the pixels of its window. Pure arithmetic."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TypeVar

import numpy as np
import numpy.typing as npt

from desktop.sheet.framing import MM_PER_LOGICAL_PX
from desktop.sheet.palette import EM_MM
from desktop.view import Camera

EM_PX = EM_MM / MM_PER_LOGICAL_PX
"""The live map's type size in logical pixels."""

# The boundary source is good to about 1:1 000 000; a little closer is still useful for places.
CLOSEST_M_PER_PX = 60.0
FARTHEST_M_PER_PX = 24_000.0

Number = TypeVar("Number", float, npt.NDArray[np.float64])


@dataclass(frozen=True, slots=True)
class Viewpoint:
    """Centre in metres of the main projection, metres per logical pixel, window size in pixels."""

    x_m: float
    y_m: float
    m_per_px: float
    width_px: int
    height_px: int

    def to_px(self, x_m: Number, y_m: Number) -> tuple[Number, Number]:
        """Window position (right, down) of map positions, in logical pixels."""
        return (
            (x_m - self.x_m) / self.m_per_px + self.width_px / 2,
            (self.y_m - y_m) / self.m_per_px + self.height_px / 2,
        )

    def to_map(self, x_px: float, y_px: float) -> tuple[float, float]:
        """Map position in metres of a window position."""
        return (
            self.x_m + (x_px - self.width_px / 2) * self.m_per_px,
            self.y_m - (y_px - self.height_px / 2) * self.m_per_px,
        )

    @property
    def bounds_m(self) -> tuple[float, float, float, float]:
        """What is in the window: left, bottom, right, top in metres."""
        half_width = self.width_px * self.m_per_px / 2
        half_height = self.height_px * self.m_per_px / 2
        return (
            self.x_m - half_width,
            self.y_m - half_height,
            self.x_m + half_width,
            self.y_m + half_height,
        )

    def zoomed(self, factor: float, x_px: float, y_px: float) -> Viewpoint:
        """Closer by `factor` (> 1) with the map point under (x_px, y_px) staying there."""
        m_per_px = min(max(self.m_per_px / factor, CLOSEST_M_PER_PX), FARTHEST_M_PER_PX)
        x_m, y_m = self.to_map(x_px, y_px)
        return replace(
            self,
            x_m=x_m - (x_px - self.width_px / 2) * m_per_px,
            y_m=y_m + (y_px - self.height_px / 2) * m_per_px,
            m_per_px=m_per_px,
        )

    def panned(self, dx_px: float, dy_px: float) -> Viewpoint:
        """With the map moved right by `dx_px` and down by `dy_px`."""
        return replace(
            self, x_m=self.x_m - dx_px * self.m_per_px, y_m=self.y_m + dy_px * self.m_per_px
        )

    def resized(
        self, width_px: int, height_px: int, left_px: int = 0, top_px: int = 0
    ) -> Viewpoint:
        """In a window of another size whose top left corner moved by (left_px, top_px).

        Scale stays, and so does every map point's place on the screen.
        """
        x_m, y_m = self.to_map(left_px + width_px / 2, top_px + height_px / 2)
        return Viewpoint(x_m, y_m, self.m_per_px, width_px, height_px)

    def camera(self) -> Camera:
        """The rectangle that is seen, independent of the window's pixels."""
        return Camera(
            self.x_m, self.y_m, self.width_px * self.m_per_px, self.height_px * self.m_per_px
        )


def seeing(camera: Camera, width_px: int, height_px: int) -> Viewpoint:
    """The viewpoint of a window that shows all of the camera's rectangle, centred."""
    m_per_px = max(camera.width_m / width_px, camera.height_m / height_px)
    m_per_px = min(max(m_per_px, CLOSEST_M_PER_PX), FARTHEST_M_PER_PX)
    return Viewpoint(camera.x_m, camera.y_m, m_per_px, width_px, height_px)


def between(start: Viewpoint, end: Viewpoint, share: float) -> Viewpoint:
    """A step of a flight: `share` 0 is the start, 1 the end; scale changes evenly in its log."""
    if share >= 1.0:
        return end
    m_per_px = start.m_per_px * (end.m_per_px / start.m_per_px) ** share
    return replace(
        end,
        x_m=start.x_m + (end.x_m - start.x_m) * share,
        y_m=start.y_m + (end.y_m - start.y_m) * share,
        m_per_px=m_per_px,
    )
