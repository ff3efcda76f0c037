"""Industries: the plan's tree; a tick takes an industry with all its segments."""

from __future__ import annotations

from desktop.desk import Desk
from desktop.panels.parts.tick_tree import Reading, Row, TickTree
from desktop.panels.parts.words_of import name_of
from desktop.view import View
from desktop.wording import tr
from geodata.filtering import facet_counts


class IndustryTree(TickTree):
    """Groups, industries and segments with the number of places of each."""

    def show_view(self, view: View, desk: Desk, *, words: bool) -> None:
        """Show ticks and counts; the words too when they changed."""
        industries = desk.atlas.industries
        if words:
            self.setAccessibleName(tr("产业"))
            self.show_rows(
                Row(i.id, i.parent, name_of(i, view.language)) for i in industries.values()
            )
            for group in desk.atlas.industry_children.get("", ())[:1]:
                self.item(group).setExpanded(True)
        counts = facet_counts(desk.atlas, desk.links, view.filter, "industry")
        chosen = view.filter.choice("industry").any or ()
        readings = {}
        for code, industry in industries.items():
            n = counts.get(code, 0)
            tip = tr("{name}：{n} 处", name=name_of(industry, view.language), n=n)
            readings[code] = Reading(str(n), tip, of_use=n > 0 or code in chosen)
        self.show_state(chosen, readings)
        self.open_to(chosen)
