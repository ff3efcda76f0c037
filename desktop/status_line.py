"""StatusLine: what passes the filter, what is picked, what lies under the pointer: one line."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QToolButton, QWidget

from desktop.desk import Desk
from desktop.panels.parts.ways_out import WaysOut
from desktop.sheet.base_layers import layers_off
from desktop.store import Store
from desktop.view import View, narrow
from desktop.wording import tr
from geodata.filter_words import filter_words
from geodata.filtering import matching


class StatusLine(QWidget):
    """What to loosen when nothing passes, and the filter in words, which gives way to what a tool
    has to say; then the picked places with what can be done with them; at the far end the region
    under the pointer.
    """

    def __init__(self, store: Store, desk: Desk, of_picked: Iterable[QAction]) -> None:
        super().__init__()
        self._store = store
        self._desk = desk
        self._filter_words = ""
        self._tool_words = ""
        self.line, self.picked, self.where = QLabel(), QLabel(), QLabel()
        self.ways_out = WaysOut("　", 2)
        self.ways_out.asked.connect(lambda f, words: store.change(narrow(store.view, f), words))
        self.line.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.where.setObjectName("quiet")
        self.where.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.gathered = QWidget()
        row = QHBoxLayout(self.gathered)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        row.addWidget(self.picked)
        for action in of_picked:
            button = QToolButton()
            button.setDefaultAction(action)
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
            button.setIconSize(QSize(16, 16))
            button.setAutoRaise(True)
            row.addWidget(button)
        self.gathered.hide()
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 12, 0)
        line.setSpacing(16)
        line.addWidget(self.ways_out)
        line.addWidget(self.line, 1)
        line.addWidget(self.gathered)
        line.addWidget(self.where)

    def show_view(self, view: View, what: frozenset[str]) -> None:
        """Say what passes the filter, what undo would take back, and how many are picked."""
        if what & {"language", "filter", "selection", "picked", "hidden"}:
            passing = matching(self._desk.atlas, self._desk.links, view.filter)
            words = filter_words(self._desk.atlas, view.filter, view.language)
            line = tr("{n} 处符合：{words}", n=len(passing), words=words)
            if "places" in layers_off(view):
                line += "　" + tr("载体符号已关闭")
            undo = self._store.undo_words
            if undo:
                line += "　" + tr("Ctrl+Z 撤销：{what}", what=undo)
            self._filter_words = line
            self.ways_out.show_view(view, self._desk)
            self._show_picked(view, passing)
            self._say()

    def say(self, words: str) -> None:
        """What the tool in hand has to say; blank gives the filter its place back."""
        self._tool_words = words
        self._say()

    def point(self, words: str) -> None:
        """The region under the pointer."""
        self.where.setText(words)

    def text(self) -> str:
        """What the line says now."""
        return self.line.text()

    def _say(self) -> None:
        self.line.setText(self._tool_words or self._filter_words)

    def _show_picked(self, view: View, passing: Iterable[str]) -> None:
        inside = set(passing)
        n = len(view.picked)
        beyond = sum(place_id not in inside for place_id in view.picked)
        words = tr("已选 {n} 处", n=n)
        if beyond:
            words = tr("已选 {n} 处，其中 {beyond} 处在筛选之外", n=n, beyond=beyond)
        self.picked.setText(words)
        self.gathered.setVisible(bool(n))
