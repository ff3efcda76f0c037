"""Preview: the page as it will be printed; a hand moves and resizes what stands on it."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from desktop.dialogs.composer.sheet_view import HANDLE_PX, SheetView
from desktop.sheet.item_groups import around, chosen_of, moved_together
from desktop.sheet.page_items import (
    Item,
    Items,
    guides,
    item_of,
    resized,
    snapped,
    snapped_edges,
    touched,
    with_item,
)
from desktop.theme import tokens
from desktop.wording import tr

SNAP_PX = 6.0
# A step of an arrow key is half a millimetre, or on large paper this share of its width.
NUDGE_MM, NUDGE_SHARE = 0.5, 1 / 600
LEAP = 10
_STEPS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
_CURSORS = {
    "lt": Qt.CursorShape.SizeFDiagCursor,
    "rb": Qt.CursorShape.SizeFDiagCursor,
    "rt": Qt.CursorShape.SizeBDiagCursor,
    "lb": Qt.CursorShape.SizeBDiagCursor,
    "l": Qt.CursorShape.SizeHorCursor,
    "r": Qt.CursorShape.SizeHorCursor,
    "t": Qt.CursorShape.SizeVerCursor,
    "b": Qt.CursorShape.SizeVerCursor,
}
_MORE = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.ControlModifier


class Preview(SheetView):
    """Takes items in hand: a click one, with Shift or Ctrl several.

    `changed(Page)` when a hand let go of what it moved or resized, or a key nudged or hid it;
    `taken(kinds)` when other items were taken.
    """

    changed = Signal(object)
    taken = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kinds: tuple[str, ...] = ()
        self.busy = False
        self._held: Items | None = None
        self._edges = ""
        self._from = QPointF()
        self._pressed = False
        self._single = ""
        self._under = ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAccessibleName(
            tr("页面预览：方向键移动所选要素，Ctrl 加方向键缩放，Delete 隐藏，Esc 放开")
        )

    @property
    def kind(self) -> str:
        """The kind taken last; blank when none is."""
        return self.kinds[-1] if self.kinds else ""

    @property
    def guide_lines(self) -> tuple[tuple[float, ...], tuple[float, ...]]:
        """The guides, across and down in millimetres, that what a hand holds lies on."""
        if self._held is None:
            return ((), ())
        held = chosen_of(self._held, self.kinds)
        return touched(_as_one(held), *self._guides()) if held else ((), ())

    def take(self, *kinds: str) -> None:
        """Take the items of those kinds in hand; none lets go."""
        if kinds != self.kinds:
            self.kinds = kinds
            self.taken.emit(kinds)
            self.update()

    def show_busy(self, *, busy: bool) -> None:
        """Say that another picture is under way, or no longer."""
        if busy != self.busy:
            self.busy = busy
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002
        """Paper, picture, what is under the pointer and the outlines of what is taken."""
        painter = QPainter(self)
        self.paint_sheet(painter, busy=self.busy)
        items = self._page.items if self._held is None else self._held
        under = item_of(items, self._under)
        if under is not None and self._under not in self.kinds and self._held is None:
            painter.setPen(QPen(QColor(tokens().accent), 1, Qt.PenStyle.DotLine))
            painter.drawRect(self.box_px(under))
        if self._held is not None:
            self.paint_margins(painter)
            for item in chosen_of(items, self.kinds):
                was = item_of(self._page.items, item.kind)
                if was is not None:
                    self.paint_ghost(painter, was, item)
            across, down = self.guide_lines
            for x_mm in across:
                self.paint_guides(painter, x_mm, None)
            for y_mm in down:
                self.paint_guides(painter, None, y_mm)
        for item in chosen_of(items, self.kinds):
            self.paint_outline(painter, item, handles=len(self.kinds) == 1)
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Take the topmost item there, or a handle of the one that is taken."""
        if event.button() != Qt.MouseButton.LeftButton:
            return
        where = event.position()
        self._from, self._single = where, ""
        self._edges = self._handle_at(where)
        if self._edges:
            self._pressed = True
            return
        kind = self._kind_at(where)
        if event.modifiers() & _MORE:
            self._toggle(kind)
        elif kind in self.kinds:
            # Perhaps all of them are to be moved; a mere click takes this one alone.
            self._single = kind
        else:
            self.take(*filter(None, (kind,)))
        self._pressed = bool(self.kinds)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """What is held follows the hand, and snaps unless Alt is down."""
        where = event.position()
        if not self._pressed:
            self._hover(where)
            return
        step = (where - self._from) / self.px_per_mm
        free = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if self._held is None and (where - self._from).manhattanLength() < 2:
            return
        self._held = self._dragged(step.x(), step.y(), free=free)
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802, ARG002
        """What was moved stays there."""
        held, self._held, self._pressed = self._held, None, False
        if held is not None:
            self._put(held)
        elif self._single:
            self.take(self._single)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Arrows move what is taken, with Ctrl they resize it; Shift takes longer steps."""
        key, modifiers = Qt.Key(event.key()), event.modifiers()
        chosen = chosen_of(self._page.items, self.kinds)
        if key == Qt.Key.Key_Escape and (self._held is not None or self.kinds):
            if self._held is None:
                self.take()
            self._held, self._pressed = None, False
            self.update()
        elif not chosen:
            super().keyPressEvent(event)
        elif key in _STEPS:
            by = self._nudge_mm * (LEAP if modifiers & Qt.KeyboardModifier.ShiftModifier else 1)
            dx, dy = (side * by for side in _STEPS[key])
            if modifiers & Qt.KeyboardModifier.ControlModifier:
                self._put(self._resized(chosen, dx, dy))
            else:
                self._put(moved_together(self._page, self.kinds, dx, dy))
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            items = self._page.items
            for item in chosen:
                items = with_item(items, replace(item, shown=False))
            self._put(items)
        else:
            super().keyPressEvent(event)

    def _dragged(self, dx_mm: float, dy_mm: float, *, free: bool) -> Items:
        """The page's items with those held moved or resized by so much, and snapped."""
        page, reach = self._page, 0.0 if free else SNAP_PX / self.px_per_mm
        size = (page.width_mm, page.height_mm)
        start = item_of(page.items, self.kind)
        if self._edges and start is not None:
            wide = resized(start, self._edges, dx_mm, dy_mm, size)
            if reach:
                wide = snapped_edges(wide, self._edges, *self._guides(), reach)
            return with_item(page.items, wide)
        items = moved_together(page, self.kinds, dx_mm, dy_mm)
        held = chosen_of(items, self.kinds)
        if not reach or not held:
            return items
        one = _as_one(held)
        there = snapped(one, *self._guides(), reach)
        return moved_together(
            replace(page, items=items),
            self.kinds,
            there.left_mm - one.left_mm,
            there.top_mm - one.top_mm,
        )

    def _resized(self, chosen: Items, dx_mm: float, dy_mm: float) -> Items:
        size, items = (self._page.width_mm, self._page.height_mm), self._page.items
        for item in chosen:
            items = with_item(items, resized(item, "rb", dx_mm, dy_mm, size))
        return items

    @property
    def _nudge_mm(self) -> float:
        return NUDGE_MM * max(round(self._page.width_mm * NUDGE_SHARE / NUDGE_MM), 1)

    def _guides(self) -> tuple[tuple[float, ...], tuple[float, ...]]:
        page = self._page
        size = (page.width_mm, page.height_mm)
        return guides(page.items, self.kinds, size, page.margin_mm)

    def _toggle(self, kind: str) -> None:
        if kind in self.kinds:
            self.take(*(other for other in self.kinds if other != kind))
        elif kind:
            self.take(*self.kinds, kind)

    def _put(self, items: Items) -> None:
        if items != self._page.items:
            self.changed.emit(replace(self._page, items=items))

    def _hover(self, where: QPointF) -> None:
        edges, under = self._handle_at(where), self._kind_at(where)
        shape = _CURSORS.get(edges, Qt.CursorShape.ArrowCursor)
        self.setCursor(Qt.CursorShape.SizeAllCursor if under in self.kinds and not edges else shape)
        if under != self._under:
            self._under = under
            self.update()

    def _kind_at(self, where: QPointF) -> str:
        point = self.to_mm(where)
        for item in reversed(self._page.items):
            if item.shown and item.holds(point.x(), point.y()):
                return item.kind
        return ""

    def _handle_at(self, where: QPointF) -> str:
        item = item_of(self._page.items, self.kind)
        if len(self.kinds) != 1 or item is None or not item.shown:
            return ""
        for edges, spot in self.handle_spots(item).items():
            gap = where - spot
            if max(abs(gap.x()), abs(gap.y())) <= HANDLE_PX + 3:
                return edges
        return ""


def _as_one(items: Items) -> Item:
    """The box around some items, as if it were an item."""
    left, top, right, bottom = around(items)
    return Item(items[0].kind, left, top, right - left, bottom - top)
