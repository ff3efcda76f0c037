"""Chips: the filter in words, each part with its own way out, and the way back to the plan."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QLabel, QToolButton, QVBoxLayout, QWidget

from desktop.desk import Desk
from desktop.panels.parts.flow import Flow
from desktop.theme import icon
from desktop.view import View
from desktop.wording import tr
from geodata.choices import IDLE, PLAN_FILTER, Choice, Filter
from geodata.filter_words import filter_words, part_name, value_words
from geodata.filtering import matching

# A facet with more values than these is one chip with their number.
MOST_VALUES = 4
LONGEST_WORDS = 18


@dataclass(frozen=True, slots=True)
class Chip:
    """A part of the filter in words, and the filter without it."""

    words: str
    without: Filter


def chips_of(desk: Desk, wanted: Filter, language: str) -> list[Chip]:
    """The parts of a filter, in the order in which it is said."""
    chips: list[Chip] = []
    for facet, choice in wanted.choices:
        chips += _of_facet(desk, wanted, facet, choice, language)
    if wanted.from_year is not None or wanted.to_year is not None:
        alone = Filter(from_year=wanted.from_year, to_year=wanted.to_year)
        without = replace(wanted, from_year=None, to_year=None)
        chips.append(Chip(filter_words(desk.atlas, alone, language), without))
    if wanted.text.strip():
        alone = Filter(text=wanted.text)
        chips.append(Chip(filter_words(desk.atlas, alone, language), replace(wanted, text="")))
    return chips


def _of_facet(desk: Desk, wanted: Filter, facet: str, choice: Choice, language: str) -> list[Chip]:
    values = choice.any or ()
    if 0 < len(values) <= MOST_VALUES and not choice.none:
        return [
            Chip(
                value_words(desk.atlas, facet, value, language),
                wanted.choose(facet, Choice(tuple(v for v in values if v != value) or None)),
            )
            for value in values
        ]
    alone = Filter().choose(facet, choice)
    words = filter_words(desk.atlas, alone, language)
    if len(words) > LONGEST_WORDS and values:
        words = tr("{facet} {n} 项", facet=part_name(facet, language), n=len(values))
    return [Chip(words, wanted.choose(facet, IDLE))]


def best_way_out(desk: Desk, wanted: Filter, language: str) -> tuple[Chip, int] | None:
    """Of a filter that leaves nothing, the part whose loss would leave the most places."""
    freed = [
        (chip, len(matching(desk.atlas, desk.links, chip.without)))
        for chip in chips_of(desk, wanted, language)
    ]
    freed = [(chip, n) for chip, n in freed if n]
    return max(freed, key=lambda pair: pair[1], default=None)


class Chips(QWidget):
    """`asked(Filter, words)` when a part is taken out, or the filter reset."""

    asked = Signal(object, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.count = QLabel()
        self.count.setObjectName("heading")
        self.advice = QToolButton()
        self.advice.setObjectName("plain")
        self.advice.hide()
        self._row = QWidget()
        self._flow = Flow(self._row)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 8)
        column.setSpacing(6)
        column.addWidget(self.count)
        column.addWidget(self._row)
        column.addWidget(self.advice)
        self._advised: Chip | None = None
        self.advice.clicked.connect(self._take_advice)

    def show_view(self, view: View, desk: Desk) -> None:
        """Show how many places pass, the parts of the filter, and a way out if none passes."""
        number = len(matching(desk.atlas, desk.links, view.filter))
        self.count.setText(tr("{n} 处符合", n=number) if number else tr("没有符合条件的载体"))
        while (held := self._flow.takeAt(0)) is not None:
            widget = held.widget()
            if widget is not None:
                widget.deleteLater()
                widget.setParent(None)
        for chip in chips_of(desk, view.filter, view.language):
            tip = tr("去掉“{words}”", words=chip.words)
            asked = partial(self.asked.emit, chip.without, tip)
            self._add(chip.words, "clear", tip, asked, "chip")
        if view.filter != PLAN_FILTER:
            words = tr("恢复规划口径")
            asked = partial(self.asked.emit, PLAN_FILTER, words)
            self._add(words, "reset", words, asked, "plain")
        self._show_advice(view, desk, number)
        self._row.updateGeometry()

    def _add(
        self, words: str, picture: str, tip: str, asked: Callable[[], None], look: str
    ) -> None:
        button = QToolButton(self._row)
        button.setObjectName(look)
        shown = words if len(words) <= LONGEST_WORDS * 2 else f"{words[: LONGEST_WORDS * 2]}…"
        button.setText(shown)
        button.setIcon(icon(picture, "accent"))
        button.setIconSize(QSize(14, 14))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        if look == "chip":
            # The cross stands after the words it takes away.
            button.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        button.setToolTip(tip)
        button.setAccessibleName(tip)
        button.clicked.connect(asked)
        self._flow.addWidget(button)
        button.show()

    def _show_advice(self, view: View, desk: Desk, number: int) -> None:
        found = None if number else best_way_out(desk, view.filter, view.language)
        self._advised = found[0] if found else None
        self.advice.setVisible(found is not None)
        if found is not None:
            chip, freed = found
            self.advice.setText(tr("去掉“{words}”可得 {n} 处", words=chip.words, n=freed))

    def _take_advice(self) -> None:
        if self._advised is not None:
            self.asked.emit(self._advised.without, self.advice.text())
