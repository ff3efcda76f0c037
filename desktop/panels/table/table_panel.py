"""TablePanel: the places under the filter, a row each: sorted, found, picked, copied."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QLabel, QMenu, QStackedLayout

from desktop import tasks
from desktop.desk import Desk
from desktop.panels.parts.drawer_panel import DrawerPanel
from desktop.panels.parts.pictures import kind_picture
from desktop.panels.parts.reveal import Reveal
from desktop.panels.table.choosing import Choosing
from desktop.panels.table.column_heads import show_cell
from desktop.panels.table.copying import copied
from desktop.panels.table.heads import Heads
from desktop.panels.table.row_painting import RowDelegate
from desktop.panels.table.rows_model import RowsModel
from desktop.panels.table.rows_view import RowsView
from desktop.panels.table.tools import TableTools
from desktop.settings import Settings
from desktop.store import Store
from desktop.theme import sizes
from desktop.view import View, select
from desktop.wording import language, tr
from geodata.filtering import matching
from geodata.records import Address
from geodata.table_finding import Finder, Found, next_row
from geodata.tabulating import Rows, Table, sorted_rows

EVERYTHING = frozenset({"filter", "language", "selection", "picked"})
# With more rows than these, work that goes through all of them leaves the interface thread.
FEW_ROWS = 20_000


class TablePanel(DrawerPanel):
    """Shows all places under the current filter. `ready` says whether the rows are there: the
    table is made off the interface thread when the panel is first seen.
    """

    def __init__(self, store: Store, desk: Desk, settings: Settings, reveal: Reveal) -> None:
        super().__init__()
        self._store = store
        self._desk = desk
        self._settings = settings
        self._reveal = reveal
        self._under_way: dict[str, tasks.Task] = {}
        self._found: Found | None = None
        self._waiting_for: frozenset[str] = frozenset()
        """What has changed of the View and is shown once its rows are in order."""
        self.ready = False
        self.bar = self.tools = TableTools()
        self.bar.setEnabled(False)
        self.view = RowsView()
        self._waiting = QLabel(alignment=Qt.AlignmentFlag.AlignCenter)
        self._waiting.setObjectName("quiet")
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._waiting)
        self._stack.addWidget(self.view)
        self._waiting.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFocusProxy(self._waiting)
        tasks.run(lambda: desk.table, self).done.connect(self._fill)

    def show_view(self, view: View, what: frozenset[str]) -> None:
        """Show what changed of the View."""
        if "language" in what:
            self._speak()
        if not self.ready:
            return
        if what & {"filter", "language"}:
            self._order(what)
        else:
            self.choosing.show_view(view, what, anew=False)

    # Rows -----------------------------------------------------------------------------------

    def _fill(self, table: Table) -> None:
        """The table is made: put it on screen."""
        self.model = RowsModel(table, self._picture, self)
        self.view.setModel(self.model)
        self.view.setItemDelegate(RowDelegate(self.model))
        self._finder = Finder(table)
        self.heads = Heads(self._settings, self.model, self.view)
        self.choosing = Choosing(self._store, self.model, self.view)
        self.heads.sorted_anew.connect(self._order)
        view, bar = self.view, self.bar
        view.copy_asked.connect(self.copy)
        view.reveal_asked.connect(self.reveal)
        view.menu_asked.connect(self._open_menu)
        view.typed.connect(bar.field.begin)
        view.find_asked.connect(bar.field.begin)
        view.step_asked.connect(self.step)
        bar.field.textChanged.connect(self._find)
        bar.field.step_asked.connect(self.step)
        bar.field.left.connect(self.view.setFocus)
        bar.columns.clicked.connect(
            lambda: self.heads.open_menu(bar.columns.mapToGlobal(bar.columns.rect().topLeft()))
        )
        bar.export.clicked.connect(partial(self.asked.emit, "export_table"))
        self.ready = True
        bar.setEnabled(True)
        focused = self._waiting.hasFocus()
        self._stack.setCurrentWidget(self.view)
        self.setFocusProxy(self.view)
        if focused:
            self.view.setFocus()
        self.show_view(self._store.view, EVERYTHING)
        self.heads.fit()

    def _order(self, what: frozenset[str] = frozenset()) -> None:
        """The rows under the filter, sorted as the person has chosen."""
        self._waiting_for |= what
        view, table, sorts = self._store.view, self.model.table, self.heads.look.sorts
        atlas, links = self._desk.atlas, self._desk.links

        def work() -> Rows:
            rows = table.rows_of(matching(atlas, links, view.filter))
            return sorted_rows(table, rows, sorts, view.language)

        self._go_through("order", work, self._show_rows)

    def _show_rows(self, rows: Rows) -> None:
        what, self._waiting_for = self._waiting_for, frozenset()
        self.model.speak(self._store.view.language)
        self.model.show_rows(rows)
        self.choosing.show_view(self._store.view, what, anew=True)
        self.bar.show_count(len(rows))
        self._say_found()

    # Finding --------------------------------------------------------------------------------

    def _find(self, text: str) -> None:
        columns = self.heads.look.columns
        self._go_through("find", lambda: self._finder.found(text, columns), self._show_found)

    def _show_found(self, found: Found) -> None:
        self._found = found
        self.model.show_found(found.cells)
        at = next_row(found.rows, self.model.rows, self.view.currentIndex().row() - 1)
        if at >= 0:
            self._show_hit(at)
        self._say_found()

    def step(self, step: int) -> None:
        """Go to the next row found, or the one before."""
        if self._found is None:
            return
        at = self.view.currentIndex().row()
        to = next_row(self._found.rows, self.model.rows, at, step)
        if to >= 0:
            self.view.gestures += 1
            self.choosing.go_to(to)
            self._show_hit(to)
            self._say_found()

    def _show_hit(self, position: int) -> None:
        """Bring a cell found in that row into sight, the first one if none is."""
        assert self._found is not None
        row, numbers = int(self.model.rows[position]), self.heads.numbers
        hits = [i for i in self.heads.look.columns if self._is_hit(row, i)]
        if hits:
            show_cell(self.view, position, [numbers[column] for column in hits])

    def _is_hit(self, row: int, column: str) -> bool:
        mask = self._found.cells.get(column) if self._found else None
        return mask is not None and bool(mask[row])

    def _say_found(self) -> None:
        if self._found is None:
            return
        hits = self._found.rows[self.model.rows]
        at = self.view.currentIndex().row()
        place = int(hits[: at + 1].sum()) if at >= 0 and hits[at] else 0
        self.bar.show_found(place, int(hits.sum()))

    # Rows taken out -------------------------------------------------------------------------

    def copy(self) -> None:
        """The selected rows with their heads into the clipboard, columns as shown."""
        rows, table, columns = self.choosing.rows(), self.model.table, self.heads.look.columns
        if not len(rows):
            return
        spoken = language()
        self._go_through(
            "copy",
            lambda: copied(table, rows, columns, spoken),
            lambda text: QGuiApplication.clipboard().setText(text),
        )

    def reveal(self, position: int) -> None:
        """Select the row's place and bring it into sight on the map."""
        place_id = self.model.table.ids[int(self.model.rows[position])]
        address = Address("place", place_id)
        view = self._reveal(select(self._store.view, address), address)
        name = self.model.table.cells["name"].text(int(self.model.rows[position]), language())
        self._store.change(view, tr("选择 {name}", name=name))

    def _open_menu(self, index: QModelIndex, at: QPoint) -> None:
        """What can be done with a cell's row and column, and with the selected rows."""
        menu = QMenu(self.view)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if index.isValid():
            picked = self.model.picked[self.model.rows[index.row()]]
            menu.addAction(tr("在地图上显示"), partial(self.reveal, index.row()))
            words = tr("移出已选") if picked else tr("加入已选")
            menu.addAction(words, partial(self.choosing.tick, index.row()))
        copy = menu.addAction(tr("复制所选各行"), self.copy)
        copy.setEnabled(len(self.choosing.rows()) > 0)
        unpick = menu.addAction(tr("清除已选"), self.choosing.unpick_all)
        unpick.setEnabled(bool(self._store.view.picked))
        menu.addSeparator()
        if index.isValid():
            column = self.model.table.columns[index.column()].words(language())
            sort, left, right = (
                tr("按“{column}”排序", column=column),
                tr("“{column}”左移", column=column),
                tr("“{column}”右移", column=column),
            )
            menu.addAction(sort, partial(self.heads.sort_by, index.column()))
            menu.addAction(left, partial(self.heads.move, index.column(), -1))
            menu.addAction(right, partial(self.heads.move, index.column(), 1))
        menu.addAction(tr("选择与排列各列"), partial(self.heads.open_menu, at))
        menu.popup(at)

    # The rest -------------------------------------------------------------------------------

    def _go_through(self, name: str, work: Callable[[], Any], then: Callable[[Any], Any]) -> None:
        """Do work that concerns every row; off the interface thread when there are many."""
        if (before := self._under_way.pop(name, None)) is not None:
            before.cancel()
        if len(self.model.table) <= FEW_ROWS:
            then(work())
            return
        task = self._under_way[name] = tasks.run(work, self)
        task.done.connect(then)

    def _picture(self, row: int) -> QImage:
        place = self._desk.atlas.places[self.model.table.ids[row]]
        hollow = place.standing == "unverified"
        return kind_picture(place.kind, round(1.2 * sizes().body_px), hollow=hollow)

    def _speak(self) -> None:
        self.view.setAccessibleName(tr("表格"))
        self._waiting.setText(tr("正在整理表格…"))
        self.bar.speak()
