"""Walk: Back and Forward through the things that were selected, whatever else was done since."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QMouseEvent

from desktop.history import History, visited, went_back, went_forward
from desktop.store import Store
from desktop.view import View, select
from desktop.wording import tr
from geodata.records import Address

Reveal = Callable[[View, Address], View]


class Walk(QObject):
    """Follows the Store's selection, and goes back and forth through it.

    A step only selects and, if need be, reveals: filter and layers stay, and it can be undone.
    """

    def __init__(
        self, store: Store, name: Callable[[Address], str], reveal: Reveal, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._name = name
        self._reveal = reveal
        self.history = visited(History(), store.view.selection)
        store.changed.connect(self._changed)

    def back(self) -> None:
        """To what was read before, if anything was."""
        self._go(went_back(self.history), tr("后退"))

    def forward(self) -> None:
        """To what was gone back from, if anything was."""
        self._go(went_forward(self.history), tr("前进"))

    @property
    def words(self) -> dict[str, str]:
        """For "back" and "forward" what they would do; blank when there is nothing to do."""
        earlier, later = self.history.earlier, self.history.later
        return {
            "back": tr("后退到 {name}", name=self._name(earlier)) if earlier else "",
            "forward": tr("前进到 {name}", name=self._name(later)) if later else "",
        }

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """The mouse's own buttons for back and forward, wherever the pointer is."""
        if event.type() == QEvent.Type.MouseButtonPress and isinstance(event, QMouseEvent):
            if event.button() == Qt.MouseButton.BackButton:
                self.back()
                return True
            if event.button() == Qt.MouseButton.ForwardButton:
                self.forward()
                return True
        return super().eventFilter(watched, event)

    def _go(self, history: History, words: str) -> None:
        address = history.now
        if address is None or history == self.history:
            return
        self.history = history
        self._store.change(self._reveal(select(self._store.view, address), address), words)

    def _changed(self, _old: View, new: View, what: frozenset[str]) -> None:
        if "selection" in what:
            self.history = visited(self.history, new.selection)
