"""Choosing: the rows selected in the table and what the View has selected and picked, both ways.

A row gone to with a plain click or key is the View's selection. Several rows selected together
are what is picked; with Ctrl they are added to what was picked before.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QItemSelection, QItemSelectionModel, QObject

from desktop.panels.table.rows_model import ABSENT, RowsModel
from desktop.panels.table.rows_view import RowsView
from desktop.store import Store
from desktop.view import View, pick, select
from desktop.wording import tr
from geodata.records import Address
from geodata.tabulating import Rows

Flag = QItemSelectionModel.SelectionFlag
# Beyond so many separate stretches Qt's selection grows slow; the ticks show what is picked.
MOST_STRETCHES = 1000


class Choosing(QObject):
    """Keeps a RowsView and the Store in step. What it asks for itself it does not show again."""

    def __init__(self, store: Store, model: RowsModel, view: RowsView) -> None:
        super().__init__(view)
        self._store = store
        self._model = model
        self._view = view
        self._showing = False
        self._asking = False
        self._several = False
        """Whether the selected rows stand for what is picked, not for the row gone to."""
        self._gesture = 0
        """The last gesture that selected several rows."""
        chosen = view.selectionModel()
        chosen.selectionChanged.connect(self._selected)
        chosen.currentRowChanged.connect(lambda current, _: self._gone_to(current.row()))
        view.tick_asked.connect(self.tick)
        view.go_asked.connect(self.go_to)

    def show_view(self, view: View, what: frozenset[str], *, anew: bool) -> None:
        """Show what is selected and picked; `anew` when the rows themselves have changed."""
        if not (anew or what & {"selection", "picked"}):
            return
        self._showing = True
        try:
            if "picked" in what:
                self._model.show_picked(self._model.table.rows_of(view.picked))
            if "selection" in what:
                self._model.gone_to = self._row_of(view)
                self._view.viewport().update()
            if not self._asking and what & {"selection", "picked"}:
                self._several = "picked" in what and bool(view.picked)
            if anew or not self._asking:
                self._mirror(view, follow="selection" in what or anew)
        finally:
            self._showing = False

    def rows(self) -> Rows:
        """The selected rows of the table, in the order shown."""
        if self._several:
            return self._model.rows[self._picked_positions()]
        return self._model.rows[_positions(self._view.selectionModel().selection())]

    def go_to(self, position: int) -> None:
        """Make the row at a position the one gone to."""
        self._view.adding = False
        stood_there = self._view.currentIndex().row() == position
        self._make_current(position, Flag.ClearAndSelect | Flag.Rows, follow=True)
        if stood_there:
            self._gone_to(position)

    def tick(self, position: int) -> None:
        """Pick the row at a position, or unpick it when it was picked."""
        row = int(self._model.rows[position])
        word = tr("移出已选") if self._model.picked[row] else tr("加入已选")
        self._several = True
        wanted = pick(self._store.view, [self._model.table.ids[row]], "toggle")
        self._store.change(wanted, word, merge=self._merge)

    def unpick_all(self) -> None:
        """Nothing is picked any more."""
        self._store.change(pick(self._store.view, ()), tr("清除已选"))

    @property
    def _merge(self) -> str:
        return f"table {self._view.gestures}"

    def _gone_to(self, position: int) -> None:
        if self._showing or self._view.arriving or position < 0:
            return
        table, row = self._model.table, int(self._model.rows[position])
        language = self._store.view.language
        name = table.cells[table.columns[0].id].text(row, language)
        address = Address("place", table.ids[row])
        self._ask(select(self._store.view, address), tr("选择 {name}", name=name))

    def _selected(self, _selected: QItemSelection, deselected: QItemSelection) -> None:
        """Several rows were selected, or one of several taken out again, by hand."""
        if self._showing:
            return
        positions = _positions(self._view.selectionModel().selection())
        adding, began = self._view.adding, self._gesture == self._view.gestures
        if len(positions) < 2 and not (adding or began):
            self._several = False
            return
        self._several, self._gesture = True, self._view.gestures
        ids = self._ids(positions)
        wanted = pick(self._store.view, ids, "add" if adding else "replace")
        if adding:
            wanted = pick(wanted, self._ids(_positions(deselected)), "remove")
        self._ask(wanted, tr("已选 {n} 处", n=len(wanted.picked)))
        if len(wanted.picked) != len(ids):
            # What was picked before, on the map or here, is part of what is selected now.
            self._showing = True
            self._mirror(self._store.view, follow=False)
            self._showing = False

    def _ask(self, view: View, words: str) -> None:
        self._asking = True
        try:
            self._store.change(view, words, merge=self._merge)
        finally:
            self._asking = False

    def _mirror(self, view: View, *, follow: bool) -> None:
        """Select the rows of the View: all that is picked, or else the one gone to."""
        chosen, model = self._view.selectionModel(), self._model
        row = self._row_of(view)
        current = ABSENT if row == ABSENT else int(model.positions[row])
        positions = np.array([current] if current != ABSENT else [], np.int64)
        if self._several:
            positions = self._picked_positions()
        chosen.select(self._stretches(positions), Flag.ClearAndSelect)
        if current == ABSENT:
            chosen.clearCurrentIndex()
            return
        self._make_current(current, Flag.NoUpdate, follow=follow)

    def _row_of(self, view: View) -> int:
        """The row of the place that is selected; ABSENT when none is."""
        if view.selection is None or view.selection.kind != "place":
            return ABSENT
        row = self._model.table.rows_of([view.selection.id])
        return int(row[0]) if len(row) else ABSENT

    def _make_current(self, position: int, command: Flag, *, follow: bool) -> None:
        """The row at a position is the one gone to; columns stay where they were scrolled to."""
        view = self._view
        column = view.currentIndex().column()
        index = self._model.index(position, column if column >= 0 else self._model.first_column)
        along, down = view.horizontalScrollBar().value(), view.verticalScrollBar().value()
        view.selectionModel().setCurrentIndex(index, command)
        if follow:
            view.scrollTo(index)
        else:
            view.verticalScrollBar().setValue(down)
        view.horizontalScrollBar().setValue(along)

    def _picked_positions(self) -> Rows:
        """Where the picked rows stand that are shown, from the top."""
        positions: Rows = self._model.positions[self._model.picked]
        return np.sort(positions[positions != ABSENT])

    def _stretches(self, positions: Rows) -> QItemSelection:
        """A selection of those rows, as few stretches as they make; none when far too many."""
        made = QItemSelection()
        breaks = np.flatnonzero(np.diff(positions) > 1)
        if not len(positions) or len(breaks) >= MOST_STRETCHES:
            return made
        last = self._model.columnCount() - 1
        firsts = np.append(positions[0], positions[breaks + 1])
        lasts = np.append(positions[breaks], positions[-1])
        for top, bottom in zip(firsts.tolist(), lasts.tolist(), strict=True):
            made.select(self._model.index(top, 0), self._model.index(bottom, last))
        return made

    def _ids(self, positions: Rows) -> Sequence[str]:
        ids = self._model.table.ids
        return [ids[row] for row in self._model.rows[positions].tolist()]


def _positions(selection: QItemSelection) -> Rows:
    """The rows of a selection, from the top, each once."""
    parts = (selection.at(n) for n in range(selection.count()))
    stretches = [np.arange(part.top(), part.bottom() + 1) for part in parts]
    return np.unique(np.concatenate(stretches)) if stretches else np.zeros(0, np.int64)
