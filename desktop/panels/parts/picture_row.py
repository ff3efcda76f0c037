"""PictureRow: how one thing with a thumbnail is painted and renamed in its list."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QPainter,
    QPen,
    QPixmap,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from desktop.theme import sizes, tokens

Index = QModelIndex | QPersistentModelIndex

NAME = Qt.ItemDataRole.DisplayRole
WORDS = Qt.ItemDataRole.UserRole
PICTURE = Qt.ItemDataRole.UserRole + 1
ID = Qt.ItemDataRole.UserRole + 2
HERE = Qt.ItemDataRole.UserRole + 3
"""Whether the map shows its View now."""

PAD_PX = 8
MOST_LINES = 2


def picture_px() -> QSize:
    """The size at which a thumbnail is shown, in logical pixels."""
    height = 5 * sizes().body_px
    return QSize(height * 8 // 5, height)


class PictureRow(QStyledItemDelegate):
    """Paints the thumbnail, beside it the name and what is said of it; `numbered` ones with their
    place in the list upon the thumbnail.
    """

    def __init__(self, parent: QWidget, *, numbered: bool = False) -> None:
        super().__init__(parent)
        self._numbered = numbered

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802
        """As high as the thumbnail with some air; as wide as there is room."""
        del option, index
        return QSize(picture_px().width(), picture_px().height() + 2 * PAD_PX)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """One row, tinted when the map shows it."""
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        colours = tokens()
        painter.save()
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, QColor(colours.accent_tint))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, QColor(colours.hover))
        if index.data(HERE):
            painter.fillRect(
                QRect(rect.left(), rect.top(), 3, rect.height()), QColor(colours.accent)
            )
        frame = QRect(rect.topLeft(), picture_px()).translated(PAD_PX, PAD_PX)
        picture = index.data(PICTURE)
        if isinstance(picture, QPixmap) and not picture.isNull():
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawPixmap(frame, picture)
        else:
            painter.fillRect(frame, QColor(colours.raised))
        painter.setPen(QPen(QColor(colours.rule)))
        painter.drawRect(frame.adjusted(0, 0, -1, -1))
        if self._numbered:
            _paint_number(painter, option.font, frame, index.row() + 1)
        _paint_words(painter, option.font, words_rect(rect), index)
        painter.restore()

    def updateEditorGeometry(  # noqa: N802
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        """A new name is typed where the old one stands."""
        del index
        room = words_rect(option.rect)
        editor.setGeometry(room.x() - 4, room.y() - 4, room.width() + 4, editor.sizeHint().height())


def words_rect(rect: QRect) -> QRect:
    """Where the words of a row stand."""
    left = 2 * PAD_PX + picture_px().width()
    return rect.adjusted(left, PAD_PX, -PAD_PX, -PAD_PX)


def _paint_number(painter: QPainter, font: QFont, frame: QRect, number: int) -> None:
    small = QFont(font)
    small.setPixelSize(sizes().small_px)
    painter.setFont(small)
    words = str(number)
    metrics = QFontMetrics(small)
    size = QSize(metrics.horizontalAdvance(words) + PAD_PX, metrics.height() + 2)
    box = QRect(frame.topLeft(), size)
    painter.fillRect(box, QColor(tokens().tip))
    painter.setPen(QColor(tokens().tip_ink))
    painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), words)


def _paint_words(painter: QPainter, font: QFont, room: QRect, index: Index) -> None:
    bold = QFont(font)
    bold.setBold(True)
    painter.setFont(bold)
    painter.setPen(QColor(tokens().ink))
    metrics = QFontMetrics(bold)
    name = metrics.elidedText(str(index.data(NAME)), Qt.TextElideMode.ElideRight, room.width())
    painter.drawText(room, int(Qt.AlignmentFlag.AlignTop), name)
    small = QFont(font)
    small.setPixelSize(sizes().small_px)
    painter.setFont(small)
    painter.setPen(QColor(tokens().quiet))
    lines = wrapped(str(index.data(WORDS)), small, room.width(), MOST_LINES)
    below = room.adjusted(0, metrics.height() + 2, 0, 0)
    painter.drawText(below, int(Qt.AlignmentFlag.AlignTop), "\n".join(lines))


def wrapped(words: str, font: QFont, width_px: int, most: int) -> list[str]:
    """The words in at most so many lines of that width; the last one ends with … if cut."""
    layout = QTextLayout(words, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    starts = []
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width_px)
        starts.append(line.textStart())
    layout.endLayout()
    ends = [*starts[1:], len(words)]
    lines = [words[start:end].rstrip() for start, end in zip(starts, ends, strict=True)]
    if len(lines) > most:
        rest = words[starts[most - 1] :]
        elided = QFontMetrics(font).elidedText(rest, Qt.TextElideMode.ElideRight, width_px)
        lines = [*lines[: most - 1], elided]
    return lines
