"""Placing: a page whose items stand where a hand has put them, as a drawing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from desktop.sheet.bar_chart import chart_block
from desktop.sheet.blocks import Block, panel
from desktop.sheet.drawing import Drawing, Mark, Picture
from desktop.sheet.framing import (
    INSET_HEIGHT_M,
    INSET_WIDTH_M,
    Bounds,
    frame_for,
    inset_frame,
    shows_whole_country,
)
from desktop.sheet.furniture import approval_words
from desktop.sheet.headings import check_title, subtitle
from desktop.sheet.logo import logo_pixels
from desktop.sheet.north_arrow import north_arrow
from desktop.sheet.note_lines import notes_block
from desktop.sheet.page import Page
from desktop.sheet.page_items import Item, item_of, with_item
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
from desktop.sheet.text_boxes import LEADING_EM, LINE_EM, fitted_line, fitted_lines, flush_right
from desktop.sheet.text_widths import ASCENT_EM
from desktop.view import Camera
from geodata.faults import Fault

# Kinds that are laid upon the map and so keep its names away.
UPON = frozenset(("inset", "legend", "scale", "north_arrow", "chart", "table", "notes", "logo"))
# Upon the map these stand in the corner of their box that is nearest the map's.
CORNERED = frozenset(("legend", "scale", "north_arrow"))
PAD_EM = 0.6
# A subtitle is at most so large, beside a title that fills its box.
SUBTITLE_EM = 1.7
SOURCE_EM = 0.68
# Boxes that end here, as a share of the page, are at its right side.
RIGHT_SIDE = 0.6


@dataclass(frozen=True, slots=True, eq=False)
class _Spot:
    """An item's block and where it is put."""

    block: Block
    left_mm: float
    top_mm: float

    @property
    def marks(self) -> tuple[Mark, ...]:
        return self.block.at(self.left_mm, self.top_mm)

    @property
    def box_mm(self) -> Bounds:
        right, bottom = self.left_mm + self.block.width_mm, self.top_mm + self.block.height_mm
        return (self.left_mm, self.top_mm, right, bottom)


def placed(sheet: Sheet) -> Drawing:
    """The sheet on its page, each shown item in its box, drawn in the order of the items.

    Fault when the page has no map, or its title says China over a part of it.
    """
    page = arranged_for(sheet.page, sheet.view.camera)
    sheet = replace(sheet, page=page)
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
    spots = {
        item.kind: _spot(_BLOCKS[item.kind](sheet, shown, item), item, ground)
        for item in others
        if item.kind not in ("inset", "source")
    }
    upon = [item for item in others if item.kind in UPON]
    furniture = [spots[i.kind].box_mm if i.kind in spots else i.box_mm for i in upon]
    the_map, unnamed = map_marks(sheet, shown, furniture)
    marks: list[Mark] = [*the_map]
    for item in others:
        if item.kind == "inset":
            marks += _inset(sheet, item)
        elif item.kind == "source":
            marks += _source(sheet, item, unnamed).at(item.left_mm, item.top_mm)
        else:
            marks += spots[item.kind].marks
    return Drawing(page.width_mm, page.height_mm, tuple(marks), sheet.palette.paper)


def arranged_for(page: Page, camera: Camera | None) -> Page:
    """The page as it is for that camera: its regional places taken when the map then shows only a
    part of the country, and forgotten.
    """
    ground = item_of(page.items, "map")
    items = page.items
    if page.regional and ground is not None:
        frame = frame_for(camera, ground.width_mm, ground.height_mm)
        if not shows_whole_country(frame):
            for item in page.regional:
                items = with_item(items, item)
    return replace(page, items=items, regional=())


