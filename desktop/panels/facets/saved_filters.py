"""SavedFilters: filters kept under a name, to be chosen again from a menu."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QMenu, QToolButton, QVBoxLayout, QWidget

from desktop.store import Store
from desktop.theme import icon
from desktop.view import narrow
from desktop.wording import tr
from desktop.workspace.records import drop_filter, rename_filter, save_filter
from geodata.atlas import Atlas
from geodata.filter_words import filter_words

LONGEST_NAME = 40


class SavedFilters(QWidget):
    """A button with the menu, and the line for a name while one is asked for."""

    def __init__(self, store: Store, atlas: Atlas, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._atlas = atlas
        self._renamed = ""
        self.button = QToolButton()
        self.button.setObjectName("plain")
        self.button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.button.setIcon(icon("save", "accent"))
        self.menu = QMenu(self.button)
        self.menu.aboutToShow.connect(self.fill)
        self.button.setMenu(self.menu)
        self.line = _NameLine(maxLength=LONGEST_NAME)
        self.line.hide()
        self.line.returnPressed.connect(self._named)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.line)

    def say(self) -> None:
        """Say the words in the language of now."""
        self.button.setText(tr("已存筛选"))
        self.button.setToolTip(tr("已存筛选"))
        self.line.setAccessibleName(tr("筛选的名称"))
        self.line.setPlaceholderText(tr("名称，回车保存"))

    def fill(self) -> None:
        """The menu of now: keep this filter, choose one, rename or remove one."""
        self.menu.clear()
        saved = self._store.workspace.filters
        self.menu.addAction(icon("save"), tr("保存当前筛选…"), self.ask_name)
        if not saved:
            self.menu.addSeparator()
            self.menu.addAction(tr("还没有保存的筛选")).setEnabled(False)
            return
        self.menu.addSeparator()
        for kept in saved:
            action = self.menu.addAction(_shown(kept.name), partial(self.choose, kept.name))
            action.setCheckable(True)
            action.setChecked(kept.filter == self._store.view.filter)
            action.setToolTip(filter_words(self._atlas, kept.filter, self._store.view.language))
        self.menu.setToolTipsVisible(True)
        self.menu.addSeparator()
        for words, deed in ((tr("改名"), self.ask_new_name), (tr("删除"), self.drop)):
            below = self.menu.addMenu(words)
            for kept in saved:
                below.addAction(_shown(kept.name), partial(deed, kept.name))

    def ask_name(self) -> None:
        """Ask for a name to keep the filter of now under; its words to begin with."""
        view = self._store.view
        self._ask("", filter_words(self._atlas, view.filter, view.language)[:LONGEST_NAME])

    def ask_new_name(self, name: str) -> None:
        """Ask for another name of a saved filter."""
        self._ask(name, name)

    def choose(self, name: str) -> None:
        """Look at the places of a saved filter."""
        wanted = self._store.workspace.filter_named(name)
        if wanted is not None:
            self._store.change(narrow(self._store.view, wanted), tr("用筛选“{name}”", name=name))

    def drop(self, name: str) -> None:
        """Keep a saved filter no longer; it can be undone."""
        left = drop_filter(self._store.workspace, name)
        self._store.keep(left, tr("删除筛选“{name}”", name=name))

    def _ask(self, renamed: str, suggested: str) -> None:
        self._renamed = renamed
        self.line.setText(suggested)
        self.line.show()
        self.line.setFocus()
        self.line.selectAll()

    def _named(self) -> None:
        name = " ".join(self.line.text().split())
        if not name:
            return
        self.line.hide()
        self.button.setFocus()
        workspace = self._store.workspace
        if self._renamed:
            words = tr("筛选“{old}”改名为“{name}”", old=self._renamed, name=name)
            self._store.keep(rename_filter(workspace, self._renamed, name), words)
        else:
            wanted = save_filter(workspace, name, self._store.view.filter)
            self._store.keep(wanted, tr("保存筛选“{name}”", name=name))


class _NameLine(QLineEdit):
    """Escape gives the name up."""

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Escape hides the line."""
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        else:
            super().keyPressEvent(event)


def _shown(name: str) -> str:
    """A name in a menu: Qt would take a single ampersand for a key."""
    return name.replace("&", "&&")
