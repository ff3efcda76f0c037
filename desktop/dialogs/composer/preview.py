"""Preview: the page as it will be printed; a hand moves and resizes what stands on it."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.sheet.page import Page
from desktop.sheet.page_items import (
    KIND,
    Item,
    guides,
    item_of,
    moved,
    resized,
    snapped,
    with_item,
)
from desktop.theme import tokens
from desktop.wording import language, tr

AROUND_PX = 16
HANDLE_PX = 5.0
SNAP_MM = 1.5
NUDGE_MM, LEAP_MM = 0.5, 5.0


class Preview(QWidget):
    """Shows a page's picture with the outline of the item that is taken.

    `changed(Page, words)` when a hand let go of a moved or resized item, or a key nudged or hid
    it; `taken(kind)` when another item was taken ("" for none).
    """

    changed = Signal(object, str)
    taken = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page = Page(297.0, 210.0)
        self._image = QImage()
        self.kind = ""
        self._held: Item | None = None
        self._edges = ""
        self._from = QPointF()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setMinimumSize(320, 240)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(tr("页面预览：方向键移动所选要素，Delete 隐藏"))

    def show_page(self, page: Page) -> None:
        """Hands work on this page from now on; its picture follows when it is made."""
        self._page = page
        self.update()

    def show_picture(self, image: QImage) -> None:
        """The page's picture, newly made."""
        self._image = image
        self.update()

    def take(self, kind: str) -> None:
        """Take the item of that kind in hand; "" lets go."""
        if kind != self.kind:
            self.kind = kind
            self.taken.emit(kind)
            self.update()

    @property
    def px_per_mm(self) -> float:
        """The preview's scale in logical pixels a millimetre."""
        across = (self.width() - 2 * AROUND_PX) / self._page.width_mm
        down = (self.height() - 2 * AROUND_PX) / self._page.height_mm
        return max(min(across, down), 0.05)

    @property
    def sheet_px(self) -> QRectF:
        """Where the page lies in the widget."""
        width, height = (
            side * self.px_per_mm for side in (self._page.width_mm, self._page.height_mm)
        )
        return QRectF((self.width() - width) / 2, (self.height() - height) / 2, width, height)

    def to_px(self, x_mm: float, y_mm: float) -> QPointF:
        """A point of the page in the widget."""
        return self.sheet_px.topLeft() + QPointF(x_mm, y_mm) * self.px_per_mm

    def sizeHint(self) -> QSize:  # noqa: N802
        """Room to see something."""
        return QSize(720, 540)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002
        """Paper, picture and the outline of what is taken."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(self.rect(), QColor(tokens().raised))
        sheet = self.sheet_px
        if self._image.isNull():
            painter.fillRect(sheet, QColor(tokens().paper))
        else:
            painter.drawImage(sheet, self._image)
        painter.setPen(QPen(QColor(tokens().rule), 1))
        painter.drawRect(sheet)
        item = self._held or item_of(self._page.items, self.kind)
        if item is not None and item.shown:
            box = self._box_px(item)
            painter.setPen(QPen(QColor(tokens().accent), 1.5))
            painter.drawRect(box)
            painter.setBrush(QColor(tokens().accent))
            for corner in self._corners(box).values():
                painter.drawRect(QRectF(corner, QSize(0, 0)).adjusted(-3, -3, 3, 3))
            painter.drawText(box.topLeft() - QPointF(0, 4), KIND[item.kind].words(language()))
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Take the topmost item there, or a corner of the one that is taken."""
        if event.button() != Qt.MouseButton.LeftButton:
            return
        where = event.position()
        chosen = item_of(self._page.items, self.kind)
        self._edges = self._corner_at(where, chosen) if chosen is not None else ""
        if not self._edges:
            self.take(self._kind_at(where))
            chosen = item_of(self._page.items, self.kind)
        self._held, self._from = chosen, where

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """The outline follows the hand; the picture when it lets go."""
        start = item_of(self._page.items, self.kind)
        if self._held is None or start is None:
            return
        step = (event.position() - self._from) / self.px_per_mm
        size = (self._page.width_mm, self._page.height_mm)
        free = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if self._edges:
            self._held = resized(start, self._edges, step.x(), step.y(), size)
        else:
            self._held = moved(start, step.x(), step.y(), size)
            if not free:
                lines = guides(self._page.items, self.kind, size, self._page.margin_mm)
                self._held = moved(snapped(self._held, *lines, SNAP_MM), 0.0, 0.0, size)
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802, ARG002
        """What was moved stays there."""
        held, self._held = self._held, None
        if held is not None and held != item_of(self._page.items, self.kind):
            self._put(held, tr("缩放要素") if self._edges else tr("移动要素"))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Arrows nudge what is taken, Delete hides it, Tab takes the next."""
        item = item_of(self._page.items, self.kind)
        steps = {
            Qt.Key.Key_Left: (-1, 0),
            Qt.Key.Key_Right: (1, 0),
            Qt.Key.Key_Up: (0, -1),
            Qt.Key.Key_Down: (0, 1),
        }
        key = Qt.Key(event.key())
        if item is None or not item.shown:
            super().keyPressEvent(event)
        elif key in steps:
            leap = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            by = LEAP_MM if leap else NUDGE_MM
            size = (self._page.width_mm, self._page.height_mm)
            dx, dy = steps[key]
            self._put(moved(item, dx * by, dy * by, size), tr("移动要素"))
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._put(replace(item, shown=False), tr("隐藏要素"))
        else:
            super().keyPressEvent(event)

    def _put(self, item: Item, words: str) -> None:
        self.changed.emit(replace(self._page, items=with_item(self._page.items, item)), words)

    def _box_px(self, item: Item) -> QRectF:
        return QRectF(
            self.to_px(item.left_mm, item.top_mm), self.to_px(item.right_mm, item.bottom_mm)
        )

    def _kind_at(self, where: QPointF) -> str:
        point = (where - self.sheet_px.topLeft()) / self.px_per_mm
        for item in reversed(self._page.items):
            if item.shown and item.holds(point.x(), point.y()):
                return item.kind
        return ""

    @staticmethod
    def _corners(box: QRectF) -> dict[str, QPointF]:
        return {
            "lt": box.topLeft(),
            "rt": box.topRight(),
            "lb": box.bottomLeft(),
            "rb": box.bottomRight(),
        }

    def _corner_at(self, where: QPointF, item: Item) -> str:
        for edges, corner in self._corners(self._box_px(item)).items():
            gap = where - corner
            if max(abs(gap.x()), abs(gap.y())) <= HANDLE_PX + 2:
                return edges
        return ""
