"""BarChart: the places of the current filter counted by province, as bars parted by kind."""

from __future__ import annotations

from collections import Counter

import numpy as np

from desktop.sheet.blocks import Block
from desktop.sheet.drawing import Box, Line, Mark, Text
from desktop.sheet.sheet_parts import LARGEST, Sheet
from desktop.sheet.text_boxes import cut
from desktop.sheet.text_widths import width_em
from geodata.vocabulary import KINDS

ROW_EM = 1.3
BAR_EM = 0.78
SIZE_EM = 0.82
HEAD_EM, HEAD_ROW_EM = 0.95, 1.75
NOTE_EM = 0.72
# Rows stand this much wider apart where there is room.
LOOSEST = 1.35
_HEAD = {"zh": "各省份载体数（处）", "en": "Places by province"}
_NOTE = {"zh": "颜色同图例", "en": "Colours as in the legend"}
_REST = {"zh": "其余 {n} 省份共 {places} 处", "en": "{n} more provinces: {places}"}
_NONE = {"zh": "没有符合条件的载体", "en": "No place matches"}


def chart_block(sheet: Sheet, width_mm: float, height_mm: float) -> Block:
    """Provinces with the most places first; those there is no room for are summed in a last row."""
    language = sheet.view.language
    kinds: dict[str, Counter[str]] = {}
    for place_id in sheet.shown.within:
        place = sheet.atlas.places[place_id]
        kinds.setdefault(place.province, Counter())[place.kind] += 1
    order = sorted(kinds, key=lambda code: (-kinds[code].total(), code))
    em = sheet.em_mm * min(
        LARGEST, max(1.0, height_mm / ((len(order) * ROW_EM + HEAD_ROW_EM) * sheet.em_mm))
    )
    most = max(int((height_mm / em - HEAD_ROW_EM) / ROW_EM), 1)
    shown = order if len(order) <= most else order[: most - 1]
    rest = order[len(shown) :]
    rows = max(len(shown) + bool(rest), 1)
    row_em = min(ROW_EM * LOOSEST, (height_mm / em - HEAD_ROW_EM) / rows)
    chart = _Chart(sheet, em, max(row_em, ROW_EM), width_mm)
    chart.head(_HEAD[language], _NOTE[language] if order else "")
    chart.bars([(code, kinds[code]) for code in shown])
    if rest or not order:
        count = sum(kinds[code].total() for code in rest)
        chart.last((_REST if rest else _NONE)[language].format(n=len(rest), places=count))
    return Block(width_mm, chart.top_mm, tuple(chart.marks))


class _Chart:
    """Marks set one below the other."""

    def __init__(self, sheet: Sheet, em_mm: float, row_em: float, width_mm: float) -> None:
        self.sheet, self.em_mm, self.row_em, self.width_mm = sheet, em_mm, row_em, width_mm
        self.marks: list[Mark] = []
        self.top_mm = 0.0

    def head(self, words: str, note: str) -> None:
        """What is counted, and at the right what the colours say where there is room."""
        em, palette = self.em_mm, self.sheet.palette
        size, small = HEAD_EM * em, NOTE_EM * em
        room = self.width_mm / size
        words = cut(words, room, bold=True)
        base = 0.95 * em
        self.marks.append(Text(0.0, base, words, size, palette.ink, bold=True, about="chart"))
        taken = width_em(words, bold=True) * size + em + width_em(note) * small
        if note and taken <= self.width_mm:
            ink = palette.quiet_ink
            mark = Text(self.width_mm, base, note, small, ink, anchor="right", about="chart note")
            self.marks.append(mark)
        self.top_mm = HEAD_ROW_EM * em

    def bars(self, counts: list[tuple[str, Counter[str]]]) -> None:
        """A row each: the province's name, its bar parted by kind, its number."""
        em, palette = self.em_mm, self.sheet.palette
        size, row = SIZE_EM * em, self.row_em * em
        names = [self._name(code) for code, _ in counts]
        left = max((width_em(name) * size for name in names), default=0.0) + 0.6 * em
        longest = max((count.total() for _, count in counts), default=1)
        figures = width_em(str(longest)) * size + 0.4 * em
        room = max(self.width_mm - left - figures, 1.0)
        first = self.top_mm
        for name, (_, count) in zip(names, counts, strict=True):
            middle = self.top_mm + row / 2
            base = middle + 0.36 * size
            at = left - 0.6 * em
            name_mark = Text(at, base, name, size, palette.ink, anchor="right", about="chart")
            self.marks.append(name_mark)
            end = left
            for kind in KINDS:
                length = room * count[kind.code] / longest
                if length:
                    colour = palette.kinds[kind.code]
                    top, high = middle - BAR_EM * em / 2, BAR_EM * em
                    self.marks.append(Box(end, top, length, high, colour, about="chart bar"))
                    end += length
            number = str(count.total())
            self.marks.append(Text(end + 0.35 * em, base, number, size, palette.ink, about="chart"))
            self.top_mm += row
        if counts:
            ends = np.array([(left, first), (left, self.top_mm)])
            self.marks.append(Line((ends,), palette.quiet_ink, 0.05 * em, about="chart axis"))

    def last(self, words: str) -> None:
        """What there was no room for."""
        size = SIZE_EM * self.em_mm
        base = self.top_mm + self.row_em * self.em_mm / 2 + 0.36 * size
        words = cut(words, self.width_mm / size)
        ink = self.sheet.palette.quiet_ink
        self.marks.append(Text(0.0, base, words, size, ink, about="chart"))
        self.top_mm += self.row_em * self.em_mm

    def _name(self, code: str) -> str:
        region = self.sheet.atlas.regions.get(code)
        if region is None:
            return code
        return region.name_en if self.sheet.view.language == "en" else region.short_zh
