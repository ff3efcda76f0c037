"""The right-hand panel: the page of what is selected."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.desk import Desk
from desktop.panels.pages.pages import page_of
from desktop.panels.parts.brief import Brief
from desktop.panels.parts.markup import CHOICE
from desktop.panels.parts.page_view import PageView
from desktop.panels.parts.reveal import Reveal, stay
from desktop.store import Store
from desktop.view import View, select
from desktop.wording import tr
from geodata.filtering import matching
from geodata.records import Address


class SelectionPanel(QWidget):
    """Shows the View's selection; a link asks the Store to select what it names."""

    def __init__(
        self, store: Store, desk: Desk, reveal: Reveal = stay, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("column")
        self._store = store
        self._desk = desk
        self._reveal = reveal
        self._opened: frozenset[str] = frozenset()
        self.page = PageView()
        self.page.asked.connect(self._go_to)
        self.page.fold_asked.connect(self._fold)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.page)
        store.changed.connect(self._changed)
        self.show_view(store.view, frozenset({"selection"}))

    def show_view(self, view: View, what: frozenset[str]) -> None:
        """Show what changed of the View; the camera alone changes nothing here."""
        if not what & {"selection", "filter", "language"}:
            return
        if "selection" in what:
            self._opened = frozenset()
        self._write(view, keep_scroll="selection" not in what)

    def _changed(self, _old: View, new: View, what: frozenset[str]) -> None:
        self.show_view(new, what)

    def _write(self, view: View, *, keep_scroll: bool) -> None:
        within = frozenset(matching(self._desk.atlas, self._desk.links, view.filter))
        brief = Brief(self._desk.atlas, self._desk.links, view, within, self._opened)
        self.page.setAccessibleName(tr("所选内容"))
        self.page.about = view.selection
        self.page.show_page(page_of(brief, view.selection), keep_scroll=keep_scroll)

    def _go_to(self, address: Address) -> None:
        view = self._reveal(select(self._store.view, address), address)
        record = self._desk.atlas.record(address)
        name = getattr(record, "name_zh", "") or getattr(record, "title_zh", "") or address.id
        self._store.change(view, tr("选择 {name}", name=name))

    def _fold(self, key: str) -> None:
        group = key.rpartition("/")[0]
        if group.startswith(CHOICE):
            # Of one group's choices one holds at a time.
            self._opened = frozenset(k for k in self._opened if not k.startswith(f"{group}/"))
        self._opened ^= {key}
        self._write(self._store.view, keep_scroll=True)
