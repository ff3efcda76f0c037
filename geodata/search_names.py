"""What can be found in an atlas, and by which names: the rows the search compares with."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from geodata.atlas import Atlas
from geodata.records import Address, Place, Region
from geodata.vocabulary import INDUSTRY_KINDS, KIND, METRIC_KINDS, REGION_LEVELS, STANDING

# What comes first among equals: the order of kinds.
_RANK: dict[str, float] = {
    "zone": 0,
    "demo_zone": 1,
    "base": 2,
    "cluster": 3,
    "project": 3,
    "province": 3,
    "prefecture": 3,
    "industry": 4,
    "metric": 5,
    "term": 5,
    "section": 7,
    "county": 8,
}
# Counties, sections and university parks share words with places that people more often mean.
_COUNTY_PENALTY = 1.5
_SERVICE_PENALTY = 1.5
_SECTION_PENALTY = 2.5
_PLACE_ID_PENALTY = 1.5
_PINYIN_PENALTY = 0.1
_INITIALS_PENALTY = 0.2
_LATER = 0.5
_OUTSIDE = -1.0
_APOSTROPHES = str.maketrans("", "", "'’‘`")
_INDUSTRY_KIND = {term.code: term for term in INDUSTRY_KINDS}
_METRIC_KIND = {term.code: term for term in METRIC_KINDS}
_LEVEL = {term.code: term for term in REGION_LEVELS}


@dataclass(frozen=True, slots=True)
class Name:
    """One way to write a thing, folded, its words parted by one space.

    `tails` is the name without spaces from each of its words on, every tail after a line end.
    `syllables`: the words are pinyin syllables; `start_only`: only its beginning counts (codes,
    counties); `penalty` is added to the score of a match by this name.
    """

    text: str
    tails: str
    syllables: bool = False
    start_only: bool = False
    penalty: float = 0.0


@dataclass(frozen=True, slots=True)
class Entry:
    """A thing that can be found, with its names; a smaller rank comes first among equals.

    `joined` is all its names without spaces, each after a line end, for a first rough look.
    """

    address: Address
    zh: str
    en: str
    detail_zh: str
    detail_en: str
    rank: float
    order: int
    names: tuple[Name, ...]
    joined: str = field(repr=False)


def entries_of(atlas: Atlas) -> tuple[Entry, ...]:
    """Places, clusters, projects, industries, metrics, terms, regions and sections of an atlas."""
    return tuple(
        Entry(
            address,
            zh,
            en,
            details[0],
            details[1],
            rank,
            order,
            names,
            "".join("\n" + name.text.replace(" ", "") for name in names),
        )
        for order, (address, zh, en, details, rank, names) in enumerate(_rows(atlas))
    )


def entry_named(
    address: Address, names: tuple[str, str], pinyin: Iterable[str], order: int
) -> Entry:
    """Something outside the atlas, by its id and its Chinese and English `names`; among equals it
    comes before the things of the atlas, in the order of `order`.
    """
    zh, en = names
    ways = _names(address.id, (zh,), en, pinyin)
    joined = "".join("\n" + name.text.replace(" ", "") for name in ways)
    return Entry(address, zh, en, "", "", _OUTSIDE, order, ways, joined)


_Row = tuple[Address, str, str, tuple[str, str], float, tuple[Name, ...]]


def _rows(atlas: Atlas) -> Iterator[_Row]:
    for place in atlas.places.values():
        yield _place_row(atlas, place)
    for cluster in atlas.clusters.values():
        names = _names(cluster.id, (cluster.name_zh,), cluster.name_en, (cluster.pinyin,))
        details = _joined(("产业集群", "Cluster"), _region_words(atlas, cluster.city))
        row = Address("cluster", cluster.id), cluster.name_zh, cluster.name_en
        yield *row, details, _RANK["cluster"], names
    for project in atlas.projects.values():
        names = _names(project.id, (project.name_zh,), project.name_en, (project.pinyin,))
        details = (f"科技重点专项 {project.id}", f"Special project {project.id}")
        row = Address("project", project.id), project.name_zh, project.name_en
        yield *row, details, _RANK["project"], names
    for industry in atlas.industries.values():
        names = _names(industry.id, (industry.name_zh,), industry.name_en, (industry.pinyin,))
        kind = _INDUSTRY_KIND[industry.kind]
        row = Address("industry", industry.id), industry.name_zh, industry.name_en
        yield *row, (kind.zh, kind.en), _RANK["industry"], names
    for metric in atlas.metrics.values():
        if metric.same_as:
            continue
        names = _names(metric.id, (metric.name_zh,), metric.name_en, (metric.pinyin,))
        kind = _METRIC_KIND[metric.kind]
        row = Address("metric", metric.id), metric.name_zh, metric.name_en
        details = (f"指标 {metric.id} · {kind.zh}", f"Metric {metric.id} · {kind.en}")
        yield *row, details, _RANK["metric"], names
    for term in atlas.definitions.values():
        names = _names(term.id, (term.term_zh,), term.term_en, (term.pinyin,))
        row = Address("term", term.id), term.term_zh, term.term_en
        yield *row, ("名词解释", "Glossary"), _RANK["term"], names
    for region in atlas.regions.values():
        yield _region_row(atlas, region)
    for section in atlas.sections.values():
        details = (f"规划 {section.id}", f"The plan, {section.id}")
        names = _names(section.id, (section.title_zh,), "", (), penalty=_SECTION_PENALTY)
        yield Address("section", section.id), section.title_zh, "", details, _RANK["section"], names


def _place_row(atlas: Atlas, place: Place) -> _Row:
    kind = KIND[place.kind]
    standing = STANDING[place.standing]
    region = _region_words(atlas, place.city)
    details = _joined((kind.zh, kind.en), region)
    rank = _RANK.get(place.kind, _RANK["base"])
    if place.standing != "plan":
        rank += _LATER
        details = _joined(details, (standing.zh, standing.en))
    names = _names(
        place.id,
        (place.name_zh, place.short_zh, *place.aliases_zh),
        place.name_en,
        (place.short_pinyin, place.pinyin),
        penalty=0.0 if kind.standing == "plan" else _SERVICE_PENALTY,
        code_penalty=_PLACE_ID_PENALTY,
    )
    return Address("place", place.id), place.name_zh, place.name_en, details, rank, names


def _region_row(atlas: Atlas, region: Region) -> _Row:
    level = _LEVEL[region.level]
    details = _joined((level.zh, level.en), _region_words(atlas, region.parent))
    address = Address("region", region.code)
    names: tuple[Name, ...]
    if region.level == "county":
        names = (
            Name(region.code, "\n" + region.code, start_only=True),
            _start(region.name_zh, 0.0),
            _start(region.pinyin, _PINYIN_PENALTY),
        )
        if region.short_zh != region.name_zh:
            names = (*names, _start(region.short_zh, 0.0))
    else:
        # 北京 is bj and beijing, not only bjs and beijingshi.
        short = region.name_zh.startswith(region.short_zh)
        short_pinyin = " ".join(region.pinyin.split()[: len(region.short_zh)]) if short else ""
        names = _names(
            region.code,
            (region.name_zh, region.short_zh),
            region.name_en,
            (region.pinyin, short_pinyin),
        )
    return address, region.name_zh, region.name_en, details, _RANK[region.level], names


def folded(text: str) -> str:
    """A text as it is compared: small letters, one space between words, no apostrophes (Xi'an)."""
    return " ".join(text.casefold().translate(_APOSTROPHES).split())


def _start(text: str, penalty: float) -> Name:
    """A county's name: only its beginning counts."""
    joined = text.replace(" ", "")
    return Name(text, "\n" + joined, start_only=True, penalty=_COUNTY_PENALTY + penalty)


def _names(
    code: str,
    chinese: Iterable[str],
    english: str,
    pinyin: Iterable[str],
    penalty: float = 0.0,
    code_penalty: float = 0.0,
) -> tuple[Name, ...]:
    """Every way to write a thing: its code, Chinese, English, pinyin and its initials."""
    said = code.casefold()
    names = {said: Name(said, "\n" + said, start_only=True, penalty=code_penalty)}
    for text in (*chinese, english):
        said = folded(text)
        if said and said not in names:
            names[said] = Name(said, _tails(said.split(" ")), penalty=penalty)
    for text in pinyin:
        words = text.casefold().split()
        for syllables, more in (
            (words, _PINYIN_PENALTY),
            ([word[0] for word in words], _INITIALS_PENALTY),
        ):
            said = " ".join(syllables)
            if said and said not in names:
                names[said] = Name(said, _tails(syllables), syllables=True, penalty=penalty + more)
    return tuple(names.values())


def _tails(words: list[str]) -> str:
    tail = ""
    tails = []
    for word in reversed(words):
        tail = word + tail
        tails.append(tail)
    return "\n" + "\n".join(reversed(tails))


def _region_words(atlas: Atlas, code: str) -> tuple[str, str]:
    region = atlas.regions.get(code)
    if region is None:
        return "", ""
    above = atlas.regions.get(region.parent)
    zh = (above.short_zh if above else "") + region.short_zh
    return zh, region.name_en


def _joined(first: tuple[str, str], second: tuple[str, str]) -> tuple[str, str]:
    return (
        " · ".join(part for part in (first[0], second[0]) if part),
        " · ".join(part for part in (first[1], second[1]) if part),
    )
