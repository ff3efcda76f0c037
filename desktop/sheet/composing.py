"""Composing: a view of the atlas on a page, as a drawing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from desktop.sheet.area_line import area_marks
from desktop.sheet.base_layers import layers_off
from desktop.sheet.base_map import base_marks, kinds_of_lines
from desktop.sheet.base_shapes import base_shapes
from desktop.sheet.blocks import Block, above, beside, panel
from desktop.sheet.drawing import Box, Drawing, Group, Mark
from desktop.sheet.framing import Bounds, MapFrame
from desktop.sheet.furniture import base_source, data_line, footer, header
from desktop.sheet.headings import check_title, own_title, subtitle
from desktop.sheet.inset import inset_marks
from desktop.sheet.layout import Layout, clear_of_country, em_of, layouts
from desktop.sheet.legend import Legend, kinds_block, signs_block
from desktop.sheet.map_marks import MapParts, map_parts, map_texts
from desktop.sheet.overlay_legend import overlays_block, overlays_line
from desktop.sheet.overlay_marks import overlay_marks
from desktop.sheet.page import Page
from desktop.sheet.palette import EM_MM, Palette
from desktop.sheet.palettes import PALETTES
from desktop.sheet.picked import picked_marks
from desktop.sheet.region_symbols import symbol_marks
from desktop.sheet.scale import scale_bar
from desktop.sheet.shading import Shaded, shaded_palette, shading_of
from desktop.sheet.shading_legend import remarks_line, shading_block
from desktop.sheet.shown import Shown, shown_places
from desktop.sheet.symbols import hollow
from desktop.view import View
from geodata.atlas import Atlas
from geodata.overlay import Overlay

MARGIN_EM = 1.3
# Width of a shading's part of the legend.
SHADING_EM = {"zh": 14.0, "en": 17.0}
# A legend shrinks in these steps until it fits over the sea; then it moves out of the frame.
LARGEST = 1.25
SHRINKING = (1.0, 0.94, 0.88, 0.82, 0.76, 0.70, 0.64, 0.58)


@dataclass(frozen=True, slots=True, eq=False)
class _Sheet:
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
        return self.em_mm / EM_MM


@dataclass(frozen=True, slots=True, eq=False)
class _Arrangement:
    """A layout whose furniture fits: what its frame shows, and the legend in its place."""

    layout: Layout
    base: tuple[Mark, ...]
    parts: MapParts
    legend: tuple[Mark, ...]
    furniture: list[Bounds]


def compose(atlas: Atlas, view: View, page: Page, overlays: Sequence[Overlay] = ()) -> Drawing:
    """The view as a sheet of the page's size and theme, the overlays' points on its base map.

    Fault when the page's title says China over a part of it, or the view names what the atlas
    does not have.
    """
    palette = PALETTES[page.theme]
    em = em_of(page)
    shown = shown_places(atlas, view)
    look = shading_of(atlas, view, shown, palette)
    palette = shaded_palette(palette, look)
    sheet = _Sheet(atlas, view, page, shown, palette, em, tuple(overlays), look)
    margin = MARGIN_EM * em
    width = page.width_mm - 2 * margin
    # The title's words need the frame, and the frame the title's height: the frame is guessed
    # from the page for the words.
    guess = layouts(view.camera, (0.0, 0.0, width, 0.86 * page.height_mm), em, view.language)[0]
    title = page.title or own_title(atlas, view, sheet.shown, base_shapes(atlas), guess.frame)
    head = header(title, subtitle(atlas, view, sheet.shown), width, palette, em)
    foot_height = _footer(sheet, width, 0).height_mm
    room = (
        margin,
        margin + head.height_mm + 0.75 * em,
        page.width_mm - margin,
        page.height_mm - margin - foot_height - 0.9 * em,
    )
    made = _arranged(sheet, room)
    check_title(title, made.layout.frame)
    names = map_texts(made.parts, made.furniture, em)
    left, top, right, bottom = made.layout.frame.box_mm
    clip = Box(left, top, right - left, bottom - top)
    within = (
        *made.base,
        *area_marks(view.filter, made.layout.frame, palette, sheet.factor),
        *made.parts.points,
        *names.ground,
        *made.parts.places.marks,
        *picked_marks(made.parts.places.marks, sheet.shown.picked, palette, em),
        *names.places,
    )
    marks: list[Mark] = [
        Group(clip, within, "map", made.layout.frame),
        *_neat_line(made.layout.frame, palette, sheet.factor),
    ]
    marks += inset_marks(
        atlas, made.layout.inset, palette, em, sheet.factor, layers_off(view), view.language, look
    )
    marks += made.legend
    marks += head.at(margin, margin)
    marks += _footer(sheet, width, names.unnamed).at(margin, page.height_mm - margin - foot_height)
    return Drawing(page.width_mm, page.height_mm, tuple(marks), palette.paper)


def _circles(sheet: _Sheet, frame: MapFrame) -> tuple[Mark, ...]:
    """The symbols of a measure that does not colour the regions."""
    if sheet.look is None or sheet.look.fills:
        return ()
    return symbol_marks(sheet.atlas, sheet.look, frame, sheet.palette, sheet.em_mm)


def _footer(sheet: _Sheet, width_mm: float, unnamed: int) -> Block:
    language = sheet.view.language
    lines = [base_source(sheet.atlas, language), data_line(sheet.shown, unnamed, language)]
    if sheet.overlays:
        lines.append(overlays_line(sheet.overlays, language))
    if sheet.look is not None:
        lines.append(remarks_line(sheet.look, language))
    number = sheet.page.approval_number
    return footer(number, tuple(lines), width_mm, sheet.palette, sheet.em_mm, language)


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


def _arranged(sheet: _Sheet, room: Bounds) -> _Arrangement:
    """The best layout whose legend covers nothing of the country."""
    view = sheet.view
    hidden = layers_off(view)
    choices = layouts(view.camera, room, sheet.em_mm, view.language)
    for layout in choices:
        shapes = base_shapes(sheet.atlas)
        over = _over_frame(layout)
        if over and not clear_of_country(shapes, layout.frame, over[0], 0.2 * sheet.em_mm):
            continue
        points, signs = overlay_marks(sheet.overlays, layout.frame, sheet.palette, sheet.em_mm)
        ground = base_marks(
            shapes, layout.frame, sheet.palette, sheet.factor, hidden, look=sheet.look
        )
        base = (
            *ground,
            *_circles(sheet, layout.frame),
            *points,
        )
        parts = map_parts(
            sheet.atlas,
            sheet.shown,
            layout.frame,
            sheet.palette,
            sheet.em_mm,
            hidden,
            view.language,
        )
        legend = replace(_legend(sheet, base, parts), overlays=signs)
        if layout.legend_room is None:
            inside = _over_the_sea(sheet, layout, base, parts, legend)
            if inside is not None:
                return inside
        else:
            block = _fitting(sheet, layout.frame, legend, layout.legend_room)
            left, top = layout.legend_room[:2]
            return _Arrangement(layout, base, parts, block.at(left, top), _over_frame(layout))
    raise AssertionError("the last layout always has room for a legend")


def _over_frame(layout: Layout) -> list[Bounds]:
    """The inset's box when it lies over the frame."""
    return [layout.inset.box_mm] if _meet(layout.inset.box_mm, layout.frame.box_mm) else []


