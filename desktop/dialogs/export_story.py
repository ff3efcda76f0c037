"""ExportStory: asks for the page, words and file of a story, and has it written."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
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
from desktop.exports.series_writing import Report
from desktop.exports.story_pages import STORY_TEMPLATE
from desktop.exports.telling import Tell
from desktop.sheet.page import Page
from desktop.sheet.page_files import templates
from desktop.wording import language, later, tr
from geodata.faults import Fault

FORMATS = (
    (".pptx", later("演示文稿 (*.pptx)")),
    (".pdf", later("PDF 文档 (*.pdf)")),
)

Export = Callable[[Page, str, Path, Tell], Report]
"""Writes the story on pages like this one, under that title, into that file."""


class ExportStory(QDialog):
    """The dialog of File → Export story. `exported(Path, Report)` comes when the file is whole.

    `export` runs off the interface thread; a Fault it raises, and pages that could not be made,
    are said here.
    """

    exported = Signal(object, object)

    def __init__(
        self, folder: Path, name: str, scenes: int, export: Export, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._export = export
        self._task: tasks.Task | None = None
        self.setWindowTitle(tr("导出讲解"))
        self.page, self.format = QComboBox(), QComboBox()
        for template in templates():
            self.page.addItem(template.words(language()), template.page)
            if template.code == STORY_TEMPLATE:
                self.page.setCurrentIndex(self.page.count() - 1)
        for ending, words in FORMATS:
            self.format.addItem(tr(words), ending)
        self.extent = quiet(tr("{n} 幕，每幕一页", n=scenes))
        self.title = QLineEdit(name)
        self.approval = QLineEdit(placeholderText=tr("留空则印出空栏"))
        self.file = QLineEdit(str(folder / f"{name}{FORMATS[0][0]}"))
        self.replaced = quiet(tr("已有同名文件，导出后将被替换。"))
        self.progress = QProgressBar(maximum=100, textVisible=False)
        self.progress.hide()
        self.fault = warning()
        self._arrange()
        self.format.currentIndexChanged.connect(self._formatted)
        self.file.textChanged.connect(self._named)
        self._named()

    @property
    def path(self) -> Path:
        """The file that is asked for now, with the ending of its format."""
        return path_with(self.file.text(), self.format.currentData())

    def reject(self) -> None:
        """Stop what is being written, of which nothing is kept; or close."""
        if self._task is None:
            super().reject()
            return
        self._task.cancel()
        self._busy(on=False)
        self._say(tr("已停止，没有写出文件。"))

    def _arrange(self) -> None:
        file, _ = file_line(self.file, self._browse)
        form = self._form = wide_form()
        form.addRow(tr("格式"), self.format)
        form.addRow(tr("页面"), self.page)
        form.addRow("", self.extent)
        form.addRow(tr("标题"), self.title)
        form.addRow(tr("审图号"), self.approval)
        form.addRow(tr("文件"), file)
        form.addRow("", self.replaced)
        self._buttons, self.start, _ = export_buttons(self, self._begin)
        pile(self, 540, form, self.fault, self.progress, self._buttons)

    def _formatted(self) -> None:
        """The file's name ends as its format does."""
        path = Path(self.file.text().strip())
        if path.suffix.lower() in {ending for ending, _ in FORMATS}:
            self.file.setText(str(path.with_suffix(self.format.currentData())))
        self._named()

    def _named(self) -> None:
        self._form.setRowVisible(self.replaced, self.path.is_file())

    def _browse(self) -> None:
        name, _ = QFileDialog.getSaveFileName(
            self, tr("导出讲解"), str(self.path), self.format.currentText()
        )
        if name:
            self.file.setText(name)

    def _begin(self) -> None:
        path = self.path
        if not path.name:
            self._say(Fault("请填写文件名。", "Enter a file name.").words(language()))
            return
        page = replace(self.page.currentData(), approval_number=self.approval.text().strip())
        title = self.title.text().strip() or path.stem
        self._busy(on=True)
        task = self._task = tasks.run_telling(
            lambda tell: self._export(page, title, path, tell), self, self._told
        )
        task.done.connect(lambda report: self._finish(path, report))
        task.failed.connect(self._fail)

    def _told(self, share: float) -> None:
        self.progress.setValue(round(100 * share))

    def _finish(self, path: Path, report: Report) -> None:
        self._busy(on=False)
        if report.written:
            self.exported.emit(path, report)
        if report.failed:
            self._say(report.words(language()))
        else:
            self.accept()

    def _fail(self, fault: Fault) -> None:
        self._busy(on=False)
        self._say(fault.words(language()))

    def _say(self, words: str) -> None:
        self.fault.setText(words)
        self.fault.show()

    def _busy(self, *, on: bool) -> None:
        if not on:
            self._task = None
        fields = (self.format, self.page, self.title, self.approval, self.file, self.start)
        for field in fields:
            field.setEnabled(not on)
        self.start.setText(tr("正在导出…") if on else tr("导出"))
        self.progress.setValue(0)
        self.progress.setVisible(on)
        self.fault.hide()
