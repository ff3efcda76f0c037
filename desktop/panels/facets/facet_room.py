"""FacetRoom: the values of one facet to tick, rule out, search and unfold, whatever the facet."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QMenu, QToolButton, QVBoxLayout, QWidget

from desktop.desk import Desk
from desktop.panels.facets import choosing, sifting
from desktop.panels.parts.tick_rows import Reading, Row
from desktop.panels.parts.tick_tree import TickTree
from desktop.view import View
from desktop.wording import tr
from geodata.choices import IDLE, Choice
from geodata.facets import Facet, Value

# A list longer than this has a line to search in.
LONG = 12
FEW = 3
# Facets whose values are all on at first: switches of what the map shows.
SWITCHES = frozenset({"kind", "standing"})


class FacetRoom(QWidget):
    """Asks for another Choice of its facet: `asked(facet, Choice, words for going back)`."""

    asked = Signal(str, object, str)

    def __init__(self, facet: Facet, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.facet = facet
        self.switches = facet.code in SWITCHES
        self.line = _Line(clearButtonEnabled=True)
        self.tree = TickTree()
        self.rest = QToolButton()
        self.rest.setObjectName("plain")
        self.rest.setCheckable(True)
        self._values: dict[str, Value] = {}
        self._choice = IDLE
        self._language = "zh"
        self._of_use: set[str] = set()
        self._opened_by_typing: set[str] = set()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.line)
        column.addWidget(self.tree)
        column.addWidget(self.rest, 0, Qt.AlignmentFlag.AlignLeft)
        self.line.textChanged.connect(self._sift)
        self.line.taken.connect(self._take_first)
        self.line.left.connect(self.tree.setFocus)
        self.rest.toggled.connect(self._sift)
        self.tree.ticked.connect(self._tick)
        self.tree.ruled_out.connect(self._rule_out)
        self.tree.alone.connect(self._only)
        self.tree.menu_asked.connect(self._show_menu)

    def show_view(self, view: View, desk: Desk, *, words: bool) -> None:
        """Show ticks and counts; the words too when they changed."""
        self._language = view.language
        if words:
            first_time = not self._values
            values = self.facet.values(desk.atlas)
            self._values = {value.code: value for value in values}
            self._name()
            self.tree.show_rows(self.row(value) for value in self._values.values())
            if first_time:
                self._open_first()
        self._choice = view.filter.choice(self.facet.code)
        counts = desk.facets.counts(view.filter, self.facet.code)
        readings = self.readings(view, desk, counts)
        self._of_use = {code for code, reading in readings.items() if reading.of_use}
        self.tree.show_state(self._on(), self._choice.none, readings)
        self._sift()
        self.tree.open_to([*(() if self.switches else self._on()), *self._choice.none])

    def row(self, value: Value) -> Row:
        """The row of a value."""
        return Row(value.code, value.parent, value.words(self._language))

    def readings(self, _view: View, _desk: Desk, counts: Mapping[str, int]) -> dict[str, Reading]:
        """What is said of each value: how many places it would leave, or takes away."""
        said = {}
        chosen = {*(self._choice.any or ()), *self._choice.none}
        for code, value in self._values.items():
            n = counts.get(code, 0)
            words = value.words(self._language)
            if code in self._choice.none:
                said[code] = Reading(f"−{n}", _left_out(words, n))
            else:
                of_use = n > 0 or code in chosen
                said[code] = Reading(str(n), _left(words, n), of_use)
        return said

    def take_all(self) -> None:
        """Every value."""
        tops = [code for code, value in self._values.items() if not value.parent]
        self._ask(
            choosing.all_of(tops, switches=self.switches), tr("全选 {facet}", facet=self.name)
        )

    def take_none(self) -> None:
        """No value."""
        self._ask(choosing.none_of(switches=self.switches), tr("全不选 {facet}", facet=self.name))

    @property
    def name(self) -> str:
        """The facet's name in the language of now."""
        return self.facet.words(self._language)

    def _on(self) -> tuple[str, ...]:
        if self._choice.any is not None:
            return self._choice.any
        return tuple(self._values) if self.switches else ()

    def _name(self) -> None:
        long = len(self._values) > LONG
        self.line.setVisible(long)
        self.line.setPlaceholderText(tr("找{facet}：汉字、拼音、English", facet=self.name))
        self.line.setAccessibleName(tr("找{facet}", facet=self.name))
        self.tree.setAccessibleName(self.name)
        self.tree.setAccessibleDescription(
            tr("空格勾选，Ctrl+回车排除，Shift+回车只看一项；{about}", about=self.about)
        )

    @property
    def about(self) -> str:
        """What the facet means, in the language of now."""
        return self.facet.about(self._language)

    def _sift(self) -> None:
        typed = self.line.text().strip()
        useless = (
            set(self._values) - self._of_use - sifting.with_parents(self._values, self._asked())
        )
        if typed:
            found = sifting.found(self._values, typed)
            kept = sifting.with_parents(self._values, found)
            self.tree.hide_rows(set(self._values) - kept - sifting.below(self._values, found))
            self._open_for_typing(kept - set(found))
            if found:
                self.tree.point_at(found[0])
        else:
            self._open_for_typing(set())
            folded = set() if self.switches or self.rest.isChecked() else useless
            self.tree.hide_rows(folded)
        self.rest.setVisible(bool(useless) and not typed and not self.switches)
        n = len(useless)
        fold, more = tr("收起无结果的 {n} 项", n=n), tr("另有 {n} 项无结果", n=n)
        self.rest.setText(fold if self.rest.isChecked() else more)

    def _open_first(self) -> None:
        """Of a tree with few branches the first stands open: there is little else to see."""
        if self.tree.rows.nested and self.tree.rows.rowCount() <= FEW:
            self.tree.expand(self.tree.rows.index(0, 0))

    def _asked(self) -> set[str]:
        return {*(self._choice.any or ()), *self._choice.none} & set(self._values)

    def _open_for_typing(self, codes: set[str]) -> None:
        """Open what holds the values found; close again what was opened for that alone."""
        for code in self._opened_by_typing - codes:
            self.tree.collapse(self.tree.rows.index_of(code))
        now = {code for code in codes if not self.tree.isExpanded(self.tree.rows.index_of(code))}
        self._opened_by_typing = (self._opened_by_typing & codes) | now
        for code in now:
            self.tree.expand(self.tree.rows.index_of(code))

    def _take_first(self, modifiers: Qt.KeyboardModifier) -> None:
        found = sifting.found(self._values, self.line.text())
        if self.line.text().strip() and found:
            self.tree.turn(found[0], modifiers)

    def _tick(self, code: str, on: bool) -> None:  # noqa: FBT001
        choose = choosing.switched if self.switches else choosing.picked
        name = self._words(code)
        words = tr("勾选 {name}", name=name) if on else tr("取消勾选 {name}", name=name)
        self._ask(choose(self._choice, tuple(self._values), code, on=on), words)

    def _rule_out(self, code: str, out: bool) -> None:  # noqa: FBT001
        name = self._words(code)
        words = tr("排除 {name}", name=name) if out else tr("不再排除 {name}", name=name)
        self._ask(choosing.ruled_out(self._choice, tuple(self._values), code, out=out), words)

    def _only(self, code: str) -> None:
        self._ask(choosing.only(code), tr("只看 {name}", name=self._words(code)))

    def _words(self, code: str) -> str:
        return self._values[code].words(self._language)

    def _ask(self, choice: Choice, words: str) -> None:
        self.asked.emit(self.facet.code, choice, words)

    def _show_menu(self, code: str, where: QPoint) -> None:
        menu = self.menu_of(code)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(where)

    def menu_of(self, code: str) -> QMenu:
        """What can be done with a value."""
        menu = QMenu(self)
        on, out = code in self.tree.rows.on, code in self.tree.rows.out
        for words, deed in (
            (tr("只看此项"), lambda: self._only(code)),
            (tr("取消勾选") if on else tr("勾选"), lambda: self._tick(code, not on)),
            (tr("不再排除") if out else tr("排除"), lambda: self._rule_out(code, not out)),
        ):
            menu.addAction(words, deed)
        menu.addSeparator()
        menu.addAction(tr("全选"), self.take_all)
        menu.addAction(tr("全不选"), self.take_none)
        return menu


def _left(name: str, n: int) -> Callable[[], str]:
    return lambda: tr("{name}：{n} 处", name=name, n=n)


def _left_out(name: str, n: int) -> Callable[[], str]:
    return lambda: tr("{name}：排除 {n} 处", name=name, n=n)


class _Line(QLineEdit):
    """A line to search in: Enter takes the likeliest found, the arrow down goes to the list.

    `taken(modifiers)` with the keys held down: Ctrl and Shift mean what they do in the list.
    """

    taken = Signal(object)
    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Enter, the arrow down, and Escape, which empties the line."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.taken.emit(event.modifiers())
        elif event.key() == Qt.Key.Key_Down:
            self.left.emit()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)