def _meet(one: Bounds, other: Bounds) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _legend(sheet: _Sheet, base: tuple[Mark, ...], parts: MapParts) -> Legend:
    inside = set(sheet.shown.within)
    places = [place for stack in parts.places.stacks for place in stack.places]
    in_frame = sum(place.id in inside for place in places)
    colours = {symbol.fill for symbol in parts.points if symbol.about.startswith("seat/")}
    return Legend(
        sheet.atlas,
        sheet.shown,
        kinds_of_lines(base),
        tuple(level for level, (_, c, _) in sheet.palette.seats.items() if c in colours),
        parts.places.stacks,
        any(hollow(place) for place in places),
        frozenset(stack.opacity for stack in parts.places.stacks),
        in_frame if in_frame < len(inside) else None,
        sheet.view.language,
    )


def _block(sheet: _Sheet, frame: MapFrame, legend: Legend, shrink: float, *, wide: bool) -> Block:
    """The legend and the scale bar in type of `shrink` times the sheet's."""
    em = sheet.em_mm * shrink
    language = sheet.view.language
    kinds = [kinds_block(legend, sheet.palette, em)]
    if legend.overlays:
        points = overlays_block(legend.overlays, sheet.palette, em, language)
        kinds = [above([*kinds, points], 0.6 * em)]
    if sheet.look is not None:
        width_em = SHADING_EM[language]
        kinds.append(shading_block(sheet.atlas, sheet.look, sheet.palette, em, language, width_em))
    signs = signs_block(legend, sheet.palette, em, sheet.factor * shrink)
    scale = scale_bar(frame, sheet.palette, em, language)
    if wide:
        return beside([*kinds, above([signs, scale], 0.8 * em)], 2.0 * em)
    return above([*kinds, signs, scale], 0.8 * em)


def _over_the_sea(
    sheet: _Sheet, layout: Layout, base: tuple[Mark, ...], parts: MapParts, legend: Legend
) -> _Arrangement | None:
    """The legend in the frame's lower left corner, if a legible one covers no territory."""
    frame = layout.frame
    gap = 0.9 * sheet.em_mm
    for shrink in SHRINKING:
        for wide in (True, False):
            block = panel(
                _block(sheet, frame, legend, shrink, wide=wide),
                0.75 * sheet.em_mm * shrink,
                sheet.palette.paper,
                sheet.palette.rule,
                0.1 * sheet.factor,
            )
            left = frame.left_mm + gap
            top = frame.top_mm + frame.height_mm - gap - block.height_mm
            box = (left, top, left + block.width_mm, top + block.height_mm)
            if _meet(box, layout.inset.box_mm) or top < frame.top_mm:
                continue
            if clear_of_country(base_shapes(sheet.atlas), frame, box, gap):
                furniture = [box, *_over_frame(layout)]
                return _Arrangement(layout, base, parts, block.at(left, top), furniture)
    return None


def _fitting(sheet: _Sheet, frame: MapFrame, legend: Legend, room: Bounds) -> Block:
    """The legend as large as the room beside the frame allows."""
    width, height = room[2] - room[0], room[3] - room[1]
    found: list[tuple[float, Block]] = []
    for wide in (width > height, width <= height):
        shrink = LARGEST
        block = _block(sheet, frame, legend, shrink, wide=wide)
        while block.width_mm > width or block.height_mm > height:
            shrink *= min(0.97, width / block.width_mm, height / block.height_mm)
            block = _block(sheet, frame, legend, shrink, wide=wide)
        found.append((shrink, block))
    return max(found, key=lambda sized: sized[0])[1]
