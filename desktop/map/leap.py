"""Leap: the way of a long flight, which rises until both ends are in sight and comes down again.

The smooth and efficient path of van Wijk and Nuij (2003): to the eye the speed is even, however far
the ends lie apart.
"""

from __future__ import annotations

import math
from dataclasses import replace

from desktop.map.viewpoint import FARTHEST_M_PER_PX, Viewpoint, between

RHO = 1.4
"""How readily the path rises rather than slides: about what people find most pleasant."""
# Ends nearer than this share of the window are only zoomed between.
NEAR = 1e-3


def leap(start: Viewpoint, end: Viewpoint, share: float) -> Viewpoint:
    """A step of the flight: `share` 0 is the start, 1 the end."""
    if share >= 1.0:
        return end
    wide, wide_end = start.m_per_px * start.width_px, end.m_per_px * end.width_px
    dx_m, dy_m = end.x_m - start.x_m, end.y_m - start.y_m
    away = math.hypot(dx_m, dy_m)
    if away < NEAR * min(wide, wide_end):
        return between(start, end, share)
    rise, square = RHO**2, wide_end**2 - wide**2
    begin = -math.asinh((square + rise**2 * away**2) / (2 * wide * rise * away))
    finish = -math.asinh((square - rise**2 * away**2) / (2 * wide_end * rise * away))
    now = begin + share * (finish - begin)
    gone = wide / rise * (math.cosh(begin) * math.tanh(now) - math.sinh(begin)) / away
    wide_now = wide * math.cosh(begin) / math.cosh(now)
    return replace(
        end,
        x_m=start.x_m + gone * dx_m,
        y_m=start.y_m + gone * dy_m,
        m_per_px=min(wide_now / end.width_px, FARTHEST_M_PER_PX),
    )
