"""The plan: its outline with our summaries, and what the chosen section sets and concerns."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QSplitter,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop.desk import Desk
from desktop.panels.pages.pages import page_of
from desktop.panels.parts.brief import Brief
from desktop.panels.parts.page_view import PageView
from desktop.panels.parts.words_of import name_at
from desktop.panels.plan.outline_rows import (
    OutlineRow,
    found_sections,
    outline_rows,
    section_of,
)
from desktop.panels.plan.outline_tree import OutlineTree
from desktop.store import Store
from desktop.theme import icon
from desktop.view import View, select
from desktop.wording import tr
from geodata.filtering import matching
from geodata.records import Address

EVERYTHING = frozenset({"selection", "filter", "language"})


class PlanPanel(QWidget):
    """The outline above, the page of the section it stands on below.

    Choosing a section asks the Store to select it. `text_asked` wants the person's copy of the
    plan opened; the page's `clause_asked(Clause)` wants it shown at a clause. While hidden nothing
    is written.
    """

    text_asked = Signal()

    def __init__(self, store: Store, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("column")
        self._store = store
        self._desk = desk
        self._rows: tuple[OutlineRow, ...] = ()
        self._opened: frozenset[str] = frozenset()
        self._behind = EVERYTHING
        self.sought = QLineEdit()
        self.sought.setClearButtonEnabled(True)
        self.open_text = QToolButton()
        self.open_text.setIcon(icon("open", "accent"))
        self.none_found = QLabel()
        self.none_found.setObjectName("quiet")
        self.none_found.hide()
        self.tree = OutlineTree()
        self.page = PageView()
        self._arrange()
        self.sought.textChanged.connect(self._seek)
        self.sought.returnPressed.connect(self._go_to_first)
        self.open_text.clicked.connect(self.text_asked)
        self.tree.chosen.connect(lambda section_id: self._go_to(Address("section", section_id)))
        self.page.asked.connect(self._go_to)
        self.page.fold_asked.connect(self._fold)
        store.changed.connect(lambda _old, new, what: self.show_view(new, what))

    def show_view(self, view: View, what: frozenset[str]) -> None:
        """Show what changed of the View: its language, and the section that is selected or in
        which the selected thing is written.
        """
        self._behind |= what & EVERYTHING
        if not self._behind or not self.isVisible():
            return
        behind, self._behind = self._behind, frozenset()
        if "language" in behind:
            self._name(view.language)
        if "selection" in behind:
            before = self.tree.current
            section = section_of(self._desk.atlas, view.selection)
            if section and section not in found_sections(self._rows, self.sought.text()):
                self.sought.clear()
            self.tree.stand_on(section)
            if section != before:
                self._opened = frozenset()
        self._write(view, keep_scroll="selection" not in behind)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Catch up with what happened while hidden."""
        super().showEvent(event)
        self.show_view(self._store.view, frozenset())

    def _arrange(self) -> None:
        row = QHBoxLayout()
        row.setContentsMargins(16, 0, 12, 0)
        row.setSpacing(4)
        row.addWidget(self.sought)
        row.addWidget(self.open_text)
        above = QWidget()
        inside = QVBoxLayout(above)
        inside.setContentsMargins(8, 0, 0, 0)
        inside.addWidget(self.none_found)
        inside.addWidget(self.tree)
        self.halves = QSplitter(Qt.Orientation.Vertical)
        self.halves.setHandleWidth(1)
        self.halves.setChildrenCollapsible(False)
        for half in (above, self.page):
            half.setMinimumHeight(120)
            self.halves.addWidget(half)
        self.halves.setSizes([500, 500])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(6)
        column.addLayout(row)
        column.addWidget(self.halves)

    def _name(self, language: str) -> None:
        self._rows = outline_rows(self._desk.atlas, self._desk.links, language)
        first = not self.tree.topLevelItemCount()
        self.tree.show_rows(self._rows)
        if first:
            for section in self._desk.atlas.sections.values():
                if not section.parent:
                    self.tree.item(section.id).setExpanded(section.kind == "document")
        self._seek(self.sought.text())
        self.tree.setAccessibleName(tr("规划大纲"))
        self.sought.setPlaceholderText(tr("在大纲中查找"))
        self.sought.setAccessibleName(tr("在大纲中查找"))
        self.none_found.setText(tr("大纲中没有找到，可换个词再试。"))
        self.open_text.setToolTip(tr("打开规划文本…"))
        self.open_text.setAccessibleName(tr("打开规划文本…"))
        self.page.setAccessibleName(tr("所选章节"))

    def _write(self, view: View, *, keep_scroll: bool) -> None:
        section = self.tree.current
        self.page.setVisible(bool(section))
        if not section:
            return
        atlas, links = self._desk.atlas, self._desk.links
        within = frozenset(matching(atlas, links, view.filter))
        brief = Brief(atlas, links, view, within, self._opened)
        self.page.show_page(page_of(brief, Address("section", section)), keep_scroll=keep_scroll)

    def _seek(self, text: str) -> None:
        found = found_sections(self._rows, text)
        self.tree.keep_only(found)
        self.none_found.setVisible(not found)

    def _go_to_first(self) -> None:
        """Enter in the box: the first section found, where the keyboard goes on."""
        found = found_sections(self._rows, self.sought.text())
        first = next((row.id for row in self._rows if row.id in found), "")
        if first and self.sought.text().strip():
            self._go_to(Address("section", first))
            self.tree.setFocus()

    def _go_to(self, address: Address) -> None:
        view = self._store.view
        name = name_at(self._desk.atlas, address, view.language)
        self._store.change(select(view, address), tr("选择 {name}", name=name))

    def _fold(self, key: str) -> None:
        self._opened ^= {key}
        self._write(self._store.view, keep_scroll=True)
