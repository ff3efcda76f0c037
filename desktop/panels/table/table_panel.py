"""TablePanel: the places under the filter, a row each."""

from __future__ import annotations

from PySide6.QtWidgets import QAbstractItemView, QTableView, QVBoxLayout

from desktop.desk import Desk
from desktop.panels.parts.drawer_panel import DrawerPanel
from desktop.panels.parts.reveal import Reveal
from desktop.panels.table.rows_model import RowsModel
from desktop.settings import Settings
from desktop.store import Store
from desktop.theme import sizes
from desktop.view import View
from desktop.wording import tr
from geodata.filtering import matching
from geodata.place_table import place_table


class TablePanel(DrawerPanel):
    """Shows all places under the current filter."""

    def __init__(
        self,
        store: Store,
        desk: Desk,
        settings: Settings,  # noqa: ARG002
        reveal: Reveal,  # noqa: ARG002
    ) -> None:
        super().__init__()
        self._store = store
        self._desk = desk
        self.model = RowsModel(place_table(desk.atlas, desk.links), self)
        self.view = QTableView()
        self.view.setModel(self.model)
        self.view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.view.setShowGrid(False)
        self.view.setWordWrap(False)
        self.view.verticalHeader().setDefaultSectionSize(2 * sizes().body_px)
        self.view.verticalHeader().hide()
        self.setFocusProxy(self.view)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.view)

    def show_view(self, view: View, what: frozenset[str]) -> None:
        """Show what changed of the View."""
        if "language" in what:
            self.view.setAccessibleName(tr("表格"))
            self.model.speak(view.language)
        if "filter" in what:
            passing = matching(self._desk.atlas, self._desk.links, view.filter)
            self.model.show_rows(self.model.table.rows_of(passing))
