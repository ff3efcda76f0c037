"""ExportDeeds: the commands that hand the view over as an atlas, on paper and by the clipboard."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from desktop import tasks
from desktop.desk import Desk
from desktop.dialogs.fault_box import show_fault
from desktop.settings import Settings
from desktop.sheet.page import Page, page_of_pixels
from desktop.store import Store
from desktop.wording import tr
from geodata.faults import Fault
from geodata.overlay import Overlay

# The writers are wanted by few and take a tenth of a start to load: each when first asked for.
if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

    from desktop.dialogs.export_series import ExportSeries, Wish
    from desktop.exports.clipboard import Copied
    from desktop.exports.handouts import Handout
    from desktop.exports.series_writing import Report, Tell

COPIED_PX = (1920, 1080)

Overlays = Callable[[], tuple[Overlay, ...]]
"""Gives the person's own layers that are on the map now."""


class ExportDeeds(QObject):
    """Does what the commands say. `said(words)` tells what was done, for the status line."""

    said = Signal(str)

    def __init__(
        self, store: Store, desk: Desk, settings: Settings, overlays: Overlays, window: QWidget
    ) -> None:
        super().__init__(window)
        self._store, self._desk, self._settings = store, desk, settings
        self._overlays, self._window = overlays, window

    def deeds(self) -> dict[str, Callable[..., object]]:
        """What each of these commands does, by its id."""
        return {
            "export_series": self.export_series,
            "print_map": self.print_map,
            "copy_map": self.copy_map,
        }

    def export_series(self) -> ExportSeries:
        """Ask how, and write a page for each thing of a sort."""
        from desktop.dialogs.export_series import ExportSeries
        from desktop.exports.series import EACH, how_many, steps
        from desktop.exports.series_writing import write_series

        view, atlas, overlays = self._store.view, self._desk.atlas, self._overlays()

        def export(wish: Wish, tell: Tell) -> Report:
            return write_series(
                atlas,
                steps(atlas, view, wish.page, wish.each),
                wish.out,
                wish.title,
                pattern=wish.pattern,
                ending=wish.ending,
                resume=wish.resume,
                overlays=overlays,
                tell=tell,
            )

        counts = {term.code: how_many(atlas, view, term.code) for term in EACH}
        dialog = ExportSeries(self._settings.export_folder, counts, export, self._window)
        dialog.exported.connect(self._exported_series)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    def print_map(self) -> QPrintDialog:
        """Ask for a printer and its paper, and print the view of now on it."""
        # Not needed before somebody prints.
        from PySide6.QtPrintSupport import QPrintDialog

        from desktop.exports.printing import usual_printer

        printer = usual_printer()
        printer.setDocName(tr("高新图志"))  # what a file is called when one prints into it
        dialog = QPrintDialog(printer, self._window)
        dialog.setWindowTitle(tr("打印地图"))
        dialog.accepted.connect(lambda: self.print_on(printer))
        dialog.finished.connect(dialog.deleteLater)
        dialog.setWindowModality(Qt.WindowModality.WindowModal)
        dialog.show()
        return dialog

    def print_on(self, printer: QPrinter) -> None:
        """Print the view of now, laid out for the printer's paper; a fault is said in a box."""
        from desktop.exports.printing import page_of_printer, print_drawing

        make = self._maker(page_of_printer(printer))

        def work() -> None:
            made = make()
            print_drawing(made.drawing, printer, made.title)

        task = tasks.run(work, self)
        task.done.connect(lambda _: self.said.emit(tr("已送去打印")))
        task.failed.connect(self._fail)

    def copy_map(self) -> None:
        """The view of now on the clipboard, as a picture and as vectors."""
        make = self._maker(page_of_pixels(*COPIED_PX))
        from desktop.exports.clipboard import copied

        task = tasks.run(lambda: copied(make()), self)
        task.done.connect(self._put_on_clipboard)
        task.failed.connect(self._fail)

    def _maker(self, page: Page) -> Callable[[], Handout]:
        """Composes the view of now on that page when called, on any thread."""
        view, atlas, overlays = self._store.view, self._desk.atlas, self._overlays()
        from desktop.exports.handouts import handout

        return lambda: handout(atlas, view, page, overlays)

    def _put_on_clipboard(self, both: Copied) -> None:
        QGuiApplication.clipboard().setMimeData(both.data())
        self.said.emit(tr("已复制地图：图片与 SVG 矢量图"))

    def _fail(self, fault: Fault) -> None:
        show_fault(fault, self._window)

    def _exported_series(self, path: Path, report: Report) -> None:
        self._settings.export_folder = path.parent
        self.said.emit(tr("已导出图册 {n} 页：{path}", n=report.pages, path=path))
