"""Page items: what stands on a composed page and where; and how a hand moves it. Values only."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

from geodata.vocabulary import Term

KINDS: tuple[Term, ...] = (
    Term("map", "地图", "Map"),
    Term("inset", "南海诸岛", "South China Sea inset"),
    Term("title", "标题", "Title"),
    Term("subtitle", "副标题", "Subtitle"),
    Term("legend", "图例", "Legend"),
    Term("scale", "比例尺", "Scale bar"),
    Term("north_arrow", "指北针", "North arrow"),
    Term("chart", "图表", "Chart"),
    Term("table", "表格", "Table"),
    Term("notes", "说明", "Notes"),
    Term("date", "日期", "Date"),
    Term("logo", "标志图片", "Logo"),
    Term("source", "资料来源", "Sources"),
    Term("approval", "审图号", "Approval number"),
)
KIND = {term.code: term for term in KINDS}
# A map must not go out without these (rules 1 and 5 of the rule book).
NEEDED = frozenset(("map", "source", "approval"))
LEAST_MM = 4.0
# Nearer than this an edge lies on a guide.
ON_MM = 0.01

Edges = tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Item:
    """One thing on the page: its kind and its box in millimetres from the page's top left."""

    kind: str
    left_mm: float
    top_mm: float
    width_mm: float
    height_mm: float
    shown: bool = True

    @property
    def right_mm(self) -> float:
        """The right edge."""
        return self.left_mm + self.width_mm

    @property
    def bottom_mm(self) -> float:
        """The lower edge."""
        return self.top_mm + self.height_mm

    @property
    def box_mm(self) -> tuple[float, float, float, float]:
        """Left, top, right, bottom."""
        return (self.left_mm, self.top_mm, self.right_mm, self.bottom_mm)

    def holds(self, x_mm: float, y_mm: float) -> bool:
        """Whether a point of the page lies in the box."""
        return self.left_mm <= x_mm <= self.right_mm and self.top_mm <= y_mm <= self.bottom_mm


Items = tuple[Item, ...]


def item_of(items: Items, kind: str) -> Item | None:
    """The item of that kind; None when the page has none."""
    return next((item for item in items if item.kind == kind), None)


def with_item(items: Items, item: Item) -> Items:
    """The items with this one in place of its kind's, or on top where the kind is new."""
    if item_of(items, item.kind) is None:
        return (*items, item)
    return tuple(item if old.kind == item.kind else old for old in items)


def moved(item: Item, dx_mm: float, dy_mm: float, page_mm: tuple[float, float]) -> Item:
    """The item moved, but never off the page (width, height)."""
    return replace(
        item,
        left_mm=min(max(item.left_mm + dx_mm, 0.0), max(page_mm[0] - item.width_mm, 0.0)),
        top_mm=min(max(item.top_mm + dy_mm, 0.0), max(page_mm[1] - item.height_mm, 0.0)),
    )


def resized(
    item: Item, edges: str, dx_mm: float, dy_mm: float, page_mm: tuple[float, float]
) -> Item:
    """The item with some edges ("l", "t", "r", "b" in a word) moved, at least LEAST_MM a side and
    never beyond the page.
    """
    left, top, right, bottom = item.box_mm
    if "l" in edges:
        left = min(max(left + dx_mm, 0.0), right - LEAST_MM)
    if "r" in edges:
        right = max(min(right + dx_mm, page_mm[0]), left + LEAST_MM)
    if "t" in edges:
        top = min(max(top + dy_mm, 0.0), bottom - LEAST_MM)
    if "b" in edges:
        bottom = max(min(bottom + dy_mm, page_mm[1]), top + LEAST_MM)
    return replace(item, left_mm=left, top_mm=top, width_mm=right - left, height_mm=bottom - top)


def aligned(item: Item, how: str, within_mm: tuple[float, float, float, float]) -> Item:
    """The item flush with, or in the middle of, a box: "left", "centre", "right", "top", "middle",
    "bottom".
    """
    left, top, right, bottom = within_mm
    match how:
        case "left":
            return replace(item, left_mm=left)
        case "right":
            return replace(item, left_mm=right - item.width_mm)
        case "centre":
            return replace(item, left_mm=(left + right - item.width_mm) / 2)
        case "top":
            return replace(item, top_mm=top)
        case "bottom":
            return replace(item, top_mm=bottom - item.height_mm)
        case "middle":
            return replace(item, top_mm=(top + bottom - item.height_mm) / 2)
    raise ValueError(how)


def snapped(item: Item, x_mm: Edges, y_mm: Edges, reach_mm: float) -> Item:
    """The item moved so that an edge or its middle lies on a near guide; the nearest one wins."""
    dx = _nearest((item.left_mm, (item.left_mm + item.right_mm) / 2, item.right_mm), x_mm)
    dy = _nearest((item.top_mm, (item.top_mm + item.bottom_mm) / 2, item.bottom_mm), y_mm)
    return replace(
        item,
        left_mm=item.left_mm + (dx if abs(dx) <= reach_mm else 0.0),
        top_mm=item.top_mm + (dy if abs(dy) <= reach_mm else 0.0),
    )


def snapped_edges(item: Item, edges: str, x_mm: Edges, y_mm: Edges, reach_mm: float) -> Item:
    """The item with those of its edges that a hand moves brought onto a near guide."""
    left, top, right, bottom = item.box_mm
    for edge in edges:
        at = {"l": left, "r": right, "t": top, "b": bottom}[edge]
        step = _nearest((at,), x_mm if edge in "lr" else y_mm)
        step = step if abs(step) <= reach_mm else 0.0
        left, right = left + step * (edge == "l"), right + step * (edge == "r")
        top, bottom = top + step * (edge == "t"), bottom + step * (edge == "b")
    if right - left < LEAST_MM or bottom - top < LEAST_MM:
        return item
    return replace(item, left_mm=left, top_mm=top, width_mm=right - left, height_mm=bottom - top)


def guides(
    items: Items, but: Collection[str], page_mm: tuple[float, float], margin_mm: float
) -> tuple[Edges, Edges]:
    """Where edges may snap to: the page's middle and margins, and the edges of items that are
    shown, `but` those that a hand moves.
    """
    others = [item for item in items if item.kind not in but and item.shown]
    x_mm = [margin_mm, page_mm[0] / 2, page_mm[0] - margin_mm]
    y_mm = [margin_mm, page_mm[1] / 2, page_mm[1] - margin_mm]
    for item in others:
        x_mm += [item.left_mm, item.right_mm]
        y_mm += [item.top_mm, item.bottom_mm]
    return tuple(dict.fromkeys(x_mm)), tuple(dict.fromkeys(y_mm))


def touched(item: Item, x_mm: Edges, y_mm: Edges) -> tuple[Edges, Edges]:
    """The guides that an edge or the middle of the item lies on, across and down."""
    across = (item.left_mm, (item.left_mm + item.right_mm) / 2, item.right_mm)
    down = (item.top_mm, (item.top_mm + item.bottom_mm) / 2, item.bottom_mm)
    return (
        tuple(x for x in x_mm if any(abs(x - edge) < ON_MM for edge in across)),
        tuple(y for y in y_mm if any(abs(y - edge) < ON_MM for edge in down)),
    )


def _nearest(edges: Edges, wanted: Iterable[float]) -> float:
    """The smallest step that brings one of the edges onto one of the guides; far when none."""
    steps = [guide - edge for edge in edges for guide in wanted]
    return min(steps, key=abs, default=float("inf"))
