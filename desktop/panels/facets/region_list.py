"""Provinces: the 34 with their counts, found by typing 汉字, pinyin, initials or English."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from desktop.desk import Desk
from desktop.panels.parts.tick_tree import Reading, Row, TickTree
from desktop.view import View
from desktop.wording import tr
from geodata.filtering import facet_counts
from geodata.records import Region


def provinces(desk: Desk) -> tuple[Region, ...]:
    """The provinces of the atlas in the order of their codes."""
    regions = desk.atlas.regions.values()
    return tuple(region for region in regions if region.level == "province")


def fits(region: Region, typed: str) -> bool:
    """Whether what was typed may mean the region: part of a name, its pinyin or its initials."""
    wanted = "".join(typed.casefold().split())
    syllables = region.pinyin.split()
    names = (
        region.name_zh,
        region.short_zh,
        region.name_en.casefold().replace(" ", ""),
        "".join(syllables),
        "".join(syllable[0] for syllable in syllables),
    )
    return any(wanted in name for name in names)


class RegionList(QWidget):
    """A line to type in and the provinces; `ticked(code, on)` when a hand ticks one."""

    ticked = Signal(str, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = QLineEdit(clearButtonEnabled=True)
        self.tree = TickTree()
        self.tree.ticked.connect(self.ticked)
        self._provinces: tuple[Region, ...] = ()
        self._empty: set[str] = set()
        self.line.textChanged.connect(self._sift)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.line)
        column.addWidget(self.tree)

    def show_view(self, view: View, desk: Desk, *, words: bool) -> None:
        """Show ticks and counts; provinces without any place fold away below the others' use."""
        self._provinces = provinces(desk)
        if words:
            self.line.setPlaceholderText(tr("找省份：汉字、拼音、English"))
            self.line.setAccessibleName(tr("找省份"))
            self.tree.setAccessibleName(tr("省份"))
            self.tree.show_rows(
                Row(r.code, "", r.name_en if view.language == "en" else r.short_zh)
                for r in self._provinces
            )
        counts = facet_counts(desk.atlas, desk.links, view.filter, "region")
        chosen = view.filter.choice("region").any or ()
        readings = {}
        for region in self._provinces:
            n = counts.get(region.code, 0)
            use = n > 0 or region.code in chosen
            readings[region.code] = Reading(str(n), tr("{n} 处", n=n), of_use=use)
        self._empty = {code for code, reading in readings.items() if not reading.of_use}
        self.tree.show_state(chosen, readings)
        self._sift()

    def _sift(self) -> None:
        typed = self.line.text()
        hidden = {r.code for r in self._provinces if not fits(r, typed)}
        if not typed.strip():
            hidden = set(self._empty)
        self.tree.hide_rows(hidden)
