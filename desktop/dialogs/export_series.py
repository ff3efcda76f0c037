"""ExportSeries: asks for an atlas of pages, one for each thing of a sort, and has it written."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QFileDialog,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QProgressBar,
    QWidget,
)
from shiboken6 import isValid

from desktop import tasks
from desktop.dialogs.export_parts import (
    export_buttons,
    file_line,
    path_with,
    pile,
    quiet,
    wide_form,
)
from desktop.exports.series import EACH, USUAL_PATTERN, Step, page_of_template, usual_template
from desktop.exports.series_writing import Report, Stopped, Tell
from desktop.sheet.page import Page
from desktop.sheet.page_files import templates
from desktop.wording import language, later, tr
from geodata.faults import Fault


@dataclass(frozen=True, slots=True)
class Target:
    """Where a series may go: one document of that ending, or a folder of such files."""

    ending: str
    in_folder: bool
    words: str


TARGETS: tuple[Target, ...] = (
    Target(".pdf", in_folder=False, words=later("一个 PDF 文件")),
    Target(".pptx", in_folder=False, words=later("一个 PPTX 演示文稿")),
    Target(".png", in_folder=True, words=later("文件夹，每页一个 PNG")),
    Target(".pdf", in_folder=True, words=later("文件夹，每页一个 PDF")),
    Target(".svg", in_folder=True, words=later("文件夹，每页一个 SVG")),
)


@dataclass(frozen=True, slots=True)
class Wish:
    """The series that is asked for, on which page, and where it goes.

    `resume` leaves alone what is in the folder already.
    """

    each: str
    page: Page
    out: Path
    title: str
    ending: str
    pattern: str
    resume: bool


class ExportSeries(QDialog):
    """The dialog of File → Export atlas. `exported(Path, Report)` comes when something is written.

    `counts` says how many pages a series has, by the code of EACH. `export(wish, tell)` writes
    it, off the interface thread. Pages that fail are named and the dialog stays; so it does when
    the person stops half-way, ready to go on.
    """

    exported = Signal(object, object)
    _told = Signal(int, str)

    def __init__(
        self,
        folder: Path,
        counts: Mapping[str, int],
        export: Callable[[Wish, Tell], Report],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._folder, self._counts, self._export = folder, counts, export
        self._task: tasks.Task | None = None
        self._stop = threading.Event()
        self.setWindowTitle(tr("导出图册"))
        self.each, self.template, self.target = QComboBox(), QComboBox(), QComboBox()
        for term in EACH:
            words = tr("{what}（{n} 页）", what=term.words(language()), n=counts[term.code])
            self.each.addItem(words, term.code)
        self.template.addItem(tr("A4 横向，自动排版"), "")
        for template in templates():
            self.template.addItem(template.words(language()), template.code)
        for target in TARGETS:
            self.target.addItem(tr(target.words), target)
        self.approval = QLineEdit(placeholderText=tr("留空则印出空栏"))
        self.pattern = QLineEdit(USUAL_PATTERN)
        self.pattern_words = quiet(tr("{n} 为序号，{name} 为名称，{id} 为代码"))
        self.resume = QCheckBox(tr("保留文件夹里已写好的页，只补其余"))
        self.file = QLineEdit(str(folder / f"{tr('高新图志图册')}.pdf"))
        self.replaced = quiet(tr("已有同名文件，导出后将被替换。"))
        self.progress = QProgressBar(textVisible=False)
        self.now = QLabel()
        self.report = QPlainTextEdit(readOnly=True, tabChangesFocus=True)
        self.report.setMaximumHeight(7 * self.fontMetrics().height())
        self.report.setAccessibleName(tr("导出结果"))
        self.progress.setAccessibleName(tr("导出进度"))
        for hidden in (self.progress, self.now, self.report):
            hidden.hide()
        self._arrange()
        self.each.currentIndexChanged.connect(self._suit)
        self.target.currentIndexChanged.connect(self._targeted)
        self.file.textChanged.connect(self._named)
        self._told.connect(self._show_step)
        self._targeted()
        self._suit()

    @property
    def wish(self) -> Wish:
        """What is asked for now."""
        target, each = self._target, self.each.currentData()
        page = page_of_template(self.template.currentData())
        return Wish(
            each,
            replace(page, approval_number=self.approval.text().strip()),
            self.path,
            f"{tr('高新图志图册')} · {self.each.currentText()}",
            target.ending,
            self.pattern.text().strip() or USUAL_PATTERN,
            target.in_folder and self.resume.isChecked(),
        )

    @property
    def path(self) -> Path:
        """The document or folder that is asked for now."""
        target, typed = self._target, self.file.text()
        folder = Path(typed.strip()).expanduser()
        return folder if target.in_folder else path_with(typed, target.ending)

    def reject(self) -> None:
        """Stop after the page that is being made, or close."""
        if self._task is None:
            super().reject()
            return
        self._stop.set()
        self.leave.setEnabled(False)
        self.leave.setText(tr("正在停止…"))

    @property
    def _target(self) -> Target:
        return cast("Target", self.target.currentData())

    def _arrange(self) -> None:
        row, self.browse = file_line(self.file, self._browse)
        form = self._form = wide_form()
        for words, field in (
            (tr("内容"), self.each),
            (tr("模板"), self.template),
            (tr("审图号"), self.approval),
            (tr("写成"), self.target),
            (tr("文件名"), self.pattern),
        ):
            field.setAccessibleName(words)
            form.addRow(words, field)
        form.addRow("", self.pattern_words)
        form.addRow(tr("位置"), row)
        self.file.setAccessibleName(tr("位置"))
        form.addRow("", self.replaced)
        form.addRow("", self.resume)
        self._buttons, self.start, self.leave = export_buttons(self, self._begin)
        pile(self, 560, form, self.report, self.now, self.progress, self._buttons)

    def _suit(self) -> None:
        """The template that suits the series, and whether there is anything to make."""
        each = self.each.currentData()
        self.template.setCurrentIndex(self.template.findData(usual_template(each)))
        self.start.setEnabled(self._counts[each] > 0)

    def _targeted(self) -> None:
        """The file's name ends as its format does; a folder's has no ending."""
        target, path = self._target, Path(self.file.text().strip())
        if path.suffix.lower() in {one.ending for one in TARGETS}:
            path = path.with_suffix("")
        if path.name:
            self.file.setText(f"{path}{'' if target.in_folder else target.ending}")
        for field in (self.pattern, self.pattern_words, self.resume):
            self._form.setRowVisible(field, target.in_folder)
        self._named()

    def _named(self) -> None:
        self._form.setRowVisible(self.replaced, not self._target.in_folder and self.path.is_file())

    def _browse(self) -> None:
        if self._target.in_folder:
            name = QFileDialog.getExistingDirectory(self, tr("导出图册"), str(self.path.parent))
        else:
            kinds = f"*{self._target.ending}"
            name, _ = QFileDialog.getSaveFileName(self, tr("导出图册"), str(self.path), kinds)
        if name:
            self.file.setText(name)

    def _begin(self) -> None:
        wish = self.wish
        if not wish.out.name:
            self._say(Fault("请填写文件名。", "Enter a file name.").words(language()))
            return
        self._stop.clear()
        self.progress.setRange(0, self._counts[wish.each])
        self._busy(on=True)
        self._task = tasks.run(lambda: self._export(wish, self._tell), self)
        self._task.done.connect(lambda report: self._finish(wish, report))
        self._task.failed.connect(self._fail)

    def _tell(self, number: int, step: Step) -> None:
        """On the worker's thread: show the page that comes, unless nobody waits for it."""
        if not isValid(self) or self._stop.is_set():
            raise Stopped
        self._told.emit(number, step.name)

    def _show_step(self, number: int, name: str) -> None:
        self.progress.setValue(number)
        count = self.progress.maximum()
        self.now.setText(
            tr("第 {n} 页，共 {count} 页：{name}", n=number + 1, count=count, name=name)
        )

    def _finish(self, wish: Wish, report: Report) -> None:
        self._busy(on=False)
        if report.written:
            self.exported.emit(wish.out, report)
        if not report.stopped and not report.failed:
            self.accept()
            return
        self._say(report.words(language()))
        if self._target.in_folder and (report.written or report.kept):
            self.resume.setChecked(True)
            self.start.setText(tr("继续"))

    def _fail(self, fault: Fault) -> None:
        self._busy(on=False)
        self._say(fault.words(language()))

    def _say(self, words: str) -> None:
        self.report.setPlainText(words)
        self.report.show()
        self.report.setFocus()

    def _busy(self, *, on: bool) -> None:
        if not on:
            self._task = None
        fields = (self.each, self.template, self.approval, self.target, self.pattern)
        for field in (*fields, self.resume, self.file, self.browse, self.start):
            field.setEnabled(not on)
        self.start.setText(tr("正在导出…") if on else tr("导出"))
        self.start.setDefault(not on)
        self.leave.setEnabled(True)
        self.leave.setText(tr("停止") if on else tr("关闭"))
        self.progress.setValue(0)
        for shown in (self.progress, self.now):
            shown.setVisible(on)
        self.report.hide()
        self.now.setText(tr("正在准备…"))
