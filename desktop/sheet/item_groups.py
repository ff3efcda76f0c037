"""Item groups: several items of a page moved, lined up and put back together. Values only."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from desktop.sheet.framing import Bounds
from desktop.sheet.page import Page
from desktop.sheet.page_items import LEAST_MM, Item, Items, aligned, item_of, with_item

TO_PAGE, TO_MARGINS, TO_EACH_OTHER = "page", "margins", "each_other"
WAYS = ("left", "centre", "right", "top", "middle", "bottom")
# Of its own place, what a part that is free of others must be to be worth standing in.
WORTHWHILE = 0.35
# These can be of any height; the rest of a share is the gap below it.
SHARING = frozenset(("chart", "table", "notes"))
SHARE = 0.93


def chosen_of(items: Items, kinds: Collection[str]) -> Items:
    """The items of those kinds that are shown."""
    return tuple(item for item in items if item.kind in kinds and item.shown)


def around(items: Items) -> Bounds:
    """The smallest box around all the items, of which there is at least one."""
    return (
        min(item.left_mm for item in items),
        min(item.top_mm for item in items),
        max(item.right_mm for item in items),
        max(item.bottom_mm for item in items),
    )


def moved_together(page: Page, kinds: Collection[str], dx_mm: float, dy_mm: float) -> Items:
    """The page's items with those of the kinds moved by one step, none of them off the page."""
    chosen = chosen_of(page.items, kinds)
    if not chosen:
        return page.items
    left, top, right, bottom = around(chosen)
    dx = min(max(dx_mm, -left), max(page.width_mm - right, -left))
    dy = min(max(dy_mm, -top), max(page.height_mm - bottom, -top))
    items = page.items
    for item in chosen:
        there = replace(item, left_mm=item.left_mm + dx, top_mm=item.top_mm + dy)
        items = with_item(items, there)
    return items


def lined_up(page: Page, kinds: Collection[str], how: str, to: str) -> Items:
    """The page's items with those of the kinds lined up `how` (one of WAYS) with the page, with
    its margins, or with the box around them all.
    """
    chosen = chosen_of(page.items, kinds)
    if not chosen:
        return page.items
    margin = page.margin_mm if to == TO_MARGINS else 0.0
    within = (margin, margin, page.width_mm - margin, page.height_mm - margin)
    if to == TO_EACH_OTHER:
        within = around(chosen)
    items = page.items
    for item in chosen:
        items = with_item(items, aligned(item, how, within))
    return items


def put_back(items: Items, kinds: Collection[str], places: Items) -> Items:
    """The items with those of the kinds at the `places` of their kinds; shown or not as before."""
    for kind in kinds:
        item, place = item_of(items, kind), item_of(places, kind)
        if item is not None and place is not None:
            items = with_item(items, replace(place, shown=item.shown))
    return items


def followed(items: Items, old: Items, new: Items) -> Items:
    """The items after their automatic places went from `old` to `new`: those that stood there go
    along, and those that a hand has moved stay.
    """
    for item in items:
        was, place = item_of(old, item.kind), item_of(new, item.kind)
        if was is None or place is None or item.box_mm != was.box_mm:
            continue
        shown = place.shown if item.shown == was.shown else item.shown
        items = with_item(items, replace(place, shown=shown))
    return items


def overlapping(items: Items, blank: Collection[str] = ()) -> tuple[tuple[Item, Item], ...]:
    """Pairs of shown items whose boxes lie upon each other; all may lie upon the map.

    Kinds that are `blank` have nothing to print and hide nothing.
    """
    shown = [i for i in items if i.shown and i.kind != "map" and i.kind not in blank]
    return tuple(
        (one, other)
        for number, one in enumerate(shown)
        for other in shown[number + 1 :]
        if _overlap_mm(one, other) > 1.0
    )


def _overlap_mm(one: Item, other: Item) -> float:
    """How far two boxes reach into each other, in the direction in which it is least."""
    across = min(one.right_mm, other.right_mm) - max(one.left_mm, other.left_mm)
    down = min(one.bottom_mm, other.bottom_mm) - max(one.top_mm, other.top_mm)
    return min(across, down)


def switched(page: Page, kind: str, *, shown: bool) -> Page:
    """The page with that item shown or hidden. One that would be shown upon others stands in the
    largest part of its place that is free of them, if that is worth it; chart, table and notes
    share a place.
    """
    item = item_of(page.items, kind)
    if item is None or item.shown == shown:
        return page
    item = replace(item, shown=shown)
    items = with_item(page.items, item)
    if shown and kind != "map":
        others = tuple(
            other
            for other in chosen_of(page.items, [i.kind for i in page.items])
            if other.kind != "map" and _overlap_mm(item, other) > 1.0
        )
        if others and kind in SHARING and all(other.kind in SHARING for other in others):
            for part in _shared((*others, item), around((*others, item))):
                items = with_item(items, part)
        else:
            items = with_item(items, _beside(item, others))
    return replace(page, items=items)


def sharing(items: Items) -> Items:
    """The items with chart, table and notes, those that are shown, filling the box around the
    places of all three.
    """
    all_three = tuple(item for item in items if item.kind in SHARING)
    shown = chosen_of(all_three, SHARING)
    for part in _shared(shown, around(all_three)) if shown else ():
        items = with_item(items, part)
    return items


def _shared(items: Items, within_mm: Bounds) -> Items:
    """The items one below the other in a box, each as high as the next."""
    left, top, right, bottom = within_mm
    high = (bottom - top) / len(items)
    return tuple(
        replace(
            item,
            left_mm=left,
            top_mm=top + number * high,
            width_mm=right - left,
            height_mm=SHARE * high if number + 1 < len(items) else high,
        )
        for number, item in enumerate(items)
    )


def cleared_for(items: Items, kind: str) -> Items:
    """The items with that one shown, and those hidden that share its place."""
    item = item_of(items, kind)
    if item is None:
        return items
    items = with_item(items, replace(item, shown=True))
    for other in chosen_of(items, SHARING - {kind}):
        if _overlap_mm(item, other) > 0:
            items = with_item(items, replace(other, shown=False))
    return items


def _beside(item: Item, others: Items) -> Item:
    if not others:
        return item
    left, top, right, bottom = around(others)
    parts = (
        replace(item, height_mm=top - item.top_mm),
        replace(item, top_mm=bottom, height_mm=item.bottom_mm - bottom),
        replace(item, width_mm=left - item.left_mm),
        replace(item, left_mm=right, width_mm=item.right_mm - right),
    )
    free = [part for part in parts if min(part.width_mm, part.height_mm) >= LEAST_MM]
    best = max(free, key=_area, default=item)
    return best if _area(best) >= WORTHWHILE * _area(item) else item


def _area(item: Item) -> float:
    return item.width_mm * item.height_mm


def shown_when_filled(old: Page, new: Page) -> Page:
    """The new page, with items shown whose words or picture were blank on the old one."""
    for kind in ("subtitle", "notes", "date", "logo"):
        if getattr(new, kind) and not getattr(old, kind):
            new = switched(new, kind, shown=True)
    return new
