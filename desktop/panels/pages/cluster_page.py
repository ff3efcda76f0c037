"""The page of an innovative industrial cluster."""

from __future__ import annotations

from desktop.panels.parts.brief import Brief, clause_block, joined_links
from desktop.panels.parts.linked_places import places_block
from desktop.panels.parts.markup import evidence_mark, facts, paragraph, quiet, said, title
from desktop.panels.parts.words_of import name_of, term_words, unknown
from desktop.wording import tr
from geodata.records import Address
from geodata.vocabulary import EVIDENCE, HOST_BASIS


def cluster_page(brief: Brief, cluster_id: str) -> str:
    """The page as markup."""
    atlas, language = brief.atlas, brief.language
    cluster = atlas.clusters[cluster_id]
    host = said(unknown(language))
    if cluster.host in atlas.places:
        basis = term_words(HOST_BASIS, cluster.host_basis, language)
        host = f"{brief.link_to('place', cluster.host)} {quiet(tr('（{basis}）', basis=basis))}"
    codes = [c for c in dict.fromkeys((cluster.province, cluster.city)) if c in atlas.regions]
    regions = " ".join(name_of(atlas.regions[code], language) for code in codes)
    year = str(cluster.year) if cluster.year else unknown(language)
    listed = " · ".join(part for part in (cluster.batch_zh, cluster.status_zh) if part)
    rows = [
        (tr("宿主高新区"), host),
        (tr("地区"), said(regions or unknown(language))),
        (tr("年份"), said(year)),
        (tr("名单"), said(listed or unknown(language))),
        (tr("产业"), joined_links(brief, cluster.industries) or said(unknown(language))),
    ]
    if cluster.projects:
        matched = term_words(EVIDENCE, "matched", language)
        links = joined_links(brief, cluster.projects)
        rows.append((tr("专项"), f"{links} {evidence_mark('matched')} {quiet(matched)}"))
    warning = ""
    if cluster.confidence == "C":
        warning = paragraph(said(tr("待核：未读到这一集群的来源。")), "warning")
    note = paragraph(said(cluster.note_zh), "source") if cluster.note_zh else ""
    return "".join(
        (
            title(name_of(cluster, language), tr("创新型产业集群")),
            warning,
            facts(rows),
            note,
            places_block(brief, Address("cluster", cluster_id)),
            clause_block(brief, cluster.clause, cluster.source),
        )
    )
