"""TemplateBar: the templates to begin a page from, those shipped and the person's own."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QToolButton, QWidget

from desktop.sheet.own_templates import own_templates
from desktop.sheet.page_files import Template, templates
from desktop.theme import icon
from desktop.wording import language, tr
from geodata.faults import Fault


class TemplateBar(QWidget):
    """A list of templates. `chosen(Template)` when one is taken, `keep_wanted` when the page is
    to be kept as one, `delete_wanted(Template)` when one of the person's own is to go.
    """

    chosen = Signal(object)
    keep_wanted = Signal()
    delete_wanted = Signal(object)

    def __init__(self, folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._folder = folder
        self._shipped = templates()
        self.list = QComboBox()
        self.list.setAccessibleName(tr("模板"))
        self.keep, self.delete = (
            _button("save", tr("存为我的模板…")),
            _button("delete", tr("删除这个我的模板…")),
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(QLabel(tr("模板")))
        row.addWidget(self.list, 1)
        row.addWidget(self.keep)
        row.addWidget(self.delete)
        self.list.activated.connect(lambda row: self.chosen.emit(self.list.itemData(row)))
        self.list.currentIndexChanged.connect(lambda _: self._allow())
        self.keep.clicked.connect(lambda _: self.keep_wanted.emit())
        self.delete.clicked.connect(lambda _: self.delete_wanted.emit(self.template))

    @property
    def template(self) -> Template:
        """The one that is shown now."""
        found: Template = self.list.currentData()
        return found

    def is_own(self, template: Template) -> bool:
        """Whether the template is one of the person's."""
        return template not in self._shipped

    def read(self, code: str = "") -> tuple[Fault, ...]:
        """List what there is now, with the own one of that code shown, or the first; tells what
        is wrong with files that cannot be read.
        """
        own = own_templates(self._folder)
        self.list.clear()
        for template in self._shipped:
            self.list.addItem(template.words(language()), template)
        if own.templates:
            self.list.insertSeparator(len(self._shipped))
        for template in own.templates:
            self.list.addItem(template.words(language()), template)
            if template.code == code:
                self.list.setCurrentIndex(self.list.count() - 1)
        self._allow()
        return own.faults

    def _allow(self) -> None:
        template = self.list.currentData()
        self.delete.setEnabled(template is not None and self.is_own(template))


def _button(name: str, words: str) -> QToolButton:
    button = QToolButton()
    button.setIcon(icon(name))
    button.setToolTip(words)
    button.setAccessibleName(words)
    return button
