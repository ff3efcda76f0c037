"""Portraits: small pictures of the map for what is kept, taken again when it has come to rest."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QPixmap

from desktop.exports.thumbnails import thumbnail
from desktop.store import Store
from desktop.view import View

# How often to see whether the map has come to rest.
LOOKING_MS = 150


class Seen(Protocol):
    """What portraits ask of the map."""

    def grab(self) -> QPixmap:
        """A picture of what is seen."""


class Portraits(QObject):
    """A picture is taken at once, and once more when the map has come to rest with its names."""

    def __init__(self, store: Store, the_map: Seen, parent: QObject) -> None:
        super().__init__(parent)
        self._store = store
        self._map = the_map
        self._waiting: tuple[View, Callable[[bytes], None]] | None = None
        self._looking = QTimer(self, interval=LOOKING_MS)
        self._looking.timeout.connect(self._look)

    def take(self) -> bytes:
        """What the map shows just now, as a small PNG."""
        return thumbnail(self._map.grab())

    def take_at_rest(self, better: Callable[[bytes], None]) -> None:
        """Give `better` another picture once the map rests, if it moves and still shows the same
        View then.
        """
        if not self._at_rest():
            self._waiting = (self._store.view, better)
            self._looking.start()

    def _look(self) -> None:
        if self._waiting is None or self._waiting[0] != self._store.view:
            self._looking.stop()
        elif self._at_rest():
            self._looking.stop()
            self._waiting[1](self.take())

    def _at_rest(self) -> bool:
        settled: Callable[[], bool] = getattr(self._map, "is_settled", lambda: True)
        return settled()
