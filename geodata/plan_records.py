"""The records of the plan and of what was published for it: one frozen dataclass a noun.

Ids are stable and appear in addresses; a blank string or None is unknown.
"""

from __future__ import annotations

from dataclasses import dataclass

from geodata.records import Clause


@dataclass(frozen=True, slots=True)
class Cluster:
    """A named innovative industrial cluster."""

    id: str
    name_zh: str
    name_en: str
    pinyin: str
    host: str
    host_basis: str
    province: str
    city: str
    industries: tuple[str, ...]
    projects: tuple[str, ...]
    batch_zh: str
    year: int | None
    status_zh: str
    clause: Clause
    source: str
    confidence: str
    note_zh: str


@dataclass(frozen=True, slots=True)
class Industry:
    """A node of the industry tree: group, industry or segment."""

    id: str
    parent: str
    name_zh: str
    name_en: str
    pinyin: str
    kind: str
    keywords: tuple[str, ...]
    clause: Clause
    source: str
    confidence: str


@dataclass(frozen=True, slots=True)
class Project:
    """One of the 19 special projects."""

    id: str
    name_zh: str
    name_en: str
    pinyin: str
    industries: tuple[str, ...]
    segments: tuple[str, ...]
    focus_zh: tuple[str, ...]
    programmes: tuple[str, ...]
    keywords: tuple[str, ...]
    clause: Clause
    industry_anchors: tuple[str, ...]
    source: str
    confidence: str


@dataclass(frozen=True, slots=True)
class Metric:
    """A figure of the plan: a baseline (2010) or a target (2015)."""

    id: str
    name_zh: str
    name_en: str
    pinyin: str
    kind: str
    measure_type: str
    year: int
    comparator: str
    low: float | None
    high: float | None
    unit_zh: str
    unit_en: str
    scope: str
    relates_to: tuple[str, ...]
    baseline: str
    baseline_match: str
    same_as: str
    clause: Clause
    source: str
    confidence: str
    note_zh: str
    note_en: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was published later for a metric."""

    metric: str
    name_zh: str
    year: int
    comparator: str
    printed: str
    value: float | None
    unit_zh: str
    assessment: str
    source: str
    confidence: str
    note_zh: str


@dataclass(frozen=True, slots=True)
class Action:
    """A task that the plan sets; title and summary in our own words."""

    id: str
    title_zh: str
    title_en: str
    summary_zh: str
    summary_en: str
    applies_to: tuple[str, ...]
    clause: Clause
    source: str
    confidence: str


@dataclass(frozen=True, slots=True)
class Section:
    """A section of the plan's outline, summed up in our own words."""

    id: str
    parent: str
    level: int
    kind: str
    title_zh: str
    title_en: str
    summary_zh: str
    summary_en: str
    anchor: str
    source: str
    confidence: str


@dataclass(frozen=True, slots=True)
class Definition:
    """A term of the plan's glossary, explained in our own words."""

    id: str
    term_zh: str
    term_en: str
    pinyin: str
    summary_zh: str
    summary_en: str
    relates_to: str
    clause: Clause
    source: str
    confidence: str


@dataclass(frozen=True, slots=True)
class Entity:
    """A word of the plan that tables point to: a kind of place, a programme, a body."""

    id: str
    parent: str
    name_zh: str
    name_en: str
    kind: str
    anchor: str
    source: str
    confidence: str


@dataclass(frozen=True, slots=True)
class Mention:
    """The plan names a place and gives it a status (an entity)."""

    id: str
    name_in_plan: str
    place: str
    status: str
    clause: Clause
    source: str
    confidence: str


@dataclass(frozen=True, slots=True)
class Listing:
    """One line of a published list: a city or place under a project or programme."""

    id: str
    project: str
    industry: str
    programme_zh: str
    programme_en: str
    name_zh: str
    place: str
    province: str
    city: str
    batch_zh: str
    year: str
    source: str
    confidence: str
    note_zh: str
