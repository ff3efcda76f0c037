"""Places as marks: symbols in drawing order, stack marks, and the wishes of their names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from desktop.sheet.drawing import Symbol, Text
from desktop.sheet.framing import MapFrame
from desktop.sheet.labels import Box, around
from desktop.sheet.names import HALO_SHARE, Name, name_size, named
from desktop.sheet.palette import Letters, Palette
from desktop.sheet.place_names import map_name
from desktop.sheet.shown import Shown
from desktop.sheet.stacks import Stack, stacked
from desktop.sheet.symbols import HALO_EM, SELECTED_SCALE, STYLE, hollow
from desktop.sheet.text_widths import width_em
from geodata.projecting import MAIN
from geodata.records import Place

SELECTION_RING_EM = 0.14


@dataclass(frozen=True, slots=True)
class PlaceMarks:
    """Symbols from below, stack marks, the boxes they take, and names that want a place."""

    symbols: tuple[Symbol, ...]
    stack_marks: tuple[Text, ...]
    boxes: tuple[Box, ...]
    names: tuple[Name, ...]


def symbol_of(
    place: Place,
    x_mm: float,
    y_mm: float,
    em_mm: float,
    *,
    scale: float = 1.0,
    opacity: float = 1.0,
) -> Symbol:
    """The mark of a place at a point of the page."""
    style = STYLE[place.kind]
    return Symbol(
        x_mm,
        y_mm,
        style.shape,
        style.size_em * em_mm * scale,
        style.colour,
        hollow(place),
        HALO_EM * em_mm,
        opacity,
        f"place/{place.id}",
    )


def place_marks(
    shown: Shown, frame: MapFrame, palette: Palette, em_mm: float, language: str
) -> PlaceMarks:
    """Marks of the shown places that lie within the frame."""
    places = shown.places
    lon = np.array([place.lon_deg for place in places])
    lat = np.array([place.lat_deg for place in places])
    x_all, y_all = frame.to_mm(*MAIN.forward(lon, lat))
    left, top, right, bottom = frame.box_mm
    inside = (x_all >= left) & (x_all <= right) & (y_all >= top) & (y_all <= bottom)
    at = {places[i].id: (float(x_all[i]), float(y_all[i])) for i in np.flatnonzero(inside)}
    symbols: list[Symbol] = []
    for place in places:
        if place.id not in at:
            continue
        chosen = place.id == shown.selected
        symbol = symbol_of(
            place,
            *at[place.id],
            em_mm,
            scale=SELECTED_SCALE if chosen else 1.0,
            opacity=shown.opacity.get(place.id, 1.0),
        )
        if chosen:
            symbols.append(_ring(symbol, palette, em_mm))
        symbols.append(symbol)
    stacks = stacked(place for place in places if place.id in at)
    marks = [_stack_mark(s, at[s.top.id], palette, em_mm) for s in stacks if len(s.places) > 1]
    boxes = [_symbol_box(symbol) for symbol in symbols] + [_text_box(mark) for mark in marks]
    names = [_name(stack, shown, at[stack.top.id], palette, em_mm, language) for stack in stacks]
    return PlaceMarks(tuple(symbols), tuple(marks), tuple(boxes), tuple(names))


def _ring(symbol: Symbol, palette: Palette, em_mm: float) -> Symbol:
    """The circle around the selected place, under its mark."""
    return replace(
        symbol,
        shape="circle",
        size_mm=symbol.size_mm + 0.9 * em_mm,
        fill=palette.accent,
        hollow=True,
        opacity=1.0,
        about=symbol.about.replace("place/", "selection/"),
    )


def _symbol_box(symbol: Symbol) -> Box:
    half = symbol.size_mm / 2 + symbol.halo_mm / 2
    return (symbol.x_mm - half, symbol.y_mm - half, symbol.x_mm + half, symbol.y_mm + half)


def _stack_mark(stack: Stack, at: tuple[float, float], palette: Palette, em_mm: float) -> Text:
    """The number of places at a point, at the upper right of the topmost symbol."""
    letters = palette.names["stack"]
    size = letters.size_em * em_mm
    half = STYLE[stack.top.kind].size_em * em_mm / 2
    return Text(
        at[0] + 0.62 * half + 0.04 * em_mm,
        at[1] - 0.42 * half,
        stack.mark,
        size,
        letters.colour,
        letters.bold,
        halo=palette.halo,
        halo_mm=HALO_SHARE * size,
        about=f"stack/{stack.top.id}",
    )


def _text_box(text: Text) -> Box:
    width = width_em(text.words, bold=text.bold) * text.size_mm
    return (text.x_mm, text.y_mm - 0.78 * text.size_mm, text.x_mm + width, text.y_mm)


def _name(
    stack: Stack,
    shown: Shown,
    at: tuple[float, float],
    palette: Palette,
    em_mm: float,
    language: str,
) -> Name:
    chosen = [place for place in stack.places if place.id == shown.selected]
    linked = [place for place in stack.places if place.id in shown.linked]
    place = (chosen or linked or [stack.top])[0]
    kind = place.kind if place.kind in ("demo_zone", "zone") else "base"
    letters: Letters = palette.names[kind]
    priority = kind
    reach = STYLE[stack.top.kind].size_em / 2 + 0.12
    if chosen:
        letters = replace(letters, bold=True, size_em=max(letters.size_em, 1.0))
        priority, reach = "selected", reach * SELECTED_SCALE + 0.45
    elif linked:
        priority = "linked"
    words = (map_name(place, language),)
    width, height = name_size(words, letters, em_mm)
    spots = around(at[0], at[1], reach * em_mm, width, height)
    if len(stack.places) > 1 and not chosen:
        # The stack mark stands at the upper right: a name to the right begins after it.
        mark = width_em(stack.mark, bold=True) * palette.names["stack"].size_em * em_mm
        spots = tuple((x + mark * 0.8 if x > at[0] else x, y) for x, y in spots)
    return named(f"place/{place.id}", words, letters, em_mm, spots, priority)


def left_out(names: Sequence[Name], without_room: Sequence[str]) -> int:
    """How many places found no room for their name."""
    missing = set(without_room)
    return sum(name.wish.about in missing for name in names)
