"""Filter: which places a person wants to see. Values only; `filtering` applies them."""

from __future__ import annotations

from dataclasses import dataclass, replace

# Facets a filter may speak of, in the order in which they are shown and said.
FACETS: tuple[str, ...] = (
    "kind",
    "standing",
    "industry",
    "project",
    "province",
    "city",
    "park_class",
    "demo_zone",
    "confidence",
    "position_basis",
)


@dataclass(frozen=True, slots=True)
class Choice:
    """What is chosen within one facet: a place passes when it has one of `any` and none of `none`.

    `any` is None when the facet does not restrict; an empty tuple lets nothing pass.
    """

    any: tuple[str, ...] | None = None
    none: tuple[str, ...] = ()

    @property
    def idle(self) -> bool:
        """Whether the choice lets everything pass."""
        return self.any is None and not self.none


@dataclass(frozen=True, slots=True)
class Filter:
    """Facets with "or" within and "and" between, a span of approval years, and words of a name.

    `choices` holds (facet, Choice) pairs in the order of FACETS, idle ones left out. With a year
    limit set, places whose year is unknown do not pass.
    """

    choices: tuple[tuple[str, Choice], ...] = ()
    from_year: int | None = None
    to_year: int | None = None
    text: str = ""

    def choice(self, facet: str) -> Choice:
        """The choice within `facet`; an idle one when nothing is chosen."""
        return dict(self.choices).get(facet, IDLE)

    def choose(self, facet: str, choice: Choice) -> Filter:
        """The filter with `facet` set to `choice`."""
        if facet not in FACETS:
            raise ValueError(facet)
        chosen = {**dict(self.choices), facet: choice}
        ordered = tuple((name, chosen[name]) for name in FACETS if name in chosen)
        return replace(self, choices=tuple(pair for pair in ordered if not pair[1].idle))


IDLE = Choice()
# The plan's own picture: what was known by the end of 2010 and read in a source.
PLAN_FILTER = Filter().choose("standing", Choice(any=("plan",)))
