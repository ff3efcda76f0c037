"""Checking the tables: every broken rule, with the file, the line and the column.

A cell that cannot be read is a problem of its own and its row is left out of the rules that
compare rows; the rest of the table is still checked.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from geodata.checking_keys import check_keys
from geodata.checking_positions import check_positions
from geodata.checking_words import check_words
from geodata.coverage import coverage
from geodata.faults import Fault
from geodata.plan_records import Metric
from geodata.problems import Problem
from geodata.reading import Row, layers_of, read_rows
from geodata.reading_tables import TABLES
from geodata.records import Place
from geodata.vocabulary import KINDS

Rows = Mapping[type[Any], Sequence[Row]]

FIRST_YEAR, LAST_YEAR = 1988, 2026
# The plan's count is that of the end of 2010; it counts Zhangjiang too, which sources date to 2011.
PLAN_YEAR = 2010
PLAN_YEAR_OF_DEMO_ZONES = 2011


def check_tables(folder: Path) -> list[Problem]:
    """Every broken rule of the tables in `folder`/tables; an unreadable file is one problem.

    `folder` may hold layers/; the shipped ones serve otherwise. In the order of files and lines.
    """
    problems: list[Problem] = []
    rows: dict[type[Any], list[Row]] = {}
    for record_class in TABLES:
        rows[record_class], unreadable = read_rows(folder, record_class)
        problems += unreadable
    problems += check_keys(rows)
    problems += check_words(rows)
    problems += _sourced(rows)
    problems += _years(rows)
    problems += _standing(rows)
    try:
        problems += check_positions(rows, layers_of(folder))
    except Fault as fault:
        problems.append(Problem("layers", None, "", fault.zh, fault.en))
    files = [f"tables/{name}" for table in TABLES.values() for name in table.files]
    return sorted(
        problems,
        key=lambda one: (
            files.index(one.file) if one.file in files else len(files),
            one.row or 0,
            one.column,
        ),
    )


def _sourced(rows: Rows) -> Iterator[Problem]:
    """Grade C means that no source was read, and only grade C may lack one."""
    for record_class in TABLES:
        for row in rows[record_class]:
            if not hasattr(row.record, "confidence"):
                continue
            many = hasattr(row.record, "sources")
            sources = row.record.sources if many else (row.record.source,)
            column = "sources" if many else "source"
            unread = "unread" in sources
            if unread and len(sources) > 1:
                yield Problem(
                    row.file,
                    row.line,
                    column,
                    "“unread”不能与其他来源并列。",
                    '"unread" cannot stand beside other sources.',
                )
            if unread != (row.record.confidence == "C"):
                yield Problem(
                    row.file,
                    row.line,
                    "confidence",
                    "丙级（C）与来源“unread”必须同时出现。",
                    'Grade C and the source "unread" must come together.',
                )


def _years(rows: Rows) -> Iterator[Problem]:
    """Years and dates lie within the span that the atlas speaks of."""
    for record_class, table in TABLES.items():
        columns = [*sorted(table.dates), "year"]
        for row in rows[record_class]:
            for column in columns:
                said = getattr(row.record, column, None)
                # A listing's year is printed as the list has it: "2013–2014", "十三五".
                start = str(said or "")[:4]
                if start.isdecimal() and not FIRST_YEAR <= int(start) <= LAST_YEAR:
                    yield Problem(
                        row.file,
                        row.line,
                        column,
                        f"“{said}”不在 {FIRST_YEAR} 至 {LAST_YEAR} 年之间。",
                        f'"{said}" is not within {FIRST_YEAR} to {LAST_YEAR}.',
                    )


def _standing(rows: Rows) -> Iterator[Problem]:
    """A place is in the plan exactly when it was approved by the plan's year for its kind."""
    for row in rows[Place]:
        place: Place = row.record
        year = place.approved_year
        # A blank `in_plan` beside a year is a question left open on purpose: its note says why.
        if year is None or place.in_plan is None or not place.counted:
            continue
        limit = PLAN_YEAR_OF_DEMO_ZONES if place.kind == "demo_zone" else PLAN_YEAR
        if place.in_plan != (year <= limit):
            yield Problem(
                row.file,
                row.line,
                "in_plan",
                f"与批准时间“{place.approved}”不一致。",
                f'does not agree with the approval in "{place.approved}".',
            )


def counts_per_kind(folder: Path) -> list[tuple[str, ...]]:
    """Rows of a small table, a heading row first: kind, the plan's count, what the tables hold.

    "In the plan" counts grades A and B; "located" the places whose point is nearer than their
    city's centre. Rows that cannot be read are not counted.
    """
    places: list[Place] = [row.record for row in read_rows(folder, Place)[0]]
    plan_counts = {row.record.id: row.record.low for row in read_rows(folder, Metric)[0]}
    table: list[tuple[str, ...]] = [
        ("kind", "plan", "rows", "in_plan_AB", "located", "A", "B", "C"),
    ]
    for kind in KINDS:
        count = plan_counts.get(kind.count_metric)
        found = coverage(kind.code, places, None if count is None else round(count))
        numbers = (found.held, found.in_plan, found.located, *found.grades.values())
        plan = "?" if found.plan is None else str(found.plan)
        table.append((kind.code, plan, *map(str, numbers)))
    return table
