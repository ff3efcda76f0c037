"""RowsView: the list of the palette. Only rows in sight are painted, so that it answers at once."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QIcon, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop.panels.palette.rows import Row
from desktop.theme import sizes, tokens

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
# The widest that details get, as a share of the list.
MOST_DETAIL = 0.45
ICON_PX = 18


class RowsModel(QAbstractListModel):
    """Rows as a Qt model, words and detail together for a screen reader."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: tuple[Row, ...] = ()

    def show_rows(self, rows: tuple[Row, ...]) -> None:
        """Other rows from now on."""
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008
        """How many there are."""
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Role.DisplayRole) -> object:
        """The words of a row."""
        if role == Role.DisplayRole:
            return self.rows[index.row()].words
        if role == Role.AccessibleTextRole:
            return spoken(self.rows[index.row()])
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """A heading cannot be gone to; what cannot be done now can, and says so."""
        if self.rows[index.row()].address is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class RowsView(QListView):
    """`chosen(Row)` when one is clicked. It never takes the keyboard: typing goes on."""

    chosen = Signal(object)

    def __init__(self, icon_of: Callable[[Row], QIcon | None]) -> None:
        super().__init__()
        self.setObjectName("paletterows")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.found = RowsModel()
        self.setModel(self.found)
        self._painting = _Painting(self.found, icon_of)
        self.setItemDelegate(self._painting)
        self.clicked.connect(lambda index: self.chosen.emit(self.found.rows[index.row()]))

    def show_rows(self, rows: tuple[Row, ...]) -> None:
        """List those, the keyboard at the first that can be gone to."""
        self.found.show_rows(rows)
        self.scrollToTop()
        self.step(1)

    @property
    def current(self) -> Row | None:
        """The row that Enter would choose."""
        index = self.currentIndex()
        return self.found.rows[index.row()] if index.isValid() else None

    def step(self, by: int) -> None:
        """On by so many rows, past headings, to the last of them at most."""
        usable = [n for n, row in enumerate(self.found.rows) if row.address is not None]
        if not usable:
            return
        now = self.currentIndex().row()
        at = min(max(usable.index(now) + by, 0), len(usable) - 1) if now in usable else 0
        self.setCurrentIndex(self.found.index(usable[at]))
        if at == 0:
            self.scrollToTop()  # with its heading


class _Painting(QStyledItemDelegate):
    """Icon and words at the left, detail at the right; what cannot be done now is faint."""

    def __init__(self, found: RowsModel, icon_of: Callable[[Row], QIcon | None]) -> None:
        super().__init__(found)
        self._found = found
        self._icon_of = icon_of

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802, ARG002
        """Every row is as high as any other."""
        return QSize(0, row_px())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """One row."""
        row, colours = self._found.rows[index.row()], tokens()
        metrics = option.fontMetrics
        rect = option.rect.adjusted(10, 0, -10, 0)
        painter.setFont(option.font)
        if row.address is None:
            painter.setPen(QColor(colours.quiet))
            _write(painter, rect, row.words, metrics.elidedText, Qt.AlignmentFlag.AlignLeft)
            return
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, QColor(colours.accent_tint))
            painter.fillRect(QRect(option.rect.topLeft(), QSize(3, row_px())), colours.accent)
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(option.rect, QColor(colours.hover))
        picture = self._icon_of(row)
        if picture is not None:
            mode = QIcon.Mode.Normal if row.able else QIcon.Mode.Disabled
            at = QRect(rect.x(), rect.center().y() - ICON_PX // 2, ICON_PX, ICON_PX)
            picture.paint(painter, at, Qt.AlignmentFlag.AlignCenter, mode)
        rect.setLeft(rect.left() + ICON_PX + 8)
        room = min(metrics.horizontalAdvance(row.detail), round(MOST_DETAIL * rect.width()))
        aside = QRect(rect.right() - room, rect.top(), room + 1, rect.height())
        painter.setPen(QColor(colours.quiet if row.able else colours.faint))
        _write(painter, aside, row.detail, metrics.elidedText, Qt.AlignmentFlag.AlignRight)
        painter.setPen(QColor(colours.ink if row.able else colours.faint))
        rect.setRight(aside.left() - 12)
        _write(painter, rect, row.words, metrics.elidedText, Qt.AlignmentFlag.AlignLeft)


def spoken(row: Row) -> str:
    """A row as a screen reader says it."""
    return f"{row.words}，{row.detail}" if row.detail else row.words


def row_px() -> int:
    """Height of a row."""
    return sizes().body_px + 14


def _write(
    painter: QPainter,
    rect: QRect,
    words: str,
    elided: Callable[[str, Qt.TextElideMode, int], str],
    side: Qt.AlignmentFlag,
) -> None:
    cut = elided(words, Qt.TextElideMode.ElideRight, rect.width())
    painter.drawText(rect, side | Qt.AlignmentFlag.AlignVCenter, cut)
