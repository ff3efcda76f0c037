"""Fields: the words, paper and items of a page, as a form."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDoubleSpinBox,
    QFormLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from desktop.sheet.page import Page, on_paper
from desktop.sheet.page_files import Template, templates
from desktop.sheet.page_items import KINDS as ITEM_KINDS
from desktop.sheet.page_items import Item, item_of, with_item
from desktop.sheet.palettes import PALETTES
from desktop.wording import language, later, tr

PAPERS: tuple[tuple[str, float, float], ...] = (
    (later("A4 横向"), 297.0, 210.0),
    (later("A4 纵向"), 210.0, 297.0),
    (later("A3 横向"), 420.0, 297.0),
    (later("A3 纵向"), 297.0, 420.0),
    (later("幻灯片 16:9"), 338.7, 190.5),
    (later("幻灯片 4:3"), 254.0, 190.5),
)
THEMES = {"light": later("浅色"), "dark": later("深色"), "print": later("打印")}
_WORDS = ("title", "subtitle", "date", "approval_number")


class Fields(QWidget):
    """Shows a page; `changed(Page, words)` when something else is typed or chosen, `picked(kind)`
    when an item's row is chosen.
    """

    changed = Signal(object, str)
    picked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page = Page(297.0, 210.0)
        self._templates: tuple[Template, ...] = templates()
        self.template, self.paper, self.theme = QComboBox(), QComboBox(), QComboBox()
        for template in self._templates:
            self.template.addItem(template.words(language()))
        for words, _, _ in PAPERS:
            self.paper.addItem(tr(words))
        self.paper.addItem(tr("自定"))
        for theme in PALETTES:
            self.theme.addItem(tr(THEMES[theme]), theme)
        self.dpi = _number(36, 1200, " dpi", 0)
        self.width_mm, self.height_mm = _number(20, 2000, " mm"), _number(20, 2000, " mm")
        self.words = {name: QLineEdit() for name in _WORDS}
        self.notes = QPlainTextEdit()
        self.notes.setMaximumHeight(72)
        self.items = QListWidget()
        form = QFormLayout()
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        for label, widget in (
            (tr("模板"), self.template),
            (tr("纸张"), self.paper),
            (tr("宽"), self.width_mm),
            (tr("高"), self.height_mm),
            (tr("分辨率"), self.dpi),
            (tr("配色"), self.theme),
            (tr("标题"), self.words["title"]),
            (tr("副标题"), self.words["subtitle"]),
            (tr("日期"), self.words["date"]),
            (tr("审图号"), self.words["approval_number"]),
            (tr("说明"), self.notes),
            (tr("要素"), self.items),
        ):
            widget.setAccessibleName(label)
            form.addRow(label, widget)
        self.words["title"].setPlaceholderText(tr("留空则按所示内容拟题"))
        self.words["approval_number"].setPlaceholderText(tr("留空则印出空栏"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(form)
        self._listen()

    def show_page(self, page: Page, kind: str) -> None:
        """Show that page, with the row of the item that is taken chosen."""
        self._page = page
        blocked = [QSignalBlocker(w) for w in (self.paper, self.theme, self.dpi, self.items)]
        blocked += [QSignalBlocker(w) for w in (self.width_mm, self.height_mm, self.notes)]
        sizes = [(width, height) for _, width, height in PAPERS]
        size = (page.width_mm, page.height_mm)
        self.paper.setCurrentIndex(sizes.index(size) if size in sizes else len(sizes))
        self.width_mm.setValue(page.width_mm)
        self.height_mm.setValue(page.height_mm)
        self.dpi.setValue(page.dpi)
        self.theme.setCurrentIndex(list(PALETTES).index(page.theme))
        for name, field in self.words.items():
            if field.text() != getattr(page, name):
                field.setText(getattr(page, name))
        if self.notes.toPlainText() != page.notes:
            self.notes.setPlainText(page.notes)
        self._show_items(page, kind)
        del blocked

    def _show_items(self, page: Page, kind: str) -> None:
        self.items.clear()
        for term in ITEM_KINDS:
            item = item_of(page.items, term.code)
            if item is None:
                continue
            row = QListWidgetItem(term.words(language()))
            row.setData(Qt.ItemDataRole.UserRole, item)
            row.setFlags(row.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            row.setCheckState(Qt.CheckState.Checked if item.shown else Qt.CheckState.Unchecked)
            self.items.addItem(row)
            if term.code == kind:
                self.items.setCurrentItem(row)

    def _listen(self) -> None:
        self.template.activated.connect(self._take_template)
        self.paper.activated.connect(self._take_paper)
        for box in (self.width_mm, self.height_mm):
            box.editingFinished.connect(self._take_size)
        self.dpi.valueChanged.connect(
            lambda dpi: self._ask(replace(self._page, dpi=dpi), tr("分辨率"))
        )
        self.theme.activated.connect(
            lambda row: self._ask(replace(self._page, theme=self.theme.itemData(row)), tr("配色"))
        )
        for name, field in self.words.items():
            field.textEdited.connect(
                lambda text, name=name: self._ask(replace(self._page, **{name: text}), tr("文字"))
            )
        self.notes.textChanged.connect(
            lambda: self._ask(replace(self._page, notes=self.notes.toPlainText()), tr("文字"))
        )
        self.items.itemChanged.connect(self._switch)
        self.items.currentItemChanged.connect(self._pick)

    def _ask(self, page: Page, words: str) -> None:
        if page != self._page:
            self.changed.emit(page, words)

    def _take_template(self, row: int) -> None:
        """Another layout; what was typed stays."""
        old = self._page
        page = replace(
            self._templates[row].page,
            **{name: getattr(old, name) for name in (*_WORDS, "notes", "logo")},
        )
        self._ask(page, tr("模板"))

    def _take_paper(self, row: int) -> None:
        if row < len(PAPERS):
            self._ask(on_paper(self._page, *PAPERS[row][1:]), tr("纸张"))

    def _take_size(self) -> None:
        self._ask(on_paper(self._page, self.width_mm.value(), self.height_mm.value()), tr("纸张"))

    def _switch(self, row: QListWidgetItem) -> None:
        item: Item = row.data(Qt.ItemDataRole.UserRole)
        shown = row.checkState() == Qt.CheckState.Checked
        items = with_item(self._page.items, replace(item, shown=shown))
        self._ask(replace(self._page, items=items), tr("显示或隐藏要素"))

    def _pick(self, row: QListWidgetItem | None) -> None:
        if row is not None:
            self.picked.emit(row.data(Qt.ItemDataRole.UserRole).kind)


def _number(low: float, high: float, unit: str, decimals: int = 1) -> QDoubleSpinBox:
    box = QDoubleSpinBox(minimum=low, maximum=high, decimals=decimals, suffix=unit)
    box.setKeyboardTracking(False)
    return box
