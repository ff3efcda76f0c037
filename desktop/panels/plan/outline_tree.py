"""Outline tree: the plan's sections, each with its number, title, our summary and counts."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from desktop.panels.parts.own_keys import keeps
from desktop.panels.plan.outline_rows import OutlineRow
from desktop.theme import sizes, tokens

ROW = Qt.ItemDataRole.UserRole
# Arrow keys that run through the tree choose where they come to rest.
REST_MS = 150
_ABOVE_PX, _BETWEEN_PX, _RIGHT_PX, _APART_PX = 5, 2, 12, 8


class OutlineTree(QTreeWidget):
    """Sections as a tree; `chosen(section_id)` when a hand or the keyboard comes to rest on one."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items: dict[str, QTreeWidgetItem] = {}
        self._told = ""
        self.setHeaderHidden(True)
        self.setUniformRowHeights(True)
        self.setIndentation(14)
        self.setItemDelegate(_TwoLines(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QTreeWidget.ScrollMode.ScrollPerPixel)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self._tell)
        self.currentItemChanged.connect(self._current_changed)
        self.itemClicked.connect(lambda item, _column: self._choose(item))
        self.itemActivated.connect(lambda item, _column: self._choose(item))

    def show_rows(self, rows: Iterable[OutlineRow]) -> None:
        """Replace all rows, parents before children; what was open and current stays so."""
        opened = {i for i, item in self._items.items() if item.isExpanded()}
        current = self.current
        self.blockSignals(True)  # noqa: FBT003
        self.clear()
        self._items = {}
        for row in rows:
            above = self._items.get(row.parent)
            item = QTreeWidgetItem(above) if above is not None else QTreeWidgetItem(self)
            item.setData(0, ROW, row)
            words = (f"{row.id} {row.title}", row.summary, row.counts)
            item.setData(0, Qt.ItemDataRole.AccessibleTextRole, "\n".join(filter(None, words)))
            item.setToolTip(0, "\n".join(filter(None, words)))
            self._items[row.id] = item
        for section_id in opened & set(self._items):
            self._items[section_id].setExpanded(True)
        if current in self._items:
            self.setCurrentItem(self._items[current])
        self.blockSignals(False)  # noqa: FBT003

    @property
    def current(self) -> str:
        """The section the tree stands on; blank on none."""
        item = self.currentItem()
        return item.data(0, ROW).id if item is not None else ""

    def item(self, section_id: str) -> QTreeWidgetItem:
        """The row of that section."""
        return self._items[section_id]

    def stand_on(self, section_id: str) -> None:
        """Bring a section in sight and stand on it without telling anybody; blank for none."""
        self._rest.stop()
        self._told = section_id
        if section_id == self.current:
            return
        self.blockSignals(True)  # noqa: FBT003
        item = self._items.get(section_id)
        if item is None:
            self.setCurrentIndex(QModelIndex())
        else:
            self.setCurrentItem(item)
            self.scrollToItem(item)
        self.blockSignals(False)  # noqa: FBT003
        self.viewport().update()

    def keep_only(self, found: Collection[str]) -> None:
        """Show only those sections and the ones above them, opened."""
        everything = len(found) == len(self._items)
        kept = set(found)
        for section_id in reversed(self._items):
            item = self._items[section_id]
            item.setHidden(section_id not in kept)
            above = item.parent()
            if section_id in kept and above is not None:
                # From the last row to the first: what is above comes after what is below.
                kept.add(above.data(0, ROW).id)
                if not everything:
                    above.setExpanded(True)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """The section it stands on stays in sight when the page below takes its room."""
        super().resizeEvent(event)
        current = self.currentItem()
        if current is not None:
            self.scrollToItem(current)

    def event(self, event: QEvent) -> bool:
        """Home, End, plus and minus walk in the tree while it has the keyboard."""
        return keeps(event) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Enter chooses at once."""
        current = self.currentItem()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and current is not None:
            self._choose(current)
            return
        super().keyPressEvent(event)

    def _current_changed(self, _item: QTreeWidgetItem | None) -> None:
        self._rest.start()

    def _choose(self, item: QTreeWidgetItem) -> None:
        self._rest.stop()
        self._told = item.data(0, ROW).id
        self.chosen.emit(self._told)

    def _tell(self) -> None:
        if self.current and self.current != self._told:
            self._told = self.current
            self.chosen.emit(self._told)


class _TwoLines(QStyledItemDelegate):
    """Number and title above, our summary and the counts below, each cut to the width."""

    def sizeHint(  # noqa: N802
        self,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,  # noqa: ARG002
    ) -> QSize:
        first, second = QFontMetrics(option.font), QFontMetrics(_small(option.font))
        height = first.height() + second.height() + 2 * _ABOVE_PX + _BETWEEN_PX
        return QSize(120, height)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        super().paint(painter, option, index)  # the ground of a hovered or chosen row
        row: OutlineRow = index.data(ROW)
        painter.save()
        box = option.rect.adjusted(4, _ABOVE_PX, -_RIGHT_PX, -_ABOVE_PX)
        font = QFont(option.font)
        font.setBold(row.level == 1)
        small = _small(option.font)
        metrics, small_metrics = QFontMetrics(font), QFontMetrics(small)
        baseline = box.top() + metrics.ascent()
        painter.setFont(font)
        painter.setPen(QColor(tokens().quiet))
        painter.drawText(box.left(), baseline, row.id)
        indent = metrics.horizontalAdvance(row.id) + _APART_PX
        painter.setPen(QColor(tokens().ink))
        room = box.width() - indent
        title = metrics.elidedText(row.title, Qt.TextElideMode.ElideRight, room)
        painter.drawText(box.left() + indent, baseline, title)
        painter.setFont(small)
        baseline = box.top() + metrics.height() + _BETWEEN_PX + small_metrics.ascent()
        taken = small_metrics.horizontalAdvance(row.counts)
        painter.setPen(QColor(tokens().ink))
        painter.drawText(box.right() - taken, baseline, row.counts)
        painter.setPen(QColor(tokens().quiet))
        room = box.width() - taken - (2 * _APART_PX if row.counts else 0)
        summary = small_metrics.elidedText(row.summary, Qt.TextElideMode.ElideRight, room)
        painter.drawText(box.left(), baseline, summary)
        painter.restore()


def _small(font: QFont) -> QFont:
    small = QFont(font)
    small.setPixelSize(sizes().small_px)
    return small
