"""Dot stamping: tens of thousands of dots put into an image at once, in numpy alone.

Every dot of one look covers the same few pixels around its own; each of these pixels is a single
step for all dots. Halos lie under all dots, as on paper.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from desktop.map.turns import give_way

Floats = npt.NDArray[np.float64]
Cover = npt.NDArray[np.uint8]

# A dot stands on one of so many places within a pixel, across and down.
PLACES = 2


@dataclass(frozen=True, slots=True, eq=False)
class StampedDots:
    """Premultiplied 0xAARRGGBB pixels, the upper row first, and where the first one lies."""

    pixels: npt.NDArray[np.uint32]
    left_px: int
    top_px: int


def stamped(
    x_px: Floats, y_px: Floats, radius_px: float, halo_px: float, fill: str, halo: str
) -> StampedDots:
    """Dots at positions in device pixels (right and down), at least one of them."""
    reach = math.ceil(radius_px + halo_px + 1)
    x = np.floor(x_px * PLACES).astype(np.int64)
    y = np.floor(y_px * PLACES).astype(np.int64)
    place = (y % PLACES) * PLACES + x % PLACES
    column, row = x // PLACES, y // PLACES
    left, top = int(column.min()) - reach, int(row.min()) - reach
    width, height = int(column.max()) - left + reach + 1, int(row.max()) - top + reach + 1
    at = (row - top) * width + (column - left)
    body, rim = np.zeros(width * height, np.uint8), np.zeros(width * height, np.uint8)
    for number in range(PLACES * PLACES):
        give_way()
        here = at[place == number]
        if len(here):
            shift = (number % PLACES + 0.5) / PLACES, (number // PLACES + 0.5) / PLACES
            _cover(body, here, width, reach, shift, radius_px)
            if halo_px:
                _cover(rim, here, width, reach, shift, radius_px + halo_px)
    pixels = _coloured(body, rim, fill, halo).reshape(height, width)
    return StampedDots(pixels, left, top)


def _cover(
    cover: Cover,
    at: npt.NDArray[np.int64],
    width: int,
    reach: int,
    shift: tuple[float, float],
    radius_px: float,
) -> None:
    """Let every dot cover its pixels, each as much as the dot there that covers it most."""
    for dy in range(-reach, reach + 1):
        for dx in range(-reach, reach + 1):
            away = math.hypot(dx + 0.5 - shift[0], dy + 0.5 - shift[1])
            share = min(max(radius_px + 0.5 - away, 0.0), 1.0)
            if share:
                give_way()
                there = at + (dy * width + dx)
                # Dots that share a pixel all write the same here.
                cover[there] = np.maximum(cover[there], np.uint8(round(255 * share)))


def _coloured(body: Cover, rim: Cover, fill: str, halo: str) -> npt.NDArray[np.uint32]:
    """The pixels of dots over their halos, where there is either."""
    pixels = np.zeros(len(body), np.uint32)
    used = np.flatnonzero(body | rim)
    give_way()
    over = body[used].astype(np.uint32)
    under = rim[used] * (255 - over) // 255
    used_pixels = (over + under) << np.uint32(24)
    for shift in (16, 8, 0):
        give_way()
        ink, ground = (int(colour[1:], 16) >> shift & 0xFF for colour in (fill, halo))
        used_pixels |= (over * np.uint32(ink) + under * np.uint32(ground)) // 255 << np.uint32(
            shift
        )
    pixels[used] = used_pixels
    return pixels
