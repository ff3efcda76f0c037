"""The words of a link: lists with batch and year, matched words, the way a link came about."""

from __future__ import annotations

import re
from collections.abc import Iterable

from geodata.atlas import Atlas
from geodata.plan_records import Cluster, Listing
from geodata.records import Place
from geodata.vocabulary import KIND

PLAN_YEAR = 2012
# A list dated by a plan period instead of a year: the first year of the period.
_PERIODS = {"十二五": 2011, "十三五": 2016, "十四五": 2021}


def list_year(year: str) -> int | None:
    """The year a list begins, from its words: 2009, 2013–2014, 2009前, 十三五; None if unsaid."""
    digits = re.match(r"\d{4}", year)
    if digits:
        return int(digits.group())
    return next((first for period, first in _PERIODS.items() if year.startswith(period)), None)


def after_plan(year: int | None) -> bool:
    """Whether a list is later than the plan, which is of 2012; unknown years are not."""
    return year is not None and year > PLAN_YEAR


def listing_words(atlas: Atlas, listing: Listing) -> tuple[str, str]:
    """Chinese and English words of a list: its name, whom it names, batch and year."""
    named = listing.name_zh
    region = atlas.regions.get(listing.city) or atlas.regions.get(listing.province)
    city_names = (region.short_zh, region.name_zh) if region else ()
    whom = "" if named in city_names else named
    return (
        _joined((listing.programme_zh, whom, listing.batch_zh, _year_zh(listing.year))),
        _joined((listing.programme_en or listing.programme_zh, whom, listing.year)),
    )


def cluster_words(cluster: Cluster) -> tuple[str, str]:
    """Chinese and English words of a cluster's list: its name, batch or status, and year."""
    year = str(cluster.year) if cluster.year else ""
    return (
        _joined((cluster.name_zh, cluster.batch_zh, _year_zh(year))),
        _joined((cluster.name_en or cluster.name_zh, year)),
    )


def base_words(place: Place, words: Iterable[str]) -> tuple[str, str]:
    """Chinese and English words of a base that was named for a field: its list, field and year."""
    kind = KIND[place.kind]
    year = str(place.approved_year) if place.approved_year else ""
    found = "、".join(words)
    return (
        _joined((kind.full_zh, found, _year_zh(year))),
        _joined((kind.full_en, found, year)),
    )


def matched_words(words: Iterable[str]) -> tuple[str, str]:
    """The matched words, the same in both languages: they are the text's own."""
    found = "、".join(words)
    return found, found


def through(words: tuple[str, str], name_zh: str, name_en: str) -> tuple[str, str]:
    """The words of a link that goes through a project, with the project's name before them."""
    return (
        _joined((f"经由专项“{name_zh}”", words[0])),
        _joined((f'through the special project "{name_en}"', words[1])),
    )


def of_member(words: tuple[str, str], member: Place) -> tuple[str, str]:
    """The words of a link that a demonstration zone has through a zone it is made of."""
    return (
        _joined((words[0], f"成员园区：{member.short_zh or member.name_zh}")),
        _joined((words[1], f"member zone: {member.name_en or member.name_zh}")),
    )


def _year_zh(year: str) -> str:
    return f"{year}年" if re.fullmatch(r"\d{4}([–-]\d{4})?", year) else year


def _joined(parts: Iterable[str]) -> str:
    return " · ".join(part for part in parts if part)
