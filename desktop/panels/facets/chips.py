"""Chips: the filter as a sentence, each phrase to be muted or taken out."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
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
        self._phrase = phrase
        self._wanted = wanted
        self._muted = phrase.part in wanted.muted
        pill = QFrame()
        pill.setObjectName("chip")
        pill.setProperty("muted", self._muted)
        pill.setProperty("out", phrase.out)
        self.words, self.cross = ShortButton(), QToolButton()
        # Shrinks where it must, and never grows.
        self.words.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.words.setObjectName("chipwords")
        self.words.setCheckable(True)
        self.words.setChecked(not self._muted)
        self.cross.setObjectName("chipcross")
        self.words.setText(phrase.words)
        if self._muted:
            self.words.setIcon(icon("pause"))
            self.words.setIconSize(QSize(12, 12))
            self.words.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.cross.setIcon(icon("clear", "accent"))
        self.cross.setIconSize(QSize(12, 12))
        self._say()
        inside = QHBoxLayout(pill)
        inside.setContentsMargins(2, 0, 2, 0)
        inside.setSpacing(0)
        inside.addWidget(self.words)
        inside.addWidget(self.cross, 0, Qt.AlignmentFlag.AlignVCenter)
        before = QLabel(phrase.before)
        before.setObjectName("quiet")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        if phrase.before:
            row.addWidget(before)
        row.addWidget(pill, 1)
        self.words.clicked.connect(self.mute)
        self.cross.clicked.connect(self.take_out)

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

    def _say(self) -> None:
        self.words.setToolTip(f"{self._phrase.whole}\n{self._mute_words()}")
        self.words.setAccessibleName(self._phrase.words)
        self.words.setAccessibleDescription(self._mute_words())
        self.cross.setToolTip(self._out_words())
        self.cross.setAccessibleName(self._out_words())

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
        kept = next((n for n, chip in enumerate(self.chips) if chip.isAncestorOf(_focus(self))), -1)
        while (held := self._flow.takeAt(0)) is not None:
            widget = held.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.chips = []
        for phrase in phrases(desk.atlas, view.filter, view.language):
            chip = Chip(phrase, view.filter, self._row)
            chip.asked.connect(self.asked)
            self._flow.addWidget(chip)
            chip.show()
            self.chips.append(chip)
        self.reset.setText(tr("恢复规划口径"))
        self.reset.setVisible(view.filter != PLAN_FILTER)
        self._row.setVisible(bool(self.chips))
        self._row.updateGeometry()
        if kept >= 0 and self.chips:
            self.chips[min(kept, len(self.chips) - 1)].words.setFocus()


def _focus(widget: QWidget) -> QWidget:
    """What has the keyboard in the window; the widget itself when nothing has."""
    return widget.window().focusWidget() or widget
