"""Framing: which part of the map a frame shows, at what scale, and where the inset goes.

Map metres are those of `projecting.MAIN`, and of `projecting.INSET` within the inset. One logical
pixel of the live map counts as 25.4 / 96 mm.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TypeVar

import numpy as np
import numpy.typing as npt

from desktop.view import Camera

Number = TypeVar("Number", float, npt.NDArray[np.float64])
Bounds = tuple[float, float, float, float]
"""Left, bottom, right, top in map metres; left, top, right, bottom in millimetres."""

MM_PER_LOGICAL_PX = 25.4 / 96

# What a map of the whole country must show, in metres of MAIN: west the north-south course of the
# Panj (71.3° E 37° N), east the mouth of the Ussuri (135.1° E 48.4° N), north the Heilong at 53.56°
# N, south the tip of Hainan Island; what lies further south is in the inset.
MUST_SHOW_M: Bounds = (-2_889_000.0, 1_870_000.0, 2_210_000.0, 5_922_000.0)
MARGIN_M = 125_000.0

# On a tall page surplus height goes to the South China Sea rather than to Siberia.
NORTH_SHARE = 0.3

# The inset must stay clear of Taiwan, the dash east of it (x 1 799 km), 钓鱼岛 (x 1 839 km,
# y 2 868 km) and 赤尾屿 (x 1 942 km, y 2 908 km): it lies right of the dash and below the islands,
# or right of them all.
BESIDE_DASH_M = 1_799_000.0 + 75_000.0
BELOW_ISLANDS_M = 2_868_000.0 - 75_000.0
BESIDE_ISLANDS_M = 1_942_000.0 + 75_000.0

# 105.6–122.9° E, 2.3–24.2° N in metres of INSET: 河内 to 马尼拉, the coast to south of 曾母暗沙.
INSET_BOUNDS_M: Bounds = (-940_800.0, 251_600.0, 996_800.0, 2_695_800.0)
INSET_WIDTH_M = INSET_BOUNDS_M[2] - INSET_BOUNDS_M[0]
INSET_HEIGHT_M = INSET_BOUNDS_M[3] - INSET_BOUNDS_M[1]
INSET_RATIO = 2.0
"""Metres per millimetre of the inset over those of a main frame that shows the whole country."""


@dataclass(frozen=True, slots=True)
class MapFrame:
    """A window of the map on paper: its box in millimetres, its centre and scale in map metres."""

    x_m: float
    y_m: float
    m_per_mm: float
    left_mm: float
    top_mm: float
    width_mm: float
    height_mm: float

    def to_mm(self, x_m: Number, y_m: Number) -> tuple[Number, Number]:
        """Page position in millimetres (right, down) of map positions."""
        return (
            (x_m - self.x_m) / self.m_per_mm + self.left_mm + self.width_mm / 2,
            (self.y_m - y_m) / self.m_per_mm + self.top_mm + self.height_mm / 2,
        )

    def to_map(self, x_mm: Number, y_mm: Number) -> tuple[Number, Number]:
        """Map position in metres of page positions."""
        return (
            (x_mm - self.left_mm - self.width_mm / 2) * self.m_per_mm + self.x_m,
            self.y_m - (y_mm - self.top_mm - self.height_mm / 2) * self.m_per_mm,
        )

    @property
    def bounds_m(self) -> Bounds:
        """What the frame shows: left, bottom, right, top in metres."""
        half_width = self.width_mm * self.m_per_mm / 2
        half_height = self.height_mm * self.m_per_mm / 2
        return (
            self.x_m - half_width,
            self.y_m - half_height,
            self.x_m + half_width,
            self.y_m + half_height,
        )

    @property
    def box_mm(self) -> Bounds:
        """The frame's own box: left, top, right, bottom in millimetres."""
        return (
            self.left_mm,
            self.top_mm,
            self.left_mm + self.width_mm,
            self.top_mm + self.height_mm,
        )

    def at(self, left_mm: float, top_mm: float) -> MapFrame:
        """The same window elsewhere on the page."""
        return replace(self, left_mm=left_mm, top_mm=top_mm)


def shows_whole_country(frame: MapFrame) -> bool:
    """Whether everything that the main frame of a national map must show is within it."""
    return holds_the_country(frame.bounds_m)


def holds_the_country(bounds_m: Bounds) -> bool:
    """Whether a rectangle holds everything that the main frame of a national map must show."""
    left, bottom, right, top = bounds_m
    west, south, east, north = MUST_SHOW_M
    return left <= west and bottom <= south and right >= east and top >= north


def _home_boxes() -> tuple[Bounds, Bounds]:
    """The two smallest rectangles that hold the country and leave room for the inset."""
    west, south, east, north = MUST_SHOW_M
    left, top = west - MARGIN_M, north + MARGIN_M
    inset_width, inset_height = INSET_WIDTH_M / INSET_RATIO, INSET_HEIGHT_M / INSET_RATIO
    beside = (left, south - MARGIN_M, max(east + MARGIN_M, BESIDE_ISLANDS_M + inset_width), top)
    below = (
        left,
        min(south - MARGIN_M, BELOW_ISLANDS_M - inset_height),
        max(east + MARGIN_M, BESIDE_DASH_M + inset_width),
        top,
    )
    return beside, below


