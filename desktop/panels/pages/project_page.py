"""The page of a special project: its figures, focus technologies, industries and places."""

from __future__ import annotations

from desktop.panels.pages.lists_block import lists_block
from desktop.panels.pages.metric_table import metric_table
from desktop.panels.parts.brief import Brief, clause_block, joined_links
from desktop.panels.parts.linked_places import places_block
from desktop.panels.parts.markup import facts, fold_link, heading, paragraph, said, title
from desktop.panels.parts.words_of import name_of
from desktop.wording import tr
from geodata.records import Address


def project_page(brief: Brief, project_id: str) -> str:
    """The page as markup."""
    atlas = brief.atlas
    project = atlas.projects[project_id]
    metrics = [atlas.metrics[i] for i in brief.links.metrics_of_project(project_id)]
    rows = [(tr("产业"), joined_links(brief, project.industries))]
    if project.segments:
        rows.append((tr("细分领域"), joined_links(brief, project.segments)))
    if project.programmes:
        rows.append((tr("示范工程"), joined_links(brief, project.programmes)))
    clusters = [c.id for c in atlas.clusters.values() if project_id in c.projects]
    figures = heading(tr("指标"), len(metrics))
    if metrics:
        figures += metric_table(brief, metrics)
    else:
        figures += paragraph(said(tr("规划未给这一专项设数值目标。")), "source")
    number = list(atlas.projects).index(project_id) + 1
    return "".join(
        (
            title(
                name_of(project, brief.language),
                tr("19 个科技重点专项之第 {number} 项", number=number),
            ),
            facts(rows),
            figures,
            heading(tr("重点技术"), len(project.focus_zh)),
            paragraph(said("、".join(project.focus_zh)), "body"),
            lists_block(brief, project_id),
            places_block(brief, Address("project", project_id)),
            _clusters(brief, clusters),
            _actions(brief, project_id),
            clause_block(brief, project.clause, project.source),
        )
    )


def _clusters(brief: Brief, cluster_ids: list[str]) -> str:
    if not cluster_ids:
        return ""
    markup = heading(tr("按产业匹配的集群"), len(cluster_ids))
    rows = [paragraph(brief.link_to("cluster", i), "row") for i in cluster_ids]
    return markup + brief.folded(rows, "clusters")


def _actions(brief: Brief, project_id: str) -> str:
    actions = [a for a in brief.atlas.actions.values() if project_id in a.applies_to]
    if not actions:
        return ""
    markup = heading(tr("举措"), len(actions))
    rows = [paragraph(brief.link_to("action", action.id), "row") for action in actions]
    if len(rows) > 3 and "actions" not in brief.opened:
        shown = fold_link("actions", tr("显示 {n} 项", n=len(rows)))
        return markup + paragraph(shown, "row")
    return markup + "".join(rows)
