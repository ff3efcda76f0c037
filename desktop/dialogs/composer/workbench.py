"""Workbench: the composer's widgets, where they stand, and what is said under the page."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QTabWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop.dialogs.composer.item_fields import ItemFields
from desktop.dialogs.composer.paper_fields import PaperFields
from desktop.dialogs.composer.preview import Preview
from desktop.dialogs.composer.template_bar import TemplateBar
from desktop.dialogs.composer.word_fields import WordFields
from desktop.sheet.page import Page
from desktop.theme import icon
from desktop.wording import tr

SIDE_EM = 19
ADVICE_LINES = 3


class Workbench(QWidget):
    """The page at the left, its fields at the right, buttons below."""

    def __init__(self, own: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.preview = Preview()
        self.templates = TemplateBar(own)
        self.items, self.paper, self.words = ItemFields(), PaperFields(), WordFields()
        self.tabs = QTabWidget()
        for widget, words in (
            (self.items, tr("要素")),
            (self.words, tr("文字")),
            (self.paper, tr("纸张")),
        ):
            self.tabs.addTab(widget, words)
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setObjectName("tabs")
        self.tabs.tabBar().setDrawBase(False)
        self.advice = QLabel(wordWrap=True)
        self.advice.setTextFormat(Qt.TextFormat.PlainText)
        self.advice.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.advice.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.advice.setMinimumHeight(ADVICE_LINES * self.fontMetrics().lineSpacing() + 4)
        self.status = QLabel()
        self.status.setObjectName("quiet")
        self.undo = _tool("undo", tr("撤销（Ctrl+Z）"))
        self.redo = _tool("redo", tr("重做（Ctrl+Shift+Z）"))
        self.open, self.save = _button(tr("打开页面…")), _button(tr("保存页面…"))
        self.copy, self.print = _button(tr("复制图片")), _button(tr("打印…"))
        self.export = _button(tr("导出…"))
        self._arrange()

    def show_page(self, page: Page, kinds: tuple[str, ...]) -> None:
        """Show a page in all the fields, the items of the kinds being taken."""
        self.preview.show_page(page)
        self.items.show_page(page, kinds)
        self.paper.show_page(page)
        self.words.show_page(page)

    def say_advice(self, broken: Sequence[str], advised: Sequence[str]) -> None:
        """What must be mended before the page goes out, and what could be better."""
        lines = [tr("须改正：{what}", what=words) for words in broken]
        lines += [tr("建议：{what}", what=words) for words in advised]
        if not lines:
            lines = [tr("合乎地图表示规范的各项检查，要素互不遮盖。公开使用仍须送审。")]
        self.advice.setObjectName("warning" if broken else "quiet")
        # The style sheet looks at the name only when it is put on.
        self.advice.style().polish(self.advice)
        self.advice.setText("\n".join(f"· {line}" for line in lines))

    def allow_writing(self, *, allowed: bool) -> None:
        """Whether another file or picture may be made now."""
        for button in (self.copy, self.print, self.export):
            button.setEnabled(allowed)

    def say(self, words: str) -> None:
        """What was done or is being done, beside the buttons."""
        self.status.setText(words)
        self.status.setToolTip(escape(words))

    def _arrange(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addWidget(self.preview, 1)
        left.addWidget(self.advice)
        side = QWidget()
        side.setFixedWidth(SIDE_EM * self.fontMetrics().height())
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.templates)
        column.addWidget(self.tabs, 1)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addLayout(left, 1)
        row.addWidget(side)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for widget in (self.undo, self.redo, self.open, self.save):
            buttons.addWidget(widget)
        buttons.addWidget(self.status, 1)
        buttons.addWidget(self.copy)
        buttons.addWidget(self.print)
        buttons.addWidget(self.export)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(16, 16, 16, 16)
        whole.setSpacing(12)
        whole.addLayout(row, 1)
        whole.addLayout(buttons)


def _button(words: str) -> QPushButton:
    button = QPushButton(words)
    button.setAutoDefault(False)
    return button


def _tool(name: str, words: str) -> QToolButton:
    button = QToolButton()
    button.setIcon(icon(name))
    button.setToolTip(words)
    button.setAccessibleName(words)
    return button
