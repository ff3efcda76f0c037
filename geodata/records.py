"""The records of the atlas: one frozen dataclass a noun. Ids are stable and appear in addresses.

Positions are WGS 84 degrees; codes are GB/T 2260, six figures; a blank string or None is unknown.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Address:
    """The name of a thing that a panel can show: a kind of record and its id."""

    kind: str
    id: str

    def __str__(self) -> str:
        return f"{self.kind}/{self.id}"


@dataclass(frozen=True, slots=True)
class Source:
    """Where a fact was read. `address` is given for official or press hosts only."""

    id: str
    title: str
    publisher: str
    date: str
    kind: str
    address: str


@dataclass(frozen=True, slots=True)
class Clause:
    """A spot in the plan's text: a section and a phrase (≤ 20 characters) that finds it."""

    section: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Place:
    """Anything with a position that the plan cares for: a zone, demonstration zone or base."""

    id: str
    kind: str
    name_zh: str
    name_en: str
    short_zh: str
    pinyin: str
    short_pinyin: str
    aliases_zh: tuple[str, ...]
    province: str
    city: str
    county_zh: str
    lon_deg: float
    lat_deg: float
    position_basis: str
    approved: str
    in_plan: bool | None
    counted: bool
    area_ha: float | None
    area_basis: str
    industry_zh: str
    industry_basis: str
    park_class: str
    demo_zone: str
    demo_zone_later: str
    members: tuple[str, ...]
    approval_doc: str
    policies_zh: str
    sources: tuple[str, ...]
    confidence: str
    note_zh: str
    note_en: str

    @property
    def standing(self) -> str:
        """Where the place stands towards the plan: one code of `vocabulary.STANDINGS`."""
        if not self.counted:
            return "uncounted"
        if self.confidence == "C":
            return "unverified"
        if self.in_plan is None:
            return "undated"
        return "plan" if self.in_plan else "later"

    @property
    def approved_year(self) -> int | None:
        """The year of approval; None when it is not known."""
        return int(self.approved[:4]) if self.approved else None


@dataclass(frozen=True, slots=True)
class Park:
    """A park of a demonstration zone."""

    id: str
    demo_zone: str
    name_zh: str
    name_en: str
    as_of_zh: str
    in_plan_period: bool
    area_km2: float | None
    lon_deg: float
    lat_deg: float
    county_zh: str
    sources: tuple[str, ...]
    confidence: str
    note_zh: str
    note_en: str


@dataclass(frozen=True, slots=True)
class Figure:
    """A published figure of one zone or of all zones (`zone` is "ALL"), as printed and as read."""

    zone: str
    year: int
    indicator_zh: str
    indicator_en: str
    printed: str
    comparator: str
    value: float | None
    unit_zh: str
    unit_en: str
    source: str
    confidence: str
    note_zh: str
    note_en: str


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
    """A task that the plan sets."""

    id: str
    title_zh: str
    summary_zh: str
    applies_to: tuple[str, ...]
    clause: Clause
    source: str
    confidence: str


@dataclass(frozen=True, slots=True)
class Section:
    """A section of the plan's outline."""

    id: str
    parent: str
    level: int
    kind: str
    title_zh: str
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


@dataclass(frozen=True, slots=True)
class Region:
    """An administrative division; `parent` is the code of the one above."""

    code: str
    name_zh: str
    name_en: str
    short_zh: str
    pinyin: str
    level: str
    parent: str


@dataclass(frozen=True, slots=True)
class Link:
    """A place belongs with a thing, and this is the evidence.

    `reach` says whether the evidence speaks of the place itself, of its city or of its kind;
    `words` are the matched words or the list's name, batch and year; `clause` or `source` is
    where to read it.
    """

    place: str
    target: Address
    evidence: str
    reach: str
    words_zh: str
    words_en: str
    clause: Clause | None = None
    source: str = ""
    after_plan: bool = False
