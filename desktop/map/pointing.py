"""PlaceTip: what lies under the pointer, said at once and never in the way of the hand."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QPointF, Qt
from PySide6.QtWidgets import QLabel, QWidget

from desktop.wording import tr
from geodata.records import Place
from geodata.vocabulary import KIND

GAP_PX = 14


class PlaceTip(QLabel):
    """A small card beside the pointer: name, kind and year, and how many more share the point."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._over = parent
        self.setObjectName("placeTip")
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def show_places(self, places: Sequence[Place], where: QPointF | None, language: str) -> None:
        """Name the topmost of `places` beside `where` (logical pixels of the parent)."""
        if not places or where is None:
            self.hide()
            return
        place = places[0]
        name = place.name_en if language == "en" else place.name_zh
        year = str(place.approved_year) if place.approved_year else tr("年份不详")
        lines = [
            f"<b>{escape(name)}</b>",
            f"{escape(KIND[place.kind].words(language))} · {escape(year)}",
        ]
        if len(places) > 1:
            lines.append(escape(tr("此处共 {n} 个载体，再次点击可依次查看", n=len(places))))
        self.say(lines, where)

    def say(self, lines: Sequence[str], where: QPointF | None) -> None:
        """Say those lines of HTML beside `where`; nothing when there is no such point."""
        if where is None:
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