def _spot(block: Block, item: Item, ground: Item) -> _Spot:
    """Where a block goes in its item's box: at the upper left; upon the map in the corner nearest
    the map's.
    """
    left, top = item.left_mm, item.top_mm
    if item.kind == "title":
        # A long one is smaller: it stays near what stands below it.
        top = item.bottom_mm - block.height_mm
    if item.kind in CORNERED and _upon(item, ground):
        if item.left_mm + item.right_mm > ground.left_mm + ground.right_mm:
            left = item.right_mm - block.width_mm
        if item.top_mm + item.bottom_mm > ground.top_mm + ground.bottom_mm:
            top = item.bottom_mm - block.height_mm
    return _Spot(block, left, top)


def _upon(item: Item, ground: Item) -> bool:
    across = ground.left_mm < item.right_mm and item.left_mm < ground.right_mm
    return across and ground.top_mm < item.bottom_mm and item.top_mm < ground.bottom_mm


def _at_right(sheet: Sheet, item: Item) -> bool:
    """Whether an item stands at the page's right side, where lines are set against its edge."""
    width = sheet.page.width_mm
    return item.left_mm > width / 2 and item.right_mm > RIGHT_SIDE * width


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
    largest = min(item.height_mm / LINE_EM, SUBTITLE_EM * sheet.em_mm)
    ink = sheet.palette.quiet_ink
    return fitted_lines((words,), item.width_mm, item.height_mm, largest, ink, "subtitle")


def _legend(sheet: Sheet, shown: Contents, item: Item) -> Block:
    """Upon the map it has a ground of its own; beside it, none."""
    ground = item_of(sheet.page.items, "map")
    upon = ground is not None and _upon(item, ground)
    pad = PAD_EM * sheet.em_mm if upon else 0.0
    room = (0.0, 0.0, max(item.width_mm - 2 * pad, 1.0), max(item.height_mm - 2 * pad, 1.0))
    block = fitting_legend(sheet, shown, room, with_scale=False)
    palette = sheet.palette
    return panel(block, pad, palette.paper, palette.rule, 0.1 * sheet.factor) if upon else block


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
    return notes_block(sheet, item.width_mm, item.height_mm)


def _date(sheet: Sheet, shown: Contents, item: Item) -> Block:  # noqa: ARG001
    words, ink = (sheet.page.date,), sheet.palette.quiet_ink
    largest = min(item.height_mm / LINE_EM, SUBTITLE_EM * sheet.em_mm)
    block = fitted_lines(words, item.width_mm, item.height_mm, largest, ink, "date")
    return flush_right(block, item.width_mm) if _at_right(sheet, item) else block


def _approval(sheet: Sheet, shown: Contents, item: Item) -> Block:  # noqa: ARG001
    words = approval_words(sheet.page.approval_number, sheet.view.language)
    ink = sheet.palette.ink
    largest = 0.95 * sheet.em_mm
    height = min(item.height_mm, (ASCENT_EM + LEADING_EM) * largest)
    return fitted_line(words, item.width_mm, height, ink, "approval")


def _source(sheet: Sheet, item: Item, unnamed: int) -> Block:
    words, ink = small_print(sheet, unnamed), sheet.palette.quiet_ink
    largest = SOURCE_EM * sheet.em_mm
    return fitted_lines(words, item.width_mm, item.height_mm, largest, ink, "source")


def _logo(sheet: Sheet, shown: Contents, item: Item) -> Block:  # noqa: ARG001
    if not sheet.page.logo:
        return Block(0.0, 0.0, ())
    pixels = logo_pixels(sheet.page.logo)
    rows, columns = pixels.shape[:2]
    scale = min(item.width_mm / columns, item.height_mm / rows)
    width, height = columns * scale, rows * scale
    left = item.width_mm - width if _at_right(sheet, item) else 0.0
    return Block(left + width, height, (Picture(left, 0.0, width, height, pixels, "logo"),))


def _chart(sheet: Sheet, shown: Contents, item: Item) -> Block:  # noqa: ARG001
    return chart_block(sheet, item.width_mm, item.height_mm)


def _table(sheet: Sheet, shown: Contents, item: Item) -> Block:  # noqa: ARG001
    return table_block(sheet, item.width_mm, item.height_mm)


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
