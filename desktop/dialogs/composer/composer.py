"""Composer: the window in which a page is laid out; what it shows is what is printed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import cast

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QImage, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop import tasks
from desktop.desk import Desk
from desktop.dialogs.composer.fields import Fields
from desktop.dialogs.composer.preview import Preview
from desktop.dialogs.fault_box import show_fault
from desktop.exports.handouts import WRITERS, handout, write_handout
from desktop.painting import picture
from desktop.sheet.compliance import Breach, breaches
from desktop.sheet.composing import compose
from desktop.sheet.page import MM_PER_INCH, Page
from desktop.sheet.page_files import page_to_json, read_page, templates
from desktop.store import Store
from desktop.whole_files import write_whole
from desktop.wording import language, tr
from geodata.faults import Fault

MOST_STEPS = 100
LONGEST_PREVIEW_PX = 2200
SETTLE_MS = 150
Made = tuple[QImage, tuple[Breach, ...]]


class Composer(QDialog):
    """Composes the Store's View on a page and follows both. `said(words)` tells what was done."""

    said = Signal(str)

    def __init__(
        self, store: Store, desk: Desk, folder: Path, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._store, self._desk, self._folder = store, desk, folder
        self.page: Page = templates()[0].page
        self._done: list[Page] = []
        self._undone: list[Page] = []
        self._task: tasks.Task | None = None
        self._waiting = False
        self.setWindowTitle(tr("页面排版"))
        self.setModal(False)
        self.preview, self.fields = Preview(), Fields()
        self._settled = QTimer(self, singleShot=True, interval=SETTLE_MS)
        self._settled.timeout.connect(self._compose)
        self.advice = QLabel(wordWrap=True)
        self.advice.setObjectName("warning")
        self.advice.setMinimumHeight(3 * self.fontMetrics().height())
        self._arrange()
        self.preview.changed.connect(self.change)
        self.preview.taken.connect(lambda kind: self.fields.show_page(self.page, kind))
        self.fields.changed.connect(self.change)
        self.fields.picked.connect(self.preview.take)
        store.changed.connect(lambda *_: self._compose())
        for keys, deed in (("Ctrl+Z", self.undo), ("Ctrl+Shift+Z", self.redo)):
            QShortcut(QKeySequence(keys), self).activated.connect(deed)
        self.resize(1240, 720)
        self._show()

    @property
    def ready(self) -> bool:
        """Whether the picture is that of the page of now."""
        return self._task is None and not self._settled.isActive()

    def change(self, page: Page, words: str = "") -> None:  # noqa: ARG002  words for the history
        """The page of now; the one before can be gone back to."""
        if page == self.page:
            return
        self._done = [*self._done[-MOST_STEPS + 1 :], self.page]
        self._undone.clear()
        self.page = page
        self._show()

    def undo(self) -> None:
        """The page before the last change."""
        self._step(self._done, self._undone)

    def redo(self) -> None:
        """The page that was gone back from."""
        self._step(self._undone, self._done)

    def export(self, path: Path) -> None:
        """Write the page in the format of the file's name; a fault is said in a box."""
        view, page, atlas = self._store.view, self.page, self._desk.atlas
        task = tasks.run(lambda: write_handout(handout(atlas, view, page), path), self)
        task.done.connect(lambda _: self.said.emit(tr("已导出：{path}", path=path)))
        task.failed.connect(lambda fault: show_fault(fault, self).open())

    def save(self, path: Path) -> None:
        """Keep the page, as a template of one's own; a fault is said in a box."""
        try:
            write_whole(path, page_to_json(self.page).encode("utf-8"))
        except Fault as fault:
            show_fault(fault, self).open()

    def read(self, path: Path) -> None:
        """Go on with the page in a file; a fault is said in a box."""
        try:
            self.change(read_page(path), tr("打开页面"))
        except Fault as fault:
            show_fault(fault, self).open()

    def take_logo(self, path: Path) -> None:
        """Put the picture of a file onto the page."""
        try:
            self.change(replace(self.page, logo=path.read_bytes()), tr("标志图片"))
        except OSError:
            fault = Fault(f"无法读取图片“{path}”。", f'The picture "{path}" cannot be read.')
            show_fault(fault, self).open()

    def copy(self) -> None:
        """The page's picture on the clipboard."""
        view, page, atlas = self._store.view, self.page, self._desk.atlas
        task = tasks.run(lambda: picture(compose(atlas, view, page), min(page.dpi, 200.0)), self)
        task.done.connect(lambda image: QGuiApplication.clipboard().setImage(image))
        task.failed.connect(lambda fault: show_fault(fault, self).open())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """A larger preview shows a finer picture."""
        super().resizeEvent(event)
        self._settled.start()

    def _step(self, there: list[Page], back: list[Page]) -> None:
        if there:
            back.append(self.page)
            self.page = there.pop()
            self._show()

    def _show(self) -> None:
        self.preview.show_page(self.page)
        self.fields.show_page(self.page, self.preview.kind)
        self._compose()

    def _compose(self) -> None:
        """Have the picture made; while one is being made the newest wish waits."""
        if self._task is not None:
            self._waiting = True
            return
        view, page, atlas = self._store.view, self.page, self._desk.atlas
        side_px = max(self.preview.sheet_px.width() * self.devicePixelRatioF(), 400.0)
        dpi = min(side_px, LONGEST_PREVIEW_PX) / page.width_mm * MM_PER_INCH

        def make() -> Made:
            drawing = compose(atlas, view, page)
            return picture(drawing, dpi), breaches(drawing, atlas)

        self._task = tasks.run(make, self)
        self._task.done.connect(lambda made: self._take(cast("Made", made)))
        self._task.failed.connect(self._fail)

    def _take(self, made: Made) -> None:
        image, found = made
        self.preview.show_picture(image)
        words = "\n".join(f"· {breach.words(language())}" for breach in found)
        self.advice.setText(words)
        self._end()

    def _fail(self, fault: Fault) -> None:
        self.advice.setText(f"· {fault.words(language())}")
        self._end()

    def _end(self) -> None:
        self._task = None
        if self._waiting:
            self._waiting = False
            self._compose()

    def _arrange(self) -> None:
        scroll = QScrollArea()
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(self.fields)
        scroll.setFixedWidth(24 * self.fontMetrics().height())
        left = QVBoxLayout()
        left.addWidget(self.preview, 1)
        left.addWidget(self.advice)
        row = QHBoxLayout()
        row.addLayout(left, 1)
        row.addWidget(scroll)
        buttons = QHBoxLayout()
        deeds: tuple[tuple[str, Callable[[], object]], ...] = (
            (tr("打开页面…"), self._ask_page),
            (tr("保存页面…"), self._ask_save),
            (tr("标志图片…"), self._ask_logo),
            (tr("复制图片"), self.copy),
            (tr("导出…"), self._ask_export),
        )
        for words, deed in deeds:
            button = QPushButton(words)
            button.setAutoDefault(False)
            button.clicked.connect(lambda _=False, deed=deed: deed())
            if deed == self._ask_export:
                buttons.addStretch(1)
            buttons.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.addLayout(row, 1)
        column.addLayout(buttons)

    def _ask_export(self) -> None:
        endings = " ".join(f"*{ending}" for ending in WRITERS)
        start = str(self._folder / f"{tr('高新图志')}.pdf")
        name, _ = QFileDialog.getSaveFileName(self, tr("导出"), start, endings)
        if name:
            self.export(Path(name))

    def _ask_save(self) -> None:
        start = str(self._folder / f"{tr('我的页面')}.json")
        name, _ = QFileDialog.getSaveFileName(self, tr("保存页面"), start, "*.json")
        if name:
            self.save(Path(name).with_suffix(".json"))

    def _ask_page(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, tr("打开页面"), str(self._folder), "*.json")
        if name:
            self.read(Path(name))

    def _ask_logo(self) -> None:
        kinds = "*.png *.jpg *.jpeg *.tif *.webp"
        name, _ = QFileDialog.getOpenFileName(self, tr("标志图片"), str(self._folder), kinds)
        if name:
            self.take_logo(Path(name))
