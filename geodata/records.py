"""The records of the atlas: one frozen dataclass a noun. Ids are stable and appear in addresses.

Positions are WGS 84 degrees; codes are GB/T 2260, six figures; a blank string or None is unknown.
"""

from __future__ import annotations

from dataclasses import dataclass

from geodata.vocabulary import KIND


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
        return KIND[self.kind].standing if self.in_plan else "later"

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
class EconomicRegion:
    """One of the four economic regions that official statistics part the mainland into.

    `provinces` are codes of its provinces; Hong Kong, Macao and Taiwan are in none of them.
    """

    id: str
    name_zh: str
    name_en: str
    pinyin: str
    provinces: tuple[str, ...]
    source: str
    confidence: str


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
