"""Paper: the usual sizes, and a page with its items brought onto paper of another size."""

from __future__ import annotations

from dataclasses import dataclass, replace

from desktop.sheet.item_groups import sharing
from desktop.sheet.page import Page
from desktop.sheet.page_files import template_of
from desktop.sheet.page_items import Item, Items, item_of

# Where items stand when a page is turned: a template of that way up lends its places.
LYING, UPRIGHT = "briefing-slide", "fact-sheet"
NARROWEST_MARGIN_MM = 0.0
# Of the shorter side: margins beyond it leave no page.
WIDEST_MARGIN = 0.3


@dataclass(frozen=True, slots=True)
class Paper:
    """A usual size, lying; `longer_mm` is its width then."""

    zh: str
    en: str
    longer_mm: float
    shorter_mm: float

    def words(self, language: str) -> str:
        """The name in `language` ("zh" or "en")."""
        return self.en if language == "en" else self.zh


PAPERS = (
    Paper("A4", "A4", 297.0, 210.0),
    Paper("A3", "A3", 420.0, 297.0),
    Paper("A0", "A0", 1189.0, 841.0),
    Paper("幻灯片 16:9", "Slide 16:9", 338.7, 190.5),
    Paper("幻灯片 4:3", "Slide 4:3", 254.0, 190.5),
)


def paper_of(page: Page) -> Paper | None:
    """The usual paper that the page is on, whichever way up; None for a size of its own."""
    sides = {round(page.width_mm, 1), round(page.height_mm, 1)}
    return next((p for p in PAPERS if sides == {p.longer_mm, p.shorter_mm}), None)


def is_upright(page: Page) -> bool:
    """Whether the page is higher than wide."""
    return page.height_mm > page.width_mm


def on_paper(page: Page, width_mm: float, height_mm: float) -> Page:
    """The page on paper of another size: its items at the same shares of the room within the
    margins, which grow with the paper. A page that is turned takes its places from a template of
    that way up.
    """
    wider = (width_mm * height_mm / (page.width_mm * page.height_mm)) ** 0.5
    new = replace(page, width_mm=width_mm, height_mm=height_mm)
    margin = min(page.margin_mm * wider, WIDEST_MARGIN * min(width_mm, height_mm))
    new = replace(new, margin_mm=round(margin, 1))
    turned = is_upright(page) != is_upright(new)
    if turned and page.items:
        lent = template_of(UPRIGHT if is_upright(new) else LYING).page
        return replace(
            new,
            items=sharing(_with_places(page.items, _fitted(lent.items, lent, new))),
            regional=_fitted(lent.regional, lent, new),
        )
    return _refitted(page, new)


def with_margin(page: Page, margin_mm: float) -> Page:
    """The page with other margins, its items at the same shares of the room within them."""
    widest = WIDEST_MARGIN * min(page.width_mm, page.height_mm)
    new = replace(page, margin_mm=min(max(margin_mm, NARROWEST_MARGIN_MM), widest))
    return _refitted(page, new)


def _refitted(page: Page, new: Page) -> Page:
    items, regional = (_fitted(some, page, new) for some in (page.items, page.regional))
    return replace(new, items=items, regional=regional)


def _fitted(items: Items, old: Page, new: Page) -> Items:
    """The items at the same shares of the room within the margins of another page."""
    x = (new.width_mm - 2 * new.margin_mm) / max(old.width_mm - 2 * old.margin_mm, 1e-6)
    y = (new.height_mm - 2 * new.margin_mm) / max(old.height_mm - 2 * old.margin_mm, 1e-6)
    return tuple(_on_page(_scaled(item, x, y, old.margin_mm, new.margin_mm), new) for item in items)


def _scaled(item: Item, x: float, y: float, old_mm: float, new_mm: float) -> Item:
    return replace(
        item,
        left_mm=new_mm + (item.left_mm - old_mm) * x,
        top_mm=new_mm + (item.top_mm - old_mm) * y,
        width_mm=item.width_mm * x,
        height_mm=item.height_mm * y,
    )


def _on_page(item: Item, page: Page) -> Item:
    """The item with nothing of it beyond the paper, where it had stood in a margin."""
    left, top = max(item.left_mm, 0.0), max(item.top_mm, 0.0)
    if (left, top) == (item.left_mm, item.top_mm) and (
        item.right_mm <= page.width_mm and item.bottom_mm <= page.height_mm
    ):
        return item
    width = min(item.right_mm, page.width_mm) - left
    height = min(item.bottom_mm, page.height_mm) - top
    return replace(item, left_mm=left, top_mm=top, width_mm=width, height_mm=height)


def _with_places(items: Items, places: Items) -> Items:
    """Each item at the place of its kind, where there is one, shown or not as it was."""
    return tuple(
        replace(place, shown=item.shown) if (place := item_of(places, item.kind)) else item
        for item in items
    )
