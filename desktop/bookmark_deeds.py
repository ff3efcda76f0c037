"""Bookmark deeds: what of the bookmarks needs the map or the atlas."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from desktop.desk import Desk
from desktop.dialogs.fault_box import show_fault
from desktop.panels.bookmarks.bookmarks_panel import ADD, AGAIN, GO
from desktop.panels.parts.view_words import bookmark_name
from desktop.portraits import Portraits, Seen
from desktop.store import Store
from desktop.view import speak
from desktop.wording import tr
from desktop.workspace.known import check_view
from desktop.workspace.records import mark, mark_again
from geodata.faults import Fault


class BookmarkDeeds(QObject):
    """`said(words)` tells what was done."""

    said = Signal(str)

    def __init__(self, store: Store, desk: Desk, the_map: Seen, window: QWidget) -> None:
        super().__init__(window)
        self._store = store
        self._desk = desk
        self._window = window
        self._portraits = Portraits(store, the_map, self)

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
        marked = mark(workspace, name, picture=self._portraits.take())
        self._store.keep(marked, tr("添加书签 {name}", name=name))
        self._better_at_rest(marked.bookmarks[-1].id)
        self.said.emit(tr("已添加书签：{name}", name=name))

    def take_again(self, bookmark_id: int) -> None:
        """Have a bookmark show the View of now from now on."""
        workspace = self._store.workspace
        bookmark = workspace.bookmark(bookmark_id)
        if bookmark is not None:
            marked = mark_again(workspace, bookmark_id, self._portraits.take())
            self._store.keep(marked, tr("书签 {name} 改为现在看到的", name=bookmark.name))
            self._better_at_rest(bookmark_id)

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

    def _better_at_rest(self, bookmark_id: int) -> None:
        self._portraits.take_at_rest(lambda png: self._store.illustrate(bookmark_id, png))
