"""SheetParts: what every sheet is made of, however laid out: the map, its legend, its words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from desktop.sheet.area_line import area_marks
from desktop.sheet.base_layers import GRATICULE, NORTH_ARROW, layers_off
from desktop.sheet.base_map import base_marks, kinds_of_lines
from desktop.sheet.base_shapes import base_shapes
from desktop.sheet.blocks import Block, above, beside
from desktop.sheet.drawing import Box, Group, Mark, Symbol
from desktop.sheet.framing import Bounds, MapFrame
from desktop.sheet.furniture import base_source, data_line
from desktop.sheet.graticule import Graticule, graticule
from desktop.sheet.headings import own_title, subtitle
from desktop.sheet.inset import inset_marks
from desktop.sheet.layout import em_of
from desktop.sheet.legend import Legend, kinds_block, signs_block
from desktop.sheet.map_marks import MapParts, map_parts, map_texts
from desktop.sheet.north_arrow import scale_and_north
from desktop.sheet.overlay_legend import overlays_block, overlays_line
from desktop.sheet.overlay_marks import overlay_marks
from desktop.sheet.page import Page
from desktop.sheet.page_items import item_of
from desktop.sheet.palette import EM_MM, Palette
from desktop.sheet.palettes import PALETTES
from desktop.sheet.picked import picked_marks
from desktop.sheet.region_line import region_marks
from desktop.sheet.region_symbols import symbol_marks
from desktop.sheet.shading import Shaded, shaded_palette, shading_of
from desktop.sheet.shading_legend import remarks_line, shading_block
from desktop.sheet.shown import Shown, shown_places
from desktop.sheet.symbols import hollow
from desktop.view import View
from geodata.atlas import Atlas
from geodata.overlay import Overlay

# How much larger than the sheet's own type a legend may be where there is room.
LARGEST = 1.25
# Width of a shading's part of the legend.
SHADING_EM = {"zh": 14.0, "en": 17.0}


@dataclass(frozen=True, slots=True, eq=False)
class Sheet:
    """What every part of one sheet needs to know."""

    atlas: Atlas
    view: View
    page: Page
    shown: Shown
    palette: Palette
    em_mm: float
    overlays: tuple[Overlay, ...]
    look: Shaded | None

    @property
    def factor(self) -> float:
        """How much larger the sheet's type is than that of the live map."""
        return self.em_mm / EM_MM


def sheet_of(atlas: Atlas, view: View, page: Page, overlays: Sequence[Overlay] = ()) -> Sheet:
    """The view prepared for a page of that size and theme. Fault when it does not fit the atlas."""
    palette = PALETTES[page.theme]
    shown = shown_places(atlas, view)
    look = shading_of(atlas, view, shown, palette)
    palette = shaded_palette(palette, look)
    return Sheet(atlas, view, page, shown, palette, em_of(page), tuple(overlays), look)


@dataclass(frozen=True, slots=True, eq=False)
class Contents:
    """What a frame shows: the ground, what lies on it, names that want a place; and its legend."""

    frame: MapFrame
    base: tuple[Mark, ...]
    parts: MapParts
    legend: Legend


def contents_of(sheet: Sheet, frame: MapFrame) -> Contents:
    """All that the frame shows of the sheet's view."""
    hidden = layers_off(sheet.view)
    points, signs = overlay_marks(sheet.overlays, frame, sheet.palette, sheet.em_mm)
    shapes = base_shapes(sheet.atlas)
    ground = base_marks(shapes, frame, sheet.palette, sheet.factor, hidden, look=sheet.look)
    base = (*ground, *_circles(sheet, frame), *points)
    parts = map_parts(
        sheet.atlas,
        sheet.shown,
        frame,
        sheet.palette,
        sheet.em_mm,
        hidden,
        sheet.view.language,
    )
    return Contents(frame, base, parts, replace(_legend(sheet, base, parts), overlays=signs))


def map_marks(
    sheet: Sheet, shown: Contents, furniture: list[Bounds]
) -> tuple[tuple[Mark, ...], int]:
    """The map in its neat line, its names clear of the furniture; how many places have no name."""
    net = _net(sheet, shown.frame, furniture)
    names = map_texts(shown.parts, [*furniture, *net.boxes], sheet.em_mm)
    left, top, right, bottom = shown.frame.box_mm
    clip = Box(left, top, right - left, bottom - top)
    within = (
        *shown.base,
        *net.lines,
        *region_marks(sheet.atlas, sheet.view.selection, shown.frame, sheet.palette, sheet.factor),
        *area_marks(sheet.view.filter, shown.frame, sheet.palette, sheet.factor),
        *shown.parts.points,
        *names.lines,
        *names.ground,
        *shown.parts.places.marks,
        *_picked(sheet, shown),
        *names.places,
        *net.labels,
    )
    group = Group(clip, within, "map", shown.frame)
    return (group, *_neat_line(shown.frame, sheet.palette, sheet.factor)), names.unnamed


def _picked(sheet: Sheet, shown: Contents) -> tuple[Symbol, ...]:
    stacks, picked = shown.parts.places.stacks, sheet.shown.picked
    return picked_marks(stacks, shown.frame, picked, sheet.palette, sheet.em_mm)


def _net(sheet: Sheet, frame: MapFrame, furniture: list[Bounds]) -> Graticule:
    """The graticule, if it is asked for."""
    if GRATICULE in layers_off(sheet.view):
        return Graticule((), ())
    return graticule(frame, sheet.palette, sheet.em_mm, furniture)


