"""The legend of a shading: what is measured, how it was classed, every class and its regions."""

from __future__ import annotations

import numpy as np

from desktop.sheet.blocks import Block
from desktop.sheet.drawing import Area, Line, Mark, Points, Symbol, Text
from desktop.sheet.hatching import FEW, NO_DATA, Hatch, hatch_lines
from desktop.sheet.palette import Palette
from desktop.sheet.region_grounds import ink_of
from desktop.sheet.region_symbols import OPACITY, RIM_EM, examples, size_em
from desktop.sheet.shading import Shaded
from desktop.sheet.text_widths import wrapped
from geodata.atlas import Atlas
from geodata.classing import METHODS, figure
from geodata.classing import NO_DATA as NO_DATA_WORDS
from geodata.measuring import FEW as FEW_PLACES
from geodata.measuring import remarks, title
from geodata.vocabulary import REGION_LEVELS

ROW_EM = 1.40
TYPE_EM = 0.82
SMALL_EM = 0.68
SWATCH_EM = (2.0, 1.02)
RULE_EM = 0.035
_LEVEL = {term.code: term for term in REGION_LEVELS}
_METHOD = {term.code: term for term in METHODS}


def heading_words(atlas: Atlas, look: Shaded, language: str) -> str:
    """The measure with its unit: 载体密度（处/万平方千米）."""
    words = title(atlas, look.found, language)
    unit = look.found.measure.unit(language)
    if not unit or unit in words:
        return words
    return f"{words} ({unit})" if language == "en" else f"{words}（{unit}）"


def how_words(look: Shaded, language: str) -> str:
    """Level, method and number of classes; of symbols, what their size says."""
    level = _LEVEL[look.shading.level].words(language)
    if not look.fills:
        area = "area is proportional" if language == "en" else "面积与数值成正比"
        return f"{level} · {area}"
    method = _METHOD[look.classes.method].words(language)
    count = len(look.classes.counts)
    if not count:
        return level
    if language == "en":
        return f"{level} · {method} · {count} class" + ("" if count == 1 else "es")
    return f"{level} · {method} · {count} 级"


def rows_of(look: Shaded, language: str) -> list[tuple[str, int]]:
    """Words of each class and how many regions it holds, the highest first; then no data."""
    classes = look.classes
    rows = [
        (classes.words(number, language), classes.counts[number])
        for number in reversed(range(len(classes.counts)))
    ]
    if classes.no_data:
        rows.append((NO_DATA_WORDS.words(language), classes.no_data))
    return rows


def few_words(look: Shaded, language: str) -> str:
    """What the stipple or the hollow circle says; blank where no region bears it."""
    if not look.few:
        return ""
    if language == "en":
        return f"Fewer than {FEW_PLACES} places ({len(look.few)})"
    return f"载体不足 {FEW_PLACES} 处（{len(look.few)} 个）"


def remarks_line(look: Shaded, language: str) -> str:
    """Where the figures come from and what to beware of, as one line of the sheet's foot."""
    said = remarks(look.found, language)
    return f"Map colours: {'; '.join(said)}." if language == "en" else f"图示：{'；'.join(said)}。"


def shading_block(
    atlas: Atlas,
    look: Shaded,
    palette: Palette,
    em_mm: float,
    language: str,
    wide_em: float,
    *,
    with_remarks: bool = False,
) -> Block:
    """The legend, its long lines broken at `wide_em`; `with_remarks` where no foot has them."""
    paper = _Paper(palette, em_mm, wide_em)
    for line in wrapped(heading_words(atlas, look, language), wide_em / 0.92, bold=True):
        paper.line(line, 0.92, palette.ink, 1.2, bold=True)
    paper.line(how_words(look, language), SMALL_EM, palette.quiet_ink, 1.25)
    paper.top_mm += 0.25 * em_mm
    if look.fills:
        _classes(paper, look, language)
    else:
        _circles(paper, look, language)
    notes = [look.classes.remark(language)] if look.fills else []
    notes += remarks(look.found, language) if with_remarks else ()
    for note in filter(None, notes):
        for line in wrapped(note, wide_em / SMALL_EM):
            paper.line(line, SMALL_EM, palette.quiet_ink, 0.95)
    return Block(paper.width_mm, paper.top_mm + 0.1 * em_mm, tuple(paper.marks))


