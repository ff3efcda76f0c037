"""WaysOut: which part of a filter that leaves nothing to loosen, as links, the best one first."""

from __future__ import annotations

import html

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QWidget

from desktop.desk import Desk
from desktop.view import View
from desktop.wording import tr
from geodata.filter_words import part_words
from geodata.filtering import matching, ways_out


class WaysOut(QLabel):
    """Hidden while places pass. `asked(Filter, words)` when a link is taken, by hand or by key."""

    asked = Signal(object, str)

    def __init__(self, between: str, most: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._between, self._most = between, most
        self._view = View()
        self._words: dict[str, str] = {}
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.LinksAccessibleByMouse)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.LinksAccessibleByMouse
            | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
        )
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.linkActivated.connect(self.loosen)
        self.hide()

    def show_view(self, view: View, desk: Desk) -> None:
        """Say what each part keeps back, when together they keep back everything."""
        self._view = view
        stuck = not matching(desk.atlas, desk.links, view.filter)
        self.setVisible(stuck)
        self._words = {}
        if not stuck:
            return
        for part, n in ways_out(desk.atlas, desk.links, view.filter)[: self._most]:
            if n:
                whole = part_words(desk.atlas, view.filter, part, view.language)
                self._words[part] = tr("去掉“{words}”可得 {n} 处", words=whole, n=n)
        links = (
            f'<a href="{part}">{html.escape(words)}</a>' for part, words in self._words.items()
        )
        none = html.escape(tr("只去掉任何一项仍无结果，需去掉两项以上"))
        self.setText(self._between.join(links) or none)
        self.setAccessibleName(self._between.join(self._words.values()) or none)

    @property
    def parts(self) -> tuple[str, ...]:
        """The parts offered, the best first."""
        return tuple(self._words)

    def loosen(self, part: str) -> None:
        """Ask for the filter without that part."""
        self.asked.emit(self._view.filter.without(part), self._words[part])
