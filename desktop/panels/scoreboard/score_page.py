"""Score page: the page on which the scoreboard's rows stand, with their charts."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QImage, QResizeEvent
from PySide6.QtWidgets import QWidget

from desktop.charts.bullet import bullet_picture, key_picture
from desktop.charts.bullet_scale import Bullet
from desktop.charts.verdicts import verdict_picture
from desktop.panels.parts.page_view import PageView
from desktop.theme import sizes

# A drag of the column's edge changes the width many times; the page follows when it rests.
REST_MS = 80


class ScorePage(PageView):
    """A page whose pictures are bullets and signs; a chart is painted when it comes in sight.

    `width_changed` tells that charts of another width are wanted.
    """

    width_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bullets: Mapping[str, Bullet] = {}
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

    def show_rows(self, markup: str, bullets: Mapping[str, Bullet], *, keep_scroll: bool) -> None:
        """Show the page; `bullets` are its charts by metric."""
        self._bullets = dict(bullets)
        self._written_px = self.chart_width_px
        self.show_page(markup, keep_scroll=keep_scroll)

    def loadResource(self, kind: int, name: QUrl | str) -> QImage | None:  # noqa: N802
        """The charts, the signs and their key."""
        url = QUrl(name)
        ratio = self.devicePixelRatioF()
        size = sizes()
        if url.scheme() == "bullet" and url.path() in self._bullets:
            bullet = self._bullets[url.path()]
            return bullet_picture(bullet, self._written_px, ratio, self.font())
        if url.scheme() == "verdict":
            return verdict_picture(url.path(), size.heading_px, ratio)
        if url.scheme() == "key":
            return key_picture(url.path(), size.small_px, ratio)
        return super().loadResource(kind, name)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Ask for charts of the new width, once it rests."""
        super().resizeEvent(event)
        if self._written_px and self.chart_width_px != self._written_px:
            self._rest.start()
