"""PageWriter: a page written to a file or put on the clipboard, off the interface thread."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication, QImage

from desktop import tasks
from desktop.exports.handouts import handout, write_handout
from desktop.painting import picture
from desktop.sheet.composing import compose
from desktop.sheet.page import Page
from desktop.view import View
from geodata.atlas import Atlas
from geodata.faults import Fault

LARGEST_COPY_DPI = 200.0


class PageWriter(QObject):
    """Does one thing at a time: `written(Path)`, `copied()` or `failed(Fault)` comes at its end."""

    written = Signal(object)
    copied = Signal()
    failed = Signal(object)

    def __init__(self, atlas: Atlas, parent: QObject) -> None:
        super().__init__(parent)
        self._atlas = atlas
        self.busy = False

    def export(self, view: View, page: Page, path: Path) -> None:
        """Write the page in the format of the file's name."""
        self.busy = True
        atlas = self._atlas
        task = tasks.run(lambda: write_handout(handout(atlas, view, page), path), self)
        task.done.connect(lambda _: self._end(path))
        task.failed.connect(self._fail)

    def copy(self, view: View, page: Page) -> None:
        """Put the page's picture on the clipboard, no finer than LARGEST_COPY_DPI."""
        self.busy = True
        atlas, dpi = self._atlas, min(page.dpi, LARGEST_COPY_DPI)
        task = tasks.run(lambda: picture(compose(atlas, view, page), dpi), self)
        task.done.connect(self._copy)
        task.failed.connect(self._fail)

    def _end(self, path: Path) -> None:
        self.busy = False
        self.written.emit(path)

    def _copy(self, image: QImage) -> None:
        self.busy = False
        QGuiApplication.clipboard().setImage(image)
        self.copied.emit()

    def _fail(self, fault: Fault) -> None:
        self.busy = False
        self.failed.emit(fault)
