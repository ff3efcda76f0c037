"""Phrases: a filter as the words of its sentence, each with the filter without it. No Qt here."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from desktop.wording import tr
from geodata.atlas import Atlas
from geodata.choices import Choice, Filter
from geodata.facets import BUILT_IN
from geodata.filter_words import part_name, part_words, value_words

# A facet with more values than these is one phrase with their number.
MOST_VALUES = 4


@dataclass(frozen=True, slots=True)
class Phrase:
    """Some words of a filter's sentence.

    `before` is the small word before it (且, 或), `part` the part of the filter it belongs to,
    `whole` all that the part asks, `without` the filter with these words taken out; `out` says
    that it rules out.
    """

    part: str
    before: str
    words: str
    whole: str
    without: Filter
    out: bool = False


def phrases(atlas: Atlas, wanted: Filter, language: str) -> tuple[Phrase, ...]:
    """The sentence of a filter, muted parts too."""
    said: list[Phrase] = []
    for part in wanted.parts:
        whole = part_words(atlas, wanted, part, language)
        for phrase in _of_part(atlas, wanted, part, language):
            said.append(replace(phrase, whole=whole, before=phrase.before if said else ""))
    return tuple(said)


def _of_part(atlas: Atlas, wanted: Filter, part: str, language: str) -> Iterator[Phrase]:
    both, either = tr("且"), tr("或")
    choice = wanted.choice(part)
    if choice.idle:
        words = part_words(atlas, wanted, part, language)
        yield Phrase(part, both, words, words, wanted.without(part))
        return
    name = part_name(part, language)
    lead = BUILT_IN[part].lead(language) if part in BUILT_IN else ""
    for values, out in ((choice.any, False), (choice.none, True)):
        if values is None or (out and not values):
            continue
        if not 0 < len(values) <= MOST_VALUES:
            few = tr("未选{facet}", facet=name) if not values else ""
            words = few or tr("{facet} {n} 项", facet=name, n=len(values))
            left = Choice(None, choice.none) if not out else Choice(choice.any)
            yield Phrase(part, both, _negated(words, out=out), "", wanted.choose(part, left), out)
            continue
        for place, value in enumerate(values):
            words = value_words(atlas, part, value, language)
            words = _negated(words, out=out) if out else (lead if not place else "") + words
            joint = either if place and not out else both
            yield Phrase(part, joint, words, "", _without(wanted, part, value, out=out), out)


def _negated(words: str, *, out: bool) -> str:
    return tr("非 {words}", words=words) if out else words


def _without(wanted: Filter, part: str, value: str, *, out: bool) -> Filter:
    """The filter that no longer asks for a value, or no longer rules it out; muted as before."""
    choice = wanted.choice(part)
    if out:
        left = Choice(choice.any, tuple(v for v in choice.none if v != value))
    else:
        left = Choice(tuple(v for v in choice.any or () if v != value) or None, choice.none)
    return wanted.choose(part, left).mute(part, muted=part in wanted.muted)
