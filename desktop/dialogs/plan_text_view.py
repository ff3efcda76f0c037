"""Plan text view: the person's own copy of the plan to read, one sentence of it marked."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QTimer, QUrl, Signal
from PySide6.QtGui import QColor, QShowEvent, QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextBrowser, QTextEdit, QWidget

from desktop.theme import sizes, tokens, wardrobe
from geodata.plan_text import Spot
from geodata.reading_copies import Copy

LINE_HEIGHT_PERCENT = 150.0
OPENING = "open:copy"


class PlanTextView(QTextBrowser):
    """Shows a copy, or in its place a few words; `open_asked` when their link is followed."""

    open_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setOpenLinks(False)
        self.setFrameShape(QTextBrowser.Shape.NoFrame)
        self.document().setDocumentMargin(24)
        self._shown: Copy | None = None
        self._mark: QTextCursor | None = None
        self._words = ("", "")
        wardrobe.changed.connect(self._redress)
        self.anchorClicked.connect(self._follow)

    def show_copy(self, copy: Copy) -> None:
        """Show the whole copy, nothing of it marked; the one that is shown stays as it is."""
        if copy is self._shown:
            return
        self._shown = copy
        self._unmark()
        self.setPlainText("\n".join(copy.paragraphs))
        shape = QTextBlockFormat()
        shape.setLineHeight(
            LINE_HEIGHT_PERCENT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value
        )
        shape.setBottomMargin(sizes().body_px * 0.5)
        everything = QTextCursor(self.document())
        everything.select(QTextCursor.SelectionType.Document)
        everything.mergeBlockFormat(shape)
        everything.setCharFormat(QTextCharFormat())

    def show_words(self, markup: str, opening: str) -> None:
        """Show a few words of markup in place of a copy, then `opening` as a link."""
        self._shown = None
        self._words = (markup, opening)
        self._unmark()
        link = f'<p><a href="{OPENING}">{escape(opening)}</a></p>' if opening else ""
        self.setHtml(markup + link)

    def mark(self, spot: Spot | None) -> None:
        """Mark a spot of the copy and bring it in sight; None unmarks."""
        self._unmark()
        if spot is None or self._shown is None:
            return
        paragraph = self._shown.paragraphs[spot.paragraph]
        begins = self.document().findBlockByNumber(spot.paragraph).position()
        cursor = QTextCursor(self.document())
        cursor.setPosition(begins + _qt_length(paragraph[: spot.start]))
        end = begins + _qt_length(paragraph[: spot.end])
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        self._mark = cursor
        self._paint_mark(cursor)
        self._to_mark()

    def _redress(self) -> None:
        """The mark, or the link, in the colours of now."""
        if self._mark is not None:
            self._paint_mark(self._mark)
        elif self._shown is None:
            self.show_words(*self._words)

    def _paint_mark(self, cursor: QTextCursor) -> None:
        marked = QTextEdit.ExtraSelection()
        marked.cursor = cursor
        ink = QTextCharFormat()
        ink.setBackground(QColor(tokens().accent_tint))
        # A line too: a mark is not told by its colour alone.
        ink.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
        ink.setUnderlineColor(QColor(tokens().accent))
        marked.format = ink
        self.setExtraSelections([marked])

    @property
    def marked(self) -> str:
        """The words that are marked; blank when none are."""
        return self._mark.selectedText() if self._mark is not None else ""

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Lines have their places only now."""
        super().showEvent(event)
        QTimer.singleShot(0, self, self._to_mark)

    def _to_mark(self) -> None:
        """The marked sentence a third of the way down, and the keyboard's cursor before it."""
        if self._mark is None:
            return
        cursor = QTextCursor(self.document())
        cursor.setPosition(self._mark.selectionStart())
        self.setTextCursor(cursor)
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + self.cursorRect().top() - self.viewport().height() // 3)

    def _unmark(self) -> None:
        self._mark = None
        self.setExtraSelections([])

    def _follow(self, url: QUrl) -> None:
        if url.toString() == OPENING:
            self.open_asked.emit()


def _qt_length(text: str) -> int:
    """Letters as Qt counts them: those beyond the basic plane twice."""
    return len(text.encode("utf-16-le")) // 2
