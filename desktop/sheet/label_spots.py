"""Label spots: where a name may stand about its mark or within its ground, the best first."""

from __future__ import annotations

Spots = tuple[tuple[float, float], ...]
"""Upper left corners of a name's box in millimetres."""

SPOTS_A_RING = 12
FAR = 2 * SPOTS_A_RING
"""The first of the spots around a mark that are so far from it that a line must lead there."""
RING_STEP = 0.75
"""How much farther out each ring is, as a share of the name's height."""


def around(
    x_mm: float,
    y_mm: float,
    reach_mm: float,
    width_mm: float,
    height_mm: float,
    rings: int = 1,
) -> Spots:
    """Twelve places around a mark of half-height `reach_mm`.

    Right first, then left, the corners, above and below, as is the custom for names of points.
    More `rings` go on farther out, for names that must not be lost.
    """
    spots: list[tuple[float, float]] = []
    for ring in range(rings):
        reach = reach_mm + RING_STEP * height_mm * ring
        near = 0.85 * reach
        right, left = x_mm + reach, x_mm - reach - width_mm
        middle, low, high = y_mm - height_mm / 2, y_mm - 0.25 * height_mm, y_mm - 0.75 * height_mm
        above, below = y_mm - near - height_mm, y_mm + near
        centred_left = x_mm - width_mm / 2
        spots += [
            (right, middle),
            (left, middle),
            (x_mm + near, above),
            (x_mm + near, below),
            (x_mm - near - width_mm, above),
            (x_mm - near - width_mm, below),
            (right, high),
            (right, low),
            (left, high),
            (left, low),
            (centred_left, y_mm - reach - height_mm),
            (centred_left, y_mm + reach),
        ]
        if ring * SPOTS_A_RING >= FAR:
            # Between the corners: the farther out, the more spots there are.
            for step in range(1, ring + 1):
                up, down = (middle + side * step * RING_STEP * height_mm for side in (-1, 1))
                spots += [(right, up), (right, down), (left, up), (left, down)]
            for share in (0.0, -0.25, -0.75, -1.0):
                across = x_mm + share * width_mm
                spots += [(across, y_mm - reach - height_mm), (across, y_mm + reach)]
    return tuple(spots)


def centred(
    x_mm: float, y_mm: float, width_mm: float, height_mm: float, step_mm: float = 0.0
) -> Spots:
    """A box centred there; with a step, also shifted by it to each side."""
    left, top = x_mm - width_mm / 2, y_mm - height_mm / 2
    shifts = [(0.0, 0.0)]
    if step_mm:
        shifts += [(0, -1), (0, 1), (1, 0), (-1, 0), (1, -1), (-1, -1), (1, 1), (-1, 1)]
        shifts += [(0, -2), (0, 2), (2, 0), (-2, 0)]
    return tuple((left + dx * step_mm, top + dy * step_mm) for dx, dy in shifts)
