"""MapCanvas: the live map. It shows the Store's View and asks the Store for another one."""

from __future__ import annotations

from pyqtgraph import GraphicsView
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QNativeGestureEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QFrame, QWidget

from desktop.map.area_outline import AreaOutline
from desktop.map.flight import Flight
from desktop.map.furniture import Furniture
from desktop.map.ground import Ground
from desktop.map.hands import Hands
from desktop.map.live_names import LiveNames
from desktop.map.map_box import MapBox
from desktop.map.map_item import MapItem
from desktop.map.overlay_layer import OverlayLayer
from desktop.map.place_layer import PlaceLayer
from desktop.map.shading_layer import ShadingLayer
from desktop.map.viewpoint import Viewpoint, seeing
from desktop.sheet.framing import home_camera
from desktop.sheet.shown import Shown, shown_places
from desktop.store import Store
from desktop.theme import map_palette, wardrobe
from desktop.view import View, look_at
from desktop.wording import tr
from geodata.atlas import Atlas

SETTLE_MS = 140
PLACES_BY = frozenset({"filter", "selection", "picked", "compared"})
"""What of a View decides which places are shown, and how they stand together."""


class MapCanvas(GraphicsView):
    """The map of the window. `typed(text)` passes on letters that a hand types over the map."""

    typed = Signal(str)

    def __init__(self, store: Store, atlas: Atlas, parent: QWidget | None = None) -> None:
        super().__init__(parent, background=map_palette().sea)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setViewportUpdateMode(GraphicsView.ViewportUpdateMode.FullViewportUpdate)
        self.setMinimumSize(320, 240)
        self._store = store
        self._atlas = atlas
        self._ground = Ground(self, atlas)
        self._names = LiveNames(self, atlas)
        self._shown: Shown | None = None
        self.painted = False
        """Whether the first complete map has been made."""
        self._furniture = Furniture(self, atlas)
        self._shading = ShadingLayer(
            self, atlas, (self._ground, self._furniture, self._names), lambda: self.viewpoint
        )
        self.box = MapBox()
        self._hands = Hands(self, self.box, lambda: self.viewpoint)
        self._places = PlaceLayer(self, store, atlas, lambda: self.viewpoint)
        self.marks = self._places.marks
        self.overlays = OverlayLayer(self, lambda: self.viewpoint)
        self._item = MapItem(
            (
                self._ground.paint,
                self._shading.paint,
                self.overlays.paint,
                AreaOutline(store).paint,
                self._names.paint_below,
                self._places.paint,
                self._names.paint_above,
                self._places.paint_fan,
                self._furniture.paint,
                self._hands.paint,
            )
        )
        self.box.addItem(self._item, ignoreBounds=True)
        self.setCentralItem(self.box)
        self._shading.renewed.connect(self.viewport().update)
        self.overlays.renewed.connect(self._overlays_renewed)
        self._flight = Flight(self, self._move)
        self._settle = QTimer(self, singleShot=True, interval=SETTLE_MS)
        self._settle.timeout.connect(self._settled)
        self._origin = QPoint()
        self._window_size = self.window().size()
        self._hands.moved.connect(self._hand_moves)
        for source in (self._hands, self._places):
            source.flown.connect(lambda to: self._flight.fly(self.viewpoint, to))
        self.box.pressed_at.connect(lambda where, _modifiers: self._places.pressed(where))
        self.box.pointed_at.connect(self._pointed)
        store.changed.connect(self._changed)
        wardrobe.changed.connect(self._redress)
        app = QApplication.instance()
        assert app is not None
        app.aboutToQuit.connect(self.rest)

    # What is seen ---------------------------------------------------------------------------

    @property
    def viewpoint(self) -> Viewpoint:
        """Where the map looks from now."""
        if self.box.viewpoint is None:
            self._look(self._wanted_viewpoint())
        assert self.box.viewpoint is not None
        return self.box.viewpoint

    def position_px(self, place_id: str) -> QPointF:
        """Where a place's symbol is in the window, in logical pixels."""
        return QPointF(*self.marks.position_px(self.viewpoint, place_id))

    def go_home(self) -> None:
        """Show the whole country."""
        self._store.change(look_at(self._store.view, None), tr("回到全国"))

    def zoom(self, factor: float) -> None:
        """Come closer to the middle of the window by `factor`."""
        self._hands.zoom(factor)

    def is_settled(self) -> bool:
        """Whether nothing moves and the newest base picture is on screen."""
        return (
            self._shading.settled
            and self.overlays.ready
            and not self._settle.isActive()
            and not self._flight.under_way
            and not self._hands.kinetic.gliding
        )

    def _wanted_viewpoint(self) -> Viewpoint:
        width, height = max(self.width(), 1), max(self.height(), 1)
        camera = self._store.view.camera or home_camera(width, height)
        return seeing(camera, width, height)

    def _changed(self, old: View, new: View, what: frozenset[str]) -> None:  # noqa: ARG002
        self.show_view(new, what)

    def show_view(self, view: View, what: frozenset[str]) -> None:
        """Show what changed of the View."""
        if what & PLACES_BY or self._shown is None:
            self._shown = shown_places(self._atlas, view)
            self._places.show(self._shown, filtered="filter" in what)
        self._shading.show(view, self._shown, painted=self.painted)
        if "camera" in what:
            wanted = self._wanted_viewpoint()
            if wanted != self.viewpoint:
                self._flight.fly(self.viewpoint, wanted)
        if what & (PLACES_BY | {"shading", "hidden", "added", "language"}):
            self._furniture.speak(view.language)
            self._overlays_renewed()
            self._arrange()
        self.viewport().update()

    def _redress(self) -> None:
        """Other colours: at once what is painted here, as soon as they are made the others."""
        self.setBackground(map_palette().sea)
        self._places.redress()
        if self._shown is not None:
            self._shading.show(self._store.view, self._shown, painted=self.painted)
            self._arrange()
        self.viewport().update()

    def showEvent(self, ev: QShowEvent) -> None:  # noqa: N802
        """Make the first complete map before anything else is done."""
        super().showEvent(ev)
        if self.painted:
            return
        view = self._store.view
        self._shown = shown_places(self._atlas, view)
        self._places.show(self._shown, filtered=True)
        self._shading.show(view, self._shown, painted=False)
        self._furniture.speak(view.language)
        self._arrange(at_once=True)
        self._ground.begin(self.viewpoint, self._home(), self.devicePixelRatioF())
        self._settle.start()
        self.painted = True

    # Hands ----------------------------------------------------------------------------------

    def _hand_moves(self, viewpoint: Viewpoint) -> None:
        self._flight.stop()
        self._move(viewpoint)
        self._settle.start()

    def _pointed(self, where: QPointF | None) -> None:
        cursor = self._places.pointed(where)
        # A place is taken before a point of an overlay that lies under it, that before a region.
        free = cursor == Qt.CursorShape.ArrowCursor
        hit = self.overlays.pointed(where if free else None)
        language = self._store.view.language
        if hit is not None:
            self._places.tip.say(self.overlays.words_of(hit, language), where)
        elif free and where is not None:
            self._places.tip.say(self._shading.tip(where, language), where)
        self.viewport().setCursor(cursor)

    def keyPressEvent(self, ev: QKeyEvent) -> None:  # noqa: N802
        """Arrows pan, plus and minus zoom, letters begin a search."""
        if self._hands.key(ev):
            return
        if ev.key() == Qt.Key.Key_Home:
            self.go_home()
        elif ev.text().strip() and not ev.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.typed.emit(ev.text())
        else:
            super().keyPressEvent(ev)

    def event(self, ev: QEvent) -> bool:
        """Tab goes from place to place within the window, and beyond the last one leaves."""
        if isinstance(ev, QKeyEvent) and ev.type() == QEvent.Type.KeyPress:
            steps = {Qt.Key.Key_Tab: 1, Qt.Key.Key_Backtab: -1}
            step = steps.get(Qt.Key(ev.key()))
            if step is not None and self._places.select_next(step):
                return True
        return bool(super().event(ev))

    def viewportEvent(self, ev: QEvent) -> bool:  # noqa: N802
        """A pinch on a trackpad comes as an event of the viewport."""
        if isinstance(ev, QNativeGestureEvent) and self._hands.pinch(ev):
            return True
        return bool(super().viewportEvent(ev))

    def close(self) -> bool:
        """Close as any widget does; pyqtgraph's own way clears the scene under live items."""
        self.rest()
        return QWidget.close(self)

    def rest(self) -> None:
        """Let the workers finish; nothing is made for the map after this."""
        self._settle.stop()
        self._flight.stop()
        self._hands.kinetic.stop()
        self._shading.rest()
        self.overlays.rest()

    def leaveEvent(self, ev: QEvent) -> None:  # noqa: N802
        """Hover ends with the pointer's leaving."""
        self._places.tip.hide()
        super().leaveEvent(ev)

    # Moving and painting --------------------------------------------------------------------

    def resizeEvent(self, ev: QResizeEvent | None) -> None:  # noqa: N802
        """A side that opens or closes leaves the map where it was; a new window fits home anew."""
        super().resizeEvent(ev)
        if ev is None or not self.isVisible():
            return  # pyqtgraph's own call while the view is being made, and Qt's before it is shown
        # Within the window: moving the window itself takes the map along.
        origin = self.mapTo(self.window(), QPoint(0, 0))
        window_size = self.window().size()
        same_window = window_size == self._window_size and self.box.viewpoint is not None
        if same_window and self._shown is not None:
            shift = origin - self._origin
            self._look(self.viewpoint.resized(self.width(), self.height(), shift.x(), shift.y()))
        else:
            self._look(self._wanted_viewpoint())
        self._origin, self._window_size = origin, window_size
        if self._shown is not None:
            self._ask_for_base()
            self._arrange()

    def _move(self, viewpoint: Viewpoint) -> None:
        self._look(viewpoint)
        self.overlays.follow(viewpoint)
        if self._flight.under_way:
            self._settle.start()
        elif self._ground.stale(viewpoint):
            self._ask_for_base()

    def _look(self, viewpoint: Viewpoint) -> None:
        self.box.look(viewpoint)
        self._item.look(viewpoint)
        self._places.fan.zoomed(viewpoint)

    def _settled(self) -> None:
        """The hand has let go: sharpen the picture, set the names anew, tell the Store."""
        self._ask_for_base()
        self._arrange()
        view = self._store.view
        if self.viewpoint != self._wanted_viewpoint():
            self._store.change(look_at(view, self.viewpoint.camera()), tr("移动地图"))

    def _home(self) -> Viewpoint:
        camera = home_camera(self.width(), self.height())
        return seeing(camera, self.width(), self.height())

    def _ask_for_base(self) -> None:
        self._ground.ask(self.viewpoint, self.devicePixelRatioF())
        self.overlays.ask(self.viewpoint)

    def _overlays_renewed(self) -> None:
        """Explain what is to be seen of the overlays; names keep clear of the explanation."""
        key, language = self._furniture.key, self._store.view.language
        if key.say(self.overlays.signs, map_palette(), language):
            self._arrange()
        self.viewport().update()

    def _arrange(self, *, at_once: bool = False) -> None:
        if self._shown is not None:
            self._shading.arrange(self._store.view, self._shown, at_once=at_once)
