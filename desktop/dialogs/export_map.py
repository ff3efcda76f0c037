"""ExportMap: asks for a picture's size, colours, words and file, and has it made."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QSizePolicy,
    QSpinBox,
    QWidget,
)

from desktop import tasks
from desktop.dialogs.export_parts import export_buttons, file_line, pile, warning, wide_form
from desktop.dialogs.paper_sizes import (
    RESOLUTIONS_DPI,
    SIZES,
    USUAL,
    USUAL_DPI,
    PaperSize,
    megabytes,
)
from desktop.exports.handouts import WRITERS
from desktop.sheet.page import Page, page_of_pixels
from desktop.wording import language, later, tr
from geodata.faults import Fault

LARGEST_SIDE_PX = 32_000
THEMES = {
    "light": later("浅色"),
    "dark": later("深色"),
    "print": later("打印（灰度友好）"),
}
"""Names of palettes, with their words."""


class ExportMap(QDialog):
    """The dialog of File → Export map. `exported(Path)` comes when the picture is whole.

    `export(page, path)` makes it, off the interface thread; a Fault it raises is said here, and
    the person can change what was wrong without entering the rest again.
    """

    exported = Signal(object)

    def __init__(
        self,
        folder: Path,
        export: Callable[[Page, Path], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._export = export
        self._task: tasks.Task | None = None
        self.setWindowTitle(tr("导出地图"))
        self.chosen_size = QComboBox()
        for size in SIZES:
            self.chosen_size.addItem(tr(size.words), size)
        self.chosen_size.addItem(tr("自定像素"), None)
        self.chosen_size.setCurrentIndex(SIZES.index(USUAL))
        self.dpi = QComboBox()
        for dpi in RESOLUTIONS_DPI:
            self.dpi.addItem(tr("每英寸 {dpi} 点", dpi=dpi), dpi)
        self.dpi.setCurrentIndex(RESOLUTIONS_DPI.index(USUAL_DPI))
        self.width_px, self.height_px = _pixels(USUAL.width_px), _pixels(USUAL.height_px)
        self.own_size = _row(self.width_px, QLabel("×"), self.height_px, QLabel(tr("像素")))
        self.result_words = _Advice("")
        self.theme = QComboBox()
        for name, words in THEMES.items():
            self.theme.addItem(tr(words), name)
        self.title = QLineEdit()
        self.title.setPlaceholderText(tr("留空则按所示内容拟题"))
        self.approval = QLineEdit()
        self.approval.setPlaceholderText(tr("留空则印出空栏"))
        self.file = QLineEdit(str(free_name(folder, tr("高新图志"))))
        self.file_words = _Advice(tr("已有同名文件，导出后将被替换。"))
        self.fault = warning()
        self._buttons, self.start, _ = export_buttons(self, self._begin)
        self._arrange()
        for changed in (self.chosen_size.currentIndexChanged, self.dpi.currentIndexChanged):
            changed.connect(self._sized)
        for box in (self.width_px, self.height_px):
            box.valueChanged.connect(self._sized)
        self.file.textChanged.connect(self._named)
        self._sized()
        self._named()

    @property
    def page(self) -> Page:
        """The page that is asked for now."""
        size = self.chosen_size.currentData()
        if size is None:
            page = page_of_pixels(self.width_px.value(), self.height_px.value())
        else:
            page = size.page(self.dpi.currentData())
        title, number = self.title.text().strip(), self.approval.text().strip()
        theme = self.theme.currentData()
        return replace(page, title=title, approval_number=number, theme=theme)

    @property
    def path(self) -> Path:
        """The file that is asked for now; one without a known ending becomes a PNG."""
        path = Path(self.file.text().strip()).expanduser()
        known = path.suffix.lower() in WRITERS or not path.name
        return path if known else Path(f"{path}.png")

    def reject(self) -> None:
        """Close, unless a picture is being written just now."""
        if self._task is None:
            super().reject()

    def _arrange(self) -> None:
        form = self._form = wide_form()
        file, _ = file_line(self.file, self._browse)
        form.addRow(tr("尺寸"), self.chosen_size)
        form.addRow(tr("宽 × 高"), self.own_size)
        form.addRow(tr("分辨率"), self.dpi)
        form.addRow("", self.result_words)
        form.addRow(tr("配色"), self.theme)
        form.addRow(tr("标题"), self.title)
        form.addRow(tr("审图号"), self.approval)
        advice = tr(
            "公开使用的地图须送审，并印上本图自己的审图号。"
            "底图来源的审图号属于来源地图，不能代替，程序也不会印出。"
        )
        form.addRow("", _Advice(advice))
        form.addRow(tr("文件"), file)
        form.addRow("", self.file_words)
        pile(self, 560, form, self.fault, self._buttons)

    def _sized(self) -> None:
        """Say what the choice comes to; only what can be chosen is shown."""
        size = self.chosen_size.currentData()
        self._form.setRowVisible(self.own_size, size is None)
        self._form.setRowVisible(self.dpi, isinstance(size, PaperSize))
        page = self.page
        width_px, height_px = page.size_px
        self.result_words.setText(
            tr(
                "{width} × {height} 像素，绘制时约占内存 {size} MB；"
                "格式随文件名：PNG、PDF、SVG、PPTX、HTML、GPKG…",
                width=width_px,
                height=height_px,
                size=f"{megabytes(page):.0f}",
            )
        )

    def _named(self) -> None:
        self._form.setRowVisible(self.file_words, self.path.is_file())

    def _browse(self) -> None:
        # Chosen names are asked about here: the dialog of the system knows which files exist.
        name, _ = QFileDialog.getSaveFileName(
            self, tr("导出地图"), str(self.path), tr("图片与文档") + f" ({_endings()})"
        )
        if name:
            self.file.setText(name)

    def _begin(self) -> None:
        page, path = self.page, self.path
        if not path.name:
            self._say(Fault("请填写文件名。", "Enter a file name."))
            return
        self.fault.hide()
        self._busy(True)  # noqa: FBT003
        self._task = tasks.run(lambda: self._export(page, path), self)
        self._task.done.connect(lambda _: self._finish(path))
        self._task.failed.connect(self._fail)

    def _finish(self, path: Path) -> None:
        self._busy(False)  # noqa: FBT003
        self.exported.emit(path)
        self.accept()

    def _fail(self, fault: Fault) -> None:
        self._busy(False)  # noqa: FBT003
        self._say(fault)

    def _say(self, fault: Fault) -> None:
        self.fault.setText(fault.words(language()))
        self.fault.show()
        self.file.setFocus()

    def _busy(self, busy: bool) -> None:  # noqa: FBT001
        if not busy:
            self._task = None
        self._buttons.setEnabled(not busy)
        self.start.setText(tr("正在导出…") if busy else tr("导出"))


def _endings() -> str:
    return " ".join(f"*{ending}" for ending in WRITERS)


def free_name(folder: Path, stem: str) -> Path:
    """A PNG of that name in the folder, numbered where the name is taken."""
    path, number = folder / f"{stem}.png", 2
    while path.exists():
        path, number = folder / f"{stem}-{number}.png", number + 1
    return path


def _pixels(value: int) -> QSpinBox:
    box = QSpinBox(minimum=1, maximum=LARGEST_SIDE_PX, value=value)
    box.setGroupSeparatorShown(False)
    return box


class _Advice(QLabel):
    """Quiet words below a field: a form gives a wrapped label too few lines, so it asks for all."""

    def __init__(self, words: str) -> None:
        super().__init__(words, wordWrap=True)
        self.setObjectName("quiet")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """As high as the words are at this width."""
        super().resizeEvent(event)
        self.setMinimumHeight(self.heightForWidth(self.width()))


def _row(*widgets: QWidget) -> QWidget:
    row = QWidget()
    layout = QHBoxLayout(row)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(8)
    for widget in widgets:
        layout.addWidget(widget, 1 if isinstance(widget, QLineEdit) else 0)
    if not any(isinstance(widget, QLineEdit) for widget in widgets):
        layout.addStretch(1)
    return row
