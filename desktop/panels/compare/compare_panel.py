"""ComparePanel: what is compared, side by side in the drawer."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QSize
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from desktop.desk import Desk
from desktop.panels.compare.side_by_side import lines_of, page_of
from desktop.panels.parts.brief import Brief
from desktop.panels.parts.drawer_panel import DrawerPanel
from desktop.panels.parts.page_view import PageView
from desktop.panels.parts.reveal import Reveal
from desktop.store import Store
from desktop.theme import icon
from desktop.view import MOST_COMPARED, View, compare, select
from desktop.wording import tr
from geodata.comparing import Comparison, can_compare, compared
from geodata.filtering import matching
from geodata.records import Address

SHOWN = frozenset({"compared", "filter", "language", "selection"})
DROP = "drop/"


class ComparePanel(DrawerPanel):
    """Shows the View's `compared`; its links and buttons ask the Store."""

    def __init__(self, store: Store, desk: Desk, reveal: Reveal) -> None:
        super().__init__()
        self._store = store
        self._desk = desk
        self._reveal = reveal
        self._comparison = Comparison((), ())
        self.page = PageView()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.page)
        self.count = QLabel()
        self.count.setObjectName("quiet")
        self.add, self.swap, self.copy, self.export, self.clear = (QToolButton() for _ in range(5))
        self.tools = QWidget()
        row = QHBoxLayout(self.tools)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self.count)
        row.addStretch(1)
        for button, picture in (
            (self.add, "add_side"),
            (self.swap, "swap_sides"),
            (self.copy, "copy"),
            (self.export, "export"),
            (self.clear, "clear"),
        ):
            button.setIcon(icon(picture))
            button.setIconSize(QSize(18, 18))
            row.addWidget(button)
        self.page.asked.connect(self._select)
        self.page.fold_asked.connect(self._drop)
        self.add.clicked.connect(self._add)
        self.swap.clicked.connect(self._swap)
        self.copy.clicked.connect(self._copy)
        self.export.clicked.connect(partial(self.asked.emit, "export_comparison"))
        self.clear.clicked.connect(partial(self._change, (), tr("清空对比")))

    def show_view(self, view: View, what: frozenset[str]) -> None:
        """Show what changed of the View; only what is compared, filter and language show here."""
        if not what & SHOWN:
            return
        within = matching(self._desk.atlas, self._desk.links, view.filter)
        self._comparison = compared(self._desk.atlas, self._desk.links, view.compared, within)
        self.page.show_page(page_of(self._brief(view), self._comparison), keep_scroll=True)
        sides = len(self._comparison.sides)
        self.count.setText(tr("对比 {n} / {most} 项", n=sides, most=MOST_COMPARED))
        chosen = view.selection
        fits = chosen is not None and can_compare(chosen) and chosen not in view.compared
        self.add.setEnabled(fits and sides < MOST_COMPARED)
        self.swap.setEnabled(sides > 1)
        for button in (self.copy, self.export, self.clear):
            button.setEnabled(sides > 0)
        if "language" in what:
            self.page.setAccessibleName(tr("并排对比"))
            for button, words in (
                (self.add, tr("把所选加入对比")),
                (self.swap, tr("轮换次序")),
                (self.copy, tr("复制对比表")),
                (self.export, tr("导出对比表")),
                (self.clear, tr("清空对比")),
            ):
                button.setToolTip(words)
                button.setAccessibleName(words)

    def _brief(self, view: View) -> Brief:
        return Brief(self._desk.atlas, self._desk.links, view, frozenset())

    def _select(self, address: Address) -> None:
        view = self._reveal(select(self._store.view, address), address)
        self._store.change(view, tr("选择所比之一"))

    def _add(self) -> None:
        view = self._store.view
        if view.selection is not None:
            self._change((*view.compared, view.selection), tr("加入对比"))

    def _drop(self, key: str) -> None:
        left = [side for side in self._store.view.compared if f"{DROP}{side}" != key]
        self._change(left, tr("移出对比"))

    def _swap(self) -> None:
        first, *others = self._store.view.compared
        self._change((*others, first), tr("轮换次序"))

    def _copy(self) -> None:
        lines = lines_of(self._brief(self._store.view), self._comparison)
        QGuiApplication.clipboard().setText("\n".join("\t".join(line) for line in lines))

    def _change(self, addresses: tuple[Address, ...] | list[Address], words: str) -> None:
        self._store.change(compare(self._store.view, addresses), words)
