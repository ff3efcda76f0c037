"""Sifting: which values of a facet are worth a row now. No Qt here."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from geodata.facets import Value


def fits(value: Value, typed: str) -> bool:
    """Whether what was typed may mean the value: part of its words, its pinyin or its initials."""
    wanted = "".join(typed.casefold().split())
    syllables = value.pinyin.split()
    # Latin letters inside a syllable mean nothing: "an" is not in "bian".
    spelled = ("".join(syllables[start:]) for start in range(len(syllables)))
    return (
        wanted in value.zh.casefold()
        or wanted in "".join(value.en.casefold().split())
        or any(tail.startswith(wanted) for tail in spelled)
        or wanted in "".join(syllable[0] for syllable in syllables)
    )


def found(values: Mapping[str, Value], typed: str) -> set[str]:
    """Codes of the values that may be meant."""
    return {code for code, value in values.items() if fits(value, typed)}


def with_parents(values: Mapping[str, Value], codes: Iterable[str]) -> set[str]:
    """Those codes and all above them."""
    kept: set[str] = set()
    for start in codes:
        code = start
        while code and code not in kept:
            kept.add(code)
            code = values[code].parent
    return kept


def below(values: Mapping[str, Value], codes: Iterable[str]) -> set[str]:
    """Those codes and all below them; `values` stand parents before children."""
    kept = set(codes)
    for code, value in values.items():
        if value.parent in kept:
            kept.add(code)
    return kept
