"""PageView: shows a page of markup whose links are things of the atlas."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QSize, Qt, QUrl, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QDesktopServices,
    QGuiApplication,
    QImage,
    QShowEvent,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextOption,
)
from PySide6.QtWidgets import QMenu, QTextBrowser, QWidget

from desktop.addresses import written
from desktop.panels.parts.own_keys import keeps
from desktop.panels.parts.pictures import evidence_picture, kind_picture
from desktop.theme import sizes, tokens, wardrobe
from desktop.wording import tr
from geodata.records import Address, Clause


def page_style() -> str:
    """The style sheet of pages in the sizes of now."""
    size = sizes()
    return f"""
    p {{ margin: 0; color: {tokens().ink}; }}
    p.title {{ font-size: {size.title_px}px; font-weight: bold; margin: 4px 0 2px 0; }}
    p.under {{ color: {tokens().quiet}; margin: 0 0 8px 0; }}
    p.heading {{ font-size: {size.heading_px}px; font-weight: bold; margin: 20px 0 6px 0; }}
    p.sub {{ font-weight: bold; margin: 10px 0 4px 0; }}
    p.body {{ margin: 0 0 8px 0; line-height: 135%; }}
    p.row {{ margin: 0 0 5px 0; line-height: 125%; }}
    p.lead {{ margin: 0 0 1px 0; line-height: 120%; }}
    p.why {{ margin: 0 0 8px 16px; color: {tokens().quiet}; font-size: {size.small_px}px;
        line-height: 125%; }}
    p.warning {{ color: {tokens().warning}; margin: 0 0 8px 0; line-height: 135%; }}
    p.source {{ color: {tokens().quiet}; font-size: {size.small_px}px; margin: 0 0 4px 0;
        line-height: 125%; }}
    p.figure {{ font-size: {size.title_px}px; font-weight: bold; color: {tokens().accent};
        margin: 8px 0 2px 0; }}
    .quiet {{ color: {tokens().quiet}; font-weight: normal; }}
    .small {{ color: {tokens().quiet}; font-size: {size.small_px}px; font-weight: normal; }}
    td.what {{ color: {tokens().quiet}; padding: 3px 12px 3px 0; white-space: pre; }}
    td.fact {{ padding: 3px 0; }}
    td.number {{ padding: 3px 0 3px 12px; white-space: pre; }}
    a {{ color: {tokens().accent}; text-decoration: none; }}
    a.term {{ color: {tokens().ink}; }}
    a.outside {{ color: {tokens().quiet}; }}
    td.bar {{ background-color: {tokens().accent}; }}
    p.chosen, tr.chosen {{ background-color: {tokens().accent_tint}; }}
    """


class PageView(QTextBrowser):
    """A page to read: `asked(Address)` when a link is followed, `fold_asked(key)` for a fold,
    `clause_asked(Clause)` where the plan's text is to be opened.

    Tab walks through the links and Enter follows one; text can be selected and copied.
    """

    asked = Signal(object)
    fold_asked = Signal(str)
    clause_asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.about: Address | None = None
        """The thing that the whole page is about, if it is one."""
        self.setOpenLinks(False)
        self.setFrameShape(QTextBrowser.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.document().setDocumentMargin(16)
        self._markup = ""
        self._faded = False
        self.anchorClicked.connect(self._follow)
        wardrobe.changed.connect(self._redress)

    def show_page(self, markup: str, *, keep_scroll: bool = False) -> None:
        """Show the page, from its top unless it is the same one with a fold opened."""
        if keep_scroll and markup == self._markup and not self._faded:
            return
        self._markup = markup
        self._put(keep_scroll=keep_scroll)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """A page that was out of sight has the colours of before."""
        if self._faded:
            self._put(keep_scroll=True)
        super().showEvent(event)

    def loadResource(self, kind: int, name: QUrl | str) -> QImage | None:  # noqa: N802
        """The marks of kinds and evidence; nothing is ever read from a file or elsewhere."""
        url = QUrl(name)
        if kind != QTextDocument.ResourceType.ImageResource.value:
            return None
        size = sizes()
        if url.scheme() == "kind":
            kind_code, _, hollow = url.path().partition("/")
            return kind_picture(kind_code, size.heading_px, hollow=bool(hollow))
        if url.scheme() == "evidence":
            return evidence_picture(url.path(), size.small_px)
        return None

    def event(self, event: QEvent) -> bool:
        """Home and End are the page's own while it has the keyboard."""
        return keeps(event) or super().event(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802
        """Copying, also of the address of the link under the pointer, else of the page's thing."""
        menu = self.menu_at(event.pos())
        menu.exec(event.globalPos())
        menu.deleteLater()

    def menu_at(self, where: QPoint) -> QMenu:
        """The menu for a point of the page, to be shown and let go of."""
        menu = self.createStandardContextMenu(where)
        for action in menu.actions():
            # Qt's own would copy how the page writes the link, which means nothing elsewhere.
            if action.objectName() == "link-copy":
                menu.removeAction(action)
        address = _address_of(QUrl(self.anchorAt(where))) or self.about
        if address is not None:
            copying = menu.addAction(tr("复制地址"))
            copying.setObjectName("copy_address")
            text = written(address)
            copying.triggered.connect(lambda: QGuiApplication.clipboard().setText(text))
        return menu

    def sizeHint(self) -> QSize:  # noqa: N802
        """Wide enough for a line of some twenty-five ideographs."""
        return QSize(27 * sizes().body_px, 400)

    def _redress(self) -> None:
        """Other colours: a page in sight is put anew, others when they come in sight."""
        self._faded = True
        if self.isVisible():
            self._put(keep_scroll=True)

    def _put(self, *, keep_scroll: bool) -> None:
        at = self.verticalScrollBar().value()
        self._faded = False
        self.document().setDefaultStyleSheet(page_style())
        self.setHtml(self._markup)
        self._underline_terms()
        self.verticalScrollBar().setValue(at if keep_scroll else 0)

    def _underline_terms(self) -> None:
        """Dots below words that explain themselves: the style sheet of pages has no dots."""
        dots = QTextCharFormat()
        dots.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
        dots.setUnderlineColor(QColor(tokens().faint))
        cursor = QTextCursor(self.document())
        # As one change: after many small ones Qt leaves lines of a long page unpainted.
        cursor.beginEditBlock()
        for start, end in self._terms():
            cursor.setPosition(start)
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            cursor.mergeCharFormat(dots)
        cursor.endEditBlock()

    def _terms(self) -> list[tuple[int, int]]:
        """From where to where each such word goes."""
        found = []
        block = self.document().begin()
        while block.isValid():
            pieces = block.begin()
            while not pieces.atEnd():
                piece = pieces.fragment()
                shape = piece.charFormat()
                to_term = shape.anchorHref().startswith("term:")
                if to_term or (shape.toolTip() and not shape.isAnchor()):
                    found.append((piece.position(), piece.position() + piece.length()))
                pieces += 1
            block = block.next()
        return found

    def _follow(self, url: QUrl) -> None:
        address = _address_of(url)
        if address is not None:
            self.asked.emit(address)
        elif url.scheme() == "term":
            self.asked.emit(Address("term", url.path()))
        elif url.scheme() == "clause":
            section, _, anchor = url.path().partition("/")
            self.clause_asked.emit(Clause(section, anchor))
        elif url.scheme() == "fold":
            self.fold_asked.emit(url.path())
        elif url.scheme() in ("http", "https"):
            QDesktopServices.openUrl(url)


def _address_of(url: QUrl) -> Address | None:
    """What a link of a page leads to; None when it is no thing of the atlas."""
    if url.scheme() != "at":
        return None
    kind, _, record_id = url.path().partition("/")
    return Address(kind, record_id)
