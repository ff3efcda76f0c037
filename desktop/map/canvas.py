"""MapCanvas: the live map. It shows the Store's View and asks the Store for another one."""

from __future__ import annotations

from pyqtgraph import GraphicsView
from PySide6.QtCore import QPointF
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QFrame, QWidget

from desktop.map.area_outline import AreaOutline
from desktop.map.eye import Eye
from desktop.map.furniture import Furniture
from desktop.map.ground import Ground
from desktop.map.handed_view import HandedView
from desktop.map.hands import Hands
from desktop.map.handwork import Handwork
from desktop.map.live_names import LiveNames
from desktop.map.map_box import MapBox
from desktop.map.map_item import MapItem
from desktop.map.overlay_layer import OverlayLayer
from desktop.map.place_layer import PlaceLayer
from desktop.map.region_outline import RegionOutline
from desktop.map.shading_layer import ShadingLayer
from desktop.map.viewpoint import Viewpoint
from desktop.sheet.shown import Shown, shown_places
from desktop.store import Store
from desktop.theme import map_palette, wardrobe
from desktop.view import View, look_at
from desktop.wording import tr
from geodata.atlas import Atlas

PLACES_BY = frozenset({"filter", "selection", "picked", "compared", "hidden"})
"""What of a View decides which places are shown, and how they stand together."""


