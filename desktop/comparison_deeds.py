"""ComparisonDeeds: the comparison taken along as a file."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop import tasks
from desktop.desk import Desk
from desktop.dialogs.fault_box import show_fault
from desktop.exports.comparison import Lines, write_comparison
from desktop.panels.compare.side_by_side import lines_of
from desktop.panels.parts.brief import Brief
from desktop.settings import Settings
from desktop.store import Store
from desktop.wording import tr
from geodata.comparing import compared
from geodata.faults import Fault
from geodata.filter_words import filter_words
from geodata.filtering import matching

SUFFIX = ".xlsx"


class ComparisonDeeds(QObject):
    """`said(words)` tells what was written, for the status line."""

    said = Signal(str)

    def __init__(self, store: Store, desk: Desk, settings: Settings, window: QWidget) -> None:
        super().__init__(window)
        self._store = store
        self._desk = desk
        self._settings = settings
        self._window = window

    def ask_and_write(self) -> None:
        """Ask for a file and write what is compared now into it."""
        if not self._store.view.compared:
            self.said.emit(tr("没有可导出的对比：先把载体或地区加入对比。"))
            return
        start = self._settings.export_folder / f"{tr('高新图志对比表')}{SUFFIX}"
        endings = tr("表格 (*.xlsx *.csv)")
        name, _ = QFileDialog.getSaveFileName(self._window, tr("导出对比表"), str(start), endings)
        if name:
            path = Path(name)
            self.write(path if path.suffix else path.with_suffix(SUFFIX))

    def write(self, path: Path) -> None:
        """Write what is compared now into that file."""
        lines, about = self.lines(), self.about()
        task = tasks.run(lambda: write_comparison(lines, about, path), self)
        task.done.connect(lambda _: self._written(path))
        task.failed.connect(self._fault)

    def lines(self) -> Lines:
        """The rows of what is compared now."""
        view, desk = self._store.view, self._desk
        within = matching(desk.atlas, desk.links, view.filter)
        comparison = compared(desk.atlas, desk.links, view.compared, within)
        return list(lines_of(Brief(desk.atlas, desk.links, view, frozenset()), comparison))

    def about(self) -> Lines:
        """What the rows hold for: atlas, filter, day, and how they are to be read."""
        view = self._store.view
        return [
            [tr("图集"), tr("高新图志")],
            [tr("筛选"), filter_words(self._desk.atlas, view.filter, view.language)],
            [tr("导出日期"), datetime.now().astimezone().date().isoformat()],
            [
                tr("说明"),
                tr("地区按当前筛选之内的载体计；关联各取最强的依据，未核实的不列。"),
            ],
            [tr("来源"), tr("每一事实的来源见载体页与导出的载体表。")],
        ]

    def _written(self, path: Path) -> None:
        self._settings.export_folder = path.parent
        self.said.emit(tr("已导出对比表：{path}", path=path))

    def _fault(self, fault: Fault) -> None:
        show_fault(fault, self._window)
