"""Scale: the bar and the words that say how large the map is."""

from __future__ import annotations

import math

from desktop.sheet.blocks import Block
from desktop.sheet.drawing import Box, Mark, Text
from desktop.sheet.framing import MapFrame
from desktop.sheet.palette import Palette
from desktop.sheet.text_widths import width_em
from geodata.projecting import MAIN, Albers

BAR_EM = 9.0
"""The longest a scale bar may be."""


def _rounded_down(value: float) -> float:
    """The largest of 1, 2 or 5 times a power of ten that is not above the value."""
    power = 10.0 ** math.floor(math.log10(value))
    return max(step * power for step in (1.0, 2.0, 5.0) if step * power <= value * (1 + 1e-9))


def true_m_per_mm(m_per_mm: float, lat_deg: float, projection: Albers) -> float:
    """Metres on the ground, eastward at that latitude, in a millimetre of paper."""
    return m_per_mm / float(projection.scale_factor_along_parallel(lat_deg))


def scale_words(m_per_mm: float, lat_deg: float, projection: Albers, language: str) -> str:
    """The scale as a ratio, in three figures: what it is on paper of the page's size."""
    ratio = true_m_per_mm(m_per_mm, lat_deg, projection) * 1000
    step = 10 ** (math.floor(math.log10(ratio)) - 2)
    ratio = round(ratio / step) * step
    if language == "en":
        return f"1:{ratio:,}".replace(",", " ")
    return f"1:{ratio / 10_000:g} 万" if ratio >= 10_000 else f"1:{ratio:g}"


def scale_bar(frame: MapFrame, palette: Palette, em_mm: float, language: str) -> Block:
    """A bar of a round length, true eastward along the parallel through the frame's centre."""
    lat = float(MAIN.inverse(frame.x_m, frame.y_m)[1])
    true_m = true_m_per_mm(frame.m_per_mm, lat, MAIN)
    length_m = _rounded_down(BAR_EM * em_mm * true_m)
    length_mm = length_m / true_m
    unit_m, unit = (
        (1000.0, "km" if language == "en" else "千米")
        if length_m >= 1000
        else (
            1.0,
            "m" if language == "en" else "米",
        )
    )
    size, small = 0.74 * em_mm, 0.64 * em_mm
    bar_top, bar = 0.95 * em_mm, 0.22 * em_mm
    marks: list[Mark] = []
    for part in range(4):
        fill = palette.ink if part % 2 == 0 else palette.paper
        marks.append(
            Box(
                part * length_mm / 4,
                bar_top,
                length_mm / 4,
                bar,
                fill,
                palette.ink,
                0.03 * em_mm,
                "scale bar",
            )
        )
    for share in (0.0, 0.5, 1.0):
        words = f"{share * length_m / unit_m:g}"
        marks.append(
            Text(
                share * length_mm,
                bar_top - 0.22 * em_mm,
                words,
                size,
                palette.ink,
                anchor="left" if share == 0 else "middle",
                about="scale",
            )
        )
    end = width_em(f"{length_m / unit_m:g}") * size / 2
    marks.append(
        Text(length_mm + end + 0.2 * size, bar_top - 0.22 * em_mm, unit, size, palette.ink)
    )
    ratio = scale_words(frame.m_per_mm, lat, MAIN, language)
    note = (
        f"{ratio}; bar true east–west at {lat:.0f}° N"
        if language == "en"
        else f"{ratio}；图尺沿北纬 {lat:.0f}° 东西向为真"
    )
    marks.append(Text(0.0, bar_top + bar + 0.95 * em_mm, note, small, palette.quiet_ink))
    width = max(length_mm + end + 2.6 * size, width_em(note) * small)
    return Block(width, bar_top + bar + 1.1 * em_mm, tuple(marks))
