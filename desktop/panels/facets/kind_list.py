"""Kinds of places: legend, counts beside the plan's, and the switch of each kind on the map."""

from __future__ import annotations

from collections import Counter

from desktop.desk import Desk
from desktop.panels.parts.pictures import kind_icon
from desktop.panels.parts.tick_tree import Reading, Row, TickTree
from desktop.view import View
from desktop.wording import tr
from geodata.choices import Choice
from geodata.filtering import matching
from geodata.vocabulary import KINDS, Kind

CODES = tuple(kind.code for kind in KINDS)


class KindList(TickTree):
    """One row a kind: its symbol, its name, and "45 / 259": shown, and the plan's own count."""

    def show_view(self, view: View, desk: Desk, *, words: bool) -> None:
        """Show ticks and counts; the words too when they changed."""
        if words:
            self.setAccessibleName(tr("载体类型"))
            self.show_rows(
                Row(kind.code, "", kind.words(view.language), kind_icon(kind.code))
                for kind in KINDS
            )
        choice = view.filter.choice("kind")
        # What each kind would show if it were on: the switch itself must not zero its count.
        others = view.filter.choose("kind", Choice(none=choice.none))
        counts: Counter[tuple[str, str]] = Counter()
        for place_id in matching(desk.atlas, desk.links, others):
            place = desk.atlas.places[place_id]
            counts[place.kind, place.standing] += 1
        readings = {kind.code: _reading(kind, counts, desk) for kind in KINDS}
        self.show_state(CODES if choice.any is None else choice.any, readings)


def _reading(kind: Kind, counts: Counter[tuple[str, str]], desk: Desk) -> Reading:
    plan = desk.atlas.plan_count(kind.count_metric)
    of_plan = counts[kind.code, "plan"]
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
    return Reading(f"{of_plan} / {plan}{beyond}", tip, of_use=shown > 0)
