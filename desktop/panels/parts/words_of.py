"""Words of: names, figures, dates, clauses and sources, said in a language. No Qt here."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from geodata.atlas import Atlas
from geodata.plan_records import Metric
from geodata.records import Address, Clause, Place, Source
from geodata.vocabulary import COMPARATORS, REACH, Term

_COMPARATOR = {term.code: term for term in COMPARATORS}
_REACH = {term.code: term for term in REACH}
# English counts in billions where Chinese counts in hundreds of millions.
_HUNDRED_MILLION, _BILLION = "100 million ", "billion "


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


def number_words(value: float) -> str:
    """A number without needless zeros, thousands parted from ten thousand on."""
    text = f"{value:,.2f}".rstrip("0").rstrip(".")
    return text.replace(",", "") if abs(value) < 10_000 else text


def amount_words(
    comparator: str, low: float | None, high: float | None, unit: str, language: str
) -> str:
    """A figure with its comparator and unit: ≥10 %, 7–10 MW, 约100 MW; blank without a value."""
    if low is None:
        return ""
    if unit.startswith(_HUNDRED_MILLION):
        unit = unit.replace(_HUNDRED_MILLION, _BILLION)
        low, high = low / 10, None if high is None else high / 10
    value = number_words(low) if high is None else f"{number_words(low)}–{number_words(high)}"
    tight = not unit or (language == "zh" and not unit.isascii())
    value = f"{value}{unit}" if tight else f"{value} {unit}"
    if comparator in ("=", "range"):
        return value
    sign = _COMPARATOR[comparator].words(language)
    return f"{sign}{value}" if language == "zh" or sign in "≥≤" else f"{sign} {value}"


def metric_value(metric: Metric, language: str) -> str:
    """The figure of a metric; its direction in words where the plan gives no number."""
    # English has no counting words: 83 zones, not 83 家; a blank English unit is meant.
    unit = metric.unit_en if language == "en" else metric.unit_zh
    amount = amount_words(metric.comparator, metric.low, metric.high, unit, language)
    if amount:
        return amount
    in_words = "in words" if language == "en" else "文字目标"
    direction = _COMPARATOR[metric.comparator].words(language)
    if metric.comparator in ("text", "=", "reach"):
        return in_words
    return f"{in_words}: {direction}" if language == "en" else f"{in_words}：{direction}"


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
