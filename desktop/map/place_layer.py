"""PlaceLayer: the places upon the live map, and what a hand does with them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QPointF, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from desktop.map.fan import Fan
from desktop.map.parting import parting
from desktop.map.place_marks import PlaceMarks
from desktop.map.pointing import PlaceTip
from desktop.map.stamps import Stamps
from desktop.map.viewpoint import EM_PX, Viewpoint
from desktop.sheet.shown import Shown
from desktop.sheet.stacks import Stack
from desktop.store import Store
from desktop.view import select
from desktop.wording import tr
from geodata.atlas import Atlas
from geodata.records import Address


class PlaceLayer(QObject):
    """Paints the shown places; pointing names them, clicking and Tab select them.

    `flown(viewpoint)` asks for a short flight to where the places of a mark stand apart.
    """

    flown = Signal(object)

    def __init__(
        self,
        window: QWidget,
        store: Store,
        atlas: Atlas,
        now: Callable[[], Viewpoint],
    ) -> None:
        super().__init__(window)
        self._window = window
        self._store = store
        self._atlas = atlas
        self._now = now
        self._stamps = Stamps(EM_PX, window.devicePixelRatioF())
        self._selected = ""
        self.marks = PlaceMarks(atlas.places)
        self.fan = Fan()
        self.tip = PlaceTip(window)

    def show(self, shown: Shown, *, filtered: bool) -> None:
        """Paint these from now on; a fan of places that may be gone is folded."""
        if filtered:
            self.fan.close()
        self._selected = shown.selected
        self.marks.show(shown)

    def redress(self) -> None:
        """Paint in the colours of now."""
        self._stamps.forget()

    def pressed(self, where: QPointF) -> None:
        """Select what lies there; a mark of several is parted: by coming closer, else by a fan."""
        at = self._now()
        leaf = self.fan.under(at, where.x(), where.y())
        if leaf is not None:
            self._select(leaf.id)
            return
        self.fan.close()
        stack = self.marks.under(at, where.x(), where.y())
        if stack is not None and stack.several:
            self._part(stack, at)
        elif stack is not None:
            self._select(stack.top.id)
        elif self._store.view.selection is not None:
            self._store.change(select(self._store.view, None), tr("取消选择"))
        self._window.update()

    def pointed(self, where: QPointF | None) -> Qt.CursorShape:
        """Name what lies under the pointer; the shape the pointer should have."""
        language = self._store.view.language
        leaf = stack = None
        if where is not None:
            at = self._now()
            leaf = self.fan.under(at, where.x(), where.y())
            stack = self.marks.under(at, where.x(), where.y())
        if where is None or (leaf is None and stack is None):
            self.tip.hide()
            return Qt.CursorShape.ArrowCursor
        if leaf is not None or stack is None or not stack.several:
            place = leaf or (stack.top if stack else None)
            assert place is not None
            self.tip.show_place(place, where, language)
        else:
            self.tip.show_several(stack, where, language)
        return Qt.CursorShape.PointingHandCursor

    def select_next(self, step: int) -> bool:
        """Select the next place within the window; False when there is none beyond the last."""
        view = self._store.view
        order = self.marks.in_window(self._now())
        chosen = view.selection.id if view.selection and view.selection.kind == "place" else ""
        at = order.index(chosen) + step if chosen in order else (0 if step > 0 else len(order) - 1)
        if not 0 <= at < len(order):
            return False
        self._select(order[at])
        return True

    def paint(self, painter: QPainter, viewpoint: Viewpoint) -> None:
        """The symbols."""
        self.marks.paint(painter, viewpoint, self._stamps)

    def paint_fan(self, painter: QPainter, viewpoint: Viewpoint) -> None:
        """The open fan, over all names."""
        self.fan.paint(painter, viewpoint, self._stamps, self._selected, self._store.view.language)

    def _part(self, stack: Stack, at: Viewpoint) -> None:
        closer = parting(stack, at, partial(self.marks.marks_of, stack))
        if closer is not None:
            self.flown.emit(closer)
        else:
            self.fan.open(stack.places, at, *self.marks.position_px(at, stack.top.id))

    def ids_under(self, where: QPointF) -> tuple[str, ...]:
        """Ids of what a hand means there: a place of the fan, or all that a mark stands for."""
        at = self._now()
        leaf = self.fan.under(at, where.x(), where.y())
        return (leaf.id,) if leaf else self.marks.near(at, where.x(), where.y())

    def _select(self, place_id: str) -> None:
        name = self._atlas.places[place_id].name_zh
        address = Address("place", place_id)
        self._store.change(select(self._store.view, address), tr("选择 {name}", name=name))