class _Paper:
    """Marks set one below the other."""

    def __init__(self, palette: Palette, em_mm: float, wide_em: float) -> None:
        self.palette = palette
        self.em_mm = em_mm
        self.marks: list[Mark] = []
        self.top_mm = 0.0
        self.width_mm = wide_em * em_mm

    def line(
        self, words: str, size: float, colour: str, height: float, *, bold: bool = False
    ) -> None:
        """One line of text, `size` and `height` in em."""
        base = self.top_mm + (height / 2 + 0.36 * size) * self.em_mm
        self.marks.append(Text(0.0, base, words, size * self.em_mm, colour, bold))
        self.top_mm += height * self.em_mm

    def row(self, words: str, count: str, about: str) -> None:
        """Words beside a swatch that is set apart, and a count at the right."""
        size = TYPE_EM * self.em_mm
        base = self.top_mm + (ROW_EM / 2 + 0.36 * TYPE_EM) * self.em_mm
        left = (SWATCH_EM[0] + 0.6) * self.em_mm
        ink, quiet = self.palette.ink, self.palette.quiet_ink
        self.marks.append(Text(left, base, words, size, ink, about=f"class words/{about}"))
        if count:
            mark = Text(
                self.width_mm, base, count, size, quiet, anchor="right", about=f"class/{about}"
            )
            self.marks.append(mark)
        self.top_mm += ROW_EM * self.em_mm


def _classes(paper: _Paper, look: Shaded, language: str) -> None:
    rows = rows_of(look, language)
    for at, (words, count) in enumerate(rows):
        number = len(look.classes.counts) - 1 - at
        known = number >= 0
        ground = look.colours[number] if known else paper.palette.no_data
        hatch = look.hatches[number] if known else NO_DATA
        paper.marks += swatch(paper, ground, hatch)
        paper.row(words, _regions(count, language), str(number) if known else "no_data")
    if look.few:
        ground = look.colours[-1] if look.colours else paper.palette.no_data
        paper.marks += swatch(paper, ground, FEW)
        paper.row(few_words(look, language), "", "few")
    paper.top_mm += 0.2 * paper.em_mm


def _regions(count: int, language: str) -> str:
    if language == "en":
        return f"{count} region" + ("" if count == 1 else "s")
    return f"{count} 个"


def swatch(paper: _Paper, ground: str, hatch: Hatch | None) -> list[Mark]:
    """A small field of a ground with its pattern, in the row that is next."""
    em = paper.em_mm
    width, height = (side * em for side in SWATCH_EM)
    top = paper.top_mm + (ROW_EM * em - height) / 2
    ring = _rectangle(0.0, top, width, height)
    marks: list[Mark] = [Area((ring,), ground, about="class swatch")]
    if hatch is not None:
        ink = ink_of(hatch, ground, paper.palette)
        dash = tuple(length * em for length in hatch.dash_em)
        parts = hatch_lines(hatch, (ring,), em)
        marks.append(Line(parts, ink, hatch.width_em * em, dash, "class hatch"))
    marks.append(Area((ring,), None, paper.palette.quiet_ink, RULE_EM * em, "class swatch"))
    return marks


def _rectangle(left: float, top: float, width: float, height: float) -> Points:
    right, bottom = left + width, top + height
    return np.array([(left, top), (right, top), (right, bottom), (left, bottom), (left, top)])


def _circles(paper: _Paper, look: Shaded, language: str) -> None:
    """Circles within each other, all standing on one line, each with its figure."""
    em, palette = paper.em_mm, paper.palette
    values = examples(look)
    sizes = [size_em(value, look) * em for value in values]
    widest = max(sizes, default=0.0)
    floor = paper.top_mm + widest + 0.3 * em
    # Figures of small circles would lie upon each other: each keeps its line of type.
    lowest = floor - 0.2 * em
    ends: list[float] = []
    for size in reversed(sizes):
        lowest = min(floor - size, lowest)
        ends.insert(0, lowest)
        lowest -= 0.95 * em
    for value, size, end in zip(values, sizes, ends, strict=True):
        middle = floor - size / 2
        paper.marks.append(
            Symbol(
                *(widest / 2, middle, "circle", size, palette.region_symbol),
                halo_mm=RIM_EM * em,
                opacity=OPACITY,
                about="class circle",
                halo=palette.rim,
            )
        )
        lead = np.array([(widest / 2, floor - size), (widest + 0.5 * em, end)])
        paper.marks.append(Line((lead,), palette.quiet_ink, 0.03 * em, about="class lead"))
        base = end + 0.3 * TYPE_EM * em
        paper.marks.append(
            Text(widest + 0.7 * em, base, figure(value), TYPE_EM * em, palette.ink, about="class")
        )
    paper.top_mm = floor + 0.4 * em
    none = sum(value == 0 for value in look.found.values.values())
    if language == "en":
        lines = [f"0, no circle: {_regions(none, language)}"] if none else []
        lines += [f"No data: {_regions(look.classes.no_data, language)}"] * bool(
            look.classes.no_data
        )
        lines += [f"Hollow: {few_words(look, language).lower()}"] * bool(look.few)
    else:
        lines = [f"0（不画圆）：{none} 个"] if none else []
        lines += [f"无数据：{look.classes.no_data} 个"] * bool(look.classes.no_data)
        lines += [f"空心圆：{few_words(look, language)}"] * bool(look.few)
    for words in lines:
        paper.line(words, SMALL_EM, palette.ink, 1.05)
    paper.top_mm += 0.2 * em
