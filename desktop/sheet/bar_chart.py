"""BarChart: the places of the current filter counted by province, as bars on the page."""

from __future__ import annotations

from collections import Counter

from desktop.sheet.blocks import Block
from desktop.sheet.drawing import Box, Mark, Text
from desktop.sheet.sheet_parts import Sheet
from desktop.sheet.text_widths import width_em

ROW_EM = 1.25
SIZE_EM = 0.78
MOST_ROWS = 34
_HEAD = {"zh": "各省份载体数（处）", "en": "Places by province"}
_REST = {"zh": "其余 {n} 省份共 {places} 处", "en": "{n} more provinces: {places}"}


def chart_block(sheet: Sheet, width_mm: float, height_mm: float) -> Block:
    """Provinces with the most places first; those there is no room for are summed in a last row."""
    english = sheet.view.language == "en"
    inside = set(sheet.shown.within)
    counts = Counter(place.province for place in sheet.shown.places if place.id in inside)
    names = {
        code: (region.name_en if english else region.name_zh)
        for code in counts
        if (region := sheet.atlas.regions.get(code)) is not None
    }
    em = sheet.em_mm
    rows = min(max(int(height_mm / (ROW_EM * em)) - 1, 1), MOST_ROWS)
    order = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    shown = order if len(order) <= rows else order[: rows - 1]
    rest = order[len(shown) :]
    ink, quiet = sheet.palette.ink, sheet.palette.quiet_ink
    size = SIZE_EM * em
    marks: list[Mark] = [
        Text(0.0, 0.95 * em, _HEAD[sheet.view.language], 0.86 * em, ink, bold=True, about="chart")
    ]
    labels = [names.get(code, code) for code, _ in shown]
    left = max((width_em(label) * size for label in labels), default=0.0) + 0.5 * em
    longest = max((count for _, count in shown), default=1)
    room = max(width_mm - left - 2.5 * em, 1.0)
    top = 1.5 * em
    for label, (_, count) in zip(labels, shown, strict=True):
        base = top + 0.72 * ROW_EM * em
        length = room * count / longest
        marks.append(Text(0.0, base, label, size, ink, about="chart"))
        marks.append(
            Box(left, top + 0.2 * em, length, 0.75 * em, sheet.palette.accent, about="chart")
        )
        number = Text(left + length + 0.3 * em, base, str(count), size, ink, about="chart")
        marks.append(number)
        top += ROW_EM * em
    if rest:
        words = _REST[sheet.view.language].format(n=len(rest), places=sum(n for _, n in rest))
        marks.append(Text(0.0, top + 0.72 * ROW_EM * em, words, size, quiet, about="chart"))
        top += ROW_EM * em
    return Block(width_mm, top, tuple(marks))
