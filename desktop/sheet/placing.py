"""Placing: a page whose items stand where a hand has put them, as a drawing."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from desktop.sheet.bar_chart import chart_block
from desktop.sheet.blocks import Block, panel
from desktop.sheet.drawing import Drawing, Mark, Picture
from desktop.sheet.framing import (
    INSET_HEIGHT_M,
    INSET_WIDTH_M,
    Bounds,
    frame_for,
    inset_frame,
)
from desktop.sheet.furniture import approval_words
from desktop.sheet.headings import check_title, subtitle
from desktop.sheet.logo import logo_pixels
from desktop.sheet.north_arrow import north_arrow
from desktop.sheet.page_items import Item, item_of
from desktop.sheet.place_rows import table_block
from desktop.sheet.scale import scale_bar
from desktop.sheet.sheet_parts import (
    Contents,
    Sheet,
    contents_of,
    fitting_legend,
    inset_of_sheet,
    map_marks,
    small_print,
    title_of,
)
from desktop.sheet.text_boxes import fitted_line, fitted_lines
from geodata.faults import Fault

# Kinds that are laid upon the map and so keep its names away.
UPON = frozenset(("inset", "legend", "scale", "north_arrow", "chart", "table", "notes", "logo"))
PAD_EM = 0.6


def placed(sheet: Sheet) -> Drawing:
    """The sheet on its page, each shown item in its box, drawn in the order of the items.

    Fault when the page has no map, or its title says China over a part of it.
    """
    page = sheet.page
    ground = item_of(page.items, "map")
    if ground is None or not ground.shown:
        raise Fault(
            "页面上没有地图，请显示“地图”。",
            "There is no map on the page; show the map.",
        )
    frame = frame_for(sheet.view.camera, ground.width_mm, ground.height_mm)
    shown = contents_of(sheet, frame.at(ground.left_mm, ground.top_mm))
    check_title(title_of(sheet, shown.frame), shown.frame)
    others = [item for item in page.items if item.shown and item.kind in DRAWN]
    blocks = {
        item.kind: _BLOCKS[item.kind](sheet, shown, item)
        for item in others
        if item.kind not in ("inset", "source")
    }
    furniture = [_box_of(blocks.get(item.kind), item) for item in others if item.kind in UPON]
    the_map, unnamed = map_marks(sheet, shown, furniture)
    marks: list[Mark] = [*the_map]
    for item in others:
        if item.kind == "inset":
            marks += _inset(sheet, item)
        elif item.kind == "source":
            marks += _source(sheet, item, unnamed).at(item.left_mm, item.top_mm)
        else:
            marks += blocks[item.kind].at(item.left_mm, item.top_mm)
    return Drawing(page.width_mm, page.height_mm, tuple(marks), sheet.palette.paper)


def _box_of(block: Block | None, item: Item) -> Bounds:
    """What an item takes of the page: its block where that is smaller than its box."""
    if block is None:
        return item.box_mm
    return (
        item.left_mm,
        item.top_mm,
        item.left_mm + block.width_mm,
        item.top_mm + block.height_mm,
    )


def _inset(sheet: Sheet, item: Item) -> list[Mark]:
    """The whole inset as large as the box allows, in its lower right corner."""
    scale = max(INSET_WIDTH_M / item.width_mm, INSET_HEIGHT_M / item.height_mm)
    frame = inset_frame(0.0, 0.0, scale)
    frame = frame.at(item.right_mm - frame.width_mm, item.bottom_mm - frame.height_mm)
    return inset_of_sheet(sheet, frame)


def _title(sheet: Sheet, shown: Contents, item: Item) -> Block:
    words = title_of(sheet, shown.frame)
    ink = sheet.palette.ink
    return fitted_line(words, item.width_mm, item.height_mm, ink, "title", bold=True)


def _subtitle(sheet: Sheet, shown: Contents, item: Item) -> Block:  # noqa: ARG001
    words = sheet.page.subtitle or subtitle(sheet.atlas, sheet.view, sheet.shown)
    return _lines(sheet, (words,), item, "subtitle")


def _legend(sheet: Sheet, shown: Contents, item: Item) -> Block:
    pad = PAD_EM * sheet.em_mm
    room = (0.0, 0.0, max(item.width_mm - 2 * pad, 1.0), max(item.height_mm - 2 * pad, 1.0))
    block = fitting_legend(sheet, shown, room, with_scale=False)
    palette = sheet.palette
    return panel(block, pad, palette.paper, palette.rule, 0.1 * sheet.factor)


def _scale(sheet: Sheet, shown: Contents, item: Item) -> Block:
    block = scale_bar(shown.frame, sheet.palette, sheet.em_mm, sheet.view.language)
    shrink = min(1.0, item.width_mm / block.width_mm, item.height_mm / block.height_mm)
    if shrink < 1.0:
        em = 0.97 * shrink * sheet.em_mm
        block = scale_bar(shown.frame, sheet.palette, em, sheet.view.language)
    return block


def _north(sheet: Sheet, shown: Contents, item: Item) -> Block:
    """The arrow as large as the box allows, and no larger than twice that beside a scale bar."""
    palette, language = sheet.palette, sheet.view.language
    block = north_arrow(shown.frame, palette, sheet.em_mm, language)
    factor = min(2.0, item.width_mm / block.width_mm, item.height_mm / block.height_mm)
    return north_arrow(shown.frame, palette, factor * sheet.em_mm, language)


def _notes(sheet: Sheet, shown: Contents, item: Item) -> Block:  # noqa: ARG001
    return _lines(sheet, tuple(sheet.page.notes.splitlines()), item, "notes")


def _date(sheet: Sheet, shown: Contents, item: Item) -> Block:  # noqa: ARG001
    return _lines(sheet, (sheet.page.date,), item, "date")


def _approval(sheet: Sheet, shown: Contents, item: Item) -> Block:  # noqa: ARG001
    words = approval_words(sheet.page.approval_number, sheet.view.language)
    ink = sheet.palette.ink
    largest = 0.9 * sheet.em_mm
    height = min(item.height_mm, 1.4 * largest)
    return fitted_line(words, item.width_mm, height, ink, "approval")


def _source(sheet: Sheet, item: Item, unnamed: int) -> Block:
    return _lines(sheet, small_print(sheet, unnamed), item, "source", largest_em=0.68)


def _logo(sheet: Sheet, shown: Contents, item: Item) -> Block:  # noqa: ARG001
    if not sheet.page.logo:
        return Block(0.0, 0.0, ())
    pixels = logo_pixels(sheet.page.logo)
    rows, columns = pixels.shape[:2]
    scale = min(item.width_mm / columns, item.height_mm / rows)
    width, height = columns * scale, rows * scale
    return Block(width, height, (Picture(0.0, 0.0, width, height, pixels, "logo"),))


def _chart(sheet: Sheet, shown: Contents, item: Item) -> Block:  # noqa: ARG001
    return chart_block(sheet, item.width_mm, item.height_mm)


def _table(sheet: Sheet, shown: Contents, item: Item) -> Block:  # noqa: ARG001
    return table_block(sheet, item.width_mm, item.height_mm)


def _lines(
    sheet: Sheet, words: tuple[str, ...], item: Item, about: str, largest_em: float = 0.92
) -> Block:
    ink = sheet.palette.quiet_ink if about in ("subtitle", "source") else sheet.palette.ink
    size = largest_em * sheet.em_mm
    return fitted_lines(words, item.width_mm, item.height_mm, size, ink, about)


_BLOCKS: Mapping[str, Callable[[Sheet, Contents, Item], Block]] = {
    "title": _title,
    "subtitle": _subtitle,
    "legend": _legend,
    "scale": _scale,
    "north_arrow": _north,
    "chart": _chart,
    "table": _table,
    "notes": _notes,
    "date": _date,
    "logo": _logo,
    "approval": _approval,
}
DRAWN = frozenset((*_BLOCKS, "inset", "source"))
