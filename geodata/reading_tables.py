"""Which file holds which record, and what its cells may say: one `Table` a record class."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from geodata import vocabulary
from geodata.plan_records import (
    Action,
    Cluster,
    Definition,
    Entity,
    Industry,
    Listing,
    Mention,
    Metric,
    Outcome,
    Project,
    Section,
)
from geodata.records import EconomicRegion, Figure, Park, Place, Region, Source


@dataclass(frozen=True, slots=True)
class Table:
    """The files of a record class and the rules of its columns, named by column.

    `required` cells may not be blank; `closed` ones hold one of the given codes (or nothing,
    unless required); `dates` hold YYYY, YYYY-MM or YYYY-MM-DD (or nothing, unless required).
    `key` is the column that names a row; "" for tables whose rows are not pointed to.
    """

    record: type[Any]
    files: tuple[str, ...]
    key: str
    required: frozenset[str]
    closed: dict[str, frozenset[str]] = field(default_factory=dict)
    dates: frozenset[str] = frozenset()


def _codes(terms: tuple[vocabulary.Term, ...]) -> frozenset[str]:
    return frozenset(term.code for term in terms)


_GRADES = _codes(vocabulary.CONFIDENCE)


def _table(
    record: type[Any],
    files: str,
    required: str,
    *,
    key: str = "id",
    dates: str = "",
    **closed: frozenset[str],
) -> Table:
    """A table; `files`, `required` and `dates` are lists parted by spaces."""
    if record not in (Source, Region):
        closed["confidence"] = _GRADES
        required += " confidence"
    return Table(
        record,
        tuple(f"{name}.csv" for name in files.split()),
        key,
        frozenset(required.split()) | ({key} if key else set()),
        closed,
        frozenset(dates.split()),
    )


TABLES: dict[type[Any], Table] = {
    table.record: table
    for table in (
        _table(Source, "sources", "title kind", dates="date", kind=_codes(vocabulary.SOURCE_KINDS)),
        _table(
            Region,
            "regions",
            "name_zh short_zh pinyin level",
            key="code",
            level=_codes(vocabulary.REGION_LEVELS),
        ),
        _table(EconomicRegion, "economic_regions", "name_zh name_en pinyin provinces source"),
        _table(
            Place,
            "demo_zones zones bases university_parks",
            "kind name_zh name_en short_zh pinyin short_pinyin province city position_basis "
            "sources",
            dates="approved",
            kind=_codes(vocabulary.KINDS),
            position_basis=_codes(vocabulary.POSITION_BASIS),
            park_class=_codes(vocabulary.PARK_CLASSES),
        ),
        _table(Park, "parks", "demo_zone name_zh name_en sources"),
        _table(
            Figure,
            "figures",
            "zone indicator_zh indicator_en printed comparator source",
            key="",
            comparator=_codes(vocabulary.COMPARATORS),
        ),
        _table(
            Cluster,
            "clusters",
            "name_zh name_en pinyin province source",
            host_basis=_codes(vocabulary.HOST_BASIS),
        ),
        _table(
            Industry,
            "industries",
            "name_zh name_en pinyin kind source",
            kind=_codes(vocabulary.INDUSTRY_KINDS),
        ),
        _table(Project, "projects", "name_zh name_en pinyin industries section_id source"),
        _table(
            Metric,
            "metrics",
            "name_zh name_en pinyin kind measure_type comparator scope section_id source",
            kind=_codes(vocabulary.METRIC_KINDS),
            measure_type=_codes(vocabulary.MEASURE_TYPES),
            comparator=_codes(vocabulary.COMPARATORS),
            baseline_match=_codes(vocabulary.BASELINE_MATCHES),
        ),
        _table(
            Outcome,
            "outcomes",
            "metric name_zh printed comparator assessment source",
            key="",
            comparator=_codes(vocabulary.COMPARATORS),
            assessment=_codes(vocabulary.ASSESSMENTS),
        ),
        _table(Action, "actions", "title_zh title_en summary_zh summary_en section_id source"),
        _table(
            Section,
            "outline",
            "kind title_zh title_en summary_zh summary_en source",
            kind=_codes(vocabulary.SECTION_KINDS),
        ),
        _table(
            Definition,
            "glossary",
            "term_zh term_en pinyin summary_zh summary_en relates_to section_id source",
        ),
        _table(
            Entity,
            "entities",
            "name_zh name_en kind source",
            kind=_codes(vocabulary.ENTITY_KINDS),
        ),
        _table(Mention, "mentions", "name_in_plan status section_id source"),
        _table(Listing, "listings", "programme_zh programme_en name_zh source"),
    )
}
