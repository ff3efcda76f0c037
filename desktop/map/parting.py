"""Parting: how close one must come so that the places of a mark stand apart."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np

from desktop.map.viewpoint import CLOSEST_M_PER_PX, EM_PX, Viewpoint
from desktop.sheet.gathering import m_per_em_of, step_of
from desktop.sheet.stacks import Stack, positions_m

# The places fill at most this share of the window: one still sees where one is.
MOST_OF_WINDOW = 0.6


def parting(stack: Stack, viewpoint: Viewpoint, marks_at: Callable[[int], int]) -> Viewpoint | None:
    """The viewpoint around the stack's places where all that can stand apart do.

    `marks_at` says in how many marks these places are at a step of scale. None when they stand
    apart at no scale of the map.
    """
    x, y = np.unique(np.column_stack(positions_m(stack.places)), axis=0).T
    width, height = float(np.ptp(x)), float(np.ptp(y))
    fitting = max(width / viewpoint.width_px, height / viewpoint.height_px) / MOST_OF_WINDOW
    found = 0.0
    closest = step_of(CLOSEST_M_PER_PX * EM_PX)
    if len(x) == 1:
        return None
    for step in range(step_of(viewpoint.m_per_px * EM_PX) - 1, closest - 1, -1):
        m_per_px = max(m_per_em_of(step) / EM_PX, CLOSEST_M_PER_PX)
        if found and m_per_px < fitting:
            break
        marks = marks_at(step)
        if marks > 1:
            found = m_per_px
        if marks == len(x):
            break
    if not found:
        return None
    middle = (float(x.min()) + width / 2, float(y.min()) + height / 2)
    return replace(viewpoint, x_m=middle[0], y_m=middle[1], m_per_px=found)
