"""The places around a place, within a distance that the reader chooses."""

from __future__ import annotations

from desktop.panels.parts.brief import Brief
from desktop.panels.parts.markup import (
    CHOICE,
    fold_link,
    heading,
    kind_mark,
    link,
    paragraph,
    quiet,
    said,
)
from desktop.wording import tr
from geodata.amounts import number
from geodata.nearby import neighbours_within
from geodata.records import Address, Place

RADII_KM = (25, 50, 100, 200)
USUAL_KM = 50


def radius_km(opened: frozenset[str]) -> int:
    """The distance chosen: the fold of it that is open, else the usual one."""
    chosen = [km for km in RADII_KM if f"{CHOICE}nearby/{km}" in opened]
    return chosen[-1] if chosen else USUAL_KM


def nearby_block(brief: Brief, place: Place) -> str:
    """The places of the filter around the place, nearest first, with their distances.

    Those at the very same point stand in a block of their own.
    """
    chosen = radius_km(brief.opened)
    found = [
        (place_id, metres)
        for place_id, metres in neighbours_within(brief.atlas, place.id, chosen * 1000.0)
        if place_id in brief.within and metres > 0
    ]
    rows = [_row(brief, place_id, metres) for place_id, metres in found]
    none = paragraph(said(tr("当前筛选内没有。")), "source")
    within = said(tr("直线距离（千米）以内"))
    return (
        heading(tr("附近的载体"), len(found))
        + paragraph(f"{within}：{_choices(chosen)}", "source")
        + (brief.folded(rows, "nearby") if rows else none)
    )


def _choices(chosen_km: int) -> str:
    return " · ".join(
        f"<b>{km}</b>" if km == chosen_km else fold_link(f"{CHOICE}nearby/{km}", str(km))
        for km in RADII_KM
    )


def _row(brief: Brief, place_id: str, metres: float) -> str:
    place = brief.atlas.places[place_id]
    mark = kind_mark(place.kind, hollow=place.standing == "unverified")
    address = Address("place", place_id)
    away = tr("{km} 千米", km=number(round(metres / 1000, 1)))
    return paragraph(f"{mark} {link(address, brief.name(address))} {quiet(away)}", "row")
