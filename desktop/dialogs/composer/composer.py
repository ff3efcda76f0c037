"""Composer: the window in which a page is laid out; what it shows is what is printed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import (
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
    QShortcut,
    QShowEvent,
)
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from desktop.desk import Desk
from desktop.dialogs.composer.beginning import begun
from desktop.dialogs.composer.page_maker import Made, PageMaker
from desktop.dialogs.composer.page_questions import (
    ask_export,
    ask_logo,
    ask_page_file,
    ask_page_name,
    ask_printer,
    ask_template_name,
    ask_to_delete,
)
from desktop.dialogs.composer.page_steps import PageSteps
from desktop.dialogs.composer.page_writer import PageWriter
from desktop.dialogs.composer.workbench import Workbench
from desktop.dialogs.fault_box import show_fault
from desktop.exports.handouts import Handout, handout
from desktop.sheet.item_groups import put_back, shown_when_filled
from desktop.sheet.logo import read_logo
from desktop.sheet.own_templates import delete_own, own_path, save_own
from desktop.sheet.page import Page
from desktop.sheet.page_files import Template, page_to_json, read_page
from desktop.sheet.placing import arranged_for
from desktop.store import Store
from desktop.whole_files import write_whole
from desktop.wording import language, tr
from geodata.faults import Fault
from geodata.overlay import Overlay

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

SETTLE_MS = 150


class Composer(QDialog):
    """Composes the Store's View on a page and follows both.

    `exported(Path)` when a file is whole.
    """

    exported = Signal(object)

    def __init__(
        self,
        store: Store,
        desk: Desk,
        folder: Path,
        own: Path,
        parent: QWidget | None = None,
        overlays: Callable[[], tuple[Overlay, ...]] = tuple,
    ) -> None:
        """`folder` is where exported files go first, `own` where own templates are kept;
        `overlays` gives the person's own layers that are on the map.
        """
        super().__init__(parent)
        self._overlays = overlays
        self._store, self._desk, self._folder, self._own = store, desk, folder, own
        self._maker = PageMaker(desk.atlas, self)
        self._writer = PageWriter(self)
        self.spoken = language()
        self.setModal(False)
        self.setWindowTitle(tr("页面排版"))
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self._settled = QTimer(self, singleShot=True, interval=SETTLE_MS)
        self._settled.timeout.connect(self._compose)
        self.parts = Workbench(own)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.parts)
        self.preview = self.parts.preview
        faults = self.parts.templates.read()
        self._camera = store.view.camera
        self._steps = PageSteps(self.parts.templates.template.page, self._camera)
        self._listen()
        self.resize(1240, 720)
        self._show()
        for fault in faults[:1]:
            show_fault(fault, self)

    @property
    def page(self) -> Page:
        """The page of now."""
        return self._steps.page

    @property
    def ready(self) -> bool:
        """Whether the picture is that of the page of now, and nothing is being written."""
        return not (self._maker.busy or self._writer.busy or self._settled.isActive())

    def change(self, page: Page, run: str = "") -> None:
        """The page of now; the one before can be gone back to."""
        page = arranged_for(shown_when_filled(self.page, page), self._store.view.camera)
        self._steps.change(page, run)
        self._show()

    def begin(self, page: Page) -> None:
        """Go on from a template or another file's page."""
        self._steps.begin(page, self._store.view.camera)
        self._show()

    def take_template(self, template: Template) -> None:
        """Go on from a template; what was typed stays. A fact sheet tells of the place that is
        selected.
        """
        self.begin(begun(template, self.page, self._store.view, self._desk.atlas))

    def undo(self) -> None:
        """The page before the last change."""
        self._steps.undo()
        self._show()

    def redo(self) -> None:
        """The page that was gone back from."""
        self._steps.redo()
        self._show()

    def put_back(self, kinds: tuple[str, ...]) -> None:
        """Items of those kinds where they stand by themselves."""
        items = put_back(self.page.items, kinds, self._steps.automatic(self._store.view.camera))
        self.change(replace(self.page, items=items))

    def export(self, path: Path) -> None:
        """Write the page in the format of the file's name; a fault is said in a box."""
        self._hand_over(tr("正在导出…"), lambda make: self._writer.export(make, path))

    def print_on(self, printer: QPrinter) -> None:
        """Print the page; a fault is said in a box."""
        self._hand_over(tr("正在打印…"), lambda make: self._writer.print_on(make, printer))

    def save(self, path: Path) -> None:
        """Keep the page in a file; a fault is said in a box."""
        self._try(lambda: write_whole(path, page_to_json(self.page).encode("utf-8")))

    def read(self, path: Path) -> None:
        """Go on with the page in a file; a fault is said in a box."""
        self._try(lambda: self.begin(read_page(path)))

    def keep_template(self, name: str) -> None:
        """Keep the page as a template of the person's own; a fault is said in a box."""
        if self._try(lambda: save_own(self._own, name, self.page)):
            self.parts.templates.read(own_path(self._own, name).stem)
            self._say(tr("已存为模板：{name}", name=name))

    def delete_template(self, template: Template) -> None:
        """Delete one of the person's own templates; a fault is said in a box."""
        self._try(lambda: delete_own(self._own, template.code))
        self.parts.templates.read()

    def take_logo(self, path: Path) -> None:
        """Put the picture of a file onto the page; a fault is said in a box."""
        self._try(lambda: self.change(replace(self.page, logo=read_logo(path))))

    def copy(self) -> None:
        """The page on the clipboard, as a picture and as vectors."""
        self._hand_over(tr("正在复制…"), self._writer.copy)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """A larger preview shows a finer picture."""
        super().resizeEvent(event)
        self._settled.start()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """What has changed while it was closed is shown."""
        super().showEvent(event)
        self._follow()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Escape lets go of an item and never closes the window on a page."""
        if event.key() == Qt.Key.Key_Escape:
            self.preview.take()
        else:
            super().keyPressEvent(event)

    def _listen(self) -> None:
        parts = self.parts
        parts.preview.changed.connect(self.change)
        parts.preview.taken.connect(lambda kinds: parts.items.show_page(self.page, kinds))
        parts.items.picked.connect(lambda kinds: self.preview.take(*kinds))
        parts.items.put_back.connect(self.put_back)
        for fields in (parts.items, parts.paper, parts.words):
            fields.changed.connect(self.change)
        parts.templates.chosen.connect(self.take_template)
        self._maker.made.connect(self._take)
        self._maker.failed.connect(self._fail)
        self._writer.written.connect(self._written)
        self._writer.done.connect(self._say)
        self._writer.failed.connect(self._say_fault)
        self._store.changed.connect(lambda *_: self._follow())
        parts.templates.keep_wanted.connect(self._ask_template_name)
        parts.templates.delete_wanted.connect(
            lambda t: ask_to_delete(t.words(language()), lambda: self.delete_template(t), self)
        )
        parts.words.logo_wanted.connect(lambda: self._ask(ask_logo, self.take_logo))
        for button, deed in (
            (parts.undo, self.undo),
            (parts.redo, self.redo),
            (parts.open, lambda: self._ask(ask_page_file, self.read)),
            (parts.save, lambda: self._ask(ask_page_name, self.save)),
            (parts.copy, self.copy),
            (parts.print, lambda: ask_printer(self.page, self.print_on, self)),
            (parts.export, lambda: self._ask(ask_export, self.export)),
        ):
            button.clicked.connect(lambda _=False, deed=deed: deed())
        keys = QKeySequence.StandardKey
        for key, step in ((keys.Undo, self.undo), (keys.Redo, self.redo)):
            QShortcut(QKeySequence(key), self).activated.connect(step)

    def _ask(
        self, question: Callable[[Path, QWidget], Path | None], deed: Callable[[Path], None]
    ) -> None:
        path = question(self._folder, self)
        if path is not None:
            deed(path)

    def _ask_template_name(self) -> None:
        template = self.parts.templates.template
        own = self.parts.templates.is_own(template)
        name = template.words(language()) if own else tr("我的页面")
        ask_template_name(name, self.keep_template, self)

    def _show(self) -> None:
        self.parts.show_page(self.page, self.preview.kinds)
        self.parts.undo.setEnabled(self._steps.can_undo)
        self.parts.redo.setEnabled(self._steps.can_redo)
        self._compose()

    def _compose(self) -> None:
        """Have the picture of now made, as fine as the preview is large."""
        self.preview.show_busy(busy=True)
        side_px = self.preview.sheet_px.width() * self.devicePixelRatioF()
        self._maker.want(self._store.view, self.page, self._overlays(), side_px)

    def _follow(self) -> None:
        """Show the View of now; items that nobody moved are suited to what its map shows."""
        if not self.isVisible():
            return
        before, self._camera = self._camera, self._store.view.camera
        if before != self._camera:
            self._steps.follow(before, self._camera)
            self.parts.show_page(self.page, self.preview.kinds)
        self._settled.start()

    def _take(self, made: Made) -> None:
        self.preview.show_picture(made.image)
        self.parts.say_advice(made.broken, made.advised)
        self.preview.show_busy(busy=self._maker.busy)

    def _fail(self, fault: Fault) -> None:
        self.parts.say_advice([fault.words(language())], ())
        self.preview.show_busy(busy=self._maker.busy)

    def _hand_over(self, words: str, deed: Callable[[Callable[[], Handout]], None]) -> None:
        """Have a deed done with the page of now, which is composed off the interface thread."""
        if self._writer.busy:
            return
        self.parts.allow_writing(allowed=False)
        self.parts.say(words)
        view, page, overlays = self._store.view, self.page, self._overlays()
        deed(lambda: handout(self._desk.atlas, view, page, overlays))

    def _written(self, path: Path) -> None:
        self._folder = path.parent
        self.exported.emit(path)
        self._say(tr("已导出：{path}", path=path))

    def _say(self, words: str) -> None:
        self.parts.allow_writing(allowed=not self._writer.busy)
        self.parts.say(words)

    def _try(self, deed: Callable[[], object]) -> bool:
        try:
            deed()
        except Fault as fault:
            self._say_fault(fault)
            return False
        return True

    def _say_fault(self, fault: Fault) -> None:
        self._say("")
        show_fault(fault, self)
