"""Standings: the plan's own picture, and what lies beside it, each one tick away."""

from __future__ import annotations

from desktop.desk import Desk
from desktop.panels.parts.tick_tree import Reading, Row, TickTree
from desktop.view import View
from desktop.wording import tr
from geodata.filtering import facet_counts
from geodata.vocabulary import STANDINGS

CODES = tuple(term.code for term in STANDINGS)


class StandingList(TickTree):
    """One row a standing towards the plan, with how many places it adds."""

    def show_view(self, view: View, desk: Desk, *, words: bool) -> None:
        """Show ticks and counts; the words too when they changed."""
        if words:
            self.setAccessibleName(tr("规划口径与其他"))
            self.show_rows(Row(term.code, "", term.words(view.language)) for term in STANDINGS)
        counts = facet_counts(desk.atlas, desk.links, view.filter, "standing")
        choice = view.filter.choice("standing")
        readings = {}
        for code in CODES:
            n = counts.get(code, 0)
            readings[code] = Reading(str(n), tr("{n} 处", n=n), of_use=n > 0)
        self.show_state(CODES if choice.any is None else choice.any, readings)
