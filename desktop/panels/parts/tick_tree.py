"""TickTree: a list or tree of values that can be ticked or ruled out, each with its count."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QEvent, QModelIndex, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QHeaderView, QScrollArea, QSizePolicy, QTreeView, QWidget

from desktop.panels.parts.own_keys import keeps
from desktop.panels.parts.tick_rows import CODE, Index, Reading, Row, TickRows
from desktop.theme import sizes, wardrobe

_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
_CTRL, _ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier


class TickTree(QTreeView):
    """Rows to tick. As high as its rows: it never scrolls by itself.

    A click, the space bar or Enter ticks (`ticked`: code, on); with Ctrl or Alt it rules out
    (`ruled_out`: code, on); with Shift it takes only this one (`alone`: code). `menu_asked` is
    for the code under the pointer or the keyboard, with the point on the screen.
    """

    ticked = Signal(str, bool)
    ruled_out = Signal(str, bool)
    alone = Signal(str)
    menu_asked = Signal(str, QPoint)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = TickRows(self)
        self._hidden: frozenset[str] = frozenset()
        self._opened: set[str] = set()
        self._row_px = 0
        self._pressed = ""
        self.setObjectName("ticks")
        self.setModel(self.rows)
        self.setHeaderHidden(True)
        self.setUniformRowHeights(True)
        self.setRootIsDecorated(False)
        self.setExpandsOnDoubleClick(False)
        self.setIndentation(16)
        self.setIconSize(QSize(sizes().heading_px, sizes().heading_px))
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setEditTriggers(QTreeView.EditTrigger.NoEditTriggers)
        header = self.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Fixed)
        header.setMinimumSectionSize(0)
        self.expanded.connect(self._open)
        self.collapsed.connect(self._close)
        wardrobe.changed.connect(self.viewport().update)

    def show_rows(self, rows: Iterable[Row]) -> None:
        """Replace all rows, parents before children; what was open stays open."""
        opened, self._opened = self._opened, set()
        self.rows.show_rows(rows)
        self.setRootIsDecorated(self.rows.nested)
        self._hidden = frozenset()
        for code in opened:
            self.expand(self.rows.index_of(code))
        self._row_px = 0
        self._fit()

    def show_state(
        self, on: Iterable[str], out: Iterable[str], readings: Mapping[str, Reading]
    ) -> None:
        """Tick those rows, cross out those, and say of each what there is to say."""
        self.rows.show_state(on, out, readings)
        widest = self.fontMetrics().horizontalAdvance(self.rows.longest_count())
        self.header().resizeSection(1, widest + sizes().body_px)

    def hide_rows(self, codes: Iterable[str]) -> None:
        """Hide those rows and show the others."""
        hidden = frozenset(codes)
        for code in hidden ^ self._hidden:
            index = self.rows.index_of(code)
            self.setRowHidden(index.row(), index.parent(), code in hidden)
        self._hidden = hidden
        self._fit()

    def open_to(self, codes: Iterable[str]) -> None:
        """Open what is above those rows, so that they are seen."""
        for code in codes:
            above = self.rows.index_of(code).parent()
            while above.isValid():
                self.expand(above)
                above = above.parent()

    def is_shown(self, code: str) -> bool:
        """Whether a hand can reach that row: it is not hidden, and what is above it is open."""
        while code:
            above = self.rows.parent_code(code)
            if code in self._hidden or (above and above not in self._opened):
                return False
            code = above
        return True

    def point_at(self, code: str) -> None:
        """Put the keyboard's mark on that row."""
        self.setCurrentIndex(self.rows.index_of(code))

    def sizeHint(self) -> QSize:  # noqa: N802
        """As high as the rows that are open."""
        return QSize(super().sizeHint().width(), self._rows_height_px())

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """The same height: there is nothing to scroll."""
        return QSize(120, self._rows_height_px())

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Other letters, other rows."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._row_px = 0
            self._fit()

    def event(self, event: QEvent) -> bool:
        """Home, End, plus and minus walk in the list while it has the keyboard."""
        return keeps(event) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """The space bar and Enter do what a click does."""
        code = self._code(self.currentIndex())
        if event.key() in _KEYS and code:
            self.turn(code, event.modifiers())
            return
        super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """A row is pressed; the arrow before it opens it, as ever."""
        self._pressed = ""
        index = self.indexAt(event.position().toPoint())
        in_row = index.isValid() and event.position().x() >= self._words_from_px(index)
        if in_row and event.button() == Qt.MouseButton.LeftButton:
            self._pressed = self._code(index)
            self.setCurrentIndex(index.siblingAtColumn(0))
            return
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Let go where it was pressed, a row is ticked or ruled out."""
        pressed, self._pressed = self._pressed, ""
        if not pressed:
            super().mouseReleaseEvent(event)
        elif self._code(self.indexAt(event.position().toPoint())) == pressed:
            self.turn(pressed, event.modifiers())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Two clicks are two clicks."""
        self.mousePressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802
        """The menu of a row, asked for by the mouse or the menu key."""
        index = self.indexAt(event.pos())
        where = event.globalPos()
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            index = self.currentIndex()
            where = self.viewport().mapToGlobal(self.visualRect(index).bottomLeft())
        if index.isValid():
            self.menu_asked.emit(self._code(index), where)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """With the keyboard comes a row that it is on, in sight."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid():
            self.setCurrentIndex(
                self.moveCursor(self.CursorAction.MoveHome, Qt.KeyboardModifier(0))
            )
        self._bring_into_sight()

    def currentChanged(self, current: Index, previous: Index) -> None:  # noqa: N802
        """The row with the keyboard stays in sight of whatever scrolls around the list."""
        super().currentChanged(current, previous)
        if self.hasFocus():
            self._bring_into_sight()

    def turn(self, code: str, modifiers: Qt.KeyboardModifier) -> None:
        """What a click or a key on that row does, with those keys held down."""
        if modifiers & (_CTRL | _ALT):
            self.ruled_out.emit(code, code not in self.rows.out)
        elif modifiers & _SHIFT:
            self.alone.emit(code)
        else:
            self.ticked.emit(code, code not in self.rows.on)

    def _code(self, index: Index) -> str:
        return str(index.data(CODE)) if index.isValid() else ""

    def _words_from_px(self, index: QModelIndex) -> int:
        return self.visualRect(index.siblingAtColumn(0)).left()

    def _bring_into_sight(self) -> None:
        around: QWidget | None = self.parentWidget()
        while around is not None and not isinstance(around, QScrollArea):
            around = around.parentWidget()
        inside = around.widget() if around is not None else None
        if around is None or inside is None or not self.currentIndex().isValid():
            return
        middle = self.visualRect(self.currentIndex()).center()
        at = self.viewport().mapTo(inside, middle)
        around.ensureVisible(at.x(), at.y(), 0, 3 * sizes().body_px)

    def _rows_height_px(self) -> int:
        if not self._row_px:
            self._row_px = max(self.sizeHintForRow(0), sizes().body_px + 10)
        return self.rows.shown(self._hidden, self._opened) * self._row_px + 4

    def _open(self, index: Index) -> None:
        self._opened.add(self._code(index))
        self._fit()

    def _close(self, index: Index) -> None:
        self._opened.discard(self._code(index))
        self._fit()

    def _fit(self) -> None:
        height_px = self._rows_height_px()
        if height_px != self.minimumHeight():
            self.setFixedHeight(height_px)
            self.updateGeometry()
