"""Words of: names, dates, clauses and sources, said in a language. No Qt here."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from geodata.atlas import Atlas
from geodata.records import Address, Clause, Place, Source
from geodata.vocabulary import REACH, Term

_REACH = {term.code: term for term in REACH}


def unknown(language: str) -> str:
    """What is said in place of a fact nobody has read."""
    return "unknown" if language == "en" else "未知"


def term_words(terms: Iterable[Term], code: str, language: str) -> str:
    """The words of a code of a closed list; "unknown" for a blank one."""
    found = next((term for term in terms if term.code == code), None)
    return found.words(language) if found else unknown(language)


def reach_words(reach: str, language: str) -> str:
    """Of what the evidence speaks."""
    return _REACH[reach].words(language)


def name_of(record: Any, language: str) -> str:
    """The name of any record; Chinese where it has no English one."""
    own = (f"{field}_{language}" for field in ("name", "title", "term"))
    for field in (*own, "name_zh", "title_zh", "term_zh", "title", "id"):
        name = getattr(record, field, "")
        if name:
            return str(name)
    return ""


def name_at(atlas: Atlas, address: Address, language: str) -> str:
    """The name of what the address points to; Fault when there is no such thing."""
    return name_of(atlas.record(address), language)


def region_words(atlas: Atlas, place: Place, language: str) -> str:
    """Province, city and county of a place, the city left out where it is the province."""
    codes = dict.fromkeys((place.province, place.city))
    names = [name_of(atlas.regions[code], language) for code in codes if code in atlas.regions]
    if place.county_zh:
        names.append(place.county_zh)
    if language == "en":
        return ", ".join(reversed(names))
    return " ".join(names) or unknown(language)


def date_words(date: str, language: str) -> str:
    """A date as exact as it is known: 2010, 2010-09 or 2010-09-26; "unknown" when blank."""
    if not date:
        return unknown(language)
    if language == "en":
        return date
    parts = date.split("-")
    return "".join(
        f"{int(part)}{unit}" for part, unit in zip(parts, ("年", "月", "日"), strict=False)
    )


def clause_words(atlas: Atlas, clause: Clause, language: str) -> str:
    """Where in the plan's text: section, its title, and the phrase that finds the spot."""
    section = atlas.sections.get(clause.section)
    title = name_of(section, language) if section else ""
    if language == "en":
        words = f"Plan, section {clause.section}" if clause.section else "Plan"
        words += f" “{title}”" if title else ""
        return f"{words}, at “{clause.anchor}…”" if clause.anchor else words
    words = f"规划 {clause.section}".rstrip()
    words += f"《{title}》" if title else ""
    return f"{words}，见“{clause.anchor}…”" if clause.anchor else words


def source_words(source: Source, language: str) -> str:
    """Title, publisher and date of a source, as far as known."""
    mark = ", " if language == "en" else "，"
    return mark.join(part for part in (source.title, source.publisher, source.date) if part)


def sources_words(atlas: Atlas, source_ids: Iterable[str], language: str) -> list[str]:
    """The credits of several sources."""
    return [source_words(atlas.sources[i], language) for i in source_ids if i in atlas.sources]
