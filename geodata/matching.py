"""Matching: the words of an industry text that speak of an industry or of a special project.

A text is read from the left, the longest known word first, and every word is used once: in
新能源汽车 nothing speaks of 新能源. A word reaches the level of the tree on which it stands;
general words (软件, 装备) stand on industries, never on segments. A general noun that directly
follows a found word only completes it: 风电装备 is wind power, not equipment at large.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from geodata.atlas import Atlas

# Nouns that say what is made, not for which field, when another word stands before them.
HEAD_NOUNS = frozenset(
    {"装备", "装备制造", "设备", "设备制造", "机械", "机械制造", "材料"}
    | {"制造", "加工", "技术", "产品", "器材", "系统"}
)


@dataclass(frozen=True, slots=True)
class IndustryMatch:
    """An industry that a text speaks of, and the words that say so, in the order of the text."""

    industry_id: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ProjectMatch:
    """A special project that a text speaks of, through a segment it serves, and the words."""

    project_id: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Every keyword (casefolded) with what it speaks of; `longest` is the longest one's length.

    A word speaks of a project when one of the project's keywords is in it.
    """

    industries: Mapping[str, tuple[str, ...]]
    projects: Mapping[str, tuple[str, ...]]
    longest: int


@lru_cache(maxsize=4)
def lexicon_of(atlas: Atlas) -> Lexicon:
    """The keywords of all industries and projects; of one line of the tree only the finest."""
    of_industry: dict[str, list[str]] = defaultdict(list)
    for industry in atlas.industries.values():
        for keyword in industry.keywords:
            of_industry[keyword.casefold()].append(industry.id)
    keywords = {
        project.id: tuple(keyword.casefold() for keyword in project.keywords)
        for project in atlas.projects.values()
    }
    words = dict.fromkeys([*of_industry, *(word for found in keywords.values() for word in found)])
    return Lexicon(
        {word: _finest(atlas, ids) for word, ids in of_industry.items()},
        {
            word: tuple(key for key, found in keywords.items() if any(k in word for k in found))
            for word in words
        },
        max(map(len, words), default=0),
    )


def industry_matches(atlas: Atlas, text: str) -> tuple[IndustryMatch, ...]:
    """Industries that `text` speaks of, in the order of its words.

    One word that stands on an industry and on a segment below it speaks of the segment only.
    """
    lexicon = lexicon_of(atlas)
    found: dict[str, list[str]] = {}
    for word in _read(lexicon, text):
        for industry_id in lexicon.industries.get(word.casefold(), ()):
            _note(found, industry_id, word)
    return tuple(IndustryMatch(key, tuple(words)) for key, words in found.items())


def project_matches(atlas: Atlas, text: str) -> tuple[ProjectMatch, ...]:
    """Special projects that `text` speaks of, in the order of its words.

    A word counts when a keyword of the project is in it and it speaks of one of its segments: a
    segment may be wider than the project (ships and trains are one segment, SP08 is trains).
    """
    lexicon = lexicon_of(atlas)
    found: dict[str, list[str]] = {}
    for word in _read(lexicon, text):
        key = word.casefold()
        reached = set(projects_of_segments(atlas, lexicon.industries.get(key, ())))
        for project_id in lexicon.projects.get(key, ()):
            if project_id in reached:
                _note(found, project_id, word)
    return tuple(ProjectMatch(key, tuple(words)) for key, words in found.items())


def projects_of_segments(atlas: Atlas, industry_ids: Iterable[str]) -> tuple[str, ...]:
    """Ids of the projects that serve one of these industries or one above them, in table order."""
    lines = {above for industry_id in industry_ids for above in atlas.industry_line(industry_id)}
    return tuple(
        project.id for project in atlas.projects.values() if lines.intersection(project.segments)
    )


def _finest(atlas: Atlas, industry_ids: list[str]) -> tuple[str, ...]:
    above = {line for found in industry_ids for line in atlas.industry_line(found)[1:]}
    return tuple(found for found in dict.fromkeys(industry_ids) if found not in above)


def _note(found: dict[str, list[str]], key: str, word: str) -> None:
    words = found.setdefault(key, [])
    if word not in words:
        words.append(word)


def _read(lexicon: Lexicon, text: str) -> Iterator[str]:
    """The known words of a text as written there, from the left, the longest first."""
    folded = text.casefold()
    at = 0
    follows = False
    while at < len(folded):
        end = _longest_word(lexicon, folded, at)
        if end == at:
            noun = next((n for n in HEAD_NOUNS if folded.startswith(n, at)), "")
            at += len(noun) or 1
            follows = follows and bool(noun)
            continue
        if not (follows and folded[at:end] in HEAD_NOUNS):
            yield text[at:end]
        follows = True
        at = end


def _longest_word(lexicon: Lexicon, folded: str, at: int) -> int:
    """Where the longest known word that begins at `at` ends; `at` when there is none."""
    for end in range(min(len(folded), at + lexicon.longest), at, -1):
        word = folded[at:end]
        if word in lexicon.projects and _stands_free(folded, at, end):
            return end
    return at


def _stands_free(folded: str, at: int, end: int) -> bool:
    """Whether Latin letters and digits at its ends do not run on: LED is not in SLED."""

    def joined(left: str, right: str) -> bool:
        return left.isascii() and left.isalnum() and right.isascii() and right.isalnum()

    before = at > 0 and joined(folded[at - 1], folded[at])
    after = end < len(folded) and joined(folded[end - 1], folded[end])
    return not (before or after)
