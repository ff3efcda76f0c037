"""Links that rest on the words of a place's own industry text. Pure functions."""

from __future__ import annotations

from collections.abc import Iterable

from geodata import evidence_words as words_of
from geodata.atlas import Atlas
from geodata.matching import industry_matches, project_matches
from geodata.records import Address, Link, Place
from geodata.vocabulary import KIND

ZONE_KINDS = ("zone", "demo_zone")
# The field in the very name of a programme, where its bases carry no field of their own.
_PROGRAMME_INDUSTRY = {"torch_software": "SEI-IT-SOFT", "modern_service": "MSI"}


def text_links(atlas: Atlas, place: Place) -> Iterable[Link]:
    """Industries and projects of the place's own industry text.

    A base was named for its field in a published list, so that its industries are listed; its
    projects are listed where the name of the field is the project's or its segment's own
    (智能电网 and SP14), and matched where other words lead there (轨道交通 and SP08).
    """
    base = place.kind not in ZONE_KINDS
    unread = base and place.confidence == "C"
    source = place.sources[0] if place.sources else ""
    after = base and words_of.after_plan(place.approved_year)

    def link(kind: str, target: str, words: tuple[str, ...], *, listed: bool) -> Link:
        evidence = "unverified" if unread else "listed" if listed else "matched"
        said = words_of.base_words(place, words) if listed else words_of.matched_words(words)
        return Link(place.id, Address(kind, target), evidence, "place", *said, None, source, after)

    industries = {
        match.industry_id: match.words for match in industry_matches(atlas, place.industry_zh)
    }
    programme = _PROGRAMME_INDUSTRY.get(place.kind, "")
    if programme in atlas.industries and not any(
        programme in atlas.industry_line(industry_id) for industry_id in industries
    ):
        industries[programme] = (place.industry_zh or KIND[place.kind].zh,)
    for industry_id, words in industries.items():
        yield link("industry", industry_id, words, listed=base)
    for match in project_matches(atlas, place.industry_zh):
        own = base and _names_field(atlas, match.project_id, place.industry_zh)
        yield link("project", match.project_id, match.words, listed=own)


def _names_field(atlas: Atlas, project_id: str, text: str) -> bool:
    project = atlas.projects[project_id]
    names = {project.name_zh.strip("“”")}
    names |= {atlas.industries[segment].name_zh for segment in project.segments}
    return any(name in text for name in names)
