"""Pages: the page of whatever is selected."""

from __future__ import annotations

from collections.abc import Callable

from desktop.panels.pages.cluster_page import cluster_page
from desktop.panels.pages.industry_page import industry_page
from desktop.panels.pages.metric_page import metric_page
from desktop.panels.pages.place_page import place_page
from desktop.panels.pages.plain_pages import (
    action_page,
    entity_page,
    region_page,
    source_page,
)
from desktop.panels.pages.plan_pages import section_page, term_page
from desktop.panels.pages.project_page import project_page
from desktop.panels.pages.welcome_page import welcome_page
from desktop.panels.parts.brief import Brief
from desktop.panels.parts.markup import title
from desktop.panels.parts.terms import with_terms
from geodata.records import Address

PAGES: dict[str, Callable[[Brief, str], str]] = {
    "place": place_page,
    "cluster": cluster_page,
    "industry": industry_page,
    "project": project_page,
    "metric": metric_page,
    "action": action_page,
    "entity": entity_page,
    "region": region_page,
    "term": term_page,
    "section": section_page,
    "source": source_page,
}


def page_of(brief: Brief, address: Address | None) -> str:
    """The markup of what is selected, or the welcome; Fault when there is no such thing.

    Terms of the plan's glossary explain themselves where they are first said.
    """
    return with_terms(_page_of(brief, address), brief.atlas, brief.language, address)


def _page_of(brief: Brief, address: Address | None) -> str:
    if address is None:
        return welcome_page(brief)
    record = brief.atlas.record(address)
    if address.kind == "park":
        return place_page(brief, record.demo_zone)
    page = PAGES.get(address.kind)
    return page(brief, address.id) if page else title(brief.name(address))
