"""Handwork: what the hand's gestures mean, from pointer, buttons and keys to the Store."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import QCursor, QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QMenu, QWidget

from desktop.map.gestures import Point
from desktop.map.live_inset import LiveInset
from desktop.map.map_box import MapBox
from desktop.map.offers import RULE, Offer, Offers, fill
from desktop.map.picking import Picking
from desktop.map.place_layer import PlaceLayer
from desktop.map.region_hover import RegionHover
from desktop.map.toolbox import Toolbox
from desktop.map.tools import AREA, DISTANCE, MOVE
from desktop.map.viewpoint import Viewpoint
from desktop.sheet.base_layers import GRATICULE, NORTH_ARROW
from desktop.store import Store
from desktop.view import look_at, switch_layer
from desktop.wording import tr
from geodata.atlas import Atlas

DOUBLE_CLICK = 2.0
_MODIFIER = {
    Qt.Key.Key_Shift: Qt.KeyboardModifier.ShiftModifier,
    Qt.Key.Key_Control: Qt.KeyboardModifier.ControlModifier,
    Qt.Key.Key_Alt: Qt.KeyboardModifier.AltModifier,
}


class Handwork(QObject):
    """`pointed(words)` names the region under the pointer; `said(words)` tells what was done."""

    pointed = Signal(str)
    said = Signal(str)

    def __init__(
        self,
        window: QWidget,
        store: Store,
        atlas: Atlas,
        box: MapBox,
        places: PlaceLayer,
        inset: LiveInset,
        words_under: Callable[[QPointF | None], list[str]],
        now: Callable[[], Viewpoint],
    ) -> None:
        super().__init__(window)
        self._window = window
        self._store = store
        self._atlas = atlas
        self._box = box
        self._places = places
        self._inset = inset
        self._words_under = words_under
        self._now = now
        self.regions = RegionHover(self, atlas)
        self.picking = Picking(self, store, places)
        self.tools = Toolbox(self, box, now, self._snap)
        self.tools.made.connect(self.picking.take)
        self.tools.taken.connect(lambda _name: self._reshape())
        self._offers = Offers(store, atlas, self.said.emit)
        self.menu: QMenu | None = None
        box.pressed_at.connect(self._pressed)
        box.doubled_at.connect(self._doubled)
        box.asked_at.connect(lambda where: self.open_menu(where))
        box.pointed_at.connect(self._pointed)

    def key(self, ev: QKeyEvent) -> bool:
        """The keys of tools and of the menu; whether it was one of these."""
        self._hold(ev, pressed=True)
        key = Qt.Key(ev.key())
        shift = ev.modifiers() & Qt.KeyboardModifier.ShiftModifier
        if key == Qt.Key.Key_Menu or (key == Qt.Key.Key_F10 and shift):
            self.open_menu_of_selection()
            return True
        if _is(ev, Qt.Key.Key_Escape) and self.tools.let_go():
            return True
        if _is(ev, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier):
            return self.copy_measured()
        return self.tools.key(key)

    def wants(self, ev: QKeyEvent) -> bool:
        """Whether a key that is also a command's belongs to the tool in hand first."""
        if _is(ev, Qt.Key.Key_Escape):
            return self.tools.name != MOVE
        copies = _is(ev, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
        return copies and bool(self.tools.measured)

    def released(self, ev: QKeyEvent) -> None:
        """A key is let go: the pointer says what the ones still held ask for."""
        self._hold(ev, pressed=False)

    def leave(self) -> None:
        """The pointer left the map."""
        self._places.pointed(None)
        self._words_under(None)
        self.pointed.emit("")

    def copy_measured(self) -> bool:
        """The result of measuring and its corners, for a table; False when there is none."""
        measured = self.tools.measured
        if not measured:
            return False
        QGuiApplication.clipboard().setText(measured)
        self.said.emit(tr("已复制：{words}", words=measured.partition("\n")[0]))
        return True

    # Pointer --------------------------------------------------------------------------------

    def _pressed(self, where: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        if self._inset.press(self._now(), where):
            return
        if not self.tools.click(where, modifiers):
            self._places.pressed(where)

    def _doubled(self, where: QPointF) -> None:
        if self._inset.holds(self._now(), where):
            return
        if not self.tools.double():
            self._box.wanted.emit(self._now().zoomed(DOUBLE_CLICK, where.x(), where.y()))

    def _pointed(self, where: QPointF | None) -> None:
        if where is not None and self._inset.holds(self._now(), where):
            folded = self._inset.folded(self._now())
            hand = Qt.CursorShape.PointingHandCursor
            self.leave()
            self._reshape(hand if folded else Qt.CursorShape.ArrowCursor)
            return
        self.tools.hover(where)
        shape = self._places.pointed(where)
        # A place is taken before what lies under it.
        free = shape == Qt.CursorShape.ArrowCursor
        words = self._words_under(where if free else None)
        if free and where is not None:
            self._places.tip.say(words, where)
        self._reshape(shape)
        line: tuple[str, ...] = ()
        if where is not None:
            line = self.regions.line(self._now(), where.x(), where.y())
        self.pointed.emit(self.regions.words(line, self._store.view.language))

    def _hold(self, ev: QKeyEvent, *, pressed: bool) -> None:
        held = ev.modifiers()
        own = _MODIFIER.get(Qt.Key(ev.key()))
        if own is not None:
            # Systems differ in whether a modifier's own event counts it.
            held = held | own if pressed else held & ~own
        self.tools.hold(held)
        self._reshape()

    def _reshape(self, shape: Qt.CursorShape = Qt.CursorShape.ArrowCursor) -> None:
        cursor = self.tools.cursor(self._window.devicePixelRatioF())
        viewport = getattr(self._window, "viewport", lambda: self._window)()
        viewport.setCursor(cursor or QCursor(shape))

    def _snap(self, where: QPointF) -> Point | None:
        ids = self._places.ids_under(where)
        return self._places.marks.position_m(ids[0]) if ids else None

    # The menu -------------------------------------------------------------------------------

    def offers_at(self, where: QPointF) -> tuple[Offer, ...]:
        """What is proposed for what lies at a window position."""
        measuring = self._of_tool()
        if self._inset.holds(self._now(), where):
            return (*measuring, *self._of_map())
        ids = self._places.ids_under(where)
        line = self.regions.line(self._now(), where.x(), where.y())
        own: tuple[Offer, ...] = ()
        if ids:
            own = (*self._offers.of_places(ids), RULE)
        elif line:
            own = (*self._offers.of_region(line), RULE)
        return (*measuring, *own, *self._of_map())

    def open_menu(self, where: QPointF) -> None:
        """Propose what can be done at a window position (logical pixels)."""
        self._open(self.offers_at(where), where.toPoint())

    def open_menu_of_selection(self) -> None:
        """Propose what can be done with the selected place or region, beside it."""
        selection = self._store.view.selection
        at = self._now()
        middle = QPoint(at.width_px // 2, at.height_px // 2)
        if selection is not None and selection.kind == "place":
            x_px, y_px = self._places.marks.position_px(at, selection.id)
            inside = 0 <= x_px < at.width_px and 0 <= y_px < at.height_px
            where = QPoint(round(x_px), round(y_px)) if inside else middle
            self._open((*self._offers.of_places((selection.id,)), RULE, *self._of_map()), where)
        elif selection is not None and selection.kind == "region":
            self._open((*self._offers.of_region((selection.id,)), RULE, *self._of_map()), middle)
        else:
            self.open_menu(QPointF(middle))

    def _open(self, offers: tuple[Offer, ...], where: QPoint) -> None:
        if self.menu is not None:
            # Systems may send the menu key twice, as a key and as a question.
            if self.menu.isVisible():
                return
            self.menu.deleteLater()
        self._places.tip.hide()
        self.menu = QMenu(self._window)
        fill(self.menu, offers)
        self.menu.popup(self._window.mapToGlobal(where))

    def _of_tool(self) -> tuple[Offer, ...]:
        if self.tools.name == MOVE:
            return ()
        copy = Offer(tr("复制测量结果"), self.copy_measured)
        measured = (copy,) if self.tools.measured else ()
        away = Offer(tr("收起工具"), lambda: self.tools.take(MOVE))
        return (*measured, away, RULE)

    def _of_map(self) -> tuple[Offer, ...]:
        view, take = self._store.view, self.tools.take

        def switch(name: str, words: str) -> Offer:
            on = name in view.added
            return Offer(words, lambda: self._switch(name, words, on=not on), ticked=on)

        home = tr("回到全国")
        inset = self._inset
        words = tr("展开南海诸岛附图")
        unfold = (Offer(words, inset.toggle, ticked=inset.opened),)
        return (
            Offer(home, lambda: self._store.change(look_at(self._store.view, None), home)),
            Offer(tr("测量距离"), lambda: take(DISTANCE)),
            Offer(tr("测量面积"), lambda: take(AREA)),
            RULE,
            switch(GRATICULE, tr("经纬网")),
            switch(NORTH_ARROW, tr("指北针")),
            *(unfold if inset.folded(self._now()) else ()),
        )

    def _switch(self, name: str, words: str, *, on: bool) -> None:
        view = switch_layer(self._store.view, name, on=on, usual=False)
        self._store.change(view, words)


def _is(
    ev: QKeyEvent,
    key: Qt.Key,
    held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
) -> bool:
    """Whether an event is that key with exactly those held."""
    return ev.key() == key and ev.modifiers() == held