class MapCanvas(HandedView):
    """The map of the window: what is seen, and where one looks from."""

    def __init__(self, store: Store, atlas: Atlas, parent: QWidget | None = None) -> None:
        super().__init__(parent, background=map_palette().sea)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setViewportUpdateMode(GraphicsView.ViewportUpdateMode.FullViewportUpdate)
        self.setMinimumSize(320, 240)
        self.setAccessibleName(tr("地图"))
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
        self.hands = Hands(self, self.box, lambda: self.viewpoint)
        self.places = PlaceLayer(self, store, atlas, lambda: self.viewpoint)
        self.marks = self.places.marks
        self.overlays = OverlayLayer(self, lambda: self.viewpoint)
        self.work = Handwork(
            self,
            store,
            atlas,
            self.box,
            self.places,
            self._furniture.inset,
            self._words_under,
            lambda: self.viewpoint,
        )
        self._region = RegionOutline(self, store, atlas)
        self._item = MapItem(
            (
                self._ground.paint,
                self._shading.paint,
                self.overlays.paint,
                self._furniture.net.paint_lines,
                self._region.paint,
                AreaOutline(store).paint,
                self._names.paint_below,
                self.places.paint,
                self.work.picking.paint,
                self._names.paint_above,
                self.places.paint_fan,
                self._furniture.paint,
                self.hands.paint,
                self.work.tools.paint,
            )
        )
        self.box.addItem(self._item, ignoreBounds=True)
        self.setCentralItem(self.box)
        self._shading.renewed.connect(self.viewport().update)
        self._region.renewed.connect(self.viewport().update)
        self.overlays.renewed.connect(self._overlays_renewed)
        self.eye = Eye(self, self.box, self._item, lambda: self._store.view.camera)
        self.eye.moved.connect(self._moved)
        self.eye.settled.connect(self._settled)
        self.hands.moved.connect(self.eye.hand_moves)
        for source in (self.hands, self.places):
            source.flown.connect(self.eye.fly)
        self.listen()
        store.changed.connect(self._changed)
        wardrobe.changed.connect(self._redress)
        app = QApplication.instance()
        assert app is not None
        app.aboutToQuit.connect(self.rest)

    # What is seen ---------------------------------------------------------------------------

    @property
    def viewpoint(self) -> Viewpoint:
        """Where the map looks from now."""
        return self.eye.viewpoint

    def position_px(self, place_id: str) -> QPointF:
        """Where a place's symbol is in the window, in logical pixels."""
        return QPointF(*self.marks.position_px(self.viewpoint, place_id))

    def go_home(self) -> None:
        """Show the whole country."""
        if self._store.view.camera is None:
            self.eye.follow()  # a side that closed has left room around the country
        self._store.change(look_at(self._store.view, None), tr("回到全国"))

    def fit(self) -> None:
        """The window was arranged anew: the whole country, if that is looked at, fills the map."""
        if self._store.view.camera is None and self.isVisible():
            self.eye.refit()
            self._ask_for_base()
            self._arrange()

    def zoom(self, factor: float) -> None:
        """Come closer to the middle of the window by `factor`."""
        self.hands.zoom(factor)

    def is_settled(self) -> bool:
        """Whether nothing moves and the newest base picture is on screen."""
        return (
            self._shading.settled
            and self._region.ready
            and self.overlays.ready
            and self.eye.at_rest
            and not self.hands.kinetic.gliding
        )

    def _changed(self, old: View, new: View, what: frozenset[str]) -> None:  # noqa: ARG002
        self.show_view(new, what)

    def show_view(self, view: View, what: frozenset[str]) -> None:
        """Show what changed of the View."""
        if what & PLACES_BY or self._shown is None:
            self._show_places(filtered="filter" in what)
        assert self._shown is not None
        self._shading.show(view, self._shown, painted=self.painted)
        if "language" in what:
            self.setAccessibleName(tr("地图"))
        if "camera" in what:
            self.eye.follow()
        if what & (PLACES_BY | {"added", "language"}):
            self._furniture.show(view)
            self._overlays_renewed()
            self._arrange()
        self.viewport().update()

    def _redress(self) -> None:
        """Other colours: at once what is painted here, as soon as they are made the others."""
        self.setBackground(map_palette().sea)
        self.places.redress()
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
        shown = self._show_places(filtered=True)
        self._shading.show(view, shown, painted=False)
        self._furniture.show(view)
        self._arrange(at_once=True)
        self._ground.begin(self.viewpoint, self.eye.home, self.devicePixelRatioF())
        self.eye.settle()
        self.painted = True

    def _show_places(self, *, filtered: bool) -> Shown:
        self._shown = shown_places(self._atlas, self._store.view)
        self.places.show(self._shown, filtered=filtered)
        self.work.picking.show(self._shown)
        return self._shown

    def _words_under(self, where: QPointF | None) -> list[str]:
        """What is said of a point of an overlay, which lies over the regions, or of a region."""
        language = self._store.view.language
        hit = self.overlays.pointed(where)
        if hit is not None:
            return self.overlays.words_of(hit, language)
        return [] if where is None else self._shading.tip(where, language)

    def close(self) -> bool:
        """Close as any widget does; pyqtgraph's own way clears the scene under live items."""
        self.rest()
        return QWidget.close(self)

    def rest(self) -> None:
        """Let the workers finish; nothing is made for the map after this."""
        self.eye.rest()
        self.hands.kinetic.stop()
        self._shading.rest()
        self._region.rest()
        self.overlays.rest()

    # Moving and painting --------------------------------------------------------------------

    def resizeEvent(self, ev: QResizeEvent | None) -> None:  # noqa: N802
        """A side that opens or closes leaves the map where it was, but never cuts the country off
        at home; a new window fits home anew.
        """
        super().resizeEvent(ev)
        if ev is None or not self.isVisible():
            return  # pyqtgraph's own call while the view is being made, and Qt's before it is shown
        self.eye.resized(keep=self._shown is not None)
        self.places.fan.zoomed(self.viewpoint)
        if self._shown is not None:
            self._ask_for_base()
            self._arrange()

    def _moved(self, viewpoint: Viewpoint) -> None:
        self.overlays.follow(viewpoint)
        self.places.fan.zoomed(viewpoint)
        if not self.eye.hurries and self._ground.stale(viewpoint):
            self._ask_for_base()

    def _settled(self) -> None:
        """The hand has let go: sharpen the picture, set the names anew, tell the Store."""
        self._ask_for_base()
        self._arrange()
        view = self._store.view
        if self.viewpoint != self.eye.wanted:
            self._store.change(look_at(view, self.viewpoint.camera()), tr("移动地图"))

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
            self._furniture.inset.settle(self.viewpoint)
            self._shading.arrange(self._store.view, self._shown, at_once=at_once)
