"""FactWords: what is known of a place as lines for its fact sheet, links with their evidence."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.sheet.shown import links_of
from geodata.atlas import Atlas
from geodata.evidence import strongest
from geodata.place_table import place_table
from geodata.records import Link, Place
from geodata.vocabulary import EVIDENCE_BY_CODE

FACTS = (
    *("province", "city", "county", "approved", "approval_doc", "standing", "confidence"),
    *("park_class", "demo_zone", "area", "area_basis", "industry_words", "position_basis"),
)
_GROUPS = (
    ("project", "projects", "专项", "Special projects"),
    ("cluster", "clusters", "集群", "Clusters"),
    ("metric", "metrics", "指标", "Metrics"),
)


def fact_lines(atlas: Atlas, place: Place, language: str) -> tuple[str, ...]:
    """Facts, then links by kind with evidence, then published figures and the sources."""
    return (
        *_facts(atlas, place, language),
        *_links(atlas, place, language),
        *_figures(atlas, place, language),
        *_sources(atlas, place, language),
    )


def _facts(atlas: Atlas, place: Place, language: str) -> Iterator[str]:
    table = place_table(atlas, links_of(atlas))
    row = int(table.rows_of([place.id])[0])
    colon = ": " if language == "en" else "："
    for fact in FACTS:
        column = table.column(fact)
        words = table.cells[fact].text(row, language)
        if words or not column.partial:
            yield f"{column.words(language)}{colon}{words or column.blank(language)}"


def _links(atlas: Atlas, place: Place, language: str) -> Iterator[str]:
    english = language == "en"
    all_links = links_of(atlas).of_place(place.id)
    for kind, shelf, zh, en in _GROUPS:
        by_target: dict[str, list[Link]] = {}
        for link in all_links:
            if link.target.kind == kind and link.evidence != "unverified":
                by_target.setdefault(link.target.id, []).append(link)
        if not by_target:
            continue
        yield ""
        yield f"{en} ({len(by_target)})" if english else f"{zh}（{len(by_target)}）"
        records = getattr(atlas, shelf)
        for target, links in by_target.items():
            best = strongest(links)
            assert best is not None
            record = records[target]
            name = (english and record.name_en) or record.name_zh
            evidence = EVIDENCE_BY_CODE[best.evidence].words(language)
            yield f"· {name} [{evidence}]" if english else f"· {name}〔{evidence}〕"


def _figures(atlas: Atlas, place: Place, language: str) -> Iterator[str]:
    figures = [figure for figure in atlas.figures if figure.zone == place.id]
    if not figures:
        return
    english = language == "en"
    yield ""
    yield "Published figures (definitions differ)" if english else "公布的数据（口径各异）"
    for figure in figures:
        name = figure.indicator_en if english else figure.indicator_zh
        unit = figure.unit_en if english else figure.unit_zh
        yield f"· {figure.year} {name}: {figure.printed} {unit}"


def _sources(atlas: Atlas, place: Place, language: str) -> Iterator[str]:
    yield ""
    yield "Sources" if language == "en" else "资料来源"
    for source_id in place.sources:
        source = atlas.sources[source_id]
        yield "· " + ", ".join(filter(None, (source.title, source.publisher, source.date)))
