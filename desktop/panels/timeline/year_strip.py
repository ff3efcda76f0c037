"""Year strip: the histogram of approvals that is itself the control of the year."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractSlider, QSizePolicy, QWidget

from desktop.panels.parts.own_keys import keeps
from desktop.panels.timeline.approvals import STACKED, Approvals
from desktop.panels.timeline.strip_painting import Look, Plot, paint_strip
from desktop.theme import sizes
from desktop.wording import language, later, tr
from geodata.vocabulary import KINDS

KEYS = Qt.Key
# Steps of the keys in years.
STEPS = {
    **dict.fromkeys((KEYS.Key_Left, KEYS.Key_Down), -1),
    **dict.fromkeys((KEYS.Key_Right, KEYS.Key_Up), 1),
    KEYS.Key_PageUp: -5,
    KEYS.Key_PageDown: 5,
}
ENDS = (KEYS.Key_Home, KEYS.Key_End)
OWN = {*STEPS, *ENDS, KEYS.Key_Delete, KEYS.Key_Backspace}
NOTHING = Approvals({}, 0)
HELP = later("拖动或按左右键换年份，空格键播放，双击或按 Delete 键不限年份")


class YearStrip(QAbstractSlider):
    """Bars of the years with a handle; a slider to assistive programs, whose value is the year.

    `began` when a gesture begins; then, as long as it goes on, `picked(year)`, `stepped(years)`
    on or back, or `freed` for no limit. `play_asked` when the years should run or stop.
    """

    began = Signal()
    picked = Signal(int)
    stepped = Signal(int)
    freed = Signal()
    play_asked = Signal()

    def __init__(self, years: range, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._years = years
        self._look = Look(NOTHING, None, None)
        self._showing = False
        self._dragged: int | None = None
        self._hovered: int | None = None
        self.setOrientation(Qt.Orientation.Horizontal)
        self.setRange(years.start, years.stop - 1)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.valueChanged.connect(self._value_set)

    @property
    def plot(self) -> Plot:
        """Where the bars and their years are, in logical pixels."""
        return Plot(QRectF(self.rect()), self._years, sizes().small_px)

    @property
    def look(self) -> Look:
        """What the strip shows now."""
        return self._look

    def show_look(self, look: Look) -> None:
        """Show these approvals and this span of years."""
        self._look = look
        self._showing = True
        last = self._years.stop - 1
        self.setValue(last if look.to_year is None else look.to_year)
        self._showing = False
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        """Wide enough for a bar of eight pixels a year."""
        return QSize(8 * len(self._years), 4 * sizes().body_px)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """As narrow as a bar of three pixels a year."""
        return QSize(3 * len(self._years), 3 * sizes().body_px)

    def event(self, event: QEvent) -> bool:
        """Home and End are the strip's own while it has the focus."""
        return True if keeps(event) else bool(super().event(event))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Steps, ends, play and no limit by the keys; a key held down is one gesture."""
        key = Qt.Key(event.key())
        if key == KEYS.Key_Space:
            if not event.isAutoRepeat():
                self.play_asked.emit()
            return
        if key not in OWN:
            event.ignore()
            return
        if not event.isAutoRepeat():
            self.began.emit()
        if key in STEPS:
            self.stepped.emit(STEPS[key])
        elif key in ENDS:
            self.picked.emit(self.minimum() if key == KEYS.Key_Home else self.maximum())
        else:
            self.freed.emit()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """The handle comes to the pointer."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._dragged = self.plot.year_at(event.position().x())
            self.began.emit()
            self.picked.emit(self._dragged)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """The handle follows a drag; without a button the year under the pointer is told."""
        year = self.plot.year_at(event.position().x())
        if self._dragged is not None:
            if year != self._dragged:
                self._dragged = year
                self.picked.emit(year)
            return
        on_bars = event.position().y() < self.plot.floor_px
        self._hover(year if on_bars else None)
        self.setToolTip(self._told(year) if on_bars else tr(HELP))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """The handle stays where it is."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._dragged = None

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """No limit: the same gesture as the click that came first."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.freed.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        """A wheel turned over the strip by chance changes nothing."""
        event.ignore()

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802
        """No year is pointed at any more."""
        self._hover(None)
        super().leaveEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002
        """The bars, the years below, and the handle."""
        painter = QPainter(self)
        paint_strip(painter, self.plot, self._look, self._hovered, focused=self.hasFocus())
        painter.end()

    def _hover(self, year: int | None) -> None:
        if year != self._hovered:
            self._hovered = year
            self.update()

    def _told(self, year: int) -> str:
        """A year's number and that of each kind, for the tip."""
        approved = self._look.approvals
        words = {kind.code: kind.words(language()) for kind in KINDS}
        lines = [tr("{year} 年批准 {n} 处", year=year, n=approved.in_year(year))]
        lines += [
            tr("{name}：{n} 处", name=words[kind], n=n)
            for kind, n in zip(STACKED, approved.by_year.get(year, ()), strict=False)
            if n
        ]
        return "\n".join(lines)

    def _value_set(self, year: int) -> None:
        """An assistive program moved the handle."""
        if not self._showing:
            self.began.emit()
            self.picked.emit(year)
