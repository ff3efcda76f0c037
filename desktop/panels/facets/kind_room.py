"""KindRoom: the kinds of places, at once a legend with the plan's own counts and the switches."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from desktop.desk import Desk
from desktop.panels.facets.facet_room import FacetRoom
from desktop.panels.parts.pictures import kind_icon
from desktop.panels.parts.tick_rows import Reading, Row
from desktop.view import View
from desktop.wording import tr
from geodata.facets import Value
from geodata.vocabulary import KINDS, Kind


class KindRoom(FacetRoom):
    """One row a kind: its symbol, its name, and "45 / 259": shown, and the plan's own count."""

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
        shown = (kind for kind in KINDS if kind.code not in self._choice.none)
        return said | {kind.code: _reading(kind, found, desk) for kind in shown}


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
    return Reading(f"{of_plan} / {plan}{beyond}", lambda: tip, of_use=shown > 0)
