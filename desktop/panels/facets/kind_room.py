"""KindRoom: the kinds of places, at once a legend with the plan's own counts and the switches."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.desk import Desk
from desktop.panels.facets import choosing
from desktop.panels.facets.facet_room import FacetRoom
from desktop.panels.parts.pictures import kind_icon
from desktop.panels.parts.tick_rows import Reading, Row
from desktop.view import View
from desktop.wording import tr
from geodata.choices import Filter
from geodata.facets import Facet, Value
from geodata.vocabulary import KIND, KINDS, STANDING, STANDINGS, Kind


class KindRoom(FacetRoom):
    """One row a kind: its symbol, its name, and "45 / 259": shown, and the plan's own count.

    A kind whose own standing the filter leaves out is off; ticking it brings that standing in:
    `narrowed(Filter, words for going back)`, since two facets change at once.
    """

    narrowed = Signal(object, str)

    def __init__(self, facet: Facet, parent: QWidget | None = None) -> None:
        super().__init__(facet, parent)
        self._filter = Filter()
        self._left_out: frozenset[str] = frozenset()

    def row(self, value: Value) -> Row:
        """The row of a kind, with its mark on the map."""
        return Row(value.code, "", value.words(self._language), kind_icon(value.code))

    def readings(self, view: View, desk: Desk, counts: Mapping[str, int]) -> dict[str, Reading]:
        """Beside what each kind would leave, how many of them the plan counted."""
        said = super().readings(view, desk, counts)
        # What each kind would show if it were on: the switch itself must not zero its count.
        passing = desk.facets.passing(view.filter.without("kind"))
        found = Counter(
            {
                (kind, standing): (passing & of_kind & of_standing).bit_count()
                for kind, of_kind in desk.facets.values("kind").items()
                for standing, of_standing in desk.facets.values("standing").items()
            }
        )
        self._filter = view.filter
        held = {kind for (kind, _), n in found.items() if n}
        self._left_out = frozenset(_left_out(view.filter)) - held
        shown = (kind for kind in KINDS if kind.code not in self._choice.none)
        return said | {kind.code: self._reading(kind, found, desk) for kind in shown}

    def _on(self) -> tuple[str, ...]:
        return tuple(code for code in super()._on() if code not in self._left_out)

    def _tick(self, code: str, on: bool) -> None:  # noqa: FBT001
        if not on or code not in self._left_out:
            super()._tick(code, on)
            return
        kinds = choosing.switched(self._choice, tuple(self._values), code, on=True)
        wanted = self._with_standing(code).choose("kind", kinds)
        self.narrowed.emit(wanted, tr("勾选 {name}", name=self._words(code)))

    def _only(self, code: str) -> None:
        if code not in self._left_out:
            super()._only(code)
            return
        wanted = self._with_standing(code).choose("kind", choosing.only(code))
        self.narrowed.emit(wanted, tr("只看 {name}", name=self._words(code)))

    def _with_standing(self, code: str) -> Filter:
        """The filter that lets the standing of a kind pass too."""
        standings = tuple(term.code for term in STANDINGS)
        choice = self._filter.choice("standing")
        with_it = choosing.switched(choice, standings, KIND[code].standing, on=True)
        return self._filter.choose("standing", with_it)

    def _reading(self, kind: Kind, counts: Counter[tuple[str, str]], desk: Desk) -> Reading:
        if kind.code not in self._left_out:
            return _reading(kind, counts, desk)
        plan = desk.atlas.plan_count(kind.count_metric)
        standing = STANDING[kind.standing].words(self._language)
        tip = tr("未显示：勾选后显示“{name}”的；规划称 {plan} 处", name=standing, plan=plan)
        return Reading(f"– / {plan}", lambda: tip, of_use=False)


def _left_out(wanted: Filter) -> list[str]:
    """Kinds with a standing of their own that the filter does not let pass."""
    choice = wanted.applied.choice("standing")
    own = ((kind.code, kind.standing) for kind in KINDS if kind.standing != "plan")
    return [
        code
        for code, standing in own
        if standing in choice.none or (choice.any is not None and standing not in choice.any)
    ]


def _reading(kind: Kind, counts: Counter[tuple[str, str]], desk: Desk) -> Reading:
    plan = desk.atlas.plan_count(kind.count_metric)
    of_plan = counts[kind.code, kind.standing]
    shown = sum(n for (code, _), n in counts.items() if code == kind.code)
    beyond = f" +{shown - of_plan}" if shown > of_plan else ""
    tip = tr("符合条件 {of_plan} 处，规划称 {plan} 处", of_plan=of_plan, plan=plan)
    if beyond:
        tip = tr(
            "符合条件 {n} 处：规划口径 {of_plan} 处（规划称 {plan} 处），"
            "其余 {rest} 处不在规划口径内",
            n=shown,
            of_plan=of_plan,
            plan=plan,
            rest=shown - of_plan,
        )
    return Reading(f"{of_plan} / {plan}{beyond}", lambda: tip, of_use=shown > 0)