def inset_of_sheet(sheet: Sheet, frame: MapFrame) -> list[Mark]:
    """The inset of the South China Sea islands in the sheet's colours."""
    view = sheet.view
    return inset_marks(
        sheet.atlas,
        frame,
        sheet.palette,
        sheet.em_mm,
        sheet.factor,
        layers_off(view),
        view.language,
        sheet.look,
    )


def small_print(sheet: Sheet, unnamed: int) -> tuple[str, ...]:
    """Where map, places and figures are from, and what has no name for lack of room; the filter
    too, unless the subtitle says it.
    """
    language = sheet.view.language
    lines = [
        base_source(sheet.atlas, language),
        data_line(sheet.atlas, sheet.shown, unnamed, language),
    ]
    if not _says_filter(sheet.page):
        words = subtitle(sheet.atlas, sheet.view, sheet.shown)
        lines.insert(0, f"Filter: {words}" if language == "en" else f"筛选：{words}")
    if sheet.overlays:
        lines.append(overlays_line(sheet.overlays, language))
    if sheet.look is not None:
        lines.append(remarks_line(sheet.look, language))
    return tuple(lines)


def _says_filter(page: Page) -> bool:
    """Whether the page has a subtitle, and that one its own."""
    item = item_of(page.items, "subtitle")
    return not page.subtitle and (not page.items or (item is not None and item.shown))


def title_of(sheet: Sheet, frame: MapFrame) -> str:
    """The page's own title, or what the sheet calls itself over that frame."""
    shapes = base_shapes(sheet.atlas)
    return sheet.page.title or own_title(sheet.atlas, sheet.view, sheet.shown, shapes, frame)


def _circles(sheet: Sheet, frame: MapFrame) -> tuple[Mark, ...]:
    """The symbols of a measure that does not colour the regions."""
    if sheet.look is None or sheet.look.fills:
        return ()
    return symbol_marks(sheet.atlas, sheet.look, frame, sheet.palette, sheet.em_mm)


def _neat_line(frame: MapFrame, palette: Palette, factor: float) -> list[Mark]:
    """A hairline around the map and a stronger one outside it."""
    left, top, right, bottom = frame.box_mm
    gap = 0.75 * factor
    return [
        Box(left, top, right - left, bottom - top, None, palette.ink, 0.12 * factor, "frame"),
        Box(
            left - gap,
            top - gap,
            right - left + 2 * gap,
            bottom - top + 2 * gap,
            None,
            palette.ink,
            0.34 * factor,
            "frame",
        ),
    ]


def _legend(sheet: Sheet, base: tuple[Mark, ...], parts: MapParts) -> Legend:
    inside = set(sheet.shown.within)
    places = [place for stack in parts.places.stacks for place in stack.places]
    in_frame = sum(place.id in inside for place in places)
    all_drawn = in_frame == len(inside) or bool(sheet.shown.unseen)
    colours = {symbol.fill for symbol in parts.points if symbol.about.startswith("seat/")}
    return Legend(
        sheet.atlas,
        sheet.shown,
        kinds_of_lines(base),
        tuple(level for level, (_, c, _) in sheet.palette.seats.items() if c in colours),
        parts.places.stacks,
        any(hollow(place) for place in places),
        frozenset(stack.opacity for stack in parts.places.stacks),
        None if all_drawn else in_frame,
        sheet.view.language,
    )


def legend_block(
    sheet: Sheet,
    shown: Contents,
    shrink: float,
    *,
    wide: bool,
    with_scale: bool = True,
    columns: tuple[int, int] = (1, 1),
) -> Block:
    """The legend, with or without the scale bar, in type of `shrink` times the sheet's; its kinds
    and its signs in so many columns.
    """
    frame, legend = shown.frame, shown.legend
    em = sheet.em_mm * shrink
    language = sheet.view.language
    kinds = [kinds_block(legend, sheet.palette, em, columns[0])]
    if legend.overlays:
        points = overlays_block(legend.overlays, sheet.palette, em, language)
        kinds = [above([*kinds, points], 0.6 * em)]
    if sheet.look is not None:
        width_em = SHADING_EM[language]
        kinds.append(shading_block(sheet.atlas, sheet.look, sheet.palette, em, language, width_em))
    signs = signs_block(legend, sheet.palette, em, sheet.factor * shrink, columns[1])
    last = [signs]
    if with_scale:
        arrow = NORTH_ARROW not in layers_off(sheet.view)
        last.append(scale_and_north(frame, sheet.palette, em, language, arrow=arrow))
    if wide:
        return beside([*kinds, above(last, 0.8 * em)], 2.0 * em)
    return above([*kinds, *last], 0.8 * em)


def fitting_legend(
    sheet: Sheet, shown: Contents, room: Bounds, *, with_scale: bool = True
) -> Block:
    """The legend as large as a room of the page (left, top, right, bottom) allows."""
    width, height = room[2] - room[0], room[3] - room[1]
    ways = [(width > height, (1, 1)), (width <= height, (1, 1))]
    if not with_scale:
        # It may then stand in a low band or a narrow column, parts of it in several columns.
        ways += [(True, columns) for columns in ((1, 2), (1, 3), (2, 1), (2, 2), (2, 3))]
        ways += [(False, (1, 2))]
    found: list[tuple[float, Block]] = []
    for wide, columns in ways:
        shrink = LARGEST
        while True:
            block = legend_block(
                sheet, shown, shrink, wide=wide, with_scale=with_scale, columns=columns
            )
            if block.width_mm <= width and block.height_mm <= height:
                break
            shrink *= min(0.97, width / block.width_mm, height / block.height_mm)
        found.append((shrink, block))
    return max(found, key=lambda sized: sized[0])[1]
