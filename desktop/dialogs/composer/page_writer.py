"""PageWriter: a page written, printed or put on the clipboard, off the interface thread."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

from desktop import tasks
from desktop.exports.clipboard import Copied, copied
from desktop.exports.handouts import Handout, write_handout
from desktop.wording import tr
from geodata.faults import Fault

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter


class PageWriter(QObject):
    """Does one thing at a time: `written(Path)`, `done(words)` or `failed(Fault)` comes at its end.

    What is handed over is made when it is called for, on another thread.
    """

    written = Signal(object)
    done = Signal(str)
    failed = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.busy = False

    def export(self, make: Callable[[], Handout], path: Path) -> None:
        """Write the page in the format of the file's name."""
        self._begin(lambda: write_handout(make(), path), lambda _: self.written.emit(path))

    def print_on(self, make: Callable[[], Handout], printer: QPrinter) -> None:
        """Print the page; one larger than the paper is made smaller."""
        # Not needed before somebody prints.
        from desktop.exports.printing import print_drawing

        def work() -> None:
            made = make()
            print_drawing(made.drawing, printer, made.title)

        self._begin(work, lambda _: self.done.emit(tr("已送去打印")))

    def copy(self, make: Callable[[], Handout]) -> None:
        """Put the page on the clipboard, as a picture and as vectors."""
        self._begin(lambda: copied(make()), self._copy)

    def _begin(self, work: Callable[[], object], end: Callable[[object], None]) -> None:
        self.busy = True
        task = tasks.run(work, self)
        task.done.connect(lambda result: self._end(end, result))
        task.failed.connect(lambda fault: self._end(self._fail, fault))

    def _end(self, end: Callable[[object], None], result: object) -> None:
        self.busy = False
        end(result)

    def _copy(self, both: object) -> None:
        assert isinstance(both, Copied)
        QGuiApplication.clipboard().setMimeData(both.data())
        self.done.emit(tr("已复制：图片与 SVG 矢量图"))

    def _fail(self, fault: object) -> None:
        assert isinstance(fault, Fault)
        self.failed.emit(fault)
