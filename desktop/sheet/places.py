"""Places as marks: symbols in drawing order, stack marks, and the wishes of their names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from desktop.sheet.drawing import Symbol, Text
from desktop.sheet.framing import MapFrame
from desktop.sheet.kind_marks import kind_mark
from desktop.sheet.labels import Box, Wish, around, place
from desktop.sheet.names import HALO_SHARE, Name, name_size, named
from desktop.sheet.palette import Letters, Palette
from desktop.sheet.place_names import map_name
from desktop.sheet.shown import Shown
from desktop.sheet.stacks import Stack, stacked
from desktop.sheet.symbols import FADED_OPACITY, HALO_EM, SELECTED_SCALE, STYLE, hollow
from desktop.sheet.text_widths import width_em
from geodata.projecting import MAIN
from geodata.records import Place

CAP_EM = 0.74
"""Height of figures and capitals."""


@dataclass(frozen=True, slots=True)
class PlaceMarks:
    """Symbols from below, stack marks, the boxes they take, and names that want a place."""

    symbols: tuple[Symbol, ...]
    stack_marks: tuple[Text, ...]
    boxes: tuple[Box, ...]
    names: tuple[Name, ...]


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
    """Marks of the shown places that lie within the frame."""
    places = shown.places
    lon = np.array([place.lon_deg for place in places])
    lat = np.array([place.lat_deg for place in places])
    x_all, y_all = frame.to_mm(*MAIN.forward(lon, lat))
    left, top, right, bottom = frame.box_mm
    inside = (x_all >= left) & (x_all <= right) & (y_all >= top) & (y_all <= bottom)
    at = {places[i].id: (float(x_all[i]), float(y_all[i])) for i in np.flatnonzero(inside)}
    symbols: list[Symbol] = []
    for one in places:
        if one.id not in at:
            continue
        chosen = one.id == shown.selected
        symbol = symbol_of(
            one,
            palette,
            *at[one.id],
            em_mm,
            scale=SELECTED_SCALE if chosen else 1.0,
            opacity=shown.opacity.get(one.id, 1.0),
        )
        if chosen:
            symbols.append(_ring(symbol, palette, em_mm))
        symbols.append(symbol)
    stacks = stacked(one for one in places if one.id in at)
    boxes = [_symbol_box(symbol) for symbol in symbols]
    marks = _stack_marks(stacks, at, boxes, frame, palette, em_mm)
    boxes += [_text_box(mark) for mark in marks]
    names = [
        _name(stack, shown, at[stack.top.id], palette, em_mm, language)
        for stack in stacks
        if any(shown.opacity.get(one.id, 1.0) != FADED_OPACITY for one in stack.places)
    ]
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
    # The corners of its bounding box are empty in most symbols: names may come that near.
    half = 0.46 * symbol.size_mm
    return (symbol.x_mm - half, symbol.y_mm - half, symbol.x_mm + half, symbol.y_mm + half)


def _stack_marks(
    stacks: Sequence[Stack],
    at: Mapping[str, tuple[float, float]],
    symbols: Sequence[Box],
    frame: MapFrame,
    palette: Palette,
    em_mm: float,
) -> list[Text]:
    """The number of places at each shared point, at a free corner of the topmost symbol.

    Where every corner is taken it stands at the upper right all the same: it is never left out.
    """
    letters = palette.names["stack"]
    size = letters.size_em * em_mm
    height = CAP_EM * size
    many = [stack for stack in stacks if len(stack.places) > 1]
    wishes: list[Wish] = []
    for stack in many:
        x, y = at[stack.top.id]
        half = STYLE[stack.top.kind].size_em * em_mm / 2 + 0.05 * em_mm
        width = width_em(stack.mark, bold=True) * size
        right, left = x + 0.72 * half, x - 0.72 * half - width
        above, below = y - 0.5 * half - height, y + 0.5 * half
        spots = (
            (right, above),
            (right, below),
            (left, above),
            (left, below),
            (x + half, y - height / 2),
            (x - half - width, y - height / 2),
            (x - width / 2, y - half - height),
            (x - width / 2, y + half),
        )
        wishes.append(Wish(stack.top.id, width, height, spots, 0))
    own = {stack.top.id for stack in many}
    others = [box for box in symbols if not _holds_any(box, [at[i] for i in own])]
    placed = place(wishes, others, frame.box_mm, em_mm / 10)
    marks: list[Text] = []
    for wish in wishes:
        left_mm, top_mm = placed.boxes.get(wish.about, (*wish.spots[0], 0.0, 0.0))[:2]
        marks.append(
            Text(
                left_mm,
                top_mm + height,
                next(stack.mark for stack in many if stack.top.id == wish.about),
                size,
                letters.colour,
                letters.bold,
                halo=palette.halo,
                halo_mm=HALO_SHARE * size,
                about=f"stack/{wish.about}",
            )
        )
    return marks


def _holds_any(box: Box, points: Sequence[tuple[float, float]]) -> bool:
    return any(box[0] <= x <= box[2] and box[1] <= y <= box[3] for x, y in points)


def _text_box(text: Text) -> Box:
    width = width_em(text.words, bold=text.bold) * text.size_mm
    return (text.x_mm, text.y_mm - CAP_EM * text.size_mm, text.x_mm + width, text.y_mm)


def _name(
    stack: Stack,
    shown: Shown,
    at: tuple[float, float],
    palette: Palette,
    em_mm: float,
    language: str,
) -> Name:
    chosen = [one for one in stack.places if one.id == shown.selected]
    linked = sorted(
        (one for one in stack.places if one.id in shown.linked),
        key=lambda one: one.id in shown.opacity,
    )
    named_place = (chosen or linked or [stack.top])[0]
    kind = named_place.kind if named_place.kind in ("demo_zone", "zone") else "base"
    letters: Letters = palette.names[kind]
    priority = kind
    reach = STYLE[stack.top.kind].size_em / 2 + 0.14
    if chosen:
        letters = replace(letters, bold=True, size_em=max(letters.size_em, 1.0))
        priority, reach = "selected", reach * SELECTED_SCALE + 0.45
    elif linked:
        priority = "linked"
    words = (map_name(named_place, language),)
    width, height = name_size(words, letters, em_mm)
    rings = {"selected": 4, "demo_zone": 3}.get(priority, 1)
    spots = around(at[0], at[1], reach * em_mm, width, height, rings)
    return named(f"place/{named_place.id}", words, letters, em_mm, spots, priority, palette.halo)


def left_out(names: Sequence[Name], without_room: Sequence[str]) -> int:
    """How many places found no room for their name."""
    missing = set(without_room)
    return sum(name.wish.about in missing for name in names)
