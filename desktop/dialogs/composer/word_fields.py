"""WordFields: what only the person can add to a page: its words and its logo."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.sheet.page import Page
from desktop.wording import tr

_WORDS = ("title", "subtitle", "date", "approval_number")
NOTES_LINES = 9
_STEPS = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)


class WordFields(QWidget):
    """Shows a page's words; `changed(Page, run)` when something else is typed, `logo_wanted` when
    a picture is to be chosen.
    """

    changed = Signal(object, str)
    logo_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page = Page(297.0, 210.0)
        self.words = {name: QLineEdit() for name in _WORDS}
        self.notes = QPlainTextEdit()
        self.notes.setTabChangesFocus(True)
        self.notes.setMaximumHeight(NOTES_LINES * self.fontMetrics().lineSpacing())
        self.logo, self.no_logo = QPushButton(tr("标志图片…")), QPushButton(tr("去掉"))
        logo = QWidget()
        row = QHBoxLayout(logo)
        row.setContentsMargins(0, 0, 0, 0)
        for button in (self.logo, self.no_logo):
            button.setAutoDefault(False)
            row.addWidget(button)
        row.addStretch(1)
        hint = QLabel(tr("审图号须是本图自己的；底图来源的审图号不能代替。"), wordWrap=True)
        hint.setObjectName("quiet")
        form = QFormLayout()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.addLayout(form)
        column.addStretch(1)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for label, widget in (
            (tr("标题"), self.words["title"]),
            (tr("副标题"), self.words["subtitle"]),
            (tr("日期"), self.words["date"]),
            (tr("审图号"), self.words["approval_number"]),
            ("", hint),
            (tr("说明"), self.notes),
            (tr("标志"), logo),
        ):
            widget.setAccessibleName(label)
            form.addRow(label, widget)
        self.words["title"].setPlaceholderText(tr("留空则按所示内容拟题"))
        self.words["subtitle"].setPlaceholderText(tr("留空则写明筛选与处数"))
        self.words["approval_number"].setPlaceholderText(tr("留空则印出空栏"))
        self._listen()

    def show_page(self, page: Page) -> None:
        """Show that page's words."""
        self._page = page
        blocked = QSignalBlocker(self.notes)
        for name, field in self.words.items():
            if field.text() != getattr(page, name):
                field.setText(getattr(page, name))
        if self.notes.toPlainText() != page.notes:
            self.notes.setPlainText(page.notes)
        self.no_logo.setEnabled(bool(page.logo))
        del blocked

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Undo is the page's, not the field's: what is typed is a step of the page."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and any(event.matches(keys) for keys in _STEPS)
        ):
            event.ignore()
            return True
        return super().eventFilter(watched, event)

    def _listen(self) -> None:
        for name, field in self.words.items():
            field.installEventFilter(self)
            field.textEdited.connect(
                lambda text, name=name: self._ask(replace(self._page, **{name: text}), name)
            )
        self.notes.installEventFilter(self)
        self.notes.textChanged.connect(
            lambda: self._ask(replace(self._page, notes=self.notes.toPlainText()), "notes")
        )
        self.logo.clicked.connect(lambda _: self.logo_wanted.emit())
        self.no_logo.clicked.connect(lambda _: self._ask(replace(self._page, logo=b""), ""))

    def _ask(self, page: Page, run: str) -> None:
        if page != self._page:
            self.changed.emit(page, run)
