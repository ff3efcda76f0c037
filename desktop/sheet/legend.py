"""Legend: what is visible on this map, each kind of place with an honest count."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from desktop.sheet.blocks import Block, beside
from desktop.sheet.drawing import Line, Mark, Symbol, Text
from desktop.sheet.kind_marks import kind_mark
from desktop.sheet.listed_cities import SHAPE, WORDS
from desktop.sheet.overlay_marks import OverlaySign
from desktop.sheet.palette import Palette
from desktop.sheet.picked import PART, WHOLE, picked_shape
from desktop.sheet.shown import Shown
from desktop.sheet.stack_marks import several_marks
from desktop.sheet.stacks import Stack
from desktop.sheet.symbols import FADED_OPACITY, HALO_EM, LINKED_OPACITY, STYLE
from desktop.sheet.text_widths import width_em
from geodata.atlas import Atlas
from geodata.vocabulary import KINDS, Kind

ROW_EM = 1.40
TYPE_EM = 0.82
SMALL_EM = 0.72

LINE_WORDS: dict[str, tuple[str, str]] = {
    "国界": ("国界", "National boundary"),
    "未定国界": ("未定国界", "Undefined national boundary"),
    "南海断续线": ("南海断续线", "Dashed line, South China Sea"),
    "省级界": ("省级界", "Provincial boundary"),
    "特别行政区界": ("特别行政区界", "Special administrative region"),
    "地级界": ("地级界", "Prefectural boundary"),
    "县级界": ("县级界", "County boundary"),
}
SEAT_WORDS: dict[str, tuple[str, str]] = {
    "国家首都": ("首都", "Capital"),
    "省级行政中心": ("省级行政中心", "Seat of a province"),
    "地级行政中心": ("地级行政中心", "Seat of a prefecture"),
}


Row = tuple[list[Mark], str]


@dataclass(frozen=True, slots=True)
class Legend:
    """What there is to explain on one map.

    Kinds of lines and of seats, the stacks of the frame, whether some places are unverified, the
    opacities of faint ones; `in_frame` is how many places lie within a frame that does not show
    them all. What the overlays in it are.
    """

    atlas: Atlas
    shown: Shown
    lines: tuple[str, ...]
    seats: tuple[str, ...]
    stacks: tuple[Stack, ...]
    hollow: bool
    opacities: frozenset[float]
    in_frame: int | None
    language: str
    overlays: tuple[OverlaySign, ...] = ()


def count_words(kind: Kind, shown: int, of_plan: int, plan: int, language: str) -> str:
    """How many places of a kind pass the filter, beside the plan's own count of that kind.

    Only places of the plan's standing are set against the plan's count.
    """
    if language == "en":
        if shown == of_plan:
            return f"{shown} of the plan's {plan}"
        return f"{shown} ({of_plan} of the plan's {plan})"
    unit = "个" if kind.code == "demo_zone" else "家"
    if shown == of_plan:
        return f"{shown} / 规划 {plan} {unit}"
    return f"{shown}（规划口径 {of_plan} / 规划 {plan} {unit}）"


def kind_rows(legend: Legend) -> list[tuple[Kind, str]]:
    """Kinds that are on the map, each with its count in words."""
    counts = legend.shown.counts()
    seen = {place.kind for place in legend.shown.places}
    rows: list[tuple[Kind, str]] = []
    for kind in KINDS:
        shown = sum(n for (code, _), n in counts.items() if code == kind.code)
        if shown and kind.code in seen:
            plan = legend.atlas.plan_count(kind.count_metric)
            of_plan = counts[kind.code, kind.standing]
            rows.append((kind, count_words(kind, shown, of_plan, plan, legend.language)))
    return rows


def kinds_block(legend: Legend, palette: Palette, em_mm: float, columns: int = 1) -> Block:
    """Heading and one row a kind, in so many columns: symbol, name, count."""
    english = legend.language == "en"
    rows = kind_rows(legend)
    marks: list[Mark] = [
        Text(0.0, 0.92 * em_mm, "Legend" if english else "图例", em_mm, palette.ink, bold=True)
    ]
    top = 1.55 * em_mm
    high = max(math.ceil(len(rows) / columns), 1)
    parts = [rows[start : start + high] for start in range(0, max(len(rows), 1), high)]
    listed = beside([_kinds(part, legend, palette, em_mm) for part in parts], 1.6 * em_mm)
    marks += listed.at(0.0, top)
    width, top = listed.width_mm, top + listed.height_mm
    for words in _notes(legend):
        marks.append(Text(0.0, top + 0.85 * em_mm, words, SMALL_EM * em_mm, palette.quiet_ink))
        width = max(width, width_em(words) * SMALL_EM * em_mm)
        top += 1.15 * em_mm
    return Block(width, top + 0.1 * em_mm, tuple(marks))


def _kinds(
    rows: Sequence[tuple[Kind, str]], legend: Legend, palette: Palette, em_mm: float
) -> Block:
    size = TYPE_EM * em_mm
    marks: list[Mark] = []
    names = [kind.words(legend.language) for kind, _ in rows]
    name_width = max((width_em(name) * size for name in names), default=0.0)
    count_width = max((width_em(words) * size for _, words in rows), default=0.0)
    left = 1.9 * em_mm
    width = left + name_width + 1.1 * em_mm + count_width
    for number, ((kind, words), name) in enumerate(zip(rows, names, strict=True)):
        middle = (number + 0.5) * ROW_EM * em_mm
        marks.append(_symbol(kind.code, palette, 0.8 * em_mm, middle, em_mm))
        base = middle + 0.36 * size
        about = f"legend name/{kind.code}"
        marks.append(Text(left, base, name, size, palette.ink, about=about))
        marks.append(
            Text(
                width,
                base,
                words,
                size,
                palette.quiet_ink,
                anchor="right",
                about=f"legend/{kind.code}",
            )
        )
    return Block(width, len(rows) * ROW_EM * em_mm, tuple(marks))


def _notes(legend: Legend) -> list[str]:
    notes: list[str] = []
    if legend.in_frame is not None:
        total = len(legend.shown.within)
        notes.append(
            f"{legend.in_frame} within this frame, {total} in all"
            if legend.language == "en"
            else f"图幅内 {legend.in_frame} 处，符合条件共 {total} 处"
        )
    unseen = len(set(legend.shown.within) - {place.id for place in legend.shown.places})
    if unseen:
        notes.append(
            f"Symbols of {unseen} places are switched off"
            if legend.language == "en"
            else f"{unseen} 处载体的符号未画出"
        )
    elif not legend.shown.places:
        notes.append("No place matches" if legend.language == "en" else "没有符合条件的载体")
    return notes


def _symbol(kind: str, palette: Palette, x_mm: float, y_mm: float, em_mm: float) -> Symbol:
    # The star would burst its row.
    size = min(STYLE[kind].size_em, 1.3) * em_mm
    return kind_mark(kind, palette, x_mm, y_mm, size, halo_mm=HALO_EM * em_mm, about="legend")


def signs_block(
    legend: Legend, palette: Palette, em_mm: float, factor: float, columns: int = 1
) -> Block:
    """What else needs a word: special marks of places, seats, and lines; in so many columns."""
    rows = [*_mark_rows(legend, palette, em_mm), *_base_rows(legend, palette, em_mm, factor)]
    high = max(math.ceil(len(rows) / columns), 1)
    parts = [rows[start : start + high] for start in range(0, len(rows), high)]
    return beside([_signs(part, palette, em_mm) for part in parts], 1.2 * em_mm)


def _signs(rows: Sequence[Row], palette: Palette, em_mm: float) -> Block:
    size = SMALL_EM * em_mm
    marks: list[Mark] = []
    width = 0.0
    row_height = 1.22 * em_mm
    for number, (samples, words) in enumerate(rows):
        middle = (number + 0.5) * row_height
        marks += [_lowered(sample, middle) for sample in samples]
        marks.append(Text(2.5 * em_mm, middle + 0.36 * size, words, size, palette.ink))
        width = max(width, 2.5 * em_mm + width_em(words) * size)
    return Block(width, len(rows) * row_height, tuple(marks))


def _mark_rows(legend: Legend, palette: Palette, em_mm: float) -> list[Row]:
    english = legend.language == "en"
    x = 1.0 * em_mm
    rows: list[Row] = []
    zone = _symbol("zone", palette, x, 0.0, 0.9 * em_mm)
    if legend.hollow:
        words = "Hollow: unverified, no source read" if english else "空心：待核，未读到来源"
        rows.append(([replace(zone, hollow=True)], words))
    several = sorted((s for s in legend.stacks if s.several), key=lambda s: len(s.places))
    if several:
        # One of middling size; its part of the ring by kind is explained by the kinds' colours.
        sample = several[len(several) // 2]
        marks = several_marks(sample.kinds, x, 0.0, palette, 0.8 * em_mm, about="legend number")
        words = "Places close together: number and kinds" if english else "相近的载体：数目与类型"
        rows.append((list(marks), words))
    if any(stack.aside for stack in legend.stacks):
        star = _symbol("demo_zone", palette, 0.75 * em_mm, 0.0, 0.7 * em_mm)
        beside = _symbol("zone", palette, 1.5 * em_mm, -0.35 * em_mm, 0.7 * em_mm)
        words = "At the same spot: drawn beside" if english else "同处的载体绘于其旁"
        rows.append(([beside, star], words))
    rows += _picked_rows(legend, zone, palette, em_mm)
    if legend.shown.cities:
        ring = Symbol(x, 0.0, SHAPE, 1.1 * em_mm, palette.listed, halo_mm=0.0, about="legend")
        count = len(legend.shown.cities)
        words = f"{WORDS[1]} ({count})" if english else f"{WORDS[0]}（{count} 座）"
        rows.append(([ring], words))
    if LINKED_OPACITY in legend.opacities:
        words = "Linked, but outside the filter" if english else "相关，但在筛选之外"
        rows.append(([replace(zone, opacity=LINKED_OPACITY)], words))
    if FADED_OPACITY in legend.opacities:
        words = "Not linked to the selection" if english else "与所选无关"
        rows.append(([replace(zone, opacity=FADED_OPACITY)], words))
    return rows


def _picked_rows(legend: Legend, zone: Symbol, palette: Palette, em_mm: float) -> list[Row]:
    english, count = legend.language == "en", len(legend.shown.picked)
    words = {
        WHOLE: f"Picked by hand ({count})" if english else f"手工选取（{count} 处）",
        PART: "Some of these are picked" if english else "其中部分已选取",
    }
    found = {picked_shape(stack, legend.shown.picked) for stack in legend.stacks}
    rows: list[Row] = []
    for shape in (WHOLE, PART) if count else ():
        if shape == WHOLE or shape in found:
            size = 1.15 * em_mm
            mark = Symbol(zone.x_mm, 0.0, shape, size, palette.accent, halo_mm=0.0, about="legend")
            rows.append(([replace(zone, size_mm=0.5 * em_mm), mark], words[shape]))
    return rows


def _base_rows(legend: Legend, palette: Palette, em_mm: float, factor: float) -> list[Row]:
    column = 1 if legend.language == "en" else 0
    rows: list[Row] = []
    for level, words in SEAT_WORDS.items():
        if level in legend.seats:
            shape, colour, size = palette.seats[level]
            mark = Symbol(em_mm, 0.0, shape, size * em_mm, colour, halo_mm=0.0, about="legend")
            rows.append(([mark], words[column]))
    for kind, words in LINE_WORDS.items():
        if kind in legend.lines:
            stroke = palette.strokes[kind].scaled(factor)
            part = np.array([(0.1 * em_mm, 0.0), (1.95 * em_mm, 0.0)])
            line = Line((part,), stroke.colour, stroke.width_mm, stroke.dash_mm, "legend")
            rows.append(([line], words[column]))
    return rows


def _lowered(mark: Mark, dy_mm: float) -> Mark:
    return Block(0.0, 0.0, (mark,)).at(0.0, dy_mm)[0]
