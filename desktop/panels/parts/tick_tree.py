"""TickTree: a list or tree of values that can be ticked, each with its count."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QKeyEvent
from PySide6.QtWidgets import QHeaderView, QSizePolicy, QTreeWidget, QTreeWidgetItem, QWidget

from desktop.panels.parts.own_keys import keeps
from desktop.theme import sizes, tokens, wardrobe

CODE = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class Row:
    """One value: its code, the code it hangs below, its words, and a mark before them."""

    code: str
    parent: str
    words: str
    icon: QIcon | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """What is said of a value now: its count in words, a tip, and whether it can be of use."""

    count: str
    tip: str = ""
    of_use: bool = True


class TickTree(QTreeWidget):
    """Rows to tick; `ticked(code, on)` when a hand does. As high as its rows: it never scrolls."""

    ticked = Signal(str, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items: dict[str, QTreeWidgetItem] = {}
        self._useless: set[str] = set()
        self.setColumnCount(2)
        self.setHeaderHidden(True)
        self.setUniformRowHeights(True)
        self.setRootIsDecorated(False)
        self.setIndentation(16)
        self.setIconSize(QSize(sizes().heading_px, sizes().heading_px))
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        header = self.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.itemChanged.connect(self._item_changed)
        self.itemExpanded.connect(self._fit)
        self.itemCollapsed.connect(self._fit)
        wardrobe.changed.connect(self._colour)

    def show_rows(self, rows: Iterable[Row]) -> None:
        """Replace all rows, parents before children; what was open stays open."""
        opened = {code for code, item in self._items.items() if item.isExpanded()}
        self.blockSignals(True)  # noqa: FBT003
        self.clear()
        self._items = {}
        for row in rows:
            item = QTreeWidgetItem([row.words, ""])
            item.setData(0, CODE, row.code)
            item.setFlags(
                Qt.ItemFlag.ItemIsEnabled
                | Qt.ItemFlag.ItemIsSelectable
                | Qt.ItemFlag.ItemIsUserCheckable
            )
            item.setCheckState(0, Qt.CheckState.Unchecked)
            item.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            if row.icon is not None:
                item.setIcon(0, row.icon)
            above = self._items.get(row.parent)
            if above is None:
                self.addTopLevelItem(item)
            else:
                above.addChild(item)
                self.setRootIsDecorated(True)
            self._items[row.code] = item
        for code in opened & set(self._items):
            self._items[code].setExpanded(True)
        self.blockSignals(False)  # noqa: FBT003
        self._fit()

    def show_state(self, on: Iterable[str], readings: Mapping[str, Reading]) -> None:
        """Tick those rows and no others, and say of each what there is to say."""
        ticked = set(on)
        said = {code: readings.get(code, Reading("0", of_use=False)) for code in self._items}
        self._useless = {code for code, reading in said.items() if not reading.of_use}
        self.blockSignals(True)  # noqa: FBT003
        for code, item in self._items.items():
            state = Qt.CheckState.Checked if code in ticked else Qt.CheckState.Unchecked
            item.setCheckState(0, state)
            reading = said[code]
            item.setText(1, reading.count)
            for column in (0, 1):
                item.setToolTip(column, reading.tip)
            item.setData(
                0,
                Qt.ItemDataRole.AccessibleTextRole,
                f"{item.text(0)} {reading.tip or reading.count}",
            )
        self.blockSignals(False)  # noqa: FBT003
        self._colour()

    def _colour(self) -> None:
        """Rows that are of no use now stand back."""
        self.blockSignals(True)  # noqa: FBT003
        for code, item in self._items.items():
            useless = code in self._useless
            for column, ink in enumerate((tokens().ink, tokens().quiet)):
                item.setForeground(column, QColor(tokens().faint if useless else ink))
        self.blockSignals(False)  # noqa: FBT003
        self.viewport().update()

    def hide_rows(self, codes: Iterable[str]) -> None:
        """Hide those rows and show the others."""
        hidden = set(codes)
        for code, item in self._items.items():
            item.setHidden(code in hidden)
        self._fit()

    def open_to(self, codes: Iterable[str]) -> None:
        """Open what is above those rows, so that they are seen."""
        for code in codes:
            item = self._items.get(code)
            above = item.parent() if item is not None else None
            while above is not None:
                above.setExpanded(True)
                above = above.parent()

    def item(self, code: str) -> QTreeWidgetItem:
        """The row of that value."""
        return self._items[code]

    def sizeHint(self) -> QSize:  # noqa: N802
        """As high as the rows that are open."""
        return QSize(super().sizeHint().width(), self._rows_height_px())

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """The same height: there is nothing to scroll."""
        return QSize(120, self._rows_height_px())

    def event(self, event: QEvent) -> bool:
        """Home, End, plus and minus walk in the list while it has the keyboard."""
        return keeps(event) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Enter ticks like the space bar."""
        current = self.currentItem()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and current is not None:
            self._turn(current)
            return
        super().keyPressEvent(event)

    def _turn(self, item: QTreeWidgetItem) -> None:
        on = item.checkState(0) == Qt.CheckState.Checked
        item.setCheckState(0, Qt.CheckState.Unchecked if on else Qt.CheckState.Checked)

    def _rows_height_px(self) -> int:
        tops = [self.topLevelItem(n) for n in range(self.topLevelItemCount())]
        first = next((top for top in tops if top is not None and not top.isHidden()), None)
        count, item = 0, first
        while item is not None:
            count += 1
            item = self.itemBelow(item)
        height = self.visualItemRect(first).height() if first is not None else 0
        return count * (height or sizes().body_px + 10) + 4

    def _fit(self) -> None:
        self.setFixedHeight(self._rows_height_px())
        self.updateGeometry()

    def _item_changed(self, item: QTreeWidgetItem, column: int) -> None:
        if column == 0:
            self.ticked.emit(item.data(0, CODE), item.checkState(0) == Qt.CheckState.Checked)
