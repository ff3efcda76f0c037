"""Filter: which places a person wants to see. Values only; `filtering` applies them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

# Facets a filter may speak of, in the order in which they are shown and said.
FACETS: tuple[str, ...] = (
    "kind",
    "standing",
    "industry",
    "project",
    "evidence",
    "region",
    "park_class",
    "demo_zone",
    "confidence",
    "position_basis",
)
# Everything a filter may be made of; a column of a user's own table comes after the facets.
_AFTER = ("area", "years", "text")
PARTS: tuple[str, ...] = (*FACETS, *_AFTER)
# The code of a facet that is a column of a user's own table begins so.
OWN = "own:"

Ring = tuple[tuple[float, float], ...]


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
    """Facets with "or" within and "and" between, a drawn area, a span of approval years, and words
    of a name: its parts, named by PARTS.

    `choices` holds (facet, Choice) pairs in the order of FACETS, idle ones left out. `area` is a
    ring of WGS 84 corners (lon_deg, lat_deg), closed by itself and straight between them on the
    national map; empty for none. With a year limit set, places whose year is unknown do not pass.
    `muted` names parts that are kept but not applied.
    """

    choices: tuple[tuple[str, Choice], ...] = ()
    from_year: int | None = None
    to_year: int | None = None
    text: str = ""
    area: Ring = ()
    muted: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        # What is not there cannot be muted, and the order of muting says nothing.
        if self.muted:
            muted = set(self.muted)
            kept = tuple(part for part in self.parts if part in muted)
            object.__setattr__(self, "muted", kept)

    @property
    def parts(self) -> tuple[str, ...]:
        """Names of the parts that say something, muted ones too, in the order of PARTS."""
        after = {
            "area": bool(self.area),
            "years": self.from_year is not None or self.to_year is not None,
            "text": bool(self.text.strip()),
        }
        return (*(facet for facet, _ in self.choices), *(part for part in _AFTER if after[part]))

    @property
    def applied(self) -> Filter:
        """The filter without its muted parts."""
        made = self
        for part in self.muted:
            made = made.without(part)
        return made

    def choice(self, facet: str) -> Choice:
        """The choice within `facet`; an idle one when nothing is chosen."""
        return dict(self.choices).get(facet, IDLE)

    def choose(self, facet: str, choice: Choice) -> Filter:
        """The filter with `facet` set to `choice`, and applied even if it was muted before."""
        if facet not in FACETS and not facet.startswith(OWN):
            raise ValueError(facet)
        chosen = {**dict(self.choices), facet: choice}
        ordered = tuple((name, chosen[name]) for name in (*FACETS, *_own(chosen)) if name in chosen)
        kept = tuple(pair for pair in ordered if not pair[1].idle)
        return replace(self, choices=kept, muted=self._muted_but(facet))

    def between(self, from_year: int | None, to_year: int | None) -> Filter:
        """The filter with that span of approval years, applied; None leaves an end open."""
        muted = self._muted_but("years")
        return replace(self, from_year=from_year, to_year=to_year, muted=muted)

    def inside(self, area: Iterable[tuple[float, float]]) -> Filter:
        """The filter with that drawn area, applied: corners (lon_deg, lat_deg); empty for none."""
        corners = tuple((float(lon), float(lat)) for lon, lat in area)
        if len(corners) > 1 and corners[0] == corners[-1]:
            corners = corners[:-1]
        if len(set(corners)) < 3 and corners:
            raise ValueError(corners)
        return replace(self, area=corners, muted=self._muted_but("area"))

    def named(self, text: str) -> Filter:
        """The filter with those words of a name, applied."""
        return replace(self, text=text, muted=self._muted_but("text"))

    def mute(self, part: str, *, muted: bool) -> Filter:
        """The filter with a part kept but not applied, or applied again."""
        others = self._muted_but(part)
        return replace(self, muted=(*others, part) if muted else others)

    def without(self, part: str) -> Filter:
        """The filter without one of its parts."""
        match part:
            case "area":
                return self.inside(())
            case "years":
                return self.between(None, None)
            case "text":
                return self.named("")
        return self.choose(part, IDLE)

    def _muted_but(self, part: str) -> tuple[str, ...]:
        return tuple(name for name in self.muted if name != part)


def _own(facets: Iterable[str]) -> list[str]:
    return sorted(facet for facet in facets if facet.startswith(OWN))


IDLE = Choice()
# The plan's own picture: what was known by the end of 2010 and read in a source.
PLAN_FILTER = Filter().choose("standing", Choice(any=("plan",)))
