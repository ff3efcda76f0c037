"""Overlay legend: what the user's points are, how many, and what the colours of a density say."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

from desktop.sheet.blocks import Block
from desktop.sheet.density_colours import DensityScale, ramp
from desktop.sheet.drawing import Box, Mark, Picture, Symbol, Text
from desktop.sheet.overlay_marks import DOT_HALO_EM, OverlaySign
from desktop.sheet.palette import Palette
from desktop.sheet.text_widths import width_em
from geodata.overlay import Overlay

TYPE_EM = 0.82
SMALL_EM = 0.72
ROW_EM = 1.40
LINE_EM = 1.15
BAR_WIDTH_EM, BAR_HEIGHT_EM = 9.0, 0.62
LEFT_EM = 1.9
# Words of the scale are this far apart at least, in ems of their own.
APART_EM = 0.7


def count_words(sign: OverlaySign, language: str) -> str:
    """How many points are shown, of how many when a filter leaves some out, and in what form."""
    if language == "en":
        words = f"{sign.shown:,} point{'' if sign.shown == 1 else 's'}"
        if sign.shown < sign.placed:
            words = f"{sign.shown:,} of {sign.placed:,} points"
        return words if sign.scale is None else f"{words}, shown as density"
    words = f"{sign.shown:,} 点"
    if sign.shown < sign.placed:
        words = f"{sign.shown:,} / {sign.placed:,} 点"
    return words if sign.scale is None else f"{words}，密度图"


def note_words(sign: OverlaySign, language: str) -> list[str]:
    """What is not to be seen here: points beyond the frame, rows without a position."""
    english = language == "en"
    notes: list[str] = []
    if sign.in_frame < sign.shown:
        inside = f"{sign.in_frame:,}"
        notes.append(f"{inside} within this frame" if english else f"图幅内 {inside} 点")
    if sign.unplaced:
        rows = f"{sign.unplaced:,}"
        notes.append(
            f"rows without a position, not drawn: {rows}"
            if english
            else f"另有 {rows} 行没有可用的坐标，未绘出"
        )
    return notes


def overlays_line(overlays: Iterable[Overlay], language: str) -> str:
    """Whose points the overlays are: not the atlas's."""
    titles = [overlay.title(language) for overlay in overlays]
    if language == "en":
        return f"Overlays, the user's own: {', '.join(titles)}."
    return f"叠加图层（使用者自备）：{'、'.join(titles)}。"


def density_figure(per_km2: float) -> str:
    """A density in two figures."""
    rounded = float(f"{per_km2:.2g}")
    digits = max(1 - math.floor(math.log10(rounded)), 0)
    return f"{rounded:,.{digits}f}"


def overlays_block(
    signs: Sequence[OverlaySign], palette: Palette, em_mm: float, language: str
) -> Block:
    """Each overlay: its mark, title and count, and the scale of its density."""
    marks: list[Mark] = []
    width = top = 0.0
    for sign in signs:
        rows = _rows(sign, palette, em_mm, language)
        marks += rows.at(0.0, top)
        width = max(width, rows.width_mm)
        top += rows.height_mm
    return Block(width, top, tuple(marks))


def _rows(sign: OverlaySign, palette: Palette, em_mm: float, language: str) -> Block:
    size, small = TYPE_EM * em_mm, SMALL_EM * em_mm
    title, count = sign.title(language), count_words(sign, language)
    middle = ROW_EM * em_mm / 2
    base = middle + 0.36 * size
    left = LEFT_EM * em_mm if sign.scale is None else 0.0
    at = left + (width_em(title) + 0.9) * size
    marks: list[Mark] = [
        Text(left, base, title, size, palette.ink, about="legend overlay"),
        Text(at, base, count, size, palette.quiet_ink, about="legend overlay"),
    ]
    if sign.scale is None:
        halo = DOT_HALO_EM * em_mm
        dot = Symbol(
            *(0.8 * em_mm, middle, "dot", sign.size_em * em_mm, sign.colour),
            halo_mm=halo,
            halo=palette.rim,
            about="legend",
        )
        marks.append(dot)
    width = at + width_em(count) * size
    top = ROW_EM * em_mm
    if sign.scale is not None:
        bar = _bar(sign.scale, sign.colour, palette, em_mm, language)
        marks += bar.at(0.0, top)
        width = max(width, bar.width_mm)
        top += bar.height_mm
    for words in note_words(sign, language):
        marks.append(Text(left, top + 0.85 * em_mm, words, small, palette.quiet_ink))
        width = max(width, left + width_em(words) * small)
        top += LINE_EM * em_mm
    return Block(width, top + 0.15 * em_mm, tuple(marks))


def _bar(scale: DensityScale, colour: str, palette: Palette, em_mm: float, language: str) -> Block:
    """The ramp from thin to thick, with densities below it."""
    width, height, small = BAR_WIDTH_EM * em_mm, BAR_HEIGHT_EM * em_mm, SMALL_EM * em_mm
    colours = ramp(palette.paper, colour, palette.ink)
    marks: list[Mark] = [
        Picture(0.0, 0.0, width, height, colours[None], "legend"),
        Box(0.0, 0.0, width, height, None, palette.rule, 0.03 * em_mm, "legend"),
    ]
    base = height + 0.95 * em_mm
    end = width
    for at, half, words in _ticks(scale, width, small):
        marks.append(Box(at, height, 0.0, 0.2 * em_mm, None, palette.quiet_ink, 0.05 * em_mm))
        look = (words, small, palette.quiet_ink)
        middle = max(at, half)
        marks.append(Text(middle, base, *look, anchor="middle", about="legend density"))
        end = max(end, middle + half)
    unit = "points per km²" if language == "en" else "点/平方千米"
    marks.append(Text(width + 0.6 * em_mm, 0.5 * height + 0.36 * small, unit, small, palette.ink))
    unit_end = width + 0.6 * em_mm + width_em(unit) * small
    return Block(max(end, unit_end), base + 0.35 * em_mm, tuple(marks))


def _ticks(scale: DensityScale, width_mm: float, size_mm: float) -> list[tuple[float, float, str]]:
    """Where along the bar (mm) which density stands, and half the room that its words take.

    The thick end, then the powers of ten from above, then the thin end; none whose words would
    meet those of one before.
    """
    least, most = math.log10(scale.least_per_km2), math.log10(scale.most_per_km2)
    powers = range(math.floor(most), math.ceil(least) - 1, -1)
    wanted = [
        (1.0, f"≥{density_figure(scale.most_per_km2)}"),
        *(((p - least) / (most - least), f"{10.0**p:,.{max(-p, 0)}f}") for p in powers),
        (0.0, density_figure(scale.least_per_km2)),
    ]
    ticks: list[tuple[float, float, str]] = []
    for share, words in wanted:
        at, half = share * width_mm, width_em(words) * size_mm / 2
        middle = max(at, half)
        gap = half + APART_EM * size_mm
        if all(abs(middle - max(other, room)) > gap + room for other, room, _ in ticks):
            ticks.append((at, half, words))
    return ticks
