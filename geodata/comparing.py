"""Comparing: two to four places or regions side by side, as rows of cells.

Facts and figures of what is compared, what they share and what only one has, and by what evidence.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from geodata.atlas import Atlas
from geodata.evidence import Links, strongest
from geodata.place_table import place_table
from geodata.records import Address, Link, Place, Region
from geodata.vocabulary import EVIDENCE, EVIDENCE_BY_CODE, KINDS, Term

FACTS = (
    *("kind", "province", "city", "county", "approved", "standing", "confidence"),
    *("park_class", "demo_zone", "industry_words", "area_basis", "position_basis"),
)
GROUPS: tuple[Term, ...] = (
    Term("facts", "概况", "Facts"),
    Term("figures", "数量", "Figures"),
    Term("industries", "产业", "Industries"),
    Term("projects", "专项", "Special projects"),
    Term("clusters", "集群", "Clusters"),
)
_LINKED = (("industries", "industry"), ("projects", "project"), ("clusters", "cluster"))


@dataclass(frozen=True, slots=True)
class Cell:
    """What one side has: words in both languages, a number for figures, the code of the strongest
    evidence for links. All blank when it has nothing or nothing is known.
    """

    zh: str = ""
    en: str = ""
    number: float | None = None
    evidence: str = ""

    @property
    def blank(self) -> bool:
        """Whether nothing is there."""
        return not self.zh and self.number is None

    def words(self, language: str) -> str:
        """The words in `language` ("zh" or "en")."""
        return self.en if language == "en" else self.zh


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the comparison; `target` is the thing that a line about links is about."""

    group: str
    zh: str
    en: str
    cells: tuple[Cell, ...]
    target: Address | None = None

    def head(self, language: str) -> str:
        """What the line is about."""
        return self.en if language == "en" else self.zh

    @property
    def shared(self) -> bool:
        """Whether every side has something there."""
        return not any(cell.blank for cell in self.cells)


@dataclass(frozen=True, slots=True)
class Comparison:
    """The sides in their order, and rows by the order of GROUPS; shared links stand first."""

    sides: tuple[Address, ...]
    rows: tuple[Row, ...]

    def of_group(self, group: str) -> tuple[Row, ...]:
        """The rows of one group."""
        return tuple(row for row in self.rows if row.group == group)


def can_compare(address: Address) -> bool:
    """Whether a thing can stand in a comparison."""
    return address.kind in ("place", "region")


def compared(
    atlas: Atlas, links: Links, addresses: Sequence[Address], within: Iterable[str]
) -> Comparison:
    """The things side by side; regions are counted over the places `within` (ids) the filter.

    Fault for an address that the atlas does not have.
    """
    sides = tuple(address for address in addresses if can_compare(address))
    inside = frozenset(within)
    places = [_places_of(atlas, address, inside) for address in sides]
    rows = [*_facts(atlas, links, sides), *_figures(atlas, links, sides, places)]
    for group, kind in _LINKED:
        rows += _linked(atlas, links, group, kind, places)
    return Comparison(sides, tuple(rows))


def _places_of(atlas: Atlas, address: Address, inside: frozenset[str]) -> tuple[str, ...]:
    """The place itself, or a region's places under the filter."""
    record = atlas.record(address)
    if isinstance(record, Place):
        return (record.id,)
    holds = {"province": "province", "prefecture": "city"}.get(record.level, "")
    if not holds:
        return tuple(
            i
            for i in inside
            if atlas.places[i].county_zh == record.name_zh and atlas.places[i].city == record.parent
        )
    return tuple(i for i in inside if getattr(atlas.places[i], holds) == record.code)


