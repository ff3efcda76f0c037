"""Places as marks: symbols and marks of several, from below, and the wishes of their names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from desktop.sheet.drawing import Mark, Symbol
from desktop.sheet.framing import MapFrame
from desktop.sheet.gathering import step_of
from desktop.sheet.kind_marks import kind_mark
from desktop.sheet.labels import Box, around
from desktop.sheet.names import Name, name_size, named
from desktop.sheet.palette import Letters, Palette
from desktop.sheet.place_names import map_name, several_name
from desktop.sheet.shown import Shown
from desktop.sheet.stack_marks import several_marks
from desktop.sheet.stacks import Stack
from desktop.sheet.standing import RING_EM, Ranked, Standing
from desktop.sheet.symbols import FADED_OPACITY, HALO_EM, SELECTED_SCALE, STYLE, hollow
from geodata.records import Place


@dataclass(frozen=True, slots=True)
class PlaceMarks:
    """Stacks within the frame and their marks, from below; the boxes these take, and the names
    that want a place.
    """

    stacks: tuple[Stack, ...]
    marks: tuple[Mark, ...]
    boxes: tuple[Box, ...]
    names: tuple[Name, ...]

    @property
    def count(self) -> int:
        """How many places the marks stand for."""
        return sum(len(stack.places) for stack in self.stacks)


def symbol_of(
    place: Place,
    palette: Palette,
    x_mm: float,
    y_mm: float,
    em_mm: float,
    *,
    scale: float = 1.0,
    opacity: float = 1.0,
) -> Symbol:
    """The mark of a place at a point of the page."""
    return kind_mark(
        place.kind,
        palette,
        x_mm,
        y_mm,
        STYLE[place.kind].size_em * em_mm * scale,
        hollow=hollow(place),
        halo_mm=HALO_EM * em_mm,
        opacity=opacity,
        about=f"place/{place.id}",
    )


def place_marks(
    shown: Shown, frame: MapFrame, palette: Palette, em_mm: float, language: str
) -> PlaceMarks:
    """Marks of the shown places that stand within the frame."""
    left, top, right, bottom = frame.box_mm
    stacks: list[Stack] = []
    marks: list[Mark] = []
    boxes: list[Box] = []
    names: list[Name] = []
    standing = Standing(Ranked(shown), step_of(frame.m_per_mm * em_mm))
    x_all, y_all = frame.to_mm(standing.x_m, standing.y_m)
    x_all, y_all = x_all + standing.dx_em * em_mm, y_all + standing.dy_em * em_mm
    inside = (x_all >= left) & (x_all <= right) & (y_all >= top) & (y_all <= bottom)
    for mark in np.flatnonzero(inside).tolist():
        stack, x_mm, y_mm = standing.stack(mark), float(x_all[mark]), float(y_all[mark])
        stacks.append(stack)
        marks += _marks(stack, x_mm, y_mm, shown, palette, em_mm)
        # The corners of its bounding box are empty in most marks: names may come that near.
        half = 0.46 * stack.size_em * em_mm
        boxes.append((x_mm - half, y_mm - half, x_mm + half, y_mm + half))
        if stack.opacity != FADED_OPACITY:
            names.append(_name(stack, shown, (x_mm, y_mm), palette, em_mm, language))
    # The topmost choose first.
    return PlaceMarks(tuple(stacks), tuple(marks), tuple(boxes), tuple(reversed(names)))


def _marks(
    stack: Stack, x_mm: float, y_mm: float, shown: Shown, palette: Palette, em_mm: float
) -> Sequence[Mark]:
    if stack.several:
        about = f"stack/{stack.top.id}"
        return several_marks(
            stack.kinds, x_mm, y_mm, palette, em_mm, strength=stack.opacity, about=about
        )
    chosen = stack.top.id == shown.selected
    symbol = symbol_of(
        stack.top,
        palette,
        x_mm,
        y_mm,
        em_mm,
        scale=SELECTED_SCALE if chosen else 1.0,
        opacity=stack.opacity,
    )
    return (_ring(symbol, palette, em_mm), symbol) if chosen else (symbol,)


def _ring(symbol: Symbol, palette: Palette, em_mm: float) -> Symbol:
    """The circle around the selected place, under its mark."""
    return replace(
        symbol,
        shape="circle",
        size_mm=symbol.size_mm + RING_EM * em_mm,
        fill=palette.accent,
        hollow=True,
        opacity=1.0,
        about=symbol.about.replace("place/", "selection/"),
    )


def _name(
    stack: Stack,
    shown: Shown,
    at: tuple[float, float],
    palette: Palette,
    em_mm: float,
    language: str,
) -> Name:
    place = stack.top
    kind = place.kind if place.kind in ("demo_zone", "zone") else "base"
    letters: Letters = palette.names[kind]
    priority, rings = kind, {"demo_zone": 3}.get(kind, 1)
    words = map_name(place, language)
    if stack.several:
        letters, words = palette.names["base"], several_name(words, language)
    elif place.id == shown.selected:
        letters = replace(letters, bold=True, size_em=max(letters.size_em, 1.0))
        priority, rings = "selected", 4
    elif place.id in shown.separate and kind != "demo_zone":
        priority = "linked"
    reach = stack.size_em / 2 + 0.14
    width, height = name_size((words,), letters, em_mm)
    spots = around(at[0], at[1], reach * em_mm, width, height, rings)
    return named(f"place/{place.id}", (words,), letters, em_mm, spots, priority, palette.halo)
