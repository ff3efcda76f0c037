"""Project row: one special project of the list, with its places by evidence and its targets."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from desktop.charts.stacked_bar import HEIGHT_PX, Part
from desktop.panels.parts.brief import Brief, joined_links
from desktop.panels.parts.markup import fold_link, paragraph, said
from desktop.panels.parts.pictures import evidence_ink
from desktop.panels.parts.words_of import reach_words
from desktop.theme import sizes
from desktop.wording import tr
from geodata.evidence import Links, strongest
from geodata.records import Address, Link
from geodata.vocabulary import EVIDENCE_BY_CODE


@dataclass(frozen=True, slots=True)
class Share:
    """One part of a project's places: by which evidence, of what it speaks, and how it looks."""

    evidence: str
    reach: str
    pattern: str


# Strongest first; unverified links are not counted. A list that names only the city of a place
# says less of the place than one that names it, and is told apart.
SHARES = {
    "named": Share("named", "", "solid"),
    "listed": Share("listed", "place", "solid"),
    "listed_city": Share("listed", "city", "hatched"),
    "matched": Share("matched", "", "dotted"),
}


def evidence_counts(links: Links, project_id: str) -> dict[str, int]:
    """How many places belong with the project by each of SHARES, each place once under the
    strongest.
    """
    by_place: dict[str, list[Link]] = defaultdict(list)
    for link in links.to(Address("project", project_id)):
        by_place[link.place].append(link)
    best = [strongest(found) for found in by_place.values()]
    return {
        code: sum(
            one.evidence == share.evidence and share.reach in ("", one.reach)
            for one in best
            if one is not None
        )
        for code, share in SHARES.items()
    }


def bar_parts(counts: Mapping[str, int]) -> tuple[Part, ...]:
    """The counts as parts of a bar, in the colours of the evidence's marks."""
    return tuple(
        Part(count, evidence_ink(SHARES[code].evidence), SHARES[code].pattern)
        for code, count in counts.items()
    )


def target_count(brief: Brief, project_id: str) -> int:
    """How many targets the plan sets the project, repeated ones once."""
    metrics = brief.atlas.metrics
    return sum(metrics[i].kind == "target" for i in brief.links.metrics_of_project(project_id))


def project_row(brief: Brief, project_id: str, counts: Mapping[str, int], width_px: int) -> str:
    """The row as markup with an anchor of the project's id; its bar is `width_px` wide."""
    project = brief.atlas.projects[project_id]
    chosen = brief.view.selection == Address("project", project_id)
    look = "sub chosen" if chosen else "sub"
    apart = f"margin-top: {sizes().body_px}px"
    number = f'<span class="quiet">{said(project_id)}</span>'
    name = f'<a name="{said(project_id)}"></a>{number} {brief.link_to("project", project_id)}'
    parts = [f'<p class="{look}" style="{apart}">{name}</p>']
    parts.append(paragraph(joined_links(brief, project.industries), "row"))
    bar = f'<img src="bar:{said(project_id)}" width="{width_px}" height="{HEIGHT_PX}" />'
    parts.append(paragraph(bar, "row"))
    parts.append(paragraph(counts_markup(counts), "row"))
    parts.append(_rest(brief, project_id))
    return "".join(parts)


def counts_markup(counts: Mapping[str, int]) -> str:
    """The number of all places, and by evidence, each after its sign."""
    if not sum(counts.values()):
        return f'<span class="small">{said(tr("没有相关载体"))}</span>'
    shown = [f"{share_image(code)} <b>{count}</b>" for code, count in counts.items() if count]
    every = said(tr("相关载体 {n} 处", n=sum(counts.values())))
    return f"{every}&nbsp; {'&nbsp; '.join(shown)}"


def shares_key(language: str, codes: Iterable[str]) -> str:
    """What the signs of those of SHARES mean."""
    rows = [
        f'{share_image(code)} <span class="small">{said(share_words(code, language))}</span>'
        for code in codes
    ]
    return paragraph("<br/>".join(rows), "row")


def share_image(code: str) -> str:
    """The sign of one of SHARES, the colour and pattern it has in the bar."""
    return f'<img src="share:{code}" width="{sizes().small_px}" height="{HEIGHT_PX}" />'


def share_words(code: str, language: str) -> str:
    """The words of one of SHARES: its evidence, and that it is only the city's where so."""
    share = SHARES[code]
    words = EVIDENCE_BY_CODE[share.evidence].words(language)
    if share.reach != "city":
        return words
    return tr("{evidence}（{reach}）", evidence=words, reach=reach_words(share.reach, language))


def _rest(brief: Brief, project_id: str) -> str:
    """The targets, and the focus technologies behind a fold."""
    project = brief.atlas.projects[project_id]
    targets = target_count(brief, project_id)
    words = tr("{n} 项目标", n=targets) if targets else tr("规划未设数值目标")
    key = f"focus/{project_id}"
    opened = key in brief.opened
    number = len(project.focus_zh)
    fold = tr("收起重点技术") if opened else tr("重点技术（{n}）", n=number)
    markup = paragraph(f"{said(words)} · {fold_link(key, fold)}", "row")
    if opened:
        # The plan's own terms: the tables hold them in Chinese alone.
        markup += paragraph(said("、".join(project.focus_zh)), "source")
    return markup