def _facts(atlas: Atlas, links: Links, sides: Sequence[Address]) -> Iterator[Row]:
    table = place_table(atlas, links)
    rows = {side: table.rows_of([side.id])[0] for side in sides if side.kind == "place"}
    for fact in FACTS:
        column, cells = table.column(fact), table.cells[fact]
        found = tuple(
            Cell(cells.text(rows[side], "zh"), cells.text(rows[side], "en"))
            if side in rows
            else _region_fact(atlas, fact, atlas.record(side))
            for side in sides
        )
        if any(not cell.blank for cell in found):
            yield Row("facts", column.zh, column.en, found)


def _region_fact(atlas: Atlas, fact: str, region: Region) -> Cell:
    above = atlas.regions.get(region.parent)
    if fact == "province" and region.level != "province":
        while above is not None and above.level != "province":
            above = atlas.regions.get(above.parent)
        return Cell(above.name_zh, above.name_en) if above else Cell()
    if fact == "kind":
        return Cell("行政区划", "Administrative region")
    return Cell()


def _figures(
    atlas: Atlas, links: Links, sides: Sequence[Address], places: Sequence[tuple[str, ...]]
) -> Iterator[Row]:
    if any(side.kind == "region" for side in sides):
        yield _counted("载体（处）", "Places", (len(ids) for ids in places))
        for kind in KINDS:
            counts = [sum(atlas.places[i].kind == kind.code for i in ids) for ids in places]
            if any(counts):
                yield _counted(f"{kind.zh}（处）", kind.en, counts)
    else:
        areas = [atlas.places[side.id].area_ha for side in sides]
        if any(area is not None for area in areas):
            yield Row("figures", "面积（公顷）", "Area (ha)", tuple(map(_number, areas)))
    for (zh, en), of_place in _COUNTS:
        yield _counted(
            zh, en, (len({t for i in ids for t in of_place(links, i)}) for ids in places)
        )


_COUNTS: tuple[tuple[tuple[str, str], Callable[[Links, str], Iterable[str]]], ...] = (
    (("相关产业（项）", "Industries linked"), lambda links, i: links.industries_of(i)),
    (("相关专项（项）", "Projects linked"), lambda links, i: links.projects_of(i)),
)


def _counted(zh: str, en: str, numbers: Iterable[int]) -> Row:
    return Row("figures", zh, en, tuple(_number(number) for number in numbers))


def _number(value: float | None) -> Cell:
    return Cell() if value is None else Cell(f"{value:,.6g}", f"{value:,.6g}", float(value))


def _linked(
    atlas: Atlas, links: Links, group: str, kind: str, places: Sequence[tuple[str, ...]]
) -> list[Row]:
    """One row a thing that any side is linked to, by its strongest evidence; shared ones first."""
    found: dict[str, list[str]] = {}
    for at, ids in enumerate(places):
        best: dict[str, list[Link]] = {}
        for place_id in ids:
            for link in links.of_place(place_id):
                if link.target.kind == kind and link.evidence != "unverified":
                    best.setdefault(link.target.id, []).append(link)
        for target, those in best.items():
            first = strongest(those)
            assert first is not None
            found.setdefault(target, [""] * len(places))[at] = first.evidence
    records = getattr(atlas, group)
    above = {i for target in found for i in atlas.industry_line(target)[1:]}
    rows = [
        Row(
            group,
            records[target].name_zh,
            records[target].name_en or records[target].name_zh,
            tuple(_evidenced(evidence) for evidence in evidences),
            Address(kind, target),
        )
        for target, evidences in found.items()
        if kind != "industry" or target not in above
    ]
    order = {term.code: rank for rank, term in enumerate(EVIDENCE)}
    return sorted(
        rows,
        key=lambda row: (
            sum(cell.blank for cell in row.cells),
            min(order[cell.evidence] for cell in row.cells if cell.evidence),
            row.target.id if row.target else "",
        ),
    )


def _evidenced(evidence: str) -> Cell:
    if not evidence:
        return Cell()
    return Cell(EVIDENCE_BY_CODE[evidence].zh, EVIDENCE_BY_CODE[evidence].en, evidence=evidence)
