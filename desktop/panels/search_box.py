"""The search box on top: hits by kind of thing while one types; Enter goes to one."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QColor, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHeaderView,
    QLineEdit,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop.addresses import looks_like_address, read_address, written
from desktop.desk import Desk
from desktop.panels.parts.pictures import kind_icon
from desktop.panels.parts.reveal import Reveal, stay
from desktop.panels.parts.search_words import GROUPS
from desktop.panels.parts.words_of import name_at
from desktop.store import Store
from desktop.theme import icon, sizes, tokens, wardrobe
from desktop.view import View, select
from desktop.wording import tr
from geodata.faults import Fault
from geodata.records import Address
from geodata.searching import Hit

MOST_HITS = 40
# The widest that details of hits get, as a share of the list.
MOST_DETAIL = 0.4
ADDRESS = Qt.ItemDataRole.UserRole


class SearchBox(QLineEdit):
    """Typing lists hits below; arrows and Enter choose one, Escape closes the list.

    An address is a hit too; pasted, it is gone to at once.
    """

    def __init__(
        self, store: Store, desk: Desk, reveal: Reveal = stay, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("search")
        self._store = store
        self._desk = desk
        self._reveal = reveal
        self.setClearButtonEnabled(True)
        self.addAction(icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        self.hits = QTreeWidget()
        self.hits.setObjectName("hits")
        self.listing = self._make_listing()
        self.textChanged.connect(self.look_up)
        self.hits.itemClicked.connect(self._choose)
        store.changed.connect(self._changed)
        wardrobe.changed.connect(self.look_up)
        self.show_view(store.view, frozenset({"language"}))

    def show_view(self, view: View, what: frozenset[str]) -> None:  # noqa: ARG002
        """The words of the box, when the language changed."""
        if "language" in what:
            self.setPlaceholderText(tr("搜索：汉字、拼音、首字母、English"))
            self.setAccessibleName(tr("搜索"))
            self.hits.setAccessibleName(tr("搜索结果"))

    def begin(self, text: str = "") -> None:
        """Take the keyboard; letters typed elsewhere begin a new search."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if text:
            self.setText(text)
        else:
            self.selectAll()

    def look_up(self) -> None:
        """List what the text may mean."""
        text = self.text().strip()
        if not text or not self.hasFocus():
            self.listing.hide()
            return
        if looks_like_address(text):
            self._fill_address(text)
        else:
            self._fill(self._desk.index.hits(text, MOST_HITS))
        self._place()

    def insert_pasted(self) -> None:
        """Paste; an address that fills the box is gone to at once."""
        self.paste()
        found = self.hits.currentItem()
        if looks_like_address(self.text()) and found is not None:
            self._choose(found)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Up and down walk through the hits, Enter goes to one, Escape closes."""
        key = Qt.Key(event.key())
        if event.matches(QKeySequence.StandardKey.Paste):
            self.insert_pasted()
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up) and self.listing.isVisible():
            self._step(1 if key == Qt.Key.Key_Down else -1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            current = self.hits.currentItem()
            if current is not None and self.text().strip():
                self._choose(current)
        elif key == Qt.Key.Key_Escape:
            if self.listing.isVisible():
                self.listing.hide()
            elif self.text():
                self.clear()
            else:
                self._leave()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Escape belongs to the box while it has the keyboard, not to the window's command."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Escape
        ):
            event.accept()
            return True
        return super().event(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """The list closes when the keyboard goes elsewhere or the window changes its size."""
        closing = (QEvent.Type.Resize, QEvent.Type.WindowDeactivate)
        if watched is self.window() and event.type() in closing:
            self.listing.hide()
        if watched is self and event.type() == QEvent.Type.FocusOut:
            self.listing.hide()
        return super().eventFilter(watched, event)

    def _changed(self, _old: View, new: View, what: frozenset[str]) -> None:
        self.show_view(new, what)

    def _make_listing(self) -> QFrame:
        # Part of the window, above its columns, and never given the keyboard: typing goes on,
        # input methods too.
        listing = QFrame(self)
        listing.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hits.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hits.setColumnCount(2)
        self.hits.setHeaderHidden(True)
        self.hits.setRootIsDecorated(False)
        self.hits.setIndentation(0)
        self.hits.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        header = self.hits.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Fixed)
        column = QVBoxLayout(listing)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.hits)
        self.installEventFilter(self)
        listing.hide()
        return listing

    def _fill(self, hits: tuple[Hit, ...]) -> None:
        english = self._store.view.language == "en"
        self.hits.clear()
        # The kind of the best hit comes first, so that Enter goes to what was most likely meant.
        order = list(dict.fromkeys(hit.address.kind for hit in hits))
        words = dict(GROUPS)
        for kind in order:
            self._add_heading(tr(words[kind]) if kind in words else kind)
            for hit in hits:
                if hit.address.kind == kind:
                    self._add_hit(hit, english=english)
        if not hits:
            self._add_heading(tr("没有找到，换个写法试试：汉字、拼音、首字母、English"))
        self._step(1)

    def _fill_address(self, text: str) -> None:
        """The one thing at an address, or why there is none."""
        self.hits.clear()
        view, atlas = self._store.view, self._desk.atlas
        try:
            address = read_address(text, atlas)
        except Fault as fault:
            self._add_heading(fault.words(view.language))
            return
        zh, en = (name_at(atlas, address, language) for language in ("zh", "en"))
        self._add_heading(tr("地址"))
        self._add_hit(
            Hit(address, zh, en, written(address), written(address), 0.0),
            english=view.language == "en",
        )
        self._step(1)

    def _add_heading(self, words: str) -> None:
        item = QTreeWidgetItem([words])
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        item.setForeground(0, QColor(tokens().quiet))
        self.hits.addTopLevelItem(item)
        item.setFirstColumnSpanned(True)

    def _add_hit(self, hit: Hit, *, english: bool) -> None:
        detail = hit.detail_en if english else hit.detail_zh
        item = QTreeWidgetItem([hit.en if english and hit.en else hit.zh, detail])
        item.setData(0, ADDRESS, hit.address)
        item.setForeground(1, QColor(tokens().quiet))
        item.setToolTip(0, f"{hit.zh}\n{hit.en}")
        place = self._desk.atlas.places.get(hit.address.id)
        if hit.address.kind == "place" and place is not None:
            hollow = place.standing == "unverified"
            item.setIcon(0, kind_icon(place.kind, hollow=hollow))
        self.hits.addTopLevelItem(item)

    def _step(self, by: int) -> None:
        """To the next or the last hit, past headings."""
        rows = [self.hits.topLevelItem(n) for n in range(self.hits.topLevelItemCount())]
        usable = [row for row in rows if row is not None and row.data(0, ADDRESS) is not None]
        current = self.hits.currentItem()
        at = usable.index(current) + by if current in usable else 0
        if 0 <= at < len(usable):
            self.hits.setCurrentItem(usable[at])

    def _place(self) -> None:
        """Below the box, as wide as it or wider, as high as its rows but not past the window."""
        window = self.window()
        if self.listing.parentWidget() is not window:
            self.listing.setParent(window)
            window.installEventFilter(self)
        rows = self.hits.topLevelItemCount()
        row_px = max(self.hits.sizeHintForRow(0), sizes().body_px + 12)
        corner = self.mapTo(window, QPoint(0, self.height() + 2))
        height = min(rows * row_px + 6, max(window.height() - corner.y() - 16, 120))
        width = max(self.width(), 44 * sizes().body_px)
        # Long details are cut short before names are.
        details = round(min(self.hits.sizeHintForColumn(1), MOST_DETAIL * width))
        self.hits.header().resizeSection(1, details)
        left = max(min(corner.x(), window.width() - width - 8), 0)
        self.listing.setGeometry(left, corner.y(), width, height)
        self.listing.show()
        self.listing.raise_()

    def _choose(self, item: QTreeWidgetItem) -> None:
        address: Address | None = item.data(0, ADDRESS)
        if address is None:
            return
        name = item.text(0)
        self.listing.hide()
        view = self._reveal(select(self._store.view, address), address)
        self._store.change(view, tr("选择 {name}", name=name))
        self.blockSignals(True)  # noqa: FBT003
        self.clear()
        self.blockSignals(False)  # noqa: FBT003
        self._leave()

    def _leave(self) -> None:
        self.clearFocus()
        if QApplication.focusWidget() is None:
            self.window().setFocus()