def _holding(box: Bounds, width_mm: float, height_mm: float, *, above: float = 0.5) -> MapFrame:
    """The frame that holds a box, `above` of any surplus height lying north of it."""
    left, bottom, right, top = box
    m_per_mm = max((right - left) / width_mm, (top - bottom) / height_mm)
    surplus_m = height_mm * m_per_mm - (top - bottom)
    y_m = (bottom + top) / 2 + (above - 0.5) * surplus_m
    return MapFrame((left + right) / 2, y_m, m_per_mm, 0.0, 0.0, width_mm, height_mm)


def home_frame(width_mm: float, height_mm: float) -> MapFrame:
    """The whole country as large as it goes, with a clear lower right corner for the inset."""
    return min(
        (_holding(box, width_mm, height_mm, above=NORTH_SHARE) for box in _home_boxes()),
        key=lambda frame: frame.m_per_mm,
    )


def home_camera(width_mm: float, height_mm: float) -> Camera:
    """The camera of `home_frame`: all that a window of these proportions shows at home."""
    frame = home_frame(width_mm, height_mm)
    return Camera(
        frame.x_m, frame.y_m, frame.width_mm * frame.m_per_mm, frame.height_mm * frame.m_per_mm
    )


def frame_for(camera: Camera | None, width_mm: float, height_mm: float) -> MapFrame:
    """The frame, at the page's origin, that shows all of the camera's rectangle; None is home."""
    if camera is None:
        return home_frame(width_mm, height_mm)
    half_width, half_height = camera.width_m / 2, camera.height_m / 2
    return _holding(
        (
            camera.x_m - half_width,
            camera.y_m - half_height,
            camera.x_m + half_width,
            camera.y_m + half_height,
        ),
        width_mm,
        height_mm,
    )


def inset_m_per_mm(frame: MapFrame) -> float:
    """The inset's scale within or beside `frame`: half the main scale when the frame shows the
    country at its home size or smaller; for closer frames the inset keeps its home size.
    """
    home = home_frame(frame.width_mm, frame.height_mm)
    return INSET_RATIO * max(frame.m_per_mm, home.m_per_mm)


def inset_frame(left_mm: float, top_mm: float, m_per_mm: float) -> MapFrame:
    """The inset as a frame of its own (metres of INSET) with its top left corner there."""
    left, bottom, right, top = INSET_BOUNDS_M
    return MapFrame(
        (left + right) / 2,
        (bottom + top) / 2,
        m_per_mm,
        left_mm,
        top_mm,
        INSET_WIDTH_M / m_per_mm,
        INSET_HEIGHT_M / m_per_mm,
    )


def corner_inset(frame: MapFrame) -> MapFrame:
    """The inset in the lower right corner of `frame`, on its neat line."""
    m_per_mm = inset_m_per_mm(frame)
    _, _, right_mm, bottom_mm = frame.box_mm
    return inset_frame(
        right_mm - INSET_WIDTH_M / m_per_mm, bottom_mm - INSET_HEIGHT_M / m_per_mm, m_per_mm
    )


@dataclass(frozen=True, slots=True)
class Lines:
    """What is drawn at a scale.

    `level` is the boundary layers' level; `borders` and `special` the kinds of lines, lowest first;
    `river_rank` and `least_lake_km2` the least river and lake; `names` the classes of region names.
    """

    level: str
    borders: tuple[str, ...]
    river_rank: int
    least_lake_km2: float
    names: tuple[str, ...]
    special: tuple[str, ...] = ("海上省级界", "特别行政区界", "未定国界", "南海断续线")


_MAIN_BORDERS = ("省级界", "海岸线", "国界")
# Metres per millimetre up to which each holds, closest first. At 96 dots per inch 1 000 m
# per mm are 265 m a pixel.
_STEPS: tuple[tuple[float, Lines], ...] = (
    (
        1_300.0,
        Lines("h", ("县级界", "地级界", *_MAIN_BORDERS), 99, 0.0, ("province", "seat", "county")),
    ),
    (2_600.0, Lines("h", ("县级界", "地级界", *_MAIN_BORDERS), 99, 0.0, ("province", "seat"))),
    (5_000.0, Lines("m", ("地级界", *_MAIN_BORDERS), 9, 60.0, ("province", "seat"))),
    (9_000.0, Lines("m", ("地级界", *_MAIN_BORDERS), 8, 120.0, ("province", "seat"))),
    (26_000.0, Lines("l", ("地级界", *_MAIN_BORDERS), 6, 300.0, ("province",))),
)
_WIDEST = Lines("l", _MAIN_BORDERS, 5, 800.0, ("province",))


def lines_for(m_per_mm: float) -> Lines:
    """What a map at that scale shows."""
    for limit_m_per_mm, lines in _STEPS:
        if m_per_mm <= limit_m_per_mm:
            return lines
    return _WIDEST


def level_for(m_per_mm: float) -> str:
    """The boundary layers' level of detail for a scale: "l", "m" or "h"."""
    return lines_for(m_per_mm).level
