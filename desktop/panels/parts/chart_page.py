"""Chart page: a page to read with charts as wide as the page between its lines."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QImage, QResizeEvent
from PySide6.QtWidgets import QWidget

from desktop.panels.parts.page_view import PageView

# A drag of the column's edge changes the width many times; the page follows when it rests.
REST_MS = 80

Paint = Callable[[str, str, int, float], QImage | None]
"""Paints a picture of the page: its scheme and name (`<img src="scheme:name">`), the width of a
chart in logical pixels, and device pixels a logical one; None for a scheme it does not know."""


class ChartPage(PageView):
    """A page whose charts are painted when they come in sight, for the screen they are on.

    `width_changed` tells that charts of another width are wanted: write the page again.
    """

    width_changed = Signal()

    def __init__(self, paint: Paint, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._paint = paint
        self._written_px = 0
        # Always there, so that its coming does not change the width of what is beside it.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self.width_changed)

    @property
    def chart_width_px(self) -> int:
        """The width between the page's margins in logical pixels."""
        return max(160, self.viewport().width() - round(2 * self.document().documentMargin()))

    def show_page(self, markup: str, *, keep_scroll: bool = False) -> None:
        """Show the page, its charts as wide as it is now."""
        self._written_px = self.chart_width_px
        super().show_page(markup, keep_scroll=keep_scroll)

    def loadResource(self, kind: int, name: QUrl | str) -> QImage | None:  # noqa: N802
        """The page's own pictures, and the marks that every page has."""
        url = QUrl(name)
        ratio = self.devicePixelRatioF()
        painted = self._paint(url.scheme(), url.path(), self._written_px, ratio)
        return painted if painted is not None else super().loadResource(kind, name)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Ask for charts of the new width, once it rests."""
        super().resizeEvent(event)
        if self._written_px and self.chart_width_px != self._written_px:
            self._rest.start()
