"""The page of a place: what it is, what it belongs with and by what evidence, and the sources."""

from __future__ import annotations

from desktop.panels.pages.nearby_block import nearby_block
from desktop.panels.pages.place_facts import fact_rows, neighbours_block, parks_block, warnings
from desktop.panels.parts.brief import Brief, sources_block
from desktop.panels.parts.link_rows import section
from desktop.panels.parts.markup import facts, heading, kind_mark, paragraph, said, title
from desktop.panels.parts.words_of import term_words
from desktop.wording import tr
from geodata.amounts import figure_words
from geodata.evidence import STRENGTH, Grouped, grouped
from geodata.records import Place
from geodata.vocabulary import CONFIDENCE, KIND, PARK_CLASSES, STANDING


def place_page(brief: Brief, place_id: str) -> str:
    """The page as markup; Fault when there is no such place."""
    place = brief.atlas.place(place_id)
    english = brief.language == "en"
    note = place.note_en if english else place.note_zh
    groups = grouped(brief.links.of_place(place_id))
    return "".join(
        (
            _names(brief, place),
            *(paragraph(said(words), "warning") for words in warnings(brief, place)),
            facts(fact_rows(brief, place)),
            neighbours_block(brief, place),
            section(brief, tr("规划点名"), _of(groups, "entity")),
            section(brief, tr("创新型产业集群"), _of(groups, "cluster"), tr("未读到相关集群。")),
            section(brief, tr("科技重点专项"), _of(groups, "project"), tr("未读到相关专项。")),
            section(brief, tr("产业"), _of(groups, "industry"), tr("产业未知。")),
            section(brief, tr("指标"), _metrics(brief, groups), tr("规划没有与它相关的指标。")),
            section(brief, tr("举措"), _of(groups, "action")),
            nearby_block(brief, place),
            parks_block(brief, place),
            _policies(place),
            _figures(brief, place),
            heading(tr("备注")) + paragraph(said(note), "body") if note else "",
            sources_block(
                brief, place.sources, term_words(CONFIDENCE, place.confidence, brief.language)
            ),
        )
    )


def _of(groups: tuple[Grouped, ...], kind: str) -> list[Grouped]:
    return [group for group in groups if group.target.kind == kind]


def _metrics(brief: Brief, groups: tuple[Grouped, ...]) -> list[Grouped]:
    """Metrics by evidence, and of the same evidence what is to be reached before what was."""
    metrics = brief.atlas.metrics

    def order(group: Grouped) -> tuple[int, bool]:
        return STRENGTH[group.evidence], metrics[group.target.id].kind == "baseline"

    return sorted(_of(groups, "metric"), key=order)


def _names(brief: Brief, place: Place) -> str:
    english = brief.language == "en"
    kind = KIND[place.kind]
    first, second = place.name_zh, place.name_en
    if english and place.name_en:
        first, second = second, first
    parts = [kind.full_en if english else kind.full_zh]
    if place.park_class:
        parts.append(term_words(PARK_CLASSES, place.park_class, brief.language))
    parts.append(STANDING[place.standing].words(brief.language))
    mark = kind_mark(place.kind, hollow=place.standing == "unverified")
    line = paragraph(f"{mark} {said(' · '.join(parts))}", "body")
    return title(first, second) + line


def _policies(place: Place) -> str:
    if not place.policies_zh:
        return ""
    return heading(tr("先行先试政策")) + paragraph(said(place.policies_zh), "body")


def _figures(brief: Brief, place: Place) -> str:
    """Published figures of this zone alone, each with its year; their definitions differ."""
    english = brief.language == "en"
    rows = []
    for figure in brief.atlas.figures:
        if figure.zone != place.id:
            continue
        name = figure.indicator_en if english and figure.indicator_en else figure.indicator_zh
        rows.append((f"{figure.year} {name}", said(figure_words(figure, brief.language))))
    if not rows:
        return ""
    return heading(tr("公布的数字")) + facts(rows)
