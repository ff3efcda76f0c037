"""Deeds: what the commands do that ask a question or touch a file. One object a window."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from desktop import theme
from desktop.addresses import written
from desktop.desk import Desk
from desktop.settings import Settings
from desktop.store import Store
from desktop.view import reset, speak
from desktop.wording import language, tr
from geodata.overlay import Overlay
from geodata.place_table import COLUMNS
from geodata.records import Clause
from geodata.table_look import fitted

# Dialogs and writers are loaded when first asked for: the first map waits for none of them.
if TYPE_CHECKING:
    from desktop.dialogs.about import About
    from desktop.dialogs.composer.composer import Composer
    from desktop.dialogs.export_map import ExportMap
    from desktop.dialogs.export_table import ExportTable
    from desktop.dialogs.plan_reader import PlanReader

ZOOM_STEP = 1.5


class Map(Protocol):
    """What the commands ask of the map."""

    def go_home(self) -> None:
        """Show the whole country."""

    def zoom(self, factor: float) -> None:
        """Come closer by `factor`."""


class Deeds(QObject):
    """Does what the commands say. `said(words)` tells what was done, for the status line.

    `overlays` gives the person's own layers that are on the map: a picture of it has them too.
    """

    said = Signal(str)

    def __init__(
        self,
        store: Store,
        desk: Desk,
        settings: Settings,
        the_map: Map,
        window: QWidget,
        overlays: Callable[[], tuple[Overlay, ...]] = tuple,
    ) -> None:
        super().__init__(window)
        self._store = store
        self._desk = desk
        self._settings = settings
        self._map = the_map
        self._window = window
        self._overlays = overlays
        self._reader: PlanReader | None = None
        self._composer: Composer | None = None

    def home(self) -> None:
        """The whole country."""
        self._map.go_home()

    def reset_all(self) -> None:
        """Everything as at a first start, in one step: filter, focus, picks, colours, layers."""
        self._store.change(reset(self._store.view), tr("全部重置"))

    def zoom_in(self) -> None:
        """Closer."""
        self._map.zoom(ZOOM_STEP)

    def zoom_out(self) -> None:
        """Farther."""
        self._map.zoom(1 / ZOOM_STEP)

    def language(self) -> None:
        """The other language, from now on and at the next start."""
        other = "zh" if self._store.view.language == "en" else "en"
        self._settings.language = other
        self._store.change(speak(self._store.view, other), tr("切换语言"))

    def theme(self, choice: str) -> None:
        """Other colours, from now on and at the next start."""
        self._settings.theme = choice
        theme.wear(choice)

    def copy_address(self) -> None:
        """The address of what is selected, for a letter or `main.py --open`."""
        address = self._store.view.selection
        if address is not None:
            QGuiApplication.clipboard().setText(written(address))
            self.said.emit(tr("已复制地址：{address}", address=written(address)))

    def export_map(self) -> ExportMap:
        """Ask how, and write the view of now as a picture."""
        from desktop.dialogs.export_map import ExportMap
        from desktop.exports.snapshot import snapshot

        view, atlas, overlays = self._store.view, self._desk.atlas, self._overlays()
        dialog = ExportMap(
            self._settings.export_folder,
            lambda page, path: snapshot(atlas, view, page, path, overlays),
            self._window,
        )
        dialog.exported.connect(self._exported)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    def compose_page(self) -> Composer:
        """Lay the view of now out on a page by hand; a page begun before is still there."""
        from desktop.dialogs.composer.composer import Composer

        before = self._composer
        if before is None or before.spoken != language():
            folder, own = self._settings.export_folder, self._settings.data_folder / "templates"
            self._composer = made = Composer(
                self._store, self._desk, folder, own, self._window, self._overlays
            )
            made.exported.connect(self._exported)
            if before is not None:
                made.begin(before.page)
                before.close()
                before.deleteLater()
        composer = self._composer
        assert composer is not None
        composer.show()
        composer.raise_()
        composer.activateWindow()
        return composer

    def export_table(self) -> ExportTable:
        """Ask how, and write the table of the places under the filter, as it is shown."""
        from desktop.dialogs.export_table import ExportTable, Extent
        from desktop.exports.place_tables import Scope, place_ids, write_places

        view, desk = self._store.view, self._desk
        look = fitted(self._settings.table_look, COLUMNS)
        rows, picked = (len(place_ids(desk, view, Scope(only))) for only in (False, True))
        dialog = ExportTable(
            self._settings.export_folder,
            self._settings.table_ending,
            Extent(rows, picked, len(look.columns), len(COLUMNS)),
            lambda scope, path, tell: write_places(desk, view, look, scope, path, tell),
            self._window,
        )
        dialog.exported.connect(self._exported_table)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    @property
    def reader(self) -> PlanReader:
        """The window with the person's copy of the plan, made when first needed."""
        if self._reader is None:
            from desktop.dialogs.plan_reader import PlanReader

            self._reader = PlanReader(self._store, self._desk, self._settings, self._window)
        return self._reader

    def open_plan_text(self) -> None:
        """Ask for the person's own copy of the plan."""
        self.reader.open_plan_text()

    def show_clause(self, clause: Clause) -> None:
        """The plan's text at a clause."""
        self.reader.show_clause(clause)

    def about(self) -> About:
        """What the program is, and the sources."""
        from desktop.dialogs.about import About

        dialog = About(self._desk.atlas, self._window)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    def _exported_table(self, path: Path) -> None:
        self._settings.export_folder = path.parent
        self._settings.table_ending = path.suffix.lower()
        self.said.emit(tr("已导出表格：{path}", path=path))

    def _exported(self, path: Path) -> None:
        self._settings.export_folder = path.parent
        self.said.emit(tr("已导出地图：{path}", path=path))
