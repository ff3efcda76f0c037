"""Detail: what a scale has room for: level of boundaries, ranks of lines, classes of names."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Detail:
    """What is drawn at a scale.

    `level` is the boundary layers' level; `borders` the kinds of lines, lowest first;
    `river_rank` and `lake_km2` the least river and lake; `names` the classes of region names.
    """

    level: str
    borders: tuple[str, ...]
    river_rank: int
    lake_km2: float
    names: tuple[str, ...]


_MAIN_BORDERS = ("省级界", "海岸线", "国界")
# Metres per millimetre up to which each detail holds, closest first. At 96 dots per inch 1 000 m
# per mm are 265 m a pixel.
_STEPS: tuple[tuple[float, Detail], ...] = (
    (
        1_300.0,
        Detail("h", ("县级界", "地级界", *_MAIN_BORDERS), 99, 0.0, ("province", "seat", "county")),
    ),
    (2_600.0, Detail("h", ("县级界", "地级界", *_MAIN_BORDERS), 99, 0.0, ("province", "seat"))),
    (5_000.0, Detail("m", ("地级界", *_MAIN_BORDERS), 9, 60.0, ("province", "seat"))),
    (9_000.0, Detail("m", ("地级界", *_MAIN_BORDERS), 8, 120.0, ("province", "seat"))),
    (26_000.0, Detail("l", ("地级界", *_MAIN_BORDERS), 6, 300.0, ("province",))),
)
_WIDEST = Detail("l", _MAIN_BORDERS, 5, 800.0, ("province",))


def detail_for(m_per_mm: float) -> Detail:
    """What a map at that scale shows."""
    for limit_m_per_mm, detail in _STEPS:
        if m_per_mm <= limit_m_per_mm:
            return detail
    return _WIDEST


def level_for(m_per_mm: float) -> str:
    """The boundary layers' level of detail for a scale: "l", "m" or "h"."""
    return detail_for(m_per_mm).level
