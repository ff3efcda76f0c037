"""The timeline: a strip under the map on which places appear by the year of their approval."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QFontMetrics, QHideEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from desktop.desk import Desk
from desktop.panels.timeline.approvals import Approvals, approvals, reach, without_years
from desktop.panels.timeline.strip_painting import Look
from desktop.panels.timeline.year_strip import HELP, YearStrip
from desktop.store import Store
from desktop.theme import BODY_PX, icon, sizes, tokens
from desktop.view import View, narrow
from desktop.wording import tr
from geodata.choices import Filter

EVERYTHING = frozenset({"filter", "language"})
HEIGHT_PX = 64
# Five years a second.
STEP_MS = 200


def height_px() -> int:
    """The strip's height in logical pixels, with the system's type size."""
    return round(HEIGHT_PX * sizes().body_px / BODY_PX)


class Timeline(QWidget):
    """Shows approvals by year; its handle, keys and play ask the Store for another last year.

    The years of one drag, of one key held down and of one play are one step of the Store.
    """

    def __init__(self, store: Store, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._desk = desk
        self._years = reach(desk.atlas)
        self._counted: tuple[Filter, Approvals] | None = None
        self._gestures = 0
        self._asked: int | None = None
        self.back, self.forward, self.play_button = QToolButton(), QToolButton(), QToolButton()
        self.strip = YearStrip(self._years)
        self.said, self.undated = QLabel(), QLabel()
        self.clock = QTimer(self, interval=STEP_MS)
        self._arrange()
        for button, years in ((self.back, -1), (self.forward, 1)):
            button.clicked.connect(self._begin)
            button.clicked.connect(partial(self._step, years))
        self.play_button.clicked.connect(self.switch_play)
        self.strip.began.connect(self._begin)
        self.strip.picked.connect(self._pick)
        self.strip.stepped.connect(self._step)
        self.strip.freed.connect(partial(self._change, None))
        self.strip.play_asked.connect(self.switch_play)
        self.clock.timeout.connect(self._play_on)
        store.changed.connect(lambda _old, new, what: self.show_view(new, what))
        self.show_view(store.view, EVERYTHING)

    @property
    def playing(self) -> bool:
        """Whether the years run on by themselves."""
        return self.clock.isActive()

    def show_view(self, view: View, what: frozenset[str]) -> None:
        """Show what changed of the View; only its filter and language show here."""
        if not what & EVERYTHING:
            return
        if self.playing and view.filter.applied.to_year != self._asked:
            # Somebody else took the year in hand.
            self.stop()
        if "language" in what:
            self._name()
        counted = self._approvals(view.filter)
        span = view.filter.applied
        look = Look(counted, span.from_year, span.to_year)
        self.strip.show_look(look)
        self.said.setText(_said(look))
        self.undated.setText(_undated(look))
        self.strip.setAccessibleDescription(f"{self.said.text()} {self.undated.text()}")
        to_year, low = span.to_year, self._low(view)
        self.back.setEnabled(to_year is None or to_year > low)
        self.forward.setEnabled(to_year is not None and to_year < self._last)

    def switch_play(self) -> None:
        """Play from the year shown, from the first one when the last or none is; or stop."""
        if self.playing:
            self.stop()
            return
        to_year = self._store.view.filter.applied.to_year
        self._begin()
        self.clock.start()
        self._show_play()
        if to_year is None or to_year >= self._last:
            self._run(self._low(self._store.view))
        else:
            self._run(to_year + 1)

    def stop(self) -> None:
        """Stay at the year shown."""
        self.clock.stop()
        self._show_play()

    def sizeHint(self) -> QSize:  # noqa: N802
        """A low strip, as wide as there is room."""
        return QSize(700, self.height())

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        """Nothing plays unseen."""
        self.stop()
        super().hideEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002
        """The ground, and a hairline towards the map."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), tokens().side)
        painter.fillRect(0, 0, self.width(), 1, tokens().rule)
        painter.end()

    @property
    def _last(self) -> int:
        return self._years.stop - 1

    def _low(self, view: View) -> int:
        """The first year that can leave anything: not before the filter's own first year."""
        return min(
            max(view.filter.applied.from_year or self._years.start, self._years.start), self._last
        )

    def _approvals(self, wanted: Filter) -> Approvals:
        """The approvals under the filter, counted anew only when more than its years changed."""
        wanted = without_years(wanted)
        if self._counted is None or self._counted[0] != wanted:
            self._counted = (wanted, approvals(self._desk, wanted))
        return self._counted[1]

    def _begin(self) -> None:
        """A hand begins something: the years no longer run by themselves."""
        self.stop()
        self._gestures += 1

    def _step(self, years: int) -> None:
        """So many years on or back; back from no limit is to the last year first."""
        to_year = self._store.view.filter.applied.to_year
        if to_year is not None:
            self._pick(to_year + years)
        elif years < 0:
            self._pick(self._last + 1 + years)

    def _pick(self, year: int) -> None:
        self._change(min(max(year, self._low(self._store.view)), self._last))

    def _run(self, year: int) -> None:
        self._change(year)
        if year >= self._last:
            self.stop()

    def _play_on(self) -> None:
        to_year = self._store.view.filter.applied.to_year
        self._run(self._last if to_year is None else to_year + 1)

    def _change(self, year: int | None) -> None:
        self._asked = year
        view = self._store.view
        words = tr("不限年份") if year is None else tr("截至 {year} 年", year=year)
        wanted = view.filter.between(view.filter.applied.from_year, year)
        self._store.change(narrow(view, wanted), words, merge=f"timeline {self._gestures}")

    def _arrange(self) -> None:
        self.setFixedHeight(height_px())
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.said.setObjectName("heading")
        self.undated.setObjectName("quiet")
        font = self.undated.font()
        font.setPixelSize(sizes().small_px)
        self.undated.setFont(font)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 3, 8, 2)
        row.setSpacing(0)
        for button, picture in ((self.back, "year_back"), (self.forward, "year_forward")):
            button.setIcon(icon(picture))
        for button in (self.back, self.forward, self.play_button):
            button.setIconSize(QSize(20, 20))
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            row.addWidget(button)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addStretch(1)
        words.addWidget(self.said)
        words.addWidget(self.undated)
        words.addStretch(1)
        row.addSpacing(8)
        row.addLayout(words)
        row.addSpacing(4)
        row.addWidget(self.strip, 1)

    def _name(self) -> None:
        """Say everything in the language of now; the words get room for the longest of them."""
        self.setAccessibleName(tr("时间轴"))
        self.strip.setAccessibleName(tr("时间轴"))
        self.strip.setToolTip(tr(HELP))
        _call(self.back, tr("上一年"))
        _call(self.forward, tr("下一年"))
        self._show_play()
        most, last = len(self._desk.atlas.places), self._last
        for label, words in (
            (self.said, _longest_said(last, most)),
            (self.undated, (tr("另有 {n} 处年份不详，未计入", n=most),)),
        ):
            label.ensurePolished()
            measured = QFontMetrics(label.font())
            label.setFixedWidth(max(map(measured.horizontalAdvance, words)) + 4)

    def _show_play(self) -> None:
        self.play_button.setIcon(icon("pause" if self.playing else "play", "accent"))
        _call(self.play_button, tr("暂停") if self.playing else tr("播放"))


