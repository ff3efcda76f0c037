"""Checking keys: each names one row, each resolves, and no parent is its own descendant."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

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
from geodata.problems import Problem
from geodata.reading import Row
from geodata.reading_tables import TABLES
from geodata.records import EconomicRegion, Figure, Park, Place, Region, Source

Rows = Mapping[type[Any], Sequence[Row]]

# What a plan's sentence can be about. Their ids share one shelf, so they may not collide.
SUBJECTS = (Entity, Industry, Project, Metric)


@dataclass(frozen=True, slots=True)
class Key:
    """A field of `record` that holds ids of `targets`, or one of the words in `also`."""

    record: type[Any]
    field: str
    targets: tuple[type[Any], ...]
    also: frozenset[str] = frozenset()


KEYS: tuple[Key, ...] = (
    Key(Region, "parent", (Region,)),
    Key(EconomicRegion, "provinces", (Region,)),
    Key(Place, "province", (Region,)),
    Key(Place, "city", (Region,)),
    Key(Place, "demo_zone", (Place,)),
    Key(Place, "demo_zone_later", (Place,)),
    Key(Place, "members", (Place,)),
    Key(Park, "demo_zone", (Place,)),
    Key(Figure, "zone", (Place,), frozenset({"ALL"})),
    Key(Cluster, "host", (Place,)),
    Key(Cluster, "province", (Region,)),
    Key(Cluster, "city", (Region,)),
    Key(Cluster, "industries", (Industry,)),
    Key(Cluster, "projects", (Project,)),
    Key(Industry, "parent", (Industry,)),
    Key(Project, "industries", (Industry,)),
    Key(Project, "segments", (Industry,)),
    Key(Project, "programmes", (Entity,)),
    Key(Metric, "scope", SUBJECTS, frozenset({"national", "zones"})),
    Key(Metric, "relates_to", SUBJECTS),
    Key(Metric, "baseline", (Metric,)),
    Key(Metric, "same_as", (Metric,)),
    Key(Outcome, "metric", (Metric,)),
    Key(Action, "applies_to", SUBJECTS),
    Key(Section, "parent", (Section,)),
    Key(Definition, "relates_to", SUBJECTS),
    Key(Entity, "parent", (Entity,)),
    Key(Mention, "place", (Place,)),
    Key(Mention, "status", (Entity,)),
    Key(Listing, "project", (Project,)),
    Key(Listing, "industry", (Industry,)),
    Key(Listing, "place", (Place,)),
    Key(Listing, "province", (Region,)),
    Key(Listing, "city", (Region,)),
)


def check_keys(rows: Rows) -> Iterator[Problem]:
    """Every id used twice, every key that resolves to nothing, every circle of parents."""
    ids = {
        record_class: {getattr(row.record, table.key) for row in rows[record_class]}
        for record_class, table in TABLES.items()
        if table.key
    }
    for record_class, table in TABLES.items():
        if table.key:
            yield from _unique(rows[record_class], table.key)
    for key in KEYS:
        known = key.also.union(*(ids[target] for target in key.targets))
        yield from _resolves(rows[key.record], key.field, key.field, known)
    for record_class in TABLES:
        for field in ("source", "sources"):
            yield from _resolves(rows[record_class], field, field, ids[Source])
        yield from _resolves(rows[record_class], "clause", "section_id", ids[Section])
    yield from _disjoint(rows)
    yield from _nested_regions(rows)
    for record_class in (Region, Industry, Section, Entity):
        yield from _acyclic(rows[record_class], TABLES[record_class].key)


def _unique(rows: Sequence[Row], key: str) -> Iterator[Problem]:
    first: dict[str, Row] = {}
    for row in rows:
        name = getattr(row.record, key)
        before = first.setdefault(name, row)
        if before is not row:
            yield Problem(
                row.file,
                row.line,
                key,
                f"“{name}”已在 {before.file} 第 {before.line} 行用过。",
                f'"{name}" is already used in {before.file}, line {before.line}.',
            )


def _ids_in(value: Any) -> tuple[str, ...]:
    if isinstance(value, tuple):
        return value
    if isinstance(value, str):
        return tuple(value.split(";")) if value else ()
    return (value.section,) if value.section else ()


def _resolves(
    rows: Sequence[Row], field: str, column: str, known: set[str] | frozenset[str]
) -> Iterator[Problem]:
    if not rows or not hasattr(rows[0].record, field):
        return
    for row in rows:
        for name in _ids_in(getattr(row.record, field)):
            if name not in known:
                yield Problem(
                    row.file,
                    row.line,
                    column,
                    f"“{name}”不存在。",
                    f'there is no "{name}".',
                )


def _disjoint(rows: Rows) -> Iterator[Problem]:
    first: dict[str, Row] = {}
    for record_class in SUBJECTS:
        for row in rows[record_class]:
            before = first.setdefault(row.record.id, row)
            if before.file != row.file:
                yield Problem(
                    row.file,
                    row.line,
                    "id",
                    f"“{row.record.id}”已是 {before.file} 第 {before.line} 行的编号。",
                    f'"{row.record.id}" already names line {before.line} of {before.file}.',
                )


def _nested_regions(rows: Rows) -> Iterator[Problem]:
    """The city named by a row lies in the province it names, and is of prefecture rank."""
    regions: dict[str, Region] = {row.record.code: row.record for row in rows[Region]}
    for record_class in (Place, Cluster, Listing):
        for row in rows[record_class]:
            province = regions.get(row.record.province)
            city = regions.get(row.record.city)
            if province is not None and province.level != "province":
                yield Problem(
                    row.file,
                    row.line,
                    "province",
                    f"{province.name_zh}不是省级。",
                    f"{province.name_zh} is not a province.",
                )
            if city is None or province is None:
                continue
            if province.code not in (city.code, city.parent) or city.level == "county":
                yield Problem(
                    row.file,
                    row.line,
                    "city",
                    f"{city.name_zh}不是{province.name_zh}的地级单位。",
                    f"{city.name_zh} is not a prefecture of {province.name_zh}.",
                )


def _acyclic(rows: Sequence[Row], key: str) -> Iterator[Problem]:
    parents = {getattr(row.record, key): row.record.parent for row in rows}
    for row in rows:
        start = getattr(row.record, key)
        seen = {start}
        at = parents.get(start, "")
        while at and at not in seen:
            seen.add(at)
            at = parents.get(at, "")
        if at == start:
            yield Problem(
                row.file,
                row.line,
                "parent",
                f"“{start}”是自己的上级。",
                f'"{start}" is above itself.',
            )
