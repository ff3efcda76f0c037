"""FacetFold: one facet in the panel: its name, how much is chosen, and its values when open."""

from __future__ import annotations

from PySide6.QtWidgets import QToolButton

from desktop.desk import Desk
from desktop.panels.facets.facet_room import FacetRoom
from desktop.panels.parts.fold import Fold
from desktop.view import View
from desktop.wording import tr


class FacetFold(Fold):
    """Shows its values only while it is open: what nobody sees is not worked out."""

    def __init__(self, room: FacetRoom, *, opened: bool) -> None:
        self.all, self.none = QToolButton(), QToolButton()
        for button in (self.all, self.none):
            button.setObjectName("whisper")
        super().__init__(room, opened=opened, beside=(self.all, self.none))
        self.room = room
        self._view: View | None = None
        self._desk: Desk | None = None
        self._words = True
        self.all.clicked.connect(room.take_all)
        self.none.clicked.connect(room.take_none)
        self.button.toggled.connect(self._catch_up)

    def show_view(self, view: View, desk: Desk, *, words: bool) -> None:
        """Show the facet's part of the filter; the words too when they changed."""
        self._view, self._desk = view, desk
        self._words |= words
        self._head(view)
        self._catch_up()

    def _head(self, view: View) -> None:
        facet, wanted = self.room.facet, view.filter
        choice = wanted.choice(facet.code)
        name = facet.words(view.language)
        chosen = 0 if self.room.switches else len(choice.any or ())
        said = [tr("选 {n}", n=chosen)] if chosen else []
        said += [tr("非 {n}", n=len(choice.none))] if choice.none else []
        said += [tr("已暂停")] if facet.code in wanted.muted else []
        self.say(f"{name}　{' · '.join(said)}" if said else name)
        self.button.setToolTip(facet.about(view.language))
        self.all.setText(tr("全选"))
        self.none.setText(tr("全不选"))
        self.all.setAccessibleName(tr("全选 {facet}", facet=name))
        self.none.setAccessibleName(tr("全不选 {facet}", facet=name))

    def _catch_up(self) -> None:
        if self._view is not None and self._desk is not None and self.button.isChecked():
            self.room.show_view(self._view, self._desk, words=self._words)
            self._words = False
