"""The north arrow: it points to true north at the frame's centre, beside the scale bar.

Shared by the sheet and the live map.
"""

from __future__ import annotations

import math

import numpy as np

from desktop.sheet.blocks import Block, above, beside
from desktop.sheet.drawing import Area, Mark, Points, Text
from desktop.sheet.framing import MapFrame
from desktop.sheet.palette import Palette
from desktop.sheet.scale import scale_bar
from desktop.sheet.text_widths import width_em
from geodata.projecting import MAIN

ABOUT = "north arrow"
HEIGHT_EM = 2.1
HALF_WIDTH_EM = 0.42
# The notch at its foot.
NOTCH_EM = 0.45
LETTER_EM = 0.86
NOTE_EM = 0.64
# Less than this is straight up to every eye.
UPRIGHT_DEG = 0.05


def north_deg(frame: MapFrame) -> float:
    """How far true north at the frame's centre is turned clockwise from upward."""
    return float(MAIN.convergence_deg(frame.x_m, frame.y_m))


def north_words(frame: MapFrame, language: str) -> str:
    """What the arrow points to, and how far that is from upward."""
    turned = north_deg(frame)
    if abs(turned) < UPRIGHT_DEG:
        return "True north at the map's centre" if language == "en" else "指北针：图幅中心的真北"
    if language == "en":
        side = "right" if turned > 0 else "left"
        return f"True north at the map's centre, {abs(turned):.1f}° {side} of up"
    return f"指北针：图幅中心的真北，偏{'右' if turned > 0 else '左'} {abs(turned):.1f}°"


def north_arrow(frame: MapFrame, palette: Palette, em_mm: float, language: str) -> Block:
    """An arrow of two halves, one filled, with its letter beyond the tip."""
    turned = math.radians(north_deg(frame))
    # Clockwise on a page whose y runs down.
    turn = np.array([(math.cos(turned), math.sin(turned)), (-math.sin(turned), math.cos(turned))])
    tip, foot = -HEIGHT_EM / 2, HEIGHT_EM / 2
    letter = "N" if language == "en" else "北"
    wide = width_em(letter, bold=True) * LETTER_EM
    reach = (HEIGHT_EM / 2 + LETTER_EM + 0.1) * em_mm
    width = max(2 * HALF_WIDTH_EM, wide) * em_mm + 2 * abs(math.sin(turned)) * reach
    middle = np.array([width / 2, reach])

    def placed(*points: tuple[float, float]) -> Points:
        return np.asarray(np.array(points) * em_mm @ turn + middle)

    notch = (0.0, foot - NOTCH_EM)
    stroke = 0.05 * em_mm
    marks: list[Mark] = [
        Area((placed((0.0, tip), notch, (side, foot)),), fill, palette.ink, stroke, ABOUT)
        for side, fill in ((-HALF_WIDTH_EM, palette.ink), (HALF_WIDTH_EM, palette.paper))
    ]
    x_mm, y_mm = placed((0.0, tip - 0.12 - LETTER_EM / 2))[0].tolist()
    marks.append(
        Text(
            x_mm,
            y_mm + 0.37 * LETTER_EM * em_mm,
            letter,
            LETTER_EM * em_mm,
            palette.ink,
            bold=True,
            anchor="middle",
            about=ABOUT,
        )
    )
    below = math.cos(turned) * foot + abs(math.sin(turned)) * HALF_WIDTH_EM
    return Block(width, reach + below * em_mm, tuple(marks))


def scale_and_north(
    frame: MapFrame, palette: Palette, em_mm: float, language: str, *, arrow: bool
) -> Block:
    """The scale bar, with `arrow` the north arrow beside it and below them its words."""
    bar = scale_bar(frame, palette, em_mm, language)
    if not arrow:
        return bar
    pointer = north_arrow(frame, palette, em_mm, language)
    words, size = north_words(frame, language), NOTE_EM * em_mm
    note = Text(0.0, 0.85 * size, words, size, palette.quiet_ink, about="north words")
    line = Block(width_em(words) * size, 1.15 * size, (note,))
    # The bar stands level with the arrow's foot.
    lowered = Block(bar.width_mm, pointer.height_mm, bar.at(0.0, pointer.height_mm - bar.height_mm))
    both = beside([lowered if pointer.height_mm > bar.height_mm else bar, pointer], 1.2 * em_mm)
    return above([both, line], 0.25 * em_mm)
