"""Eye: where the window looks from now, and how it comes to look from elsewhere."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QPoint, QTimer, Signal
from PySide6.QtWidgets import QWidget

from desktop.map.flight import QUICK, Flight, Pace
from desktop.map.map_box import MapBox
from desktop.map.map_item import MapItem
from desktop.map.viewpoint import Viewpoint, seeing
from desktop.sheet.framing import holds_the_country, home_camera
from desktop.view import Camera

SETTLE_MS = 140


class Eye(QObject):
    """`moved(viewpoint)` comes at every step; `settled` when the hand, or a flight, has let go.

    `camera()` is what the View asks for; None is home.
    """

    moved = Signal(object)
    settled = Signal()

    def __init__(
        self, window: QWidget, box: MapBox, item: MapItem, camera: Callable[[], Camera | None]
    ) -> None:
        super().__init__(window)
        self._window = window
        self._box = box
        self._item = item
        self._camera = camera
        self._flight = Flight(self, self._go)
        self._settle = QTimer(self, singleShot=True, interval=SETTLE_MS)
        self._settle.timeout.connect(self.settled)
        self._origin = QPoint()
        self._window_size = window.window().size()

    @property
    def viewpoint(self) -> Viewpoint:
        """Where the window looks from now."""
        if self._box.viewpoint is None:
            self._look(self.wanted)
        assert self._box.viewpoint is not None
        return self._box.viewpoint

    @property
    def wanted(self) -> Viewpoint:
        """Where the View wants it to look from."""
        width, height = max(self._window.width(), 1), max(self._window.height(), 1)
        return seeing(self._camera() or home_camera(width, height), width, height)

    @property
    def home(self) -> Viewpoint:
        """The whole country."""
        width, height = self._window.width(), self._window.height()
        return seeing(home_camera(width, height), width, height)

    @property
    def flying(self) -> bool:
        """Whether a flight is under way."""
        return self._flight.under_way

    @property
    def hurries(self) -> bool:
        """Whether a flight is under way that is too short to sharpen the picture on it."""
        return self.flying and self._flight.pace is QUICK

    def fly_at(self, pace: Pace) -> None:
        """Have every flight from now on at that pace."""
        self._flight.pace = pace

    @property
    def at_rest(self) -> bool:
        """Whether nothing moves and the last movement was told as settled."""
        return not self._settle.isActive() and not self._flight.under_way

    def hand_moves(self, viewpoint: Viewpoint) -> None:
        """A hand on the map: what was under way ends."""
        self._flight.stop()
        self._go(viewpoint)

    def fly(self, viewpoint: Viewpoint) -> None:
        """Go there by a short flight."""
        self._flight.fly(self.viewpoint, viewpoint)

    def follow(self) -> None:
        """Go where the View wants, if it is elsewhere."""
        wanted = self.wanted
        if wanted != self.viewpoint:
            self.fly(wanted)

    def refit(self) -> None:
        """At once to where the View wants, as if the window were new."""
        self._flight.stop()
        self._look(self.wanted)
        self.moved.emit(self.viewpoint)

    def settle(self) -> None:
        """Tell it as settled a moment from now."""
        self._settle.start()

    def rest(self) -> None:
        """Stay for good."""
        self._settle.stop()
        self._flight.stop()

    def resized(self, *, keep: bool) -> None:
        """The window has another size. With `keep` a side that opens or closes leaves the map where
        it was, unless it would cut the country off at home; a new size of the whole window fits
        what the View wants anew.
        """
        window = self._window
        # Within the window: moving the window itself takes the map along.
        origin = window.mapTo(window.window(), QPoint(0, 0))
        window_size = window.window().size()
        same_window = window_size == self._window_size and self._box.viewpoint is not None
        if same_window and keep:
            shift = origin - self._origin
            width, height = window.width(), window.height()
            kept = self.viewpoint.resized(width, height, shift.x(), shift.y())
            cut = self._camera() is None and not holds_the_country(kept.bounds_m)
            self._look(self.wanted if cut else kept)
        else:
            self._look(self.wanted)
        self._origin, self._window_size = origin, window_size

    def _go(self, viewpoint: Viewpoint) -> None:
        self._look(viewpoint)
        self._settle.start()
        self.moved.emit(viewpoint)

    def _look(self, viewpoint: Viewpoint) -> None:
        self._box.look(viewpoint)
        self._item.look(viewpoint)
