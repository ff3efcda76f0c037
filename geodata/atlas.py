"""Atlas: the one door to the shipped facts. Records by id, indexes, neighbours; read when asked."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar

from geodata.faults import Fault
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
from geodata.records import Address, EconomicRegion, Figure, Park, Place, Region, Source

if TYPE_CHECKING:
    from geodata.layer import Layer

R = TypeVar("R")


def _by_id(records: Iterable[R]) -> dict[str, R]:
    return {record.id: record for record in records}  # type: ignore[attr-defined]


class Atlas:
    """All shipped facts, immutable once read.

    `read_records(kind)` gives the records of one class, in table order; `read_layer(name, level)`
    one boundary layer (EPSG:4326); `read_about()` what the layers say of themselves. Each is called
    once, when first needed, and may raise Fault.
    """

    def __init__(
        self,
        read_records: Callable[[type], tuple[Any, ...]],
        read_layer: Callable[[str, str], Layer],
        read_about: Callable[[], Mapping[str, str]] = dict,
    ) -> None:
        self._read_records = read_records
        self._read_layer = read_layer
        self._read_about = read_about
        self._layers: dict[tuple[str, str], Layer] = {}

    @cached_property
    def places(self) -> Mapping[str, Place]:
        """Every place by id: demonstration zones, zones, then bases, in table order."""
        return _by_id(self._read_records(Place))

    @cached_property
    def parks(self) -> Mapping[str, Park]:
        """Parks of the plan's three demonstration zones, by id."""
        return _by_id(self._read_records(Park))

    @cached_property
    def figures(self) -> tuple[Figure, ...]:
        """Published figures of zones."""
        return self._read_records(Figure)

    @cached_property
    def clusters(self) -> Mapping[str, Cluster]:
        """Clusters by id."""
        return _by_id(self._read_records(Cluster))

    @cached_property
    def industries(self) -> Mapping[str, Industry]:
        """The industry tree by id, parents before children."""
        return _by_id(self._read_records(Industry))

    @cached_property
    def projects(self) -> Mapping[str, Project]:
        """The 19 special projects by id."""
        return _by_id(self._read_records(Project))

    @cached_property
    def metrics(self) -> Mapping[str, Metric]:
        """Baselines and targets by id."""
        return _by_id(self._read_records(Metric))

    @cached_property
    def outcomes(self) -> tuple[Outcome, ...]:
        """Figures published later for a metric."""
        return self._read_records(Outcome)

    @cached_property
    def actions(self) -> Mapping[str, Action]:
        """Actions by id."""
        return _by_id(self._read_records(Action))

    @cached_property
    def sections(self) -> Mapping[str, Section]:
        """The plan's outline by section number, parents before children."""
        return _by_id(self._read_records(Section))

    @cached_property
    def definitions(self) -> Mapping[str, Definition]:
        """The plan's glossary by id."""
        return _by_id(self._read_records(Definition))

    @cached_property
    def entities(self) -> Mapping[str, Entity]:
        """The plan's kinds of places, programmes and bodies by id."""
        return _by_id(self._read_records(Entity))

    @cached_property
    def mentions(self) -> tuple[Mention, ...]:
        """Where the plan itself names a place."""
        return self._read_records(Mention)

    @cached_property
    def listings(self) -> tuple[Listing, ...]:
        """Lines of published lists."""
        return self._read_records(Listing)

    @cached_property
    def sources(self) -> Mapping[str, Source]:
        """Sources by id."""
        return _by_id(self._read_records(Source))

    @cached_property
    def regions(self) -> Mapping[str, Region]:
        """Provinces, prefectures and counties by code; a code stands once, at its highest level."""
        return {region.code: region for region in self._read_records(Region)}

    @cached_property
    def economic_regions(self) -> Mapping[str, EconomicRegion]:
        """The nation's four economic regions by id."""
        return _by_id(self._read_records(EconomicRegion))

    @cached_property
    def economic_region_of(self) -> Mapping[str, str]:
        """The id of the economic region by the code of each of its provinces."""
        regions = self.economic_regions.values()
        return {code: region.id for region in regions for code in region.provinces}

    @cached_property
    def county_named(self) -> Mapping[tuple[str, str], str]:
        """The code of a county by the code of the region above it and its Chinese name."""
        counties = (region for region in self.regions.values() if region.level == "county")
        return {(county.parent, county.name_zh): county.code for county in counties}

    def county_of(self, place: Place) -> str:
        """The code of the county that a place names; "" when it names none, or none of ours."""
        named = self.county_named
        by_city = named.get((place.city, place.county_zh), "")
        return by_city or named.get((place.province, place.county_zh), "")

    @cached_property
    def about(self) -> Mapping[str, str]:
        """What the boundary layers say of themselves; `source_line_zh` and `_en` among it."""
        return self._read_about()

    def layer(self, name: str, level: str = "") -> Layer:
        """A boundary layer at a level of detail ("l", "m", "h"; "" for the single-level ones)."""
        key = (name, level)
        if key not in self._layers:
            self._layers[key] = self._read_layer(name, level)
        return self._layers[key]

    def place(self, place_id: str) -> Place:
        """The place of that id; Fault if there is none."""
        try:
            return self.places[place_id]
        except KeyError:
            raise Fault(
                f"图集中没有编号为“{place_id}”的载体。",
                f'The atlas has no place with the id "{place_id}".',
            ) from None

    def record(self, address: Address) -> Any:
        """The record an address names; Fault if its kind or id is unknown."""
        shelves: dict[str, Callable[[], Mapping[str, Any]]] = {
            "place": lambda: self.places,
            "park": lambda: self.parks,
            "cluster": lambda: self.clusters,
            "industry": lambda: self.industries,
            "project": lambda: self.projects,
            "metric": lambda: self.metrics,
            "action": lambda: self.actions,
            "section": lambda: self.sections,
            "term": lambda: self.definitions,
            "entity": lambda: self.entities,
            "region": lambda: self.regions,
            "source": lambda: self.sources,
        }
        shelf = shelves.get(address.kind)
        if shelf is None or address.id not in shelf():
            raise Fault(
                f"图集中没有“{address}”。",
                f'The atlas has nothing at the address "{address}".',
            )
        return shelf()[address.id]

    @cached_property
    def places_of_city(self) -> Mapping[str, tuple[str, ...]]:
        """Place ids by the code of their city."""
        grouped: dict[str, list[str]] = defaultdict(list)
        for place in self.places.values():
            grouped[place.city].append(place.id)
        return {city: tuple(ids) for city, ids in grouped.items()}

    @cached_property
    def places_at_point(self) -> Mapping[tuple[float, float], tuple[str, ...]]:
        """Place ids by their exact point (lon_deg, lat_deg): places that share one are all here."""
        grouped: dict[tuple[float, float], list[str]] = defaultdict(list)
        for place in self.places.values():
            grouped[place.lon_deg, place.lat_deg].append(place.id)
        return {point: tuple(ids) for point, ids in grouped.items()}

    def industry_line(self, industry_id: str) -> tuple[str, ...]:
        """The industry and all above it, nearest first."""
        line: list[str] = []
        while industry_id and industry_id in self.industries:
            line.append(industry_id)
            industry_id = self.industries[industry_id].parent
        return tuple(line)

    @cached_property
    def industry_children(self) -> Mapping[str, tuple[str, ...]]:
        """Ids of the industries directly below each industry; "" holds the three groups."""
        grouped: dict[str, list[str]] = defaultdict(list)
        for industry in self.industries.values():
            grouped[industry.parent].append(industry.id)
        return {parent: tuple(ids) for parent, ids in grouped.items()}

    def industries_under(self, industry_id: str) -> frozenset[str]:
        """The industry and everything below it."""
        found = {industry_id}
        for child in self.industry_children.get(industry_id, ()):
            found |= self.industries_under(child)
        return frozenset(found)

    def entity_line(self, entity_id: str) -> tuple[str, ...]:
        """The entity and all above it, nearest first."""
        line: list[str] = []
        while entity_id and entity_id in self.entities:
            line.append(entity_id)
            entity_id = self.entities[entity_id].parent
        return tuple(line)

    def plan_count(self, count_metric: str) -> int:
        """The plan's own count of a kind of place, by the metric that carries it."""
        low = self.metrics[count_metric].low
        if low is None:
            raise Fault(
                f"指标 {count_metric} 没有数值，无法给出规划的总数。",
                f"Metric {count_metric} has no value, so the plan's count is unknown.",
            )
        return int(low)