def _call(button: QToolButton, words: str) -> None:
    button.setToolTip(words)
    button.setAccessibleName(words)


def _said(look: Look) -> str:
    """How many places the span leaves."""
    from_year, to_year = look.from_year, look.to_year
    n = look.approvals.between(from_year, to_year)
    if to_year is not None and from_year is not None:
        return tr("{from_year}–{year} 年：{n} 处", from_year=from_year, year=to_year, n=n)
    if to_year is not None:
        return tr("截至 {year} 年：{n} 处", year=to_year, n=n)
    if from_year is not None:
        return tr("{from_year} 年起：{n} 处", from_year=from_year, n=n)
    return tr("不限年份：{n} 处", n=n)


def _longest_said(year: int, n: int) -> tuple[str, ...]:
    return (
        tr("{from_year}–{year} 年：{n} 处", from_year=year, year=year, n=n),
        tr("截至 {year} 年：{n} 处", year=year, n=n),
        tr("{from_year} 年起：{n} 处", from_year=year, n=n),
        tr("不限年份：{n} 处", n=n),
    )


def _undated(look: Look) -> str:
    """What a span makes of places of unknown year; blank when there is none."""
    if not look.approvals.undated:
        return ""
    if look.from_year is None and look.to_year is None:
        return tr("其中 {n} 处年份不详", n=look.approvals.undated)
    return tr("另有 {n} 处年份不详，未计入", n=look.approvals.undated)
