"""ExportTable: asks for a table's format, rows, columns and file, and has it written."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFileDialog,
    QLineEdit,
    QProgressBar,
    QWidget,
)

from desktop import tasks
from desktop.dialogs.export_parts import (
    export_buttons,
    file_line,
    path_with,
    pile,
    quiet,
    warning,
    wide_form,
)
from desktop.exports.place_tables import Scope
from desktop.exports.telling import Tell
from desktop.wording import language, later, tr
from geodata.faults import Fault


@dataclass(frozen=True, slots=True)
class Format:
    """A format of tables: the ending of its files, its name, and what it is good for."""

    ending: str
    words: str
    advice: str


FORMATS: tuple[Format, ...] = (
    Format(".xlsx", later("Excel 工作簿 (*.xlsx)"), later("另有一张表写明筛选、行数与全部来源。")),
    Format(
        ".csv",
        later("CSV 文本 (*.csv)"),
        later("UTF-8，带 BOM，Excel 与 WPS 可直接打开；不含来源。"),
    ),
    Format(
        ".gpkg",
        later("GeoPackage 图层 (*.gpkg)"),
        later("含点位（EPSG:4326）与来源表，可在 QGIS 中打开。"),
    ),
    Format(".geojson", later("GeoJSON 图层 (*.geojson)"), later("含点位（WGS 84）与来源。")),
)


@dataclass(frozen=True, slots=True)
class Extent:
    """How many rows and columns there are to choose from."""

    rows: int
    picked: int
    columns: int
    all_columns: int


class ExportTable(QDialog):
    """The dialog of File → Export table. `exported(Path)` comes when the file is whole.

    `export(scope, path, tell)` writes it, off the interface thread; a Fault it raises is said
    here, and the person can change what was wrong.
    """

    exported = Signal(object)

    def __init__(
        self,
        folder: Path,
        ending: str,
        extent: Extent,
        export: Callable[[Scope, Path, Tell], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._export = export
        self._task: tasks.Task | None = None
        self.setWindowTitle(tr("导出表格"))
        self.format, self.rows, self.columns = QComboBox(), QComboBox(), QComboBox()
        for number, known in enumerate(FORMATS):
            self.format.addItem(tr(known.words), known)
            if known.ending == ending:
                self.format.setCurrentIndex(number)
        self.rows.addItem(tr("筛选之内的 {n} 处", n=extent.rows))
        if extent.picked:
            self.rows.addItem(tr("其中已选的 {n} 处", n=extent.picked))
        self.columns.addItem(tr("表中所示的 {n} 列", n=extent.columns))
        self.columns.addItem(tr("全部 {n} 列", n=extent.all_columns))
        self.advice = quiet("")
        self.file = QLineEdit(str(folder / f"{tr('高新图志载体表')}{self._ending}"))
        self.replaced = quiet(tr("已有同名文件，导出后将被替换。"))
        self.progress = QProgressBar(maximum=100)
        self.progress.setTextVisible(False)
        self.progress.hide()
        self.fault = warning()
        self._arrange()
        self.format.currentIndexChanged.connect(self._formatted)
        self.file.textChanged.connect(self._named)
        self._formatted()

    @property
    def path(self) -> Path:
        """The file that is asked for now, with the ending of its format."""
        return path_with(self.file.text(), self._ending)

    @property
    def scope(self) -> Scope:
        """The rows and columns that are asked for now."""
        return Scope(self.rows.currentIndex() == 1, self.columns.currentIndex() == 1)

    def reject(self) -> None:
        """Stop what is being written, or close."""
        if self._task is None:
            super().reject()
            return
        self._task.cancel()
        self._busy(on=False)

    @property
    def _ending(self) -> str:
        chosen: Format = self.format.currentData()
        return chosen.ending

    def _arrange(self) -> None:
        file, _ = file_line(self.file, self._browse)
        form = self._form = wide_form()
        form.addRow(tr("格式"), self.format)
        form.addRow("", self.advice)
        form.addRow(tr("行"), self.rows)
        form.addRow(tr("列"), self.columns)
        form.addRow(tr("文件"), file)
        form.addRow("", self.replaced)
        self._buttons, self.start, _ = export_buttons(self, self._begin)
        pile(self, 540, form, self.fault, self.progress, self._buttons)

    def _formatted(self) -> None:
        """The file's name ends as its format does."""
        chosen: Format = self.format.currentData()
        self.advice.setText(tr(chosen.advice))
        path = Path(self.file.text().strip())
        if path.suffix.lower() in {known.ending for known in FORMATS}:
            self.file.setText(str(path.with_suffix(chosen.ending)))
        self._named()

    def _named(self) -> None:
        self._form.setRowVisible(self.replaced, self.path.is_file())

    def _browse(self) -> None:
        chosen: Format = self.format.currentData()
        name, _ = QFileDialog.getSaveFileName(
            self, tr("导出表格"), str(self.path), tr(chosen.words)
        )
        if name:
            self.file.setText(name)

    def _begin(self) -> None:
        scope, path = self.scope, self.path
        if not path.name:
            self._say(Fault("请填写文件名。", "Enter a file name."))
            return
        self._busy(on=True)
        task = self._task = tasks.run_telling(
            lambda tell: self._export(scope, path, tell), self, self._told
        )
        task.done.connect(lambda _: self._finish(path))
        task.failed.connect(self._say)

    def _told(self, share: float) -> None:
        self.progress.setValue(round(100 * share))

    def _finish(self, path: Path) -> None:
        self._busy(on=False)
        self.exported.emit(path)
        self.accept()

    def _say(self, fault: Fault) -> None:
        self._busy(on=False)
        self.fault.setText(fault.words(language()))
        self.fault.show()
        self.file.setFocus()

    def _busy(self, *, on: bool) -> None:
        if not on:
            self._task = None
        for field in (self.format, self.rows, self.columns, self.file, self.start):
            field.setEnabled(not on)
        self.start.setText(tr("正在导出…") if on else tr("导出"))
        self.progress.setValue(0)
        self.progress.setVisible(on)
        self.fault.hide()
