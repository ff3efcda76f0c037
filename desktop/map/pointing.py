"""PlaceTip: what lies under the pointer, said at once and never in the way of the hand."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QPointF, Qt
from PySide6.QtWidgets import QLabel, QWidget

from desktop.sheet.place_names import map_name
from desktop.sheet.stacks import Stack
from desktop.wording import tr
from geodata.records import Place
from geodata.vocabulary import KIND

GAP_PX = 14
MOST_NAMES = 6
"""So many names of a mark of several are said; the rest is counted."""


class PlaceTip(QLabel):
    """A small card beside the pointer: name, kind and year of a place; or what a mark of several
    stands for, by kind and by name.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._over = parent
        self.setObjectName("placeTip")
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def show_place(self, place: Place, where: QPointF, language: str) -> None:
        """Name a place beside `where` (logical pixels of the parent)."""
        name = place.name_en if language == "en" else place.name_zh
        year = str(place.approved_year) if place.approved_year else tr("年份不详")
        kind = KIND[place.kind].words(language)
        self._show(where, name, [f"{kind} · {year}"])

    def show_several(self, stack: Stack, where: QPointF, language: str) -> None:
        """Count what a mark of several stands for, and name the first of its places."""
        lines = [
            tr("{kind}（{n}）", kind=KIND[kind].words(language), n=number)
            for kind, number, _ in stack.kinds
        ]
        names = [map_name(place, language) for place in stack.places]
        # One name more takes no more room than the line that says so.
        said = names if len(names) <= MOST_NAMES + 1 else names[:MOST_NAMES]
        lines += [f"· {name}" for name in said]
        if len(said) < len(names):
            lines.append(tr("……另有 {n} 处", n=len(names) - len(said)))
        self._show(where, tr("此处相近的 {n} 个载体", n=len(names)), lines)

    def _show(self, where: QPointF, heading: str, lines: list[str]) -> None:
        self.say([f"<b>{escape(heading)}</b>", *map(escape, lines)], where)

    def say(self, lines: Sequence[str], where: QPointF | None) -> None:
        """Say those lines of HTML beside `where`; nothing for none, or without such a point."""
        if where is None or not lines:
            self.hide()
            return
        self.setText("<br>".join(lines))
        self.adjustSize()
        x = where.x() + GAP_PX
        if x + self.width() > self._over.width():
            x = where.x() - GAP_PX - self.width()
        y = min(where.y() + GAP_PX, self._over.height() - self.height() - 4)
        self.move(round(max(x, 4)), round(max(y, 4)))
        self.show()
