"""View deeds: a single View out of a file and into one, while the workspace stays."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop import tasks
from desktop.desk import Desk
from desktop.dialogs.fault_box import show_fault
from desktop.settings import Settings
from desktop.store import Store
from desktop.view import View, speak
from desktop.wording import tr
from desktop.workspace.view_files import save_view
from desktop.workspace.workspace_files import VIEW_SUFFIX, read_view_of
from geodata.faults import Fault


class ViewDeeds(QObject):
    """`said(words)` tells what was done. Files are read and written on another thread."""

    said = Signal(str)

    def __init__(self, store: Store, desk: Desk, settings: Settings, window: QWidget) -> None:
        super().__init__(window)
        self._store = store
        self._desk = desk
        self._settings = settings
        self._window = window

    def ask_and_read(self) -> None:
        """Ask for a file and look at the View in it; the workspace stays."""
        name, _ = QFileDialog.getOpenFileName(
            self._window, tr("导入视图"), str(self._settings.workspace_folder), _file_words()
        )
        if name:
            self.read(Path(name))

    def read(self, path: Path) -> None:
        """Look at the View of that file."""
        task = tasks.run(lambda: read_view_of(path, self._desk.atlas), self)
        task.done.connect(lambda view: self._look(view, path))
        task.failed.connect(self._fault)

    def ask_and_write(self) -> None:
        """Ask for a file and write the View of now into it."""
        start = self._settings.workspace_folder / f"{tr('我的视图')}{VIEW_SUFFIX}"
        name, _ = QFileDialog.getSaveFileName(
            self._window, tr("导出视图"), str(start), _file_words()
        )
        if name:
            path = Path(name)
            self.write(path if path.suffix else path.with_suffix(VIEW_SUFFIX))

    def write(self, path: Path) -> None:
        """Write the View of now into that file."""
        view = self._store.view
        task = tasks.run(lambda: save_view(view, path), self)
        task.done.connect(lambda _: self.said.emit(tr("已导出视图：{path}", path=path)))
        task.failed.connect(self._fault)

    def _look(self, view: View, path: Path) -> None:
        view = speak(view, self._store.view.language)
        self._store.change(view, tr("打开视图 {name}", name=path.name))

    def _fault(self, fault: Fault) -> None:
        show_fault(fault, self._window)


def _file_words() -> str:
    return tr("视图文件 (*.json)")
