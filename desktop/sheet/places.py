"""Places as marks: symbols and marks of several, from below, and the wishes of their names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial

import numpy as np

from desktop.sheet.drawing import Mark, Symbol
from desktop.sheet.gathering import step_of
from desktop.sheet.kind_marks import kind_mark
from desktop.sheet.label_grid import Box
from desktop.sheet.label_spots import FAR, around
from desktop.sheet.names import Name, Point, Setting, said
from desktop.sheet.palette import Letters, Palette
from desktop.sheet.place_names import map_name, several_name
from desktop.sheet.shown import Shown
from desktop.sheet.stack_marks import several_marks
from desktop.sheet.stacks import Stack
from desktop.sheet.standing import RING_EM, Ranked, Standing
from desktop.sheet.symbols import FADED_OPACITY, HALO_EM, SELECTED_SCALE, STYLE, hollow
from geodata.records import Place
from geodata.vocabulary import KIND


@dataclass(frozen=True, slots=True)
class PlaceMarks:
    """Stacks within the frame and their marks, from below; the boxes these take, `strong` those
    of demonstration zones and of what is in focus; and the names that want a place.
    """

    stacks: tuple[Stack, ...]
    marks: tuple[Mark, ...]
    boxes: tuple[Box, ...]
    strong: tuple[Box, ...]
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


def place_marks(shown: Shown, setting: Setting) -> PlaceMarks:
    """Marks of the shown places that stand within the frame."""
    frame, palette, em_mm = setting.frame, setting.palette, setting.em_mm
    left, top, right, bottom = frame.box_mm
    stacks: list[Stack] = []
    marks: list[Mark] = []
    boxes: list[Box] = []
    strong: list[Box] = []
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
        box = (x_mm - half, y_mm - half, x_mm + half, y_mm + half)
        stands_out = stack.top.kind == "demo_zone" or stack.top.id in shown.separate
        (strong if stands_out and not stack.several else boxes).append(box)
        if stack.opacity != FADED_OPACITY:
            names.append(_name(stack, shown, (x_mm, y_mm), setting))
    # The topmost choose first.
    return PlaceMarks(
        tuple(stacks), tuple(marks), tuple(boxes), tuple(strong), tuple(reversed(names))
    )


def _marks(
    stack: Stack, x_mm: float, y_mm: float, shown: Shown, palette: Palette, em_mm: float
) -> Sequence[Mark]:
    if stack.several:
        about = "stack/" + " ".join(place.id for place in stack.places)
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


def _name(stack: Stack, shown: Shown, at_mm: tuple[float, float], setting: Setting) -> Name:
    place = stack.top
    kind = place.kind if place.kind in ("demo_zone", "zone") else "base"
    letters: Letters = setting.palette.names[kind]
    serves = KIND[place.kind].standing == "service"
    priority, rings = "service" if serves else kind, {"demo_zone": 14}.get(kind, 1)
    name = partial(map_name, place)
    if stack.several:
        letters, name = setting.palette.names["base"], partial(several_name, place)
    elif place.id == shown.selected:
        letters = replace(letters, bold=True, size_em=max(letters.size_em, 1.0))
        priority, rings = "selected", 14
    elif place.id in shown.separate and kind != "demo_zone":
        priority = "linked"
    words = said(setting.tongues, lambda language: (name(language),))
    point = Point(*at_mm, (stack.size_em / 2 + 0.14) * setting.em_mm, FAR)
    spots = around(*at_mm, point.reach_mm, *setting.size_mm(words, letters), rings)
    halo = setting.palette.halo
    about = f"stack name/{place.id}" if stack.several else f"place/{place.id}"
    return setting.name(about, words, letters, spots, priority, halo, point)
