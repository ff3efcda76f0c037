"""ItemFields: the list of what stands on a page; its place in figures; buttons that line it up."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QDoubleSpinBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop.sheet.item_groups import (
    TO_EACH_OTHER,
    TO_MARGINS,
    TO_PAGE,
    WAYS,
    lined_up,
    switched,
)
from desktop.sheet.page import Page
from desktop.sheet.page_advice import blank_kinds
from desktop.sheet.page_items import KIND, KINDS, LEAST_MM, Item, item_of, moved, resized, with_item
from desktop.theme import icon
from desktop.wording import language, later, tr

_WAY_WORDS = {
    "left": later("左对齐"),
    "centre": later("左右居中"),
    "right": later("右对齐"),
    "top": later("顶对齐"),
    "middle": later("上下居中"),
    "bottom": later("底对齐"),
}
_TO_WORDS = {
    TO_MARGINS: later("对齐到页边距"),
    TO_PAGE: later("对齐到纸边"),
    TO_EACH_OTHER: later("所选之间对齐"),
}
_SIDES = {
    "left_mm": later("左"),
    "top_mm": later("上"),
    "width_mm": later("宽"),
    "height_mm": later("高"),
}
_CODE = Qt.ItemDataRole.UserRole


class ItemFields(QWidget):
    """Shows a page's items; `changed(Page, run)` when one is shown, hidden, placed or lined up,
    `picked(kinds)` when rows are chosen, `put_back(kinds)` when items are to stand where they do
    by themselves: those chosen, or all.
    """

    changed = Signal(object, str)
    picked = Signal(object)
    put_back = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page = Page(297.0, 210.0)
        self._kinds: tuple[str, ...] = ()
        self.list = QListWidget()
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.list.setAccessibleName(tr("要素"))
        for term in KINDS:
            row = QListWidgetItem(term.words(language()))
            row.setData(_CODE, term.code)
            row.setFlags(row.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            self.list.addItem(row)
        self.sides = {name: _millimetres(tr(words)) for name, words in _SIDES.items()}
        self.to = QComboBox()
        for code, words in _TO_WORDS.items():
            self.to.addItem(tr(words), code)
        self.to.setAccessibleName(tr("对齐到什么"))
        self.ways = {how: _way(how) for how in WAYS}
        self.automatic = QPushButton(tr("恢复自动位置"))
        self.automatic.setAutoDefault(False)
        self._arrange()
        self.list.itemChanged.connect(self._switch)
        self.list.itemSelectionChanged.connect(self._pick)
        for name, box in self.sides.items():
            box.valueChanged.connect(lambda value, name=name: self._place(name, value))
        for how, button in self.ways.items():
            button.clicked.connect(lambda _=False, how=how: self._line_up(how))
        self.automatic.clicked.connect(
            lambda _: self.put_back.emit(self._kinds or tuple(i.kind for i in self._page.items))
        )

    def show_page(self, page: Page, kinds: tuple[str, ...]) -> None:
        """Show that page's items, with the rows of the kinds chosen."""
        self._page, self._kinds = page, kinds
        blank = blank_kinds(page)
        blocked = [QSignalBlocker(widget) for widget in (self.list, *self.sides.values())]
        for number in range(self.list.count()):
            row = self.list.item(number)
            item = item_of(page.items, row.data(_CODE))
            row.setHidden(item is None)
            name = KIND[row.data(_CODE)].words(language())
            row.setText(tr("{name}（未填）", name=name) if row.data(_CODE) in blank else name)
            if item is not None:
                state = Qt.CheckState.Checked if item.shown else Qt.CheckState.Unchecked
                row.setCheckState(state)
            row.setSelected(row.data(_CODE) in kinds)
            if kinds and row.data(_CODE) == kinds[-1]:
                self.list.scrollToItem(row)
        one = item_of(page.items, kinds[0]) if len(kinds) == 1 else None
        for name, box in self.sides.items():
            box.setEnabled(one is not None)
            box.setMaximum(max(page.width_mm, page.height_mm))
            box.setValue(getattr(one, name) if one is not None else 0.0)
        for button in self.ways.values():
            button.setEnabled(bool(kinds))
        self.automatic.setText(tr("恢复自动位置") if kinds else tr("全部恢复自动位置"))
        del blocked

    def _arrange(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.list, 1)
        grid = QGridLayout()
        grid.setHorizontalSpacing(6)
        for number, (name, words) in enumerate(_SIDES.items()):
            across = 2 * (number % 2)
            grid.addWidget(QLabel(tr(words)), number // 2, across)
            grid.addWidget(self.sides[name], number // 2, across + 1)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(3, 1)
        column.addLayout(grid)
        row = QHBoxLayout()
        row.setSpacing(2)
        for how in WAYS:
            row.addWidget(self.ways[how])
        row.addWidget(self.to, 1)
        column.addLayout(row)
        column.addWidget(self.automatic)

    def _ask(self, page: Page, run: str = "") -> None:
        if page != self._page:
            self.changed.emit(page, run)

    def _switch(self, row: QListWidgetItem) -> None:
        shown = row.checkState() == Qt.CheckState.Checked
        self._ask(switched(self._page, row.data(_CODE), shown=shown))

    def _pick(self) -> None:
        """Rows in the order in which they were chosen: what was chosen before comes first."""
        rows = (self.list.item(number) for number in range(self.list.count()))
        chosen = [row.data(_CODE) for row in rows if row.isSelected()]
        before = [kind for kind in self._kinds if kind in chosen]
        self._kinds = (*before, *(kind for kind in chosen if kind not in before))
        self.picked.emit(self._kinds)

    def _place(self, name: str, value: float) -> None:
        item = item_of(self._page.items, self._kinds[0]) if self._kinds else None
        if item is None:
            return
        there = _placed(item, name, value, (self._page.width_mm, self._page.height_mm))
        items = with_item(self._page.items, there)
        self._ask(replace(self._page, items=items), f"{item.kind} {name}")

    def _line_up(self, how: str) -> None:
        items = lined_up(self._page, self._kinds, how, self.to.currentData())
        self._ask(replace(self._page, items=items))


def _placed(item: Item, name: str, value: float, page_mm: tuple[float, float]) -> Item:
    """The item with one of its four figures, within the page."""
    by = value - getattr(item, name)
    match name:
        case "left_mm":
            return moved(item, by, 0.0, page_mm)
        case "top_mm":
            return moved(item, 0.0, by, page_mm)
        case "width_mm":
            return resized(item, "r", by, 0.0, page_mm)
        case _:
            return resized(item, "b", 0.0, by, page_mm)


def _millimetres(name: str) -> QDoubleSpinBox:
    box = QDoubleSpinBox(minimum=0.0, maximum=LEAST_MM, decimals=1, suffix=" mm")
    box.setKeyboardTracking(False)
    box.setAccessibleName(name)
    return box


def _way(how: str) -> QToolButton:
    button = QToolButton()
    button.setIcon(icon(f"align_{how}"))
    button.setToolTip(tr(_WAY_WORDS[how]))
    button.setAccessibleName(tr(_WAY_WORDS[how]))
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return button
