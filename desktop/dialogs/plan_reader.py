"""The reader of the plan: opens the person's own copy of the text at a clause."""

from __future__ import annotations

from html import escape
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop import tasks
from desktop.desk import Desk
from desktop.dialogs.fault_box import show_fault
from desktop.dialogs.plan_text_view import PlanTextView
from desktop.settings import Settings
from desktop.store import Store
from desktop.theme import icon
from desktop.view import View, select
from desktop.wording import language, tr
from geodata.atlas import Atlas
from geodata.faults import Fault
from geodata.plan_text import find_clause, require_plan
from geodata.reading_copies import Copy, read_copy
from geodata.records import Address, Clause

MOST_MISSING_SHOWN = 6


class PlanReader(QDialog):
    """A window beside the map that stays open; `copy` is what it reads, None before.

    The copy stays where it is: of it only the path is kept, in the settings, and the words in
    memory while the program runs.
    """

    def __init__(
        self, store: Store, desk: Desk, settings: Settings, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._atlas = desk.atlas
        self._settings = settings
        self._clause: Clause | None = None
        self._task: tasks.Task | None = None
        self._trouble: Fault | None = None
        self.copy: Copy | None = None
        self.missing: tuple[Clause, ...] = ()
        self.where, self.file, self.notice = QLabel(), QLabel(), QLabel()
        self.to_section, self.open_other, self.show_missing = (QToolButton() for _ in range(3))
        self.text = PlanTextView()
        self.missing_list = QListWidget()
        self._arrange()
        self.text.open_asked.connect(self.open_plan_text)
        self.open_other.clicked.connect(self.open_plan_text)
        self.to_section.clicked.connect(self._go_to_section)
        self.show_missing.toggled.connect(self._fold_missing)
        self.missing_list.itemActivated.connect(self._show_missing_one)
        store.changed.connect(self._changed)
        self._write()

    def open_plan_text(self) -> None:
        """Ask for the person's copy of the plan and read it."""
        kept = self._settings.plan_copy
        words = tr("规划文本 (*.txt *.docx *.pdf)")
        name, _ = QFileDialog.getOpenFileName(
            self.parentWidget() or self,
            tr("打开规划文本"),
            str(kept or Path.home()),
            words,
        )
        if name:
            self.read(Path(name))

    def read(self, path: Path) -> None:
        """Read that copy off the interface thread, show it and remember its path; a fault of it
        is said in a box, and what was open stays.
        """
        self._begin(path).failed.connect(self._refused)
        self._bring()

    def show_clause(self, clause: Clause) -> None:
        """Show the clause marked in the copy; without one, where it stands and how to open one."""
        self._clause = clause
        kept = self._settings.plan_copy
        if self.copy is None and self._task is None and kept is not None:
            self._begin(kept).failed.connect(self._lost)
        self._bring()

    def _begin(self, path: Path) -> tasks.Task:
        if self._task is not None:
            self._task.cancel()
        atlas = self._atlas
        self._task = tasks.run(lambda: read_plan(atlas, path), self)
        self._task.done.connect(self._have)
        return self._task

    def _have(self, found: tuple[Copy, tuple[Clause, ...]]) -> None:
        self._task, self._trouble = None, None
        self.copy, self.missing = found
        self._settings.plan_copy = self.copy.path
        self._write()

    def _refused(self, fault: Fault) -> None:
        self._task = None
        self._write()
        show_fault(fault, self)

    def _lost(self, fault: Fault) -> None:
        """The copy of an earlier day cannot be read: said where the text would be."""
        self._task, self._trouble = None, fault
        self._write()

    def _bring(self) -> None:
        self._write()
        self.show()
        self.raise_()

    def _changed(self, _old: View, _new: View, what: frozenset[str]) -> None:
        if "language" in what:
            self._write()

    def _write(self) -> None:
        """Everything the window says, in the language of now."""
        self.setWindowTitle(tr("规划文本"))
        self.text.setAccessibleName(tr("规划文本"))
        self.open_other.setText(tr("换一份…") if self.copy else tr("打开规划文本…"))
        self.to_section.setText(tr("这一节的指标与载体"))
        clause = self._clause
        known = clause is not None and clause.section in self._atlas.sections
        self.to_section.setVisible(known)
        where = place_words(self._atlas, clause) if clause else ""
        self.where.setText(where or tr("规划文本"))
        self.file.setText(self.copy.path.name if self.copy else "")
        self.file.setToolTip(str(self.copy.path) if self.copy else "")
        self._write_missing()
        notice = self._show_copy(self.copy) if self.copy else self._show_no_copy()
        self.notice.setText(notice)
        self.notice.setVisible(bool(notice))

    def _show_copy(self, copy: Copy) -> str:
        """Show and mark the clause, or its section; what there is to say of that."""
        self.text.show_copy(copy)
        clause = self._clause
        if clause is None:
            self.text.mark(None)
            return ""
        spot = find_clause(copy, clause)
        if spot is not None:
            self.text.mark(spot)
            return ""
        section = self._atlas.sections.get(clause.section)
        spot = find_clause(copy, Clause(clause.section, section.anchor)) if section else None
        self.text.mark(spot)
        if spot is None:
            return tr("这份文本中没有找到“{anchor}”。", anchor=clause.anchor)
        return tr("这份文本中没有找到“{anchor}”，标出的是这一节的开头。", anchor=clause.anchor)

    def _show_no_copy(self) -> str:
        if self._task is not None:
            self.text.show_words(f"<p>{escape(tr('正在读取规划文本…'))}</p>", "")
            return ""
        words = tr(
            "程序不带规划全文。打开您自己的一份（.txt、.docx 或含文字的 .pdf），"
            "每处条款就会在原句上标出。文件留在原处，程序只记住它的路径。"
        )
        parts = []
        clause = self._clause
        section = self._atlas.sections.get(clause.section) if clause else None
        if section is not None:
            english = language() == "en" and section.summary_en
            parts.append(section.summary_en if english else section.summary_zh)
        if clause is not None and clause.anchor:
            parts.append(tr("这一处的开头是“{anchor}…”", anchor=clause.anchor))
        parts.append(words)
        markup = "".join(f'<p style="line-height: 150%">{escape(part)}</p>' for part in parts)
        self.text.show_words(markup, tr("打开规划文本…"))
        return self._trouble.words(language()) if self._trouble else ""

    def _write_missing(self) -> None:
        number = len(self.missing)
        self.show_missing.setVisible(bool(number))
        self.show_missing.setText(tr("有 {n} 处条款在这份文本中没有找到", n=number))
        self._fold_missing(bool(number) and self.show_missing.isChecked())
        self.missing_list.setAccessibleName(tr("没有找到的条款"))
        self.missing_list.clear()
        for clause in self.missing:
            words = f"{place_words(self._atlas, clause)} “{clause.anchor}…”"
            item = QListWidgetItem(words.strip(), self.missing_list)
            item.setData(Qt.ItemDataRole.UserRole, clause)
        line = self.missing_list.sizeHintForRow(0) if number else 0
        self.missing_list.setFixedHeight(min(number, MOST_MISSING_SHOWN) * line + 4)

    def _fold_missing(self, opened: bool) -> None:  # noqa: FBT001
        self.missing_list.setVisible(opened)
        self.show_missing.setIcon(icon("opened" if opened else "closed"))

    def _show_missing_one(self, item: QListWidgetItem) -> None:
        self.show_clause(item.data(Qt.ItemDataRole.UserRole))

    def _go_to_section(self) -> None:
        if self._clause is None:
            return
        address = Address("section", self._clause.section)
        name = place_words(self._atlas, self._clause)
        self._store.change(select(self._store.view, address), tr("选择 {name}", name=name))

    def _arrange(self) -> None:
        self.where.setObjectName("heading")
        self.file.setObjectName("quiet")
        self.notice.setObjectName("warning")
        for label in (self.where, self.file, self.notice):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        self.show_missing.setObjectName("fold")
        self.show_missing.setCheckable(True)
        self.show_missing.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.to_section.setObjectName("plain")
        self.open_other.setIcon(icon("open", "accent"))
        self.open_other.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.show_missing.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        head = QHBoxLayout()
        head.setContentsMargins(24, 12, 16, 0)
        head.addWidget(self.where, 1)
        head.addWidget(self.open_other, 0, Qt.AlignmentFlag.AlignTop)
        below = QHBoxLayout()
        below.setContentsMargins(24, 0, 16, 0)
        below.addWidget(self.file, 1)
        below.addWidget(self.to_section)
        foot = QVBoxLayout()
        foot.setContentsMargins(24, 0, 16, 8)
        foot.addWidget(self.show_missing)
        foot.addWidget(self.missing_list)
        said = QHBoxLayout()
        said.setContentsMargins(24, 0, 16, 0)
        said.addWidget(self.notice)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(head)
        column.addLayout(below)
        column.addLayout(said)
        column.addWidget(self.text, 1)
        column.addLayout(foot)
        self.resize(600, 720)


def read_plan(atlas: Atlas, path: Path) -> tuple[Copy, tuple[Clause, ...]]:
    """A copy of the plan and the clauses it lacks; Fault when it cannot be read or is another."""
    copy = read_copy(path)
    return copy, require_plan(atlas, copy)


def place_words(atlas: Atlas, clause: Clause) -> str:
    """The section a clause stands in, with its title; blank for a clause without a section."""
    section = atlas.sections.get(clause.section)
    if section is None:
        return clause.section
    english = language() == "en" and section.title_en
    title = section.title_en if english else section.title_zh
    return tr("规划 {section}《{title}》", section=section.id, title=title)
