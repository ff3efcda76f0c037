"""Bookmark deeds: what of the bookmarks needs the map or the atlas."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QWidget

from desktop.desk import Desk
from desktop.dialogs.fault_box import show_fault
from desktop.exports.thumbnails import thumbnail
from desktop.panels.bookmarks.bookmarks_panel import ADD, AGAIN, GO
from desktop.panels.parts.view_words import bookmark_name
from desktop.store import Store
from desktop.view import View, speak
from desktop.wording import tr
from desktop.workspace.known import check_view
from desktop.workspace.records import mark, mark_again
from geodata.faults import Fault

# How often to see whether the map has come to rest.
LOOKING_MS = 150


class Seen(Protocol):
    """What the bookmarks ask of the map."""

    def grab(self) -> QPixmap:
        """A picture of what is seen."""


class BookmarkDeeds(QObject):
    """`said(words)` tells what was done.

    A picture is taken at once, and once more when the map has come to rest with all its names.
    """

    said = Signal(str)

    def __init__(self, store: Store, desk: Desk, the_map: Seen, window: QWidget) -> None:
        super().__init__(window)
        self._store = store
        self._desk = desk
        self._map = the_map
        self._window = window
        self._waiting: tuple[int, View] | None = None
        self._looking = QTimer(self, interval=LOOKING_MS)
        self._looking.timeout.connect(self._look)

    def deeds(self) -> dict[str, Callable[..., object]]:
        """What the commands of the bookmarks do, by their ids."""
        return {"add_bookmark": self.add}

    def do(self, what: str, bookmark_id: int) -> None:
        """What the panel of the bookmarks asks for."""
        {ADD: lambda _: self.add(), AGAIN: self.take_again, GO: self.go}[what](bookmark_id)

    def add(self) -> None:
        """Keep the View of now under a name of its own, with a small picture of the map."""
        workspace = self._store.workspace
        name = bookmark_name(self._desk.atlas, workspace)
        marked = mark(workspace, name, picture=thumbnail(self._map.grab()))
        self._store.keep(marked, tr("添加书签 {name}", name=name))
        self._wait_for_rest(marked.bookmarks[-1].id)
        self.said.emit(tr("已添加书签：{name}", name=name))

    def take_again(self, bookmark_id: int) -> None:
        """Have a bookmark show the View of now from now on."""
        workspace = self._store.workspace
        bookmark = workspace.bookmark(bookmark_id)
        if bookmark is not None:
            marked = mark_again(workspace, bookmark_id, thumbnail(self._map.grab()))
            self._store.keep(marked, tr("书签 {name} 改为现在看到的", name=bookmark.name))
            self._wait_for_rest(bookmark_id)

    def go(self, bookmark_id: int) -> None:
        """Look at a bookmark's View, in the language of now. A Fault of it is said in a box."""
        bookmark = self._store.workspace.bookmark(bookmark_id)
        if bookmark is None:
            return
        try:
            check_view(bookmark.view, self._desk.atlas, bookmark.name)
        except Fault as fault:
            show_fault(fault, self._window)
            return
        view = speak(bookmark.view, self._store.view.language)
        self._store.change(view, tr("前往书签 {name}", name=bookmark.name))

    def _wait_for_rest(self, bookmark_id: int) -> None:
        if not self._at_rest():
            self._waiting = (bookmark_id, self._store.view)
            self._looking.start()

    def _look(self) -> None:
        """Take the picture again if the map rests and still shows the same."""
        if self._waiting is None or self._waiting[1] != self._store.view:
            self._looking.stop()
        elif self._at_rest():
            self._looking.stop()
            self._store.illustrate(self._waiting[0], thumbnail(self._map.grab()))

    def _at_rest(self) -> bool:
        settled: Callable[[], bool] = getattr(self._map, "is_settled", lambda: True)
        return settled()
