"""Chips: the filter as a sentence, each phrase to be muted or taken out."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QIcon, QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop.desk import Desk
from desktop.panels.facets.phrases import Phrase, phrases
from desktop.panels.parts.flow import Flow
from desktop.panels.parts.short_button import ShortButton
from desktop.theme import icon
from desktop.view import View
from desktop.wording import tr
from geodata.choices import PLAN_FILTER, Filter


class Chip(QWidget):
    """A phrase after its small word: its words mute and unmute its part, the cross takes it out.

    `asked(Filter, words)`; the Delete key takes out too, and a menu says all that can be done.
    """

    asked = Signal(object, str)

    def __init__(self, phrase: Phrase, wanted: Filter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._phrase, self._wanted = phrase, wanted
        self._pill = QFrame()
        self._pill.setObjectName("chip")
        self._before = QLabel()
        self._before.setObjectName("quiet")
        self.words, self.cross = ShortButton(), QToolButton()
        # Shrinks where it must, and never grows.
        self.words.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.words.setObjectName("chipwords")
        self.words.setCheckable(True)
        self.words.setIconSize(QSize(12, 12))
        self.words.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.cross.setObjectName("chipcross")
        self.cross.setIcon(icon("clear", "accent"))
        self.cross.setIconSize(QSize(12, 12))
        inside = QHBoxLayout(self._pill)
        inside.setContentsMargins(2, 0, 2, 0)
        inside.setSpacing(0)
        inside.addWidget(self.words)
        inside.addWidget(self.cross, 0, Qt.AlignmentFlag.AlignVCenter)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self._before)
        row.addWidget(self._pill, 1)
        self.words.clicked.connect(self.mute)
        self.cross.clicked.connect(self.take_out)
        self.show_phrase(phrase, wanted)

    def show_phrase(self, phrase: Phrase, wanted: Filter) -> None:
        """Say another phrase, or the same one of another filter."""
        self._phrase, self._wanted = phrase, wanted
        self._before.setText(phrase.before)
        self._before.setVisible(bool(phrase.before))
        look = (self._muted, phrase.out)
        if look != (self._pill.property("muted"), self._pill.property("out")):
            self._pill.setProperty("muted", look[0])
            self._pill.setProperty("out", look[1])
            for widget in (self._pill, self.words):
                widget.style().unpolish(widget)
                widget.style().polish(widget)
            self.words.setIcon(icon("pause") if self._muted else QIcon())
        self.words.setChecked(not self._muted)
        self.words.setText(phrase.words)
        self.words.setToolTip(f"{phrase.whole}\n{self._mute_words()}")
        self.words.setAccessibleName(phrase.words)
        self.words.setAccessibleDescription(self._mute_words())
        self.cross.setToolTip(self._out_words())
        self.cross.setAccessibleName(self._out_words())

    @property
    def _muted(self) -> bool:
        return self._phrase.part in self._wanted.muted

    def mute(self) -> None:
        """Keep the part but do not apply it, or apply it again."""
        wanted = self._wanted.mute(self._phrase.part, muted=not self._muted)
        self.asked.emit(wanted, self._mute_words())

    def take_out(self) -> None:
        """The filter without these words."""
        self.asked.emit(self._phrase.without, self._out_words())

    def take_part_out(self) -> None:
        """The filter without all that the part asks."""
        words = tr("去掉“{words}”", words=self._phrase.whole)
        self.asked.emit(self._wanted.without(self._phrase.part), words)

    def menu(self) -> QMenu:
        """All that can be done with the phrase."""
        menu = QMenu(self)
        menu.addAction(self._mute_words(), self.mute)
        menu.addAction(self._out_words(), self.take_out)
        if self._phrase.whole != self._phrase.words:
            menu.addAction(tr("去掉“{words}”", words=self._phrase.whole), self.take_part_out)
        return menu

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Delete takes out."""
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.take_out()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802
        """The menu at the pointer, or below the words when a key asked for it."""
        menu = self.menu()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(event.globalPos())

    def _mute_words(self) -> str:
        if self._muted:
            return tr("恢复“{words}”", words=self._phrase.whole)
        return tr("暂停“{words}”", words=self._phrase.whole)

    def _out_words(self) -> str:
        return tr("去掉“{words}”", words=self._phrase.words)


class Chips(QWidget):
    """The sentence, and the way back to the plan. `asked(Filter, words)` when a hand changes it."""

    asked = Signal(object, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = QWidget()
        self._flow = Flow(self._row)
        self.reset = QToolButton()
        self.reset.setObjectName("plain")
        self.reset.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.reset.setIcon(icon("reset", "accent"))
        self.reset.setIconSize(QSize(14, 14))
        self.reset.clicked.connect(lambda: self.asked.emit(PLAN_FILTER, self.reset.text()))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._row)
        column.addWidget(self.reset, 0, Qt.AlignmentFlag.AlignLeft)
        self.chips: list[Chip] = []

    def show_view(self, view: View, desk: Desk) -> None:
        """Say the filter anew; the keyboard stays where it was in the sentence."""
        said = phrases(desk.atlas, view.filter, view.language)
        kept = next((n for n, chip in enumerate(self.chips) if chip.isAncestorOf(_focus(self))), -1)
        while len(self.chips) > len(said):
            self._drop(self.chips.pop())
        for chip, phrase in zip(self.chips, said, strict=False):
            chip.show_phrase(phrase, view.filter)
        for phrase in said[len(self.chips) :]:
            self._add(Chip(phrase, view.filter, self._row))
        self.reset.setText(tr("恢复规划口径"))
        self.reset.setVisible(view.filter != PLAN_FILTER)
        self._row.setVisible(bool(self.chips))
        self._row.updateGeometry()
        if kept >= len(self.chips) and self.chips:
            self.chips[-1].words.setFocus()

    def _add(self, chip: Chip) -> None:
        chip.asked.connect(self.asked)
        self._flow.addWidget(chip)
        chip.show()
        self.chips.append(chip)

    def _drop(self, chip: Chip) -> None:
        self._flow.removeWidget(chip)
        chip.hide()
        chip.deleteLater()


def _focus(widget: QWidget) -> QWidget:
    """What has the keyboard in the window; the widget itself when nothing has."""
    return widget.window().focusWidget() or widget
