"""Composing: a view of the atlas on a page, as a drawing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from desktop.sheet.base_shapes import base_shapes
from desktop.sheet.blocks import Block, panel
from desktop.sheet.drawing import Drawing, Mark
from desktop.sheet.framing import Bounds
from desktop.sheet.furniture import footer, header
from desktop.sheet.headings import check_title, subtitle
from desktop.sheet.layout import Layout, clear_of_country, layouts
from desktop.sheet.page import Page
from desktop.sheet.placing import placed
from desktop.sheet.sheet_parts import (
    Contents,
    Sheet,
    contents_of,
    fitting_legend,
    inset_of_sheet,
    legend_block,
    map_marks,
    sheet_of,
    small_print,
    title_of,
)
from desktop.view import View
from geodata.atlas import Atlas
from geodata.overlay import Overlay

MARGIN_EM = 1.3
# A legend shrinks in these steps until it fits over the sea; then it moves out of the frame.
SHRINKING = (1.0, 0.94, 0.88, 0.82, 0.76, 0.70, 0.64, 0.58)


@dataclass(frozen=True, slots=True, eq=False)
class _Arrangement:
    """A layout whose furniture fits: what its frame shows, and the legend in its place."""

    layout: Layout
    shown: Contents
    legend: tuple[Mark, ...]
    furniture: list[Bounds]


def compose(atlas: Atlas, view: View, page: Page, overlays: Sequence[Overlay] = ()) -> Drawing:
    """The view as a sheet of the page's size and theme, the overlays' points on its base map.

    A page with items has each in its own box; one without is laid out here. Fault when the page's
    title says China over a part of it, or the view names what the atlas does not have.
    """
    sheet = sheet_of(atlas, view, page, overlays)
    if page.items:
        return placed(sheet)
    palette, em = sheet.palette, sheet.em_mm
    margin = MARGIN_EM * em
    width = page.width_mm - 2 * margin
    # The title's words need the frame, and the frame the title's height: the frame is guessed
    # from the page for the words.
    guess = layouts(view.camera, (0.0, 0.0, width, 0.86 * page.height_mm), em, view.language)[0]
    title = title_of(sheet, guess.frame)
    words = page.subtitle or subtitle(atlas, view, sheet.shown)
    head = header(title, words, width, palette, em)
    foot_height = _footer(sheet, width, 0).height_mm
    room = (
        margin,
        margin + head.height_mm + 0.75 * em,
        page.width_mm - margin,
        page.height_mm - margin - foot_height - 0.9 * em,
    )
    made = _arranged(sheet, room)
    check_title(title, made.layout.frame)
    the_map, unnamed = map_marks(sheet, made.shown, made.furniture)
    marks: list[Mark] = [*the_map, *inset_of_sheet(sheet, made.layout.inset)]
    marks += made.legend
    marks += head.at(margin, margin)
    marks += _footer(sheet, width, unnamed).at(margin, page.height_mm - margin - foot_height)
    return Drawing(page.width_mm, page.height_mm, tuple(marks), palette.paper)


def _footer(sheet: Sheet, width_mm: float, unnamed: int) -> Block:
    lines = small_print(sheet, unnamed)
    number, language = sheet.page.approval_number, sheet.view.language
    return footer(number, lines, width_mm, sheet.palette, sheet.em_mm, language)


def _arranged(sheet: Sheet, room: Bounds) -> _Arrangement:
    """The best layout whose legend covers nothing of the country."""
    shapes = base_shapes(sheet.atlas)
    for layout in layouts(sheet.view.camera, room, sheet.em_mm, sheet.view.language):
        over = _over_frame(layout)
        if over and not clear_of_country(shapes, layout.frame, over[0], 0.2 * sheet.em_mm):
            continue
        shown = contents_of(sheet, layout.frame)
        if layout.legend_room is None:
            inside = _over_the_sea(sheet, layout, shown)
            if inside is not None:
                return inside
        else:
            block = fitting_legend(sheet, shown, layout.legend_room)
            left, top = layout.legend_room[:2]
            return _Arrangement(layout, shown, block.at(left, top), _over_frame(layout))
    raise AssertionError("the last layout always has room for a legend")


def _over_frame(layout: Layout) -> list[Bounds]:
    """The inset's box when it lies over the frame."""
    return [layout.inset.box_mm] if _meet(layout.inset.box_mm, layout.frame.box_mm) else []


def _meet(one: Bounds, other: Bounds) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _over_the_sea(sheet: Sheet, layout: Layout, shown: Contents) -> _Arrangement | None:
    """The legend in the frame's lower left corner, if a legible one covers no territory."""
    frame = layout.frame
    gap = 0.9 * sheet.em_mm
    for shrink in SHRINKING:
        for wide in (True, False):
            block = panel(
                legend_block(sheet, shown, shrink, wide=wide),
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
                return _Arrangement(layout, shown, block.at(left, top), furniture)
    return None
