"""The page of an industry: where it stands in the tree, its projects, metrics and places."""

from __future__ import annotations

from desktop.panels.pages.metric_table import metric_table
from desktop.panels.parts.brief import Brief, clause_block, joined_links
from desktop.panels.parts.linked_places import places_block
from desktop.panels.parts.markup import facts, heading, paragraph, title
from desktop.panels.parts.words_of import name_of, term_words
from desktop.wording import tr
from geodata.records import Address
from geodata.vocabulary import INDUSTRY_KINDS


def industry_page(brief: Brief, industry_id: str) -> str:
    """The page as markup."""
    atlas, language = brief.atlas, brief.language
    industry = atlas.industries[industry_id]
    rows = []
    above = atlas.industry_line(industry_id)[1:]
    if above:
        rows.append((tr("属于"), joined_links(brief, above)))
    below = atlas.industry_children.get(industry_id, ())
    if below:
        rows.append((tr("包括"), joined_links(brief, below)))
    projects = [
        project.id
        for project in atlas.projects.values()
        if industry_id in project.industries or industry_id in project.segments
    ]
    if projects:
        rows.append((tr("专项"), joined_links(brief, projects)))
    metrics = [m for m in atlas.metrics.values() if industry_id in m.relates_to and not m.same_as]
    clusters = [c.id for c in atlas.clusters.values() if industry_id in c.industries]
    markup = title(name_of(industry, language), term_words(INDUSTRY_KINDS, industry.kind, language))
    markup += facts(rows)
    if metrics:
        markup += heading(tr("指标"), len(metrics)) + metric_table(brief, metrics)
    if clusters:
        markup += heading(tr("创新型产业集群"), len(clusters))
        cluster_rows = [paragraph(brief.link_to("cluster", i), "row") for i in clusters]
        markup += brief.folded(cluster_rows, "clusters")
    markup += places_block(brief, Address("industry", industry_id))
    return markup + clause_block(brief, industry.clause, industry.source)
