"""SheetView: a page's picture in a widget, and where its millimetres lie there."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.sheet.page import Page
from desktop.sheet.page_items import KIND, Item
from desktop.sheet.palettes import PALETTES
from desktop.theme import tokens
from desktop.wording import language, tr

AROUND_PX = 20
HANDLE_PX = 3.5
ROOM_FOR_HANDLES_PX = 30
GHOST = 0.75
# The handles of an item: which of its edges each moves, and where it lies in the item's box.
HANDLES = {
    "lt": (0.0, 0.0),
    "rt": (1.0, 0.0),
    "lb": (0.0, 1.0),
    "rb": (1.0, 1.0),
    "l": (0.0, 0.5),
    "r": (1.0, 0.5),
    "t": (0.5, 0.0),
    "b": (0.5, 1.0),
}


class SheetView(QWidget):
    """Shows a page as large as there is room; the picture follows when it is made."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page = Page(297.0, 210.0)
        self._image = QImage()
        self._proportion = 0.0
        self.setMinimumSize(320, 240)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    @property
    def picture(self) -> QImage:
        """The picture that is shown now."""
        return self._image

    def show_page(self, page: Page) -> None:
        """Show that page from now on."""
        self._page = page
        self.update()

    def show_picture(self, image: QImage) -> None:
        """The page's picture, newly made."""
        self._image = image
        self._proportion = image.width() / max(image.height(), 1)
        self.update()

    @property
    def px_per_mm(self) -> float:
        """The scale in logical pixels a millimetre."""
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

    def to_mm(self, where: QPointF) -> QPointF:
        """A point of the widget on the page."""
        return (where - self.sheet_px.topLeft()) / self.px_per_mm

    def box_px(self, item: Item) -> QRectF:
        """An item's box in the widget."""
        return QRectF(
            self.to_px(item.left_mm, item.top_mm), self.to_px(item.right_mm, item.bottom_mm)
        )

    def sizeHint(self) -> QSize:  # noqa: N802
        """Room to see something."""
        return QSize(720, 540)

    def paint_sheet(self, painter: QPainter, *, busy: bool) -> None:
        """The paper with its picture; blank while there is none of these proportions."""
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(self.rect(), QColor(tokens().raised))
        sheet = self.sheet_px
        shadow = QColor(0, 0, 0, 28)
        for spread in (1, 2, 3):
            painter.fillRect(sheet.adjusted(spread, spread, spread, spread), shadow)
        wanted = self._page.width_mm / self._page.height_mm
        if self._image.isNull() or abs(self._proportion / wanted - 1) > 0.01:
            painter.fillRect(sheet, QColor(PALETTES[self._page.theme].paper))
        else:
            painter.drawImage(sheet, self._image)
        painter.setPen(QPen(QColor(tokens().rule), 1))
        painter.drawRect(sheet)
        if busy:
            painter.setPen(QColor(tokens().quiet))
            room = QRectF(0, self.height() - AROUND_PX, self.width() - 8, AROUND_PX)
            painter.drawText(room, Qt.AlignmentFlag.AlignRight, tr("正在绘制…"))

    def paint_ghost(self, painter: QPainter, was: Item, now: Item) -> None:
        """What stood in an item's box, faint where the hand has brought it."""
        if self._image.isNull():
            return
        scale = self._image.width() / self._page.width_mm
        source = QRectF(
            was.left_mm * scale, was.top_mm * scale, was.width_mm * scale, was.height_mm * scale
        )
        painter.setOpacity(GHOST)
        painter.drawImage(self.box_px(now), self._image, source)
        painter.setOpacity(1.0)

    def paint_outline(self, painter: QPainter, item: Item, *, handles: bool) -> None:
        """The box of an item that is taken, with its name; `handles` to resize it by."""
        box, accent = self.box_px(item), QColor(tokens().accent)
        painter.setPen(QPen(accent, 1.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(box)
        words = KIND[item.kind].words(language())
        metrics = painter.fontMetrics()
        width, height = metrics.horizontalAdvance(words) + 8, metrics.height() + 2
        top = box.top() - height if box.top() >= height else box.top()
        label = QRectF(box.left() - 0.75, top, width, height)
        painter.fillRect(label, accent)
        painter.setPen(QColor(tokens().accent_ink))
        painter.drawText(label, Qt.AlignmentFlag.AlignCenter, words)
        if handles:
            painter.setPen(QPen(accent, 1))
            painter.setBrush(QColor(tokens().paper))
            for spot in self.handle_spots(item).values():
                side = HANDLE_PX
                painter.drawRect(QRectF(spot.x() - side, spot.y() - side, 2 * side, 2 * side))
            painter.setBrush(Qt.BrushStyle.NoBrush)

    def handle_spots(self, item: Item) -> dict[str, QPointF]:
        """Where the handles of an item are, by the edges they move; a low or narrow item has none
        in the middle of its sides, where a hand takes hold of it.
        """
        box = self.box_px(item)
        too_small = "tb" * (box.height() < ROOM_FOR_HANDLES_PX)
        too_small += "lr" * (box.width() < ROOM_FOR_HANDLES_PX)
        return {
            edges: QPointF(box.left() + x * box.width(), box.top() + y * box.height())
            for edges, (x, y) in HANDLES.items()
            if edges not in tuple(too_small)
        }

    def paint_guides(self, painter: QPainter, x_mm: float | None, y_mm: float | None) -> None:
        """A line across the page at a guide that something lies on."""
        sheet = self.sheet_px.adjusted(-AROUND_PX, -AROUND_PX, AROUND_PX, AROUND_PX)
        painter.setPen(QPen(QColor(tokens().missed), 1, Qt.PenStyle.DashLine))
        if x_mm is not None:
            x = self.to_px(x_mm, 0.0).x()
            painter.drawLine(QPointF(x, sheet.top()), QPointF(x, sheet.bottom()))
        if y_mm is not None:
            y = self.to_px(0.0, y_mm).y()
            painter.drawLine(QPointF(sheet.left(), y), QPointF(sheet.right(), y))

    def paint_margins(self, painter: QPainter) -> None:
        """The page's margins, while a hand is at work."""
        margin = self._page.margin_mm
        corner = (self._page.width_mm - margin, self._page.height_mm - margin)
        painter.setPen(QPen(QColor(tokens().faint), 1, Qt.PenStyle.DotLine))
        painter.drawRect(QRectF(self.to_px(margin, margin), self.to_px(*corner)))
