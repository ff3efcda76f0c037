"""PlaceLayer: the places upon the live map, and what a hand does with them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QPointF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from desktop.map.fan import Fan
from desktop.map.place_marks import PlaceMarks
from desktop.map.pointing import PlaceTip
from desktop.map.stamps import Stamps
from desktop.map.viewpoint import Viewpoint
from desktop.sheet.framing import MM_PER_LOGICAL_PX
from desktop.sheet.palette import EM_MM
from desktop.sheet.shown import Shown
from desktop.store import Store
from desktop.view import select
from desktop.wording import tr
from geodata.atlas import Atlas
from geodata.records import Address, Place

EM_PX = EM_MM / MM_PER_LOGICAL_PX


class PlaceLayer(QObject):
    """Paints the shown places; pointing names them, clicking and Tab select them."""

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
        """Select what lies there: of places at one spot the next at every click."""
        at = self._now()
        leaf = self.fan.under(at, where.x(), where.y())
        if leaf is not None:
            self._select(leaf.id)
            return
        near = self.marks.near(at, where.x(), where.y())
        view = self._store.view
        if not near:
            self.fan.close()
            self._window.update()
            if view.selection is not None:
                self._store.change(select(view, None), tr("取消选择"))
            return
        stack = self.marks.sharing(near[0], near)
        places = [self._atlas.places[i] for i in stack]
        self.fan.open(places, *self.marks.position_m(stack[0]))
        chosen = view.selection.id if view.selection and view.selection.kind == "place" else ""
        following = (stack.index(chosen) + 1) % len(stack) if chosen in stack else 0
        self._select(stack[following])

    def pointed(self, where: QPointF | None) -> Qt.CursorShape:
        """Name what lies under the pointer; the shape the pointer should have."""
        places = self._under(where) if where is not None else []
        self.tip.show_places(places, where, self._store.view.language)
        return Qt.CursorShape.PointingHandCursor if places else Qt.CursorShape.ArrowCursor

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

    def _under(self, where: QPointF) -> list[Place]:
        at = self._now()
        leaf = self.fan.under(at, where.x(), where.y())
        if leaf is not None:
            return [leaf]
        near = self.marks.near(at, where.x(), where.y())
        stack = self.marks.sharing(near[0], near) if near else ()
        return [self._atlas.places[i] for i in stack]

    def _select(self, place_id: str) -> None:
        name = self._atlas.places[place_id].name_zh
        address = Address("place", place_id)
        self._store.change(select(self._store.view, address), tr("选择 {name}", name=name))
