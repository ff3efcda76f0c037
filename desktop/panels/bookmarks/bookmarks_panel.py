"""The bookmarks panel: what was worth coming back to, with pictures, names and notes."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop.desk import Desk
from desktop.panels.parts.picture_list import Pictured, PictureList
from desktop.panels.parts.picture_row import ID
from desktop.panels.parts.view_words import bookmark_words
from desktop.store import Store
from desktop.theme import icon
from desktop.view import View
from desktop.wording import tr
from desktop.workspace.records import describe, move_bookmark, unmark

ADD, AGAIN, GO = "add", "again", "go"


class BookmarksPanel(QWidget):
    """`bookmark_asked(what, id)` for what needs the map: ADD one (id 0), take its View and picture
    AGAIN, GO there. Names, notes, order and removal it asks of the Store itself.
    """

    bookmark_asked = Signal(str, int)

    def __init__(self, store: Store, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._desk = desk
        self.choosing = False
        """While one goes to a bookmark, so that the list stays in front."""
        self.add = QToolButton()
        self.add.setIcon(icon("bookmark", "accent"))
        self.add.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.add.clicked.connect(lambda: self.bookmark_asked.emit(ADD, 0))
        self.count = QLabel()
        self.count.setObjectName("quiet")
        self.empty = QLabel()
        self.empty.setObjectName("quiet")
        self.empty.setWordWrap(True)
        self.empty.setContentsMargins(12, 12, 12, 12)
        self.list = PictureList()
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.list.customContextMenuRequested.connect(self._menu)
        self.note = QLineEdit()
        self.note.editingFinished.connect(self._take_note)
        self._noted: int | None = None
        self.list.gone_to.connect(self._go)
        self.list.renamed.connect(self._rename)
        self.list.moved.connect(self._move)
        self.list.removed.connect(self._remove)
        self.list.currentRowChanged.connect(lambda _row: self._show_note())
        head = QHBoxLayout()
        head.setContentsMargins(8, 4, 12, 4)
        head.addWidget(self.add)
        head.addStretch(1)
        head.addWidget(self.count)
        self._foot = QWidget()
        foot = QHBoxLayout(self._foot)
        foot.setContentsMargins(8, 8, 8, 8)
        foot.addWidget(self.note)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.empty)
        column.addWidget(self.list, 1)
        column.addWidget(self._foot)
        self._rest = QWidget()
        column.addWidget(self._rest, 1)
        store.changed.connect(lambda _old, new, what: self.show_view(new, what))
        self.show_view(store.view, frozenset({"bookmarks", "language"}))

    def show_view(self, view: View, what: frozenset[str]) -> None:
        """Show what changed: the bookmarks, and which of them the map shows."""
        bookmarks = self._store.workspace.bookmarks
        if "language" in what:
            self._speak()
        if what & {"bookmarks", "language"}:
            atlas = self._desk.atlas
            self.list.show_rows(
                [
                    Pictured(b.id, b.name, bookmark_words(atlas, b, view.language), b.picture)
                    for b in bookmarks
                ]
            )
            self.count.setText(tr("{n} 个书签", n=len(bookmarks)) if bookmarks else "")
            for widget, on in (
                (self.empty, not bookmarks),
                (self._rest, not bookmarks),
                (self.list, bool(bookmarks)),
                (self._foot, bool(bookmarks)),
            ):
                widget.setVisible(on)
            self._show_note()
        same = (b.id for b in bookmarks if replace(b.view, language=view.language) == view)
        self.list.point_out(frozenset(same))

    def _speak(self) -> None:
        self.add.setText(tr("添加书签"))
        self.add.setToolTip(tr("把现在看到的存成书签 (Ctrl+D)"))
        self.empty.setText(
            tr("还没有书签。添加一个，就能随时回到现在的筛选、选择与地图位置；随工作区一起保存。")
        )
        self.list.setAccessibleName(tr("书签与说明"))
        self.note.setPlaceholderText(tr("所选书签的说明"))
        self.note.setAccessibleName(tr("所选书签的说明"))

    def _show_note(self) -> None:
        """The note of the bookmark under the keyboard, unless one is being written for it."""
        current = self.list.current_id
        bookmark = self._store.workspace.bookmark(current) if current is not None else None
        if bookmark is None or bookmark.id != self._noted or not self.note.isModified():
            self._noted = bookmark.id if bookmark else None
            self.note.setText(bookmark.note if bookmark else "")
            self.note.setCursorPosition(0)  # a long one is read from its beginning
        self.note.setEnabled(bookmark is not None)

    def _take_note(self) -> None:
        bookmark = self._store.workspace.bookmark(self._noted) if self._noted else None
        note = self.note.text().strip()
        self.note.setModified(False)
        if bookmark is not None and note != bookmark.note:
            words = tr("书签 {name} 的说明", name=bookmark.name)
            workspace = self._store.workspace
            self._store.keep(describe(workspace, bookmark.id, bookmark.name, note), words)

    def _go(self, bookmark_id: int) -> None:
        self.choosing = True
        self.bookmark_asked.emit(GO, bookmark_id)
        self.choosing = False

    def _rename(self, bookmark_id: int, name: str) -> None:
        workspace = self._store.workspace
        bookmark = workspace.bookmark(bookmark_id)
        if bookmark is None or name in ("", bookmark.name):
            self.show_view(self._store.view, frozenset({"bookmarks"}))  # the old name again
            return
        words = tr("书签 {name} 改名为 {new}", name=bookmark.name, new=name)
        self._store.keep(describe(workspace, bookmark_id, name, bookmark.note), words)

    def _move(self, bookmark_id: int, position: int) -> None:
        workspace = self._store.workspace
        bookmark = workspace.bookmark(bookmark_id)
        if bookmark is not None:
            words = tr("移动书签 {name}", name=bookmark.name)
            self._store.keep(move_bookmark(workspace, bookmark_id, position), words)

    def _remove(self, bookmark_id: int) -> None:
        workspace = self._store.workspace
        bookmark = workspace.bookmark(bookmark_id)
        if bookmark is not None:
            words = tr("删除书签 {name}", name=bookmark.name)
            self._store.keep(unmark(workspace, bookmark_id), words)

    def _menu(self, where: QPoint) -> None:
        item = self.list.itemAt(where)
        if item is None:
            return
        chosen, row, last = item.data(ID), self.list.row(item), self.list.count() - 1
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for words, key, deed, on in (
            (tr("前往"), "Return", lambda: self._go(chosen), True),
            (tr("改名"), "F2", lambda: self.list.editItem(item), True),
            (tr("改为现在看到的"), "", lambda: self.bookmark_asked.emit(AGAIN, chosen), True),
            (tr("上移"), "Ctrl+Up", lambda: self._move(chosen, row - 1), row > 0),
            (tr("下移"), "Ctrl+Down", lambda: self._move(chosen, row + 1), row < last),
            (tr("删除"), "Del", lambda: self._remove(chosen), True),
        ):
            action = menu.addAction(words)
            action.setShortcut(QKeySequence(key))
            action.setEnabled(on)
            action.triggered.connect(deed)
        menu.popup(self.list.viewport().mapToGlobal(where))
